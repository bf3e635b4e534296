"""Lighthouse on each kind of page, as it judges a phone by default: a slow line and a slow processor, simulated.

It is installed for this alone, from a lock file of its own: with all that it brings it is larger than everything
else that the repository takes from npm together.
"""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from scripts import browser
from scripts.bench import chromium, contest
from scripts.bench.measurement import BenchError
from scripts.runtime.places import ROOT

LOCKED = ROOT / "scripts/bench/inside/lighthouse"
HOME = ROOT / "build/lighthouse"
COMMAND = HOME / "node_modules/lighthouse/cli/index.js"
LOCK = "package-lock.json"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PASSED = 0.9
"""What Lighthouse itself counts as passed; most audits give 0 or 1, those of times something between."""
LIMIT = 180
"""Seconds for one page."""


def install() -> bool:
    """Makes sure that it is there; returns whether it is."""
    if COMMAND.exists() and filecmp.cmp(LOCKED / LOCK, HOME / LOCK, shallow=False):
        return True
    print("· installing Lighthouse …", flush=True)
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.copytree(LOCKED, HOME)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
    return COMMAND.exists()


def version() -> str:
    """The version that the lock file names."""
    wanted: str = json.loads((LOCKED / LOCK).read_text(encoding="utf-8"))["packages"]["node_modules/lighthouse"][
        "version"
    ]
    return wanted


def measure(address: str, pages: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each kind of page: out of 100 in each category, and the audits that it failed."""
    rows = []
    for kind, path in pages.items():
        contest.show(f"Lighthouse, {path}")
        found = judged(address + path)
        rows.append({"name": kind, **scores(found), "failed": failed(found)})
    return rows


def judged(url: str) -> dict[str, Any]:
    """What it finds about a page."""
    flags = " ".join(("--headless=new", *browser.FLAGS))
    options = (f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}", "--output=json", "--quiet")
    done = subprocess.run(
        ["node", str(COMMAND), url, *options],
        env={**os.environ, "CHROME_PATH": chromium.executable()},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    if done.returncode:
        raise BenchError(f"Lighthouse on {url}: {done.stderr[-500:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def scores(found: Mapping[str, Any]) -> dict[str, int | None]:
    """Its scores, ``None`` where it could not judge.

    >>> scores({"categories": {"performance": {"score": 0.97}, "accessibility": {"score": 1},
    ...                        "best-practices": {"score": None}, "seo": {"score": 1}}})
    {'performance': 97, 'accessibility': 100, 'best-practices': None, 'seo': 100}
    """
    each = {id: found["categories"][id]["score"] for id in CATEGORIES}
    return {id: None if score is None else round(100 * score) for id, score in each.items()}


def failed(found: Mapping[str, Any]) -> dict[str, list[str]]:
    """Category → the audits that cost it points because they were not passed; only categories that have some.

    >>> failed({"categories": {"performance": {"auditRefs": [{"id": "speed-index", "weight": 10}]},
    ...                        "accessibility": {"auditRefs": [{"id": "link-name", "weight": 7}]},
    ...                        "best-practices": {"auditRefs": [{"id": "js-libraries", "weight": 0}]},
    ...                        "seo": {"auditRefs": [{"id": "canonical", "weight": 1}]}},
    ...         "audits": {"speed-index": {"score": 0.94}, "link-name": {"score": 0},
    ...                    "js-libraries": {"score": 0}, "canonical": {"score": None}}})
    {'accessibility': ['link-name']}
    """
    each = {
        id: [
            one["id"]
            for one in found["categories"][id]["auditRefs"]
            if one["weight"] and (score := found["audits"][one["id"]]["score"]) is not None and score < PASSED
        ]
        for id in CATEGORIES
    }
    return {id: audits for id, audits in each.items() if audits}

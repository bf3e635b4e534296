"""The scoring page as a reviewer uses it, and what the command line says to the same files."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from selfcheck.rules.indicators import RATED
from selfcheck.words import say

READY = 60_000  # ms; the first start on a slow machine
DESK, PHONE, NARROW = (1280, 800), (360, 740), (320, 640)

RATINGS = {one.id: place % 6 for place, one in enumerate(RATED)}
"""Every indicator rated, from 0 to 5 and round again."""


class Scoring:
    """The page in one language."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang = page, lang
        self.result = page.locator("#score-result")
        self.saved = page.locator(".selfcheck-saved")
        self.compared = page.locator("#reviewers-result")

    def open(self) -> "Scoring":
        self.page.goto(f"/{self.lang}/score/")
        return self.wait()

    def wait(self) -> "Scoring":
        expect(self.result).to_have_attribute("data-state", "ready", timeout=READY)
        return self

    def rate(self, ratings: dict[str, Any]) -> "Scoring":
        for id, rating in ratings.items():
            self.page.locator(f"#ask-{id} label", has=self.choice(id, rating)).click()
        return self

    def choice(self, id: str, rating: object) -> Any:
        value = str(rating).lower() if isinstance(rating, bool) else str(rating)
        return self.page.locator(f'input[name="{id}"][value="{value}"]')

    def field(self, name: str) -> Any:
        return self.page.locator(f'input[name="{name}"]')

    def slider(self, dimension: str) -> Any:
        return self.page.locator(f"[data-slides={dimension}]")

    def total(self, worst: str, best: str) -> None:
        expect(self.result).to_have_attribute("data-worst", worst)
        expect(self.result).to_have_attribute("data-best", best)

    def receipt(self) -> str:
        return self.page.locator(".ledger .particulars dd").last.inner_text()

    def choose(self, which: str, *files: tuple[str, object]) -> "Scoring":
        """Files by name and content; bytes are taken as they are, everything else as JSON."""
        self.page.locator(f"[data-files={which}]").set_input_files(
            [
                {
                    "name": name,
                    "mimeType": "application/json",
                    "buffer": content if isinstance(content, bytes) else json.dumps(content).encode(),
                }
                for name, content in files
            ]
        )
        return self

    def export(self, path: Path) -> Path:
        with self.page.expect_download() as started:
            self.page.locator("[data-action=export]").click()
        started.value.save_as(path)
        return path

    def says(self, id: str, **values: object) -> str:
        return say(self.lang, id, **values)


def command(*arguments: object) -> Any:
    """What the command line prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "selfcheck", "score", *map(str, arguments), "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout)

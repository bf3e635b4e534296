"""Where the site's own styles, scripts and pictures lie: under the hash of all of them together.

A page names the very files that it was built with, so that neither a cache nor a copy kept for reading without a
network can ever give it those of another build; and servers may let browsers keep them for good.
"""

import hashlib
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "docs" / "assets"
PAGES = SOURCE / "pages" / "pages.toml"
"""What each page is composed of."""
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
"""In a style sheet: why it is as it is, for whoever changes it and not for whoever waits for it."""
NOT_PUBLISHED = ("screenshot.png", PAGES.name, "*.css")
"""For the README, for the build, and what is published as parts of one style sheet for a page."""


def compositions() -> dict[str, dict[str, Any]]:
    """Name → what pages of it are made of; see the head of the file."""
    return tomllib.loads(PAGES.read_text(encoding="utf-8"))


def composition(meta: Mapping[str, Any]) -> dict[str, Any]:
    """A page's style sheet, program and scripts, by its front matter: what it is composed of, or its template.

    Raises KeyError where it names a composition that there is not.
    """
    pages = compositions()
    made = {one["template"]: name for name, one in pages.items() if "template" in one}
    name = meta.get("composed_of") or made.get(meta.get("template", ""), "")
    found = pages[name] if name else {}
    return {"style": f"styles/{name}.css" if name else "", "program": "", "scripts": []} | found


def composed_styles() -> dict[str, str]:
    """Name → the one style sheet of the pages that are composed so."""
    sheets = {path: COMMENT.sub("", path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.css")}
    return {
        f"{name}.css": "".join(sheets[SOURCE / one] for one in page["styles"])
        for name, page in compositions().items()
    }


def folder() -> str:
    """The folder below the root of the site."""
    digest = hashlib.sha256()
    for path in sorted(one for one in SOURCE.rglob("*") if one.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(SOURCE).as_posix()}\0{content}\n".encode())
    digest.update(repr(composed_styles()).encode())
    return f"assets/ui/{digest.hexdigest()[:16]}"


def write(site: Path) -> None:
    """Copies them into the built site, the style sheets of a page as one: a browser asks for few files sooner."""
    out = site / folder()
    shutil.copytree(SOURCE, out, ignore=shutil.ignore_patterns(*NOT_PUBLISHED))
    (out / "styles").mkdir()
    for name, sheet in composed_styles().items():
        (out / "styles" / name).write_text(sheet, encoding="utf-8")

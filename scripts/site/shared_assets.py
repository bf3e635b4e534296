"""Where the site's own styles, scripts and pictures lie: under the hash of all of them together.

A page names the very files that it was built with, so that neither a cache nor a copy kept for reading without a
network can ever give it those of another build; and servers may let browsers keep them for good.
"""

import hashlib
import shutil
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "docs" / "assets"
PAGES = SOURCE / "pages" / "pages.toml"
"""What each page is composed of."""
NOT_PUBLISHED = ("screenshot.png", PAGES.name)
"""For the README, and for the build."""


def composition(meta: dict[str, Any]) -> dict[str, Any]:
    """The style sheets, program and scripts of a page, by its front matter: what it is composed of, or its template.

    Raises KeyError where it names a composition that there is not.
    """
    pages = tomllib.loads(PAGES.read_text(encoding="utf-8"))
    named = meta.get("composed_of")
    found = pages[named] if named else pages.get(meta.get("template", ""), {})
    return {"styles": [], "program": "", "scripts": []} | found


def folder() -> str:
    """The folder below the root of the site."""
    digest = hashlib.sha256()
    for path in sorted(one for one in SOURCE.rglob("*") if one.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(SOURCE).as_posix()}\0{content}\n".encode())
    return f"assets/ui/{digest.hexdigest()[:16]}"


def write(site: Path) -> None:
    """Copies them into the built site."""
    shutil.copytree(SOURCE, site / folder(), ignore=shutil.ignore_patterns(*NOT_PUBLISHED))

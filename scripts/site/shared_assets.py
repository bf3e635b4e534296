"""Where the site's own styles, scripts and pictures lie: under the hash of all of them together.

A page names the very files that it was built with, so that neither a cache nor a copy kept for reading without a
network can ever give it those of another build; and servers may let browsers keep them for good.
"""

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "docs" / "assets"
FOR_THE_README = "screenshot.png"


def folder() -> str:
    """The folder below the root of the site."""
    digest = hashlib.sha256()
    for path in sorted(one for one in SOURCE.rglob("*") if one.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(SOURCE).as_posix()}\0{content}\n".encode())
    return f"assets/ui/{digest.hexdigest()[:16]}"


def write(site: Path) -> None:
    """Copies them into the built site."""
    shutil.copytree(SOURCE, site / folder(), ignore=shutil.ignore_patterns(FOR_THE_README))

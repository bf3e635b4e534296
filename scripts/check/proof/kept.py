"""The made pages, kept from one build to the next: proving takes a second, and a change to a text changes none."""

import hashlib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[3]
CACHE = ROOT / "build" / "cache"
SOURCES = ("selfcheck", "scripts/check/proof")


def kept(name: str, lang: str, make: Callable[[str], str]) -> str:
    """The markup that ``make`` gives for a language; made again only when the rules or the cases have changed."""
    file = CACHE / f"proof-{name}-{lang}-{_digest()}.html"
    if file.is_file():
        return file.read_text(encoding="utf-8")
    made = make(lang)
    CACHE.mkdir(parents=True, exist_ok=True)
    for old in CACHE.glob(f"proof-{name}-{lang}-*.html"):
        old.unlink()
    file.write_text(made, encoding="utf-8")
    return made


def _digest() -> str:
    digest = hashlib.sha256()
    for source in SOURCES:
        for path in sorted([ROOT / source, *(ROOT / source).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]

"""The words of the exported files: those of words.toml, and the site's own where they are the same."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from scripts.corpus import Corpus, Problem

HERE = Path(__file__).parent


@cache
def words() -> dict[str, Any]:
    """words.toml: ``words()["feed"]["title"]["zh"]``."""
    return tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))


@cache
def site_words(lang: str) -> dict[str, Any]:
    """The words of the site's frame."""
    return tomllib.loads((HERE.parent / "site" / "words" / f"{lang}.toml").read_text(encoding="utf-8"))


def kind(slug: str) -> str:
    """The kind of document, told by a word in the text's address.

    >>> kind("lab-measures"), kind("guide-2024")
    ('measures', 'guide')
    """
    return next(part for part in slug.split("-") if part in words()["kinds"])


def unknown_kinds(corpus: Corpus) -> list[Problem]:
    """Texts whose address does not say what they are."""
    known = words()["kinds"]
    return [
        Problem(
            text.path,
            1,
            f"the address {text.slug!r} does not say what kind of document this is",
            f"put one of {', '.join(known)} into the name, or add the kind to scripts/publish/words.toml",
        )
        for text in corpus.texts
        if not known.keys() & set(text.slug.split("-"))
    ]

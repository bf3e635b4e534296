"""The provisions that the rules rest on and the very words that each requirement quotes from them.

``law/provisions.json`` is made from the texts by ``python -m scripts.publish.quoted``.
"""

import json
from functools import cache
from typing import Any

from selfcheck import shipped


@cache
def _data() -> Any:
    return json.loads(shipped.text("law/provisions.json"))


@cache
def _quotations() -> dict[str, dict[str, str]]:
    return shipped.table("rules/quotations.toml")


def texts(slugs: set[str]) -> dict[str, str]:
    """Slug → sha256 of the Chinese text, for those named."""
    return {slug: text["zh"]["sha256"] for slug, text in _data()["texts"].items() if slug in slugs}


def title(slug: str, lang: str) -> str:
    """The title of a text, without brackets."""
    words: str = _data()["texts"][slug][lang]["title"]
    return words


def short_title(slug: str, lang: str) -> str:
    """What the text is called where there is little room, without brackets."""
    words: str = _data()["texts"][slug][lang]["short_title"]
    return words


def number(slug: str, lang: str) -> str:
    """Its document number; empty where it has none."""
    words: str = _data()["texts"][slug][lang]["number"]
    return words


def status(slug: str) -> str:
    """Whether the text is ``in_force``, an ``expired_call`` or a ``draft_for_comment``."""
    words: str = _data()["texts"][slug]["status"]
    return words


def checked_on(slug: str) -> str:
    """The ISO date on which its status was last looked at."""
    date: str = _data()["texts"][slug]["checked_on"]
    return date


def provision(name: str, lang: str) -> str:
    """The words of a provision (full name) as printed, its mark included."""
    words: str = _data()["provisions"][name][lang]
    return words


def citation(name: str, lang: str) -> str:
    """Its citation without the text's title.

    >>> citation("lab-measures#art_12__para_1__point_3__point_1", "zh")
    '第十二条第三项第1目'
    """
    words: str = _data()["provisions"][name]["cite"][lang]
    return words


def quotation(id: str, lang: str) -> str | None:
    """The exact words that a requirement (or a reading, or advice) rests on; ``None`` where it quotes none."""
    return _quotations().get(id, {}).get(lang)


def quoting() -> set[str]:
    """Whatever quotes words of its provision."""
    return set(_quotations())


def address(name: str) -> str:
    """Where the provision stands on the site, below ``/<lang>/rules/``.

    >>> address("lab-measures#art_12__para_1__point_1")
    'lab-measures/#art_12__para_1__point_1'
    """
    slug, _, id = name.partition("#")
    return f"{slug}/#{id}"

"""The ratings file: how one reviewer's ratings leave the page and come back, and what the command line scores.

A flat JSON object, indicator id → rating; ``null`` is "I don't know", what is missing has not been rated, and both
are scored alike. Who rated may stand in the member that tells about an answer file, too::

    {"tr_1": 4, "tr_2": null, "tr_27": false, "selfcheck": {"format": 2, "scheme": "score", "name": "张三"}}
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from selfcheck.core.answers import Problem
from selfcheck.files import answer_file
from selfcheck.files.answer_file import ABOUT, FORMAT, MOST_NAME
from selfcheck.rules.indicators import INDICATORS

SCHEME = "score"


@dataclass(frozen=True, slots=True)
class RatingsFile:
    """A file as it was written, its ratings not yet checked."""

    ratings: object
    name: str = ""
    """Of the reviewer; empty where the file does not tell."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with what it tells about itself."""


def parse(decoded: object) -> RatingsFile:
    """The file from its decoded JSON.

    >>> parse({"tr_1": 4, "selfcheck": {"format": 2, "scheme": "score", "name": " 张三 "}})
    RatingsFile(ratings={'tr_1': 4}, name='张三', problems=())
    >>> parse({"team.leader": True, "selfcheck": {"format": 2, "scheme": "lab"}}).problems[0].id
    'other_scheme'
    """
    if not isinstance(decoded, Mapping) or ABOUT not in decoded:
        return RatingsFile(decoded)
    file, problems = answer_file.parse(decoded)
    if file.scheme not in ("", SCHEME):
        return RatingsFile({}, "", (*problems, Problem("", "other_scheme", {"found": file.scheme})))
    return RatingsFile(file.facts, _printable(file.name), problems)


def content(ratings: Mapping[str, object], unknown: Container[str], name: str) -> dict[str, Any]:
    """What is to be written, in the order of the table; ``unknown`` are the indicators rated "I don't know".

    >>> content({"tr_3": 4}, ["tr_2"], "张三")
    {'tr_2': None, 'tr_3': 4, 'selfcheck': {'format': 2, 'scheme': 'score', 'name': '张三'}}
    >>> content({"tr_3": 4}, [], "")
    {'tr_3': 4}
    """
    rated = {id: ratings.get(id) for id in INDICATORS if id in ratings or id in unknown}
    return {**rated, ABOUT: {"format": FORMAT, "scheme": SCHEME, "name": name}} if name else rated


def _printable(name: str) -> str:
    """A name without what could move a terminal's cursor, turn the writing, or stand in no encoding."""
    return "".join(sign for sign in name[: 2 * MOST_NAME] if sign.isprintable()).strip()[:MOST_NAME]

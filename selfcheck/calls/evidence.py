"""Counts what is pasted beside a question."""

from datetime import date
from typing import Any

from selfcheck.core.requirement import Fact
from selfcheck.evidence import table, tally
from selfcheck.html.element import serialize
from selfcheck.html.evidence import EvidenceWriter
from selfcheck.report.evidence import EvidenceWords, figure, too_long
from selfcheck.rules import SCHEMES
from selfcheck.rules.windows import WINDOWS


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Counts rows.

    Request: ``scheme``, ``lang``, ``as_of``, ``strict`` (readings), ``rows`` (fact id → text; an empty one asks
    for its window alone). Reply: ``facts``, fact id → ``window`` in words, ``choices``, each a ``figure`` for the
    field with ``words`` for it, ``figure``, the one to fill in by itself, or ``choose``, why there is none,
    ``html`` of the rows and ``problem``, one of which is empty.

    >>> rows = {"research.national_projects_5y": "甲,2023-05-06", "outcomes.conversions_3y": ""}
    >>> facts = reply({"scheme": "lab", "lang": "zh", "as_of": "2026-11-20", "rows": rows})["facts"]
    >>> facts["research.national_projects_5y"]["figure"], facts["research.national_projects_5y"]["choices"]
    ('1', [{'figure': '1', 'words': '1项'}])
    >>> facts["outcomes.conversions_3y"]["window"]
    '近3年：2023-11-21至2026-11-20，首尾两天都算。'
    """
    scheme, strict = SCHEMES[asked["scheme"]], frozenset(asked.get("strict", ()))
    as_of = date.fromisoformat(asked["as_of"])
    writer, words = EvidenceWriter(scheme, asked["lang"], ""), EvidenceWords(asked["lang"])

    def one(fact: Fact, text: str) -> dict[str, Any]:
        said: dict[str, Any] = {
            "window": words.window(fact, as_of, strict),
            "choices": [],
            **dict.fromkeys(("figure", "choose", "html", "problem"), ""),
        }
        if not text.strip():
            return said
        try:
            read = table.read(_whole(text))
        except table.TooLongError as error:
            return {**said, "problem": too_long(error, asked["lang"])}
        counted = tally.tally(fact, read, as_of, strict)
        said["choices"] = [
            {"figure": figure(choice.figure), "words": words.choice(counted, choice)} for choice in counted.choices
        ]
        if counted.figure is not None:
            said["figure"] = figure(counted.figure)
        said["choose"] = words.choose(counted)
        return {**said, "html": serialize(writer.counted(counted))}

    known = {id: text for id, text in asked["rows"].items() if id in scheme.facts and id in WINDOWS}
    return {"facts": {id: one(scheme.facts[id], text) for id, text in known.items()}}


def _whole(text: str) -> str:
    """Without halves of characters, which a page may send but nothing can be written with."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

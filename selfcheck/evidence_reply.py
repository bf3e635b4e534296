"""Answers the page about evidence: what pasted rows come to, and what a file holds."""

import base64
from datetime import date
from typing import Any

from . import evidence, evidence_file, evidence_result, evidence_table
from .markup import serialize
from .requirement import Fact
from .rules import SCHEMES
from .rules.windows import WINDOWS
from .words import say


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Answers ``evidence`` and ``evidence_file``; the keys of either request are told below.

    >>> rows = {"research.national_projects_5y": "甲,2023-05-06", "outcomes.conversions_3y": ""}
    >>> asked = {"call": "evidence", "scheme": "lab", "lang": "zh", "as_of": "2026-11-20", "rows": rows}
    >>> facts = reply(asked)["facts"]
    >>> facts["research.national_projects_5y"]["figure"], facts["research.national_projects_5y"]["choices"]
    ('1', [{'figure': '1', 'words': '1项'}])
    >>> facts["outcomes.conversions_3y"]["window"]
    '近3年：2023-11-21至2026-11-20，首尾两天都算。'
    """
    return _file(asked) if asked["call"] == "evidence_file" else _rows(asked)


def _rows(asked: dict[str, Any]) -> dict[str, Any]:
    """Counts rows.

    Request: ``scheme``, ``lang``, ``as_of``, ``strict`` (readings), ``rows`` (fact id → text; an empty one asks
    for its window alone). Reply: ``facts``, fact id → ``window`` in words, ``choices``, each a ``figure`` for the
    field with ``words`` for it, ``figure``, the one to fill in by itself, or ``choose``, why there is none,
    ``html`` of the rows and ``problem``, one of which is empty.
    """
    scheme, strict = SCHEMES[asked["scheme"]], frozenset(asked.get("strict", ()))
    as_of = date.fromisoformat(asked["as_of"])
    writer = evidence_result.EvidenceWriter(scheme, asked["lang"], "")

    def one(fact: Fact, text: str) -> dict[str, Any]:
        said: dict[str, Any] = {
            "window": writer.window(fact, as_of, strict),
            "choices": [],
            **dict.fromkeys(("figure", "choose", "html", "problem"), ""),
        }
        if not text.strip():
            return said
        try:
            table = evidence_table.read(_whole(text))
        except evidence_table.TooLongError as error:
            return {**said, "problem": too_long(error, asked["lang"])}
        tally = evidence.tally(fact, table, as_of, strict)
        said["choices"] = [
            {"figure": evidence_result.figure(choice.figure), "words": writer.choice(tally, choice)}
            for choice in tally.choices
        ]
        if tally.figure is not None:
            said["figure"] = evidence_result.figure(tally.figure)
        said["choose"] = writer.choose(tally)
        return {**said, "html": serialize(writer.counted(tally))}

    known = {id: text for id, text in asked["rows"].items() if id in scheme.facts and id in WINDOWS}
    return {"facts": {id: one(scheme.facts[id], text) for id, text in known.items()}}


def _file(asked: dict[str, Any]) -> dict[str, Any]:
    """Opens a file.

    Request: ``lang``, ``base64`` (its content), ``sheet`` (of a workbook; empty for the first with rows). Reply:
    ``text`` as if pasted, ``sheet`` and ``sheets`` of a workbook, ``said`` (what to know about it), ``problem``.
    """
    lang = asked["lang"]
    nothing: dict[str, Any] = {"text": "", "sheet": "", "sheets": [], "said": [], "problem": ""}
    try:
        found = evidence_file.opened(base64.b64decode(asked["base64"]), asked.get("sheet", ""))
        evidence_table.read(found.text)  # what would be too long is not put in place of what is there
    except evidence_table.TooLongError as error:
        return {**nothing, "problem": too_long(error, lang)}
    except (evidence_file.UnreadableFileError, ModuleNotFoundError) as error:
        return {**nothing, "problem": unreadable(error, lang)}
    return {
        **nothing,
        "text": found.text,
        "sheet": found.sheet,
        "sheets": list(found.sheets),
        "said": traits(found, lang),
    }


def too_long(error: evidence_table.TooLongError, lang: str) -> str:
    """That a list or file is beyond a limit."""
    id, most = error.args
    return say(lang, f"evidence.file.{id}", most=most)


def unreadable(error: Exception, lang: str) -> str:
    """Why a file is not read."""
    id = error.args[0] if isinstance(error, evidence_file.UnreadableFileError) else "no_openpyxl"
    return say(lang, f"evidence.file.{id}")


def traits(found: evidence_file.Opened, lang: str) -> list[str]:
    """What a person should know about an opened sheet."""
    return [
        say(lang, f"evidence.trait.{one.id}", lines=evidence_result.lines(one.lines, lang)) for one in found.traits
    ]


def _whole(text: str) -> str:
    """Without halves of characters, which a page may send but nothing can be written with."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

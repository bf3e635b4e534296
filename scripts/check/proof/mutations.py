"""What is said of the matrix: a line for the command, an entry of the published data, a paragraph for the page."""

import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from scripts.check.proof import matrix
from scripts.check.proof.matrix import Kill, Row
from scripts.check.proof.mutate import Mutant
from scripts.check.proof.wording import case_name, outcome, phrase, requirement, table, term
from selfcheck.core.outcome import Interval
from selfcheck.html.element import element
from selfcheck.words import LANGS

FILE = "mutations.json"


def line(row: Row, lang: str) -> str:
    """A row of the matrix as a line of text."""
    kill = row.kill
    return phrase(
        lang,
        "mutations",
        "line",
        requirement=requirement(lang, row.mutant.part),
        change=f"{table(lang)['kind'][row.mutant.kind]}{phrase(lang, 'sign', 'colon')}{change(row.mutant, lang)}",
        case=case_name(lang, kill.case) if kill else "—",
        verdict=_turned(kill, lang) if kill else "—",
    )


def change(mutant: Mutant, lang: str) -> str:
    """The change in words: before → after."""
    return phrase(lang, "mutations", "from_to", before=term(lang, mutant.before), after=term(lang, mutant.after))


def _turned(kill: Kill, lang: str) -> str:
    return f"{outcome(lang, kill.expected)} → {outcome(lang, kill.found)}"


def paragraph(lang: str) -> Element:
    """How many changes were tried and how many were noticed, with the way to the data."""
    found = matrix.rows()
    unnoticed = sum(row.kill is None for row in found)
    said = phrase(lang, "mutations", "some" if unnoticed else "all", n=len(found), unnoticed=unnoticed)
    link = element("a", {"href": f"../../../data/{FILE}"}, phrase(lang, "mutations", "data"))
    return element("p", {}, said, " " if lang == "en" else "", link)


def data() -> list[dict[str, Any]]:
    """Every change with the case made for it; ``case`` is null where no case notices."""
    return [_entry(row) for row in matrix.rows()]


def _entry(row: Row) -> dict[str, Any]:
    mutant, kill = row.mutant, row.kill
    return {
        "scheme": mutant.original.id,
        "requirement": mutant.part.id,
        "provision": mutant.part.provision,
        "kind": mutant.kind,
        "before": {lang: term(lang, mutant.before) for lang in LANGS},
        "after": {lang: term(lang, mutant.after) for lang in LANGS},
        "case": kill and kill.case.id,
        "expected": kill and _ends(kill.expected),
        "found": kill and _ends(kill.found),
        "noticed_by": row.killers,
    }


def _ends(interval: Interval) -> list[str]:
    return [end.word for end in interval]


def as_json() -> str:
    """The data as it is published, a change a line."""
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in data())
    return f"[\n{lines}\n]\n"


def write(out: Path, text: str) -> None:
    """Publishes the data."""
    (out / FILE).write_text(text, encoding="utf-8")

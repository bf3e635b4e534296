"""The matrix of mutations as a page: every change of the law beside the case that notices it."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from scripts.proof import matrix
from scripts.proof.matrix import Kill, Row
from scripts.proof.mutate import Mutant
from scripts.proof.table import case_link, cited, contents, legend, marked, rows, together
from scripts.proof.wording import outcome, phrase, requirement, table, term
from selfcheck.html.element import element, serialize

CASES = "../cases/"
"""Where the cases stand, seen from this page."""


def mutations_html(lang: str) -> str:
    """The markup for the page of mutations; raises ``SurvivorsError`` rather than claim too much."""
    kinds = list(table(lang)["kind"])
    found = sorted(matrix.rows(), key=lambda row: kinds.index(row.mutant.kind))
    sections = [(kind, list(of_kind)) for kind, of_kind in groupby(found, key=lambda row: row.mutant.kind)]
    return serialize(
        element(
            "div",
            {"class": "proof"},
            element("p", {}, phrase(lang, "mutations", "summary", n=len(found))),
            legend(lang),
            contents(
                phrase(lang, "mutations", "sections"),
                [
                    (
                        f"mutation-{kind}",
                        phrase(
                            lang, "mutations", "counted", name=table(lang)["kind"][kind]["title"], n=len(of_kind)
                        ),
                    )
                    for kind, of_kind in sections
                ],
            ),
            *(part for kind, of_kind in sections for part in _section(kind, of_kind, lang)),
        )
    )


def _section(kind: str, of_kind: Iterable[Row], lang: str) -> list[Element]:
    words = table(lang)["kind"][kind]
    return [
        element("h2", {"id": f"mutation-{kind}"}, words["title"]),
        element("p", {}, words["note"]),
        rows(
            [phrase(lang, "mutations", name) for name in ("requirement", "change", "case", "verdict", "killers")],
            [
                (
                    cited(lang, row.mutant.part, row.mutant.original),
                    change(row.mutant, lang),
                    case_link(lang, row.kill.case, CASES),
                    together(marked(lang, row.kill.expected), " → ", marked(lang, row.kill.found)),
                    str(row.killers),
                )
                for row in of_kind
                if row.kill
            ],
        ),
    ]


def change(mutant: Mutant, lang: str) -> str:
    """The change in words: before → after."""
    return phrase(lang, "mutations", "from_to", before=term(lang, mutant.before), after=term(lang, mutant.after))


def line(row: Row, lang: str) -> str:
    """A row of the matrix as a line of text."""
    kill = row.kill
    return phrase(
        lang,
        "mutations",
        "line",
        requirement=requirement(lang, row.mutant.part),
        change=f"{table(lang)['kind'][row.mutant.kind]['title']}: {change(row.mutant, lang)}",
        case=kill.case.name[lang] if kill else "—",
        verdict=_turned(kill, lang) if kill else "—",
    )


def _turned(kill: Kill, lang: str) -> str:
    return f"{outcome(lang, kill.expected)} → {outcome(lang, kill.found)}"

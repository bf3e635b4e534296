"""What the rows of a list came to, as markup: the figure, what is doubtful, every row left out and why."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from selfcheck.core.scheme import Scheme
from selfcheck.evidence.tally import FAULTS, Row, State, Tally, adds
from selfcheck.html.element import HTML_LANG, Child, element
from selfcheck.html.writer import Writer
from selfcheck.report.evidence import PASSED_OVER, EvidenceWords, cut, named, reason
from selfcheck.words import amount

MOST_SHOWN = 200
"""Rows of one table; thousands of them would only make the page slow."""
_CELL = "\N{OBJECT REPLACEMENT CHARACTER}"
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


class EvidenceWriter(Writer):
    """Writes one tally in one language."""

    def __init__(self, scheme: Scheme, lang: str, rules: str) -> None:
        super().__init__(scheme, lang, rules)
        self.words = EvidenceWords(lang)

    def counted(self, tally: Tally) -> Element:
        """All that is to be said about a list."""
        rows = [row for row in tally.rows if row.reason not in PASSED_OVER]
        mend = [row for row in rows if row.reason in FAULTS]
        left_out = [row for row in rows if row.state is State.LEFT_OUT and row.reason not in FAULTS]
        doubtful = [row for row in rows if row.state is State.DOUBTFUL]
        taken = [row for row in rows if row.state is State.COUNTED]
        return element(
            "div",
            {},
            *(element("p", attributes, *self.held(said)) for attributes, said in self.words.sentences(tally)),
            self.table("mend", mend),
            self.table("left_out", left_out),
            self.table("doubtful", doubtful),
            self.closed(tally, taken),
        )

    def table(self, id: str, rows: Sequence[Row]) -> Element | None:
        """Rows with their reasons, each found again by its line."""
        if not rows:
            return None
        return self._table(
            id,
            ("line", "name", "reason"),
            [(row, (self.cell(named(row)), self.reason(row))) for row in rows[:MOST_SHOWN]],
            len(rows),
        )

    def closed(self, tally: Tally, rows: Sequence[Row]) -> Element | None:
        """The rows that counted without doubt, closed until asked for."""
        if not rows:
            return None
        money = adds(tally.fact)
        heads = ("line", "name", *(("amount",) if money else ()))
        shown = [
            (row, (self.cell(named(row)), *((amount(self.lang, row.amount, tally.fact.unit),) if money else ())))
            for row in rows[:MOST_SHOWN]
        ]
        title = self.say("evidence.caption_counted", n=len(rows))
        return element(
            "details",
            {"class": "evidence-taken"},
            element("summary", {}, title),
            self._table("counted", heads, shown, len(rows)),
        )

    def _table(
        self, id: str, heads: Sequence[str], rows: Sequence[tuple[Row, Sequence[Child]]], total: int
    ) -> Element:
        body = [
            element(
                "tr",
                {"data-line": str(row.record.line)},
                element("th", {"scope": "row"}, str(row.record.line)),
                *(element("td", {}, cell) for cell in cells),
            )
            for row, cells in rows
        ]
        more = total - len(rows)
        return element(
            "div",
            {"class": f"evidence-rows evidence-{id}"},
            element(
                "table",
                {},
                element("caption", {}, self.say(f"evidence.caption_{id}", n=total)),
                element(
                    "thead",
                    {},
                    element(
                        "tr",
                        {},
                        *(element("th", {"scope": "col"}, self.say(f"evidence.column_{one}")) for one in heads),
                    ),
                ),
                element("tbody", {}, *body),
            ),
            element("p", {}, self.say("evidence.more", n=more)) if more else None,
        )

    def cell(self, written: str) -> Element:
        """A cell of the list, apart from the direction and the language of the text around it."""
        attributes = {"lang": HTML_LANG["zh"]} if self.lang != "zh" and _HAN.search(written) else {}
        return element("bdi", attributes, *self.held(written or self.say("evidence.unnamed")))

    def reason(self, row: Row) -> Element:
        """Why a row is doubtful or left out."""
        before, found, after = reason(row, self.lang, _CELL).partition(_CELL)
        return element("span", {}, before, self.cell(cut(row.found)) if found else None, after)

"""What the rows of a list came to, as markup: the figure, what is doubtful, every row left out and why."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from .evidence import FAULTS, Choice, Ends, Row, State, Tally, adds, days
from .evidence_record import WAN
from .markup import HTML_LANG, Child, Writer, element
from .requirement import Fact
from .rules.windows import HOW_YEARS_RUN, WINDOWS
from .words import amount, say

MOST_SHOWN = 200
"""Rows of one table; thousands of them would only make the page slow."""
_LONGEST_CELL = 80
_CELL = "\N{OBJECT REPLACEMENT CHARACTER}"
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_PASSED_OVER = ("empty", "head")
"""Reasons of rows that are told in one sentence."""


class EvidenceWriter(Writer):
    """Writes one tally in one language."""

    def counted(self, tally: Tally) -> Element:
        """All that is to be said about a list."""
        rows = [row for row in tally.rows if row.reason not in _PASSED_OVER]
        mend = [row for row in rows if row.reason in FAULTS]
        left_out = [row for row in rows if row.state is State.LEFT_OUT and row.reason not in FAULTS]
        doubtful = [row for row in rows if row.state is State.DOUBTFUL]
        taken = [row for row in rows if row.state is State.COUNTED]
        return element(
            "div",
            {},
            *(element("p", attributes, *self.held(said)) for attributes, said in self.sentences(tally)),
            self.table("mend", mend),
            self.table("left_out", left_out),
            self.table("doubtful", doubtful),
            self.closed(tally, taken),
        )

    def sentences(self, tally: Tally) -> list[tuple[dict[str, str], str]]:
        """What is said above the tables, each with the attributes of its paragraph."""
        ends, fact = tally.ends, tally.fact
        listed = [row for row in tally.rows if not row.record.kind]
        counting = [row for row in listed if row.state is not State.LEFT_OUT]
        kind = "count" if not adds(fact) else "sum_unsaid" if "no_unit" in tally.notes else "sum"
        if not tally.choices:
            first = self.say("evidence.nothing")
        else:
            said = amount(self.lang, ends.high, fact.unit)
            first = self.say(f"evidence.{kind}", amount=said, rows=len(listed), n=len(counting))
        made: list[tuple[dict[str, str], str]] = [({"class": "evidence-figure"}, first)]
        doubtful = sum(row.state is State.DOUBTFUL for row in listed)
        if doubtful:
            low = amount(self.lang, ends.low, fact.unit)
            made.append(({}, self.say("evidence.interval", n=doubtful, low=low)))
        wrong = sum(row.reason in FAULTS for row in listed)
        if wrong:
            made.append(({"class": "problem"}, self.say("evidence.mend", n=wrong)))
        if tally.choices and tally.figure is None:
            figures = self.say("evidence.choice_comma").join(self.choice(tally, one) for one in tally.choices)
            made.append(
                ({"class": "evidence-note"}, self.say("evidence.choices", why=self.choose(tally), choices=figures))
            )
        made += [
            ({"class": "evidence-note"}, self.say(f"evidence.note.{id}", found=cut(tally.declared)))
            for id in tally.notes
        ]
        if tally.choices:
            made += [({}, self.other(tally, other.reading, other.strict, other.ends)) for other in tally.others]
        passed = [row.record.line for row in tally.rows if row.reason in _PASSED_OVER]
        if passed:
            made.append(
                (
                    {"class": "evidence-passed"},
                    self.say("evidence.skipped", n=len(passed), lines=lines(passed, self.lang)),
                )
            )
        return made

    def choose(self, tally: Tally) -> str:
        """Why nothing is filled in by itself, before what there is to choose from; empty where something is."""
        unsaid = any(one.unsaid is not None for one in tally.choices)
        undated = any(one.undated is not None for one in tally.choices)
        if not (unsaid or undated):
            return ""
        why = "both" if unsaid and undated else "unsaid" if unsaid else "undated"
        return self.say(f"evidence.choose_{why}", n=_undated(tally))

    def choice(self, tally: Tally, choice: Choice) -> str:
        """A figure to choose, with what is taken for granted for it."""
        figure = amount(self.lang, choice.figure, tally.fact.unit)
        if choice.certain:
            return figure
        how = []
        if choice.unsaid is not None:
            how.append(self.say("evidence.how_wan" if choice.unsaid == WAN else "evidence.how_yuan"))
        if choice.undated is not None:
            id = "evidence.how_among" if choice.undated else "evidence.how_apart"
            how.append(self.say(id, n=_undated(tally)))
        return self.say("evidence.choice", amount=figure, how=self.say("evidence.how_comma").join(how))

    def other(self, tally: Tally, reading: str, strict: bool, ends: Ends) -> str:
        """What the list comes to when a reading is taken the other way."""
        said = self.say(f"reading.{reading}.{'strict' if strict else 'lenient'}")
        low, high = (amount(self.lang, end, tally.fact.unit) for end in (ends.low, ends.high))
        come_to = high if low == high else self.say("evidence.range", low=low, high=high)
        window = WINDOWS[tally.fact.id]
        if ends.days and window and reading in (HOW_YEARS_RUN, window.reading):
            span = {"first": ends.days.first, "last": ends.days.last}
            return self.say("evidence.other_days", reading=said, amount=come_to, **span)
        return self.say("evidence.other", reading=said, amount=come_to)

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

    def window(self, fact: Fact, as_of: date, strict: frozenset[str]) -> str:
        """In which days something has to lie to count."""
        window = WINDOWS[fact.id]
        if window is None:
            return self.say("evidence.no_window")
        bound = days(window, as_of, strict)
        shown = bound or days(window, as_of, strict | {window.reading})
        assert shown is not None
        id = "window" if bound else "window_unbound"
        return self.say(f"evidence.{id}", years=window.years, first=shown.first, last=shown.last)


def _undated(tally: Tally) -> int:
    return sum(row.reason == "undated" for row in tally.rows)


def reason(row: Row, lang: str, found: str) -> str:
    """Why a row is doubtful or left out, in words; ``found`` stands for the cell that it is about."""
    return say(lang, f"evidence.reason.{row.reason}", found=found)


def named(row: Row) -> str:
    """What a row is called in its list: its name, or else the first thing that stands in it."""
    return cut(row.name or next((" ".join(cell.split()) for cell in row.record.cells if cell.strip()), ""))


def cut(text: str) -> str:
    """A cell as far as a table shows it."""
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"


def lines(numbers: Sequence[int], lang: str, most: int = 12) -> str:
    """Line numbers with runs joined, the first ``most`` runs.

    >>> lines([1, 4, 5, 6, 9], "zh"), lines([1, 3, 5], "en", most=2)
    ('1、4–6、9', '1, 3 and more')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    said = ["–".join(map(str, run)) for run in runs]
    joined = say(lang, "evidence.lines_comma").join(said[:most])
    return joined + (say(lang, "evidence.lines_more") if len(said) > most else "")


def figure(value: Decimal) -> str:
    """A figure as a person would type it into the field.

    >>> figure(Decimal("1200.50")), figure(Decimal(12))
    ('1200.5', '12')
    """
    return f"{value.normalize():f}"

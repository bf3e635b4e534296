"""What the rows of a list came to, in sentences and as data: figure, window, choices, why a row is out."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from selfcheck.core.requirement import Fact
from selfcheck.evidence.record import WAN
from selfcheck.evidence.sheet import Opened, UnreadableFileError
from selfcheck.evidence.table import TooLongError
from selfcheck.evidence.tally import FAULTS, Choice, Ends, Row, State, Tally, adds, days
from selfcheck.report.report import plain
from selfcheck.rules.windows import HOW_YEARS_RUN, WINDOWS
from selfcheck.words import amount, say

PASSED_OVER = ("empty", "head")
"""Reasons of rows that are told in one sentence."""
_LONGEST_CELL = 80


class EvidenceWords:
    """Says what one tally comes to in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, id: str, **values: object) -> str:
        """The words for an id."""
        return say(self.lang, id, **values)

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
        passed = [row.record.line for row in tally.rows if row.reason in PASSED_OVER]
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


def too_long(error: TooLongError, lang: str) -> str:
    """That a list or file is beyond a limit."""
    id, most = error.args
    return say(lang, f"evidence.file.{id}", most=most)


def unreadable(error: Exception, lang: str) -> str:
    """Why a file is not read."""
    id = error.args[0] if isinstance(error, UnreadableFileError) else "no_openpyxl"
    return say(lang, f"evidence.file.{id}")


def traits(found: Opened, lang: str) -> list[str]:
    """What a person should know about an opened sheet."""
    return [say(lang, f"evidence.trait.{one.id}", lines=lines(one.lines, lang)) for one in found.traits]


def listed(tally: Tally, as_of: date) -> dict[str, Any]:
    """One JSON object: the figure or the choices, its ends, every row, and what other readings come to."""
    return {
        "fact": tally.fact.id,
        "unit": tally.fact.unit,
        "as_of": as_of.isoformat(),
        "figure": None if tally.figure is None else plain(tally.figure),
        "choices": [
            {
                "figure": plain(choice.figure),
                "unit_taken_yuan": None if choice.unsaid is None else plain(choice.unsaid),
                "undated_rows": choice.undated,
            }
            for choice in tally.choices
        ],
        **_ends(tally.ends),
        "notes": list(tally.notes),
        "readings": [
            {"id": other.reading, "taken": "strict" if other.strict else "lenient", **_ends(other.ends)}
            for other in tally.others
        ],
        "rows": [
            {
                "line": row.record.line,
                "name": row.name,
                "state": row.state.value,
                "reason": row.reason,
                "found": row.found,
                "amount": None if row.state is State.LEFT_OUT else plain(row.amount),
            }
            for row in tally.rows
        ],
    }


def _ends(ends: Ends) -> dict[str, Any]:
    days = ends.days and {"first": ends.days.first.isoformat(), "last": ends.days.last.isoformat()}
    return {"window": days, "low": plain(ends.low), "high": plain(ends.high)}

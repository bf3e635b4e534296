"""Counts rows of evidence: what falls inside the window of a provision, and what was left out and why.

No row is lost: each is counted, doubtful, or left out with its reason. A doubtful one (a date known only to the
month that the window begins in, a row without a date, one that looks like another) makes the figure an interval.
Where more than a doubt hangs on it (no unit of money is named, rows have no date in a list of dates), there is no
figure until the person has chosen one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from selfcheck.core.requirement import LENIENT, Fact, Kind, Window
from selfcheck.evidence import record as evidence_record
from selfcheck.evidence.cells import Span, When, is_january_or_october, plain
from selfcheck.evidence.heads import original_value, unit_price
from selfcheck.evidence.record import WAN, FaultError
from selfcheck.evidence.table import Record, Table
from selfcheck.rules.readings import READINGS
from selfcheck.rules.windows import HOW_YEARS_RUN, WHICH_AMOUNT, WINDOWS

YUAN = Decimal(1)
"""The other unit that an amount may be in where a list names none."""


class State(StrEnum):
    """What became of a row."""

    COUNTED = "counted"
    DOUBTFUL = "doubtful"
    """Counted, because nobody is told no for want of a date; left out of the lower end."""
    LEFT_OUT = "left_out"


FAULTS = frozenset(
    {
        *("not_date", "serial", "backwards"),
        *("no_amount", "not_amount", "not_quantity", "negative", "foreign", "too_large"),
    }
)
"""Reasons that a person can mend in the row, unlike being outside the window."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row and what became of it."""

    record: Record
    name: str
    state: State
    reason: str = ""
    """Id of the words that say why it is doubtful or left out."""
    found: str = ""
    """The cell that the reason is about, as written; for a duplicate the line that it repeats."""
    amount: Decimal = Decimal(1)
    """What it adds: 1 to a count, its 万元 to a sum."""
    unsaid: bool = False
    """Whether the list names no unit for its amount."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What the rows come to, without and with the doubtful ones, and in which days."""

    low: Decimal
    high: Decimal
    days: Span | None


@dataclass(frozen=True, slots=True)
class Other:
    """What the rows would come to with one reading taken the other way."""

    reading: str
    strict: bool
    """The other way: whether it is the strict one."""
    ends: Ends


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure that the list can come to, and what has to be taken for granted for it."""

    figure: Decimal
    unsaid: Decimal | None = None
    """The unit, in yuan, of the amounts for which the list names none; ``None`` where that makes no difference."""
    undated: bool | None = None
    """Whether the rows without a date are in it; ``None`` where that makes no difference."""

    @property
    def certain(self) -> bool:
        """Whether nothing has to be taken for granted."""
        return self.unsaid is None and self.undated is None


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rows of a list come to for a fact."""

    fact: Fact
    rows: tuple[Row, ...]
    """With 万元 for the unit that is not named."""
    ends: Ends
    notes: tuple[str, ...]
    """Ids of what is to be said about the list as a whole."""
    others: tuple[Other, ...]
    choices: tuple[Choice, ...]
    """What belongs in the field; none where no row could be counted and some have yet to be mended."""
    declared: str = ""
    """The line beside the rows that declares their unit of money."""

    @property
    def figure(self) -> Decimal | None:
        """What belongs in the field by itself; ``None`` where a person has to choose or to mend first."""
        return self.choices[0].figure if self.choices and self.choices[0].certain else None


def days(window: Window | None, as_of: date, strict: frozenset[str] = LENIENT) -> Span | None:
    """The days of a window for an application on ``as_of``; ``None`` where none binds.

    Leniently they run back from the day of application, strictly they are the last full calendar years.

    >>> five = Window(5, "text#art_1", "quoted")
    >>> for strict in (frozenset(), frozenset({HOW_YEARS_RUN})):
    ...     found = days(five, date(2026, 11, 20), strict)
    ...     print(found.first, found.last)
    2021-11-21 2026-11-20
    2021-01-01 2025-12-31
    """
    if window is None or (window.reading and window.reading not in strict):
        return None
    if HOW_YEARS_RUN in strict:
        return Span(date(as_of.year - window.years, 1, 1), date(as_of.year - 1, 12, 31))
    try:
        same_day = as_of.replace(year=as_of.year - window.years)
    except ValueError:  # the 29th of February in a year that has none
        same_day = date(as_of.year - window.years, 2, 28)
    return Span(same_day + timedelta(days=1), as_of)


def tally(fact: Fact, table: Table, as_of: date, strict: frozenset[str] = LENIENT) -> Tally:
    r"""What the rows of a list come to for a fact that ``WINDOWS`` names.

    >>> from selfcheck.evidence.table import read
    >>> from selfcheck.rules import LAB
    >>> rows = "名称,立项日期\n甲,2023-05-06\n乙,2021年11月\n丙,2019\n丁,明年\n"
    >>> found = tally(LAB.facts["research.national_projects_5y"], read(rows), date(2026, 11, 20))
    >>> [(row.record.line, row.state.value, row.reason) for row in found.rows[1:]]
    [(2, 'counted', ''), (3, 'doubtful', 'edge'), (4, 'left_out', 'before'), (5, 'left_out', 'not_date')]
    >>> int(found.ends.low), int(found.ends.high)
    (1, 2)
    """
    rows = tuple(_rows(fact, table, as_of, strict))
    others = []
    for reading in _readings(fact, table, strict):
        turned = strict ^ {reading}
        ends = _ends(_rows(fact, table, as_of, turned), days(WINDOWS[fact.id], as_of, turned))
        others.append(Other(reading, reading in turned, ends))
    ends = _ends(rows, days(WINDOWS[fact.id], as_of, strict))
    in_yuan = tuple(_rows(fact, table, as_of, strict, YUAN)) if any(map(_unsaid, rows)) else ()
    choices = _choices(rows, in_yuan, table)
    notes = tuple(_notes(fact, table, strict, choices))
    return Tally(fact, rows, ends, notes, tuple(others), choices, table.declared)


def adds(fact: Fact) -> bool:
    """Whether rows are summed up for a fact, and not counted."""
    return fact.kind is Kind.NUMBER


def _unsaid(row: Row) -> bool:
    return row.unsaid and row.state is not State.LEFT_OUT


def _choices(rows: Sequence[Row], in_yuan: Sequence[Row], table: Table) -> tuple[Choice, ...]:
    """What the rows come to in either unit, with and without those that have no date in a list of dates."""
    if all(row.state is State.LEFT_OUT for row in rows):
        nothing_read = all(row.record.kind for row in rows)
        return () if nothing_read or any(row.reason in FAULTS for row in rows) else (Choice(Decimal(0)),)
    undated = table.columns.date is not None and any(row.reason == "undated" and row.amount for row in rows)
    found: dict[Decimal, Choice] = {}
    for unsaid, counted in ((WAN, rows), (YUAN, in_yuan)) if in_yuan else ((None, rows),):
        for among in (True, False) if undated else (None,):
            taken = (row for row in counted if among is not False or row.reason != "undated")
            figure = _ends(taken, None).high
            found.setdefault(figure, Choice(figure, unsaid, among))
    if len(found) == 1:
        return (Choice(figure),)
    return tuple(one for one in found.values() if one.figure)  # nobody has to be offered nought


def _ends(rows: Iterable[Row], span: Span | None) -> Ends:
    low = high = Decimal(0)
    for row in rows:
        high += row.amount if row.state is not State.LEFT_OUT else 0
        low += row.amount if row.state is State.COUNTED else 0
    return Ends(low, high, span)


def _readings(fact: Fact, table: Table, strict: frozenset[str]) -> list[str]:
    """The readings that can change what rows come to."""
    window, columns = WINDOWS[fact.id], table.columns
    found = [HOW_YEARS_RUN] if days(window, date.max, strict) else []
    if _two_amounts(fact, table) and columns.amount != columns.received:
        found.append(WHICH_AMOUNT)
    return [*found, window.reading] if window and window.reading else found


def _two_amounts(fact: Fact, table: Table) -> bool:
    return table.columns.received is not None and fact.id in READINGS[WHICH_AMOUNT].facts


def _notes(fact: Fact, table: Table, strict: frozenset[str], choices: tuple[Choice, ...]) -> Iterable[str]:
    columns = table.columns
    if columns.date is None and days(WINDOWS[fact.id], date.max, strict):
        yield "no_dates"
    if any(one.undated is not None for one in choices):
        yield "undated"
    if not adds(fact):
        return
    if columns.amount is None:
        yield "no_amounts"
        return
    head = columns.head_of(columns.amount)
    if WINDOWS[fact.id] is None and original_value(head):
        yield "original_value"
    elif unit_price(head) and columns.quantity is None:
        yield "unit_price"
    if columns.quantity is not None:
        yield "by_quantity"
    if any(one.unsaid is not None for one in choices):
        yield "no_unit"
    elif columns.yuan is None and table.yuan is not None and not columns.units:
        yield "declared_unit"


def _rows(fact: Fact, table: Table, as_of: date, strict: frozenset[str], unsaid: Decimal = WAN) -> Iterable[Row]:
    """Every row, an amount without a unit taken in the one of ``unsaid`` yuan."""
    window = WINDOWS[fact.id]
    span = days(window, as_of, strict)
    received = WHICH_AMOUNT in strict and _two_amounts(fact, table)
    seen: dict[tuple[str, When | None, Decimal], int] = {}
    for record in table.records:
        name = evidence_record.name(record, table)
        if record.kind:
            yield Row(record, name, State.LEFT_OUT, record.kind)
            continue
        money = None
        at = None
        try:
            money = evidence_record.money(record, table, received, unsaid) if adds(fact) else None
            at = evidence_record.at(record, table) if window else None
        except FaultError as fault:
            # A date that nothing depends on may say what it likes.
            if span or (adds(fact) and money is None):
                yield Row(record, name, State.LEFT_OUT, *fault.args)
                continue
        adding = money.wan_yuan if money else Decimal(1)
        state, reason = _placed(at, span, as_of) if window else (State.COUNTED, "")
        found = evidence_record.date_cell(record, table) if reason else ""
        same = (plain(name).casefold(), at, adding)
        if state is State.COUNTED and name and same in seen and (at or adds(fact)):
            state, reason, found = State.DOUBTFUL, "duplicate", str(seen[same])
        if state is not State.LEFT_OUT:
            seen.setdefault(same, record.line)
        yield Row(record, name, state, reason, found, adding, bool(money and money.unsaid))


def _placed(at: When | None, span: Span | None, as_of: date) -> tuple[State, str]:
    """What becomes of a row by its date."""
    if at is None:
        return (State.DOUBTFUL, "undated") if span else (State.COUNTED, "")
    start = at.start
    if start.first > as_of:
        return State.LEFT_OUT, "future"
    if span is None:
        return State.COUNTED, ""
    # What is listed has happened: of "2026" only the days until now can be meant.
    last = min(start.last, as_of)
    if start.first > span.last:
        return State.LEFT_OUT, "later"
    if last < span.first:
        if at.end and at.end.last >= span.first:
            return State.DOUBTFUL, "running"
        return State.LEFT_OUT, "before"
    if start.first < span.first or last > span.last:
        return State.DOUBTFUL, "january_or_october" if is_january_or_october(start) else "edge"
    return State.COUNTED, ""

"""Counts rows of evidence: what falls inside the window of a provision, and what was left out and why.

No row is lost: each is counted, doubtful, or left out with its reason. A doubtful one (a date known only to the
month that the window begins in, a row without a date, one that looks like another) makes the figure an interval.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from .evidence_cells import Span, UnreadableError, When, amount, plain, when
from .evidence_table import Record, Table, original_value
from .requirement import LENIENT, Fact, Kind, Window
from .rules.readings import READINGS
from .rules.windows import HOW_YEARS_RUN, WHICH_AMOUNT, WINDOWS

WAN = Decimal(10_000)
"""Yuan in 1万元, the unit of every fact that is money."""


class State(StrEnum):
    """What became of a row."""

    COUNTED = "counted"
    DOUBTFUL = "doubtful"
    """Counted, because nobody is told no for want of a date; left out of the lower end."""
    LEFT_OUT = "left_out"


FAULTS = frozenset(
    {"not_date", "serial", "backwards", "no_amount", "not_amount", "negative", "foreign", "too_large"}
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
class Tally:
    """What the rows of a list come to for a fact."""

    fact: Fact
    rows: tuple[Row, ...]
    ends: Ends
    notes: tuple[str, ...]
    """Ids of what is to be said about the list as a whole."""
    others: tuple[Other, ...]

    @property
    def figure(self) -> Decimal | None:
        """What belongs in the field; ``None`` where no row could be counted and some have yet to be mended."""
        if any(row.state is not State.LEFT_OUT for row in self.rows):
            return self.ends.high
        nothing_read = all(row.record.kind for row in self.rows)
        return None if nothing_read or any(row.reason in FAULTS for row in self.rows) else Decimal(0)


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

    >>> from .evidence_table import read
    >>> from .rules import LAB
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
    return Tally(fact, rows, ends, tuple(_notes(fact, table, strict)), tuple(others))


def adds(fact: Fact) -> bool:
    """Whether rows are summed up for a fact, and not counted."""
    return fact.kind is Kind.NUMBER


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


def _notes(fact: Fact, table: Table, strict: frozenset[str]) -> Iterable[str]:
    columns = table.columns
    if columns.date is None and days(WINDOWS[fact.id], date.max, strict):
        yield "no_dates"
    if not adds(fact):
        return
    if columns.amount is None:
        yield "no_amounts"
        return
    head = columns.heads[columns.amount] if columns.amount < len(columns.heads) else ""
    if WINDOWS[fact.id] is None and original_value(head):
        yield "original_value"
    if any(_without_unit(record, table) for record in table.records):
        yield "no_unit"


def _without_unit(record: Record, table: Table) -> bool:
    columns = table.columns
    if record.kind or columns.yuan is not None:
        return False
    try:
        return amount(_cell(record, columns.amount)).yuan is None
    except UnreadableError:
        return False


def _rows(fact: Fact, table: Table, as_of: date, strict: frozenset[str]) -> Iterable[Row]:
    window = WINDOWS[fact.id]
    span = days(window, as_of, strict)
    seen: dict[tuple[str, When | None, Decimal], int] = {}
    for record in table.records:
        name = " ".join(_cell(record, table.columns.name).split())
        if record.kind:
            yield Row(record, name, State.LEFT_OUT, record.kind)
            continue
        place = ""
        try:
            place = "amount"
            adding = _amount(record, table, fact, strict)
            place = "date"
            at = _when(record, table) if window else None
        except UnreadableError as error:
            # A date that nothing depends on may say what it likes.
            if place == "amount" or span:
                found = (
                    _amount_cell(record, table, fact, strict) if place == "amount" else _date_cell(record, table)
                )
                yield Row(record, name, State.LEFT_OUT, str(error), found)
                continue
            at = None
        state, reason = _placed(at, span, as_of) if window else (State.COUNTED, "")
        found = _date_cell(record, table) if reason else ""
        same = (plain(name).casefold(), at, adding if adds(fact) else Decimal(1))
        if state is State.COUNTED and name and same in seen and (at or adds(fact)):
            state, reason, found = State.DOUBTFUL, "duplicate", str(seen[same])
        if state is not State.LEFT_OUT:
            seen.setdefault(same, record.line)
        yield Row(record, name, state, reason, found, adding)


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
        return State.DOUBTFUL, "edge"
    return State.COUNTED, ""


def _cell(record: Record, place: int | None) -> str:
    return record.cells[place] if place is not None and place < len(record.cells) else ""


_EMPTY = ("", "-", "—", "–", "/", "无")


def _when(record: Record, table: Table) -> When | None:
    columns = table.columns
    begun = _cell(record, columns.date)
    if plain(begun) in _EMPTY:
        return None
    at = when(begun)
    ended = _cell(record, columns.end)
    if at.end or plain(ended) in _EMPTY:
        return at
    try:
        end = when(ended).start
    except UnreadableError:
        return at  # the beginning alone may already decide
    if end.last < at.start.first:
        raise UnreadableError("backwards")
    return When(at.start, end)


def _date_cell(record: Record, table: Table) -> str:
    cells = (_cell(record, table.columns.date), _cell(record, table.columns.end))
    return " – ".join(written for cell in cells if (written := plain(cell)))


def _amount_cell(record: Record, table: Table, fact: Fact, strict: frozenset[str]) -> str:
    received = WHICH_AMOUNT in strict and _two_amounts(fact, table)
    return plain(_cell(record, table.columns.received if received else table.columns.amount))


def _amount(record: Record, table: Table, fact: Fact, strict: frozenset[str]) -> Decimal:
    """What a row adds; raises ``UnreadableError``."""
    if not adds(fact):
        return Decimal(1)
    written = _amount_cell(record, table, fact, strict)
    if written in _EMPTY:
        raise UnreadableError("no_amount")
    received = WHICH_AMOUNT in strict and _two_amounts(fact, table)
    in_head = table.columns.received_yuan if received else table.columns.yuan
    found = amount(written)
    yuan = found.yuan if found.yuan is not None else in_head if in_head is not None else WAN
    return found.number * yuan / WAN

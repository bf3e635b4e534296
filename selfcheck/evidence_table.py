"""Turns pasted rows or a CSV file into records, and finds out which column tells what.

Rows as Excel copies them (tabs, cells with line breaks in quotes) and CSV with commas or semicolons. Columns are
known by their heads, those without a known head by what stands in them.
"""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from . import shipped
from .evidence_cells import UnreadableError, amount, plain, unit, when

MOST_CHARACTERS = 1_000_000
"""Of one list: what a browser keeps for a site is some five times as much."""
MOST_ROWS = 20_000

_SEARCHED = 15
"""Rows among which the heads are looked for: a list may have a title and a note above them."""
_SAMPLE = 200
_LONGEST_HEAD = 16


class TooLongError(ValueError):
    """A list beyond what is read at once; the arguments are the limit's id and its number."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column tells what, counted from 0; ``None`` where none does."""

    name: int | None = None
    date: int | None = None
    end: int | None = None
    amount: int | None = None
    received: int | None = None
    """Of money received, beside the contracted."""
    yuan: Decimal | None = None
    """The unit of money that the amounts' head names."""
    received_yuan: Decimal | None = None
    head: int = 0
    """Line of the heads; 0 where there are none."""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it came."""

    line: int
    """From 1, as a spreadsheet numbers its rows: a line break inside a cell begins no new one."""
    cells: tuple[str, ...]
    kind: str = ""
    """``empty``, ``title`` (above the heads), ``head`` or ``total``; nothing for a row to be counted."""


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a list, none left out."""

    columns: Columns
    records: tuple[Record, ...]


def read(text: str) -> Table:
    r"""The records of a pasted or opened list; raises ``TooLongError``.

    >>> table = read("项目名称\t立项日期\t经费（万元）\n甲\t2023-05\t120\n\n合计\t\t120\n")
    >>> table.columns.name, table.columns.date, table.columns.amount, str(table.columns.yuan)
    (0, 1, 2, '10000')
    >>> [(record.line, record.kind) for record in table.records]
    [(1, 'head'), (2, ''), (3, 'empty'), (4, 'total')]
    >>> read("甲,2023-05-06,120\n乙,2024-01-01,80").columns.date
    1
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLongError("characters", MOST_CHARACTERS)
    rows = split(text)
    if len(rows) > MOST_ROWS:
        raise TooLongError("rows", MOST_ROWS)
    head = _head(rows)
    columns = _columns(rows, head)
    records = [Record(number + 1, tuple(cells), _kind(cells, number, head)) for number, cells in enumerate(rows)]
    return Table(columns, tuple(records))


def split(text: str) -> list[list[str]]:
    r"""The cells of every row.

    >>> split('甲\t"两行\n的格"\n乙\t"没有关上')
    [['甲', '"两行'], ['的格"'], ['乙', '"没有关上']]
    >>> split('甲;"a;b"\n')
    [['甲', 'a;b']]
    """
    text = text.removeprefix("\ufeff").replace("\0", "\N{REPLACEMENT CHARACTER}")
    delimiter = _delimiter(text)
    csv.field_size_limit(max(csv.field_size_limit(), MOST_CHARACTERS))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        # A quotation mark that is none of CSV's: read leniently, it would swallow the rows after it.
        lines = re.split("\r\n?|\n", text)
        return [line.split(delimiter) if line else [] for line in (lines if lines[-1] else lines[:-1])]


def _delimiter(text: str) -> str:
    start = "\n".join(text.splitlines()[:50])
    if "\t" in start:
        return "\t"
    return max(",;，", key=lambda one: (start.count(one), one == ","))


@cache
def _vocabulary() -> dict[str, list[str]]:
    words: dict[str, list[str]] = shipped.table("data/evidence_columns.toml")
    return words


_ROLES = ("name", "date", "end", "period", "amount", "received", "other")


def _role(cell: str) -> tuple[str, int, bool] | None:
    """What a head is for, its rank among the words for that, and whether it ends in its word."""
    head = re.sub(r"[(\[].*?[)\]]", "", plain(cell)).split("/")[0].strip(" :*").lower()
    best: tuple[int, int, str, int] | None = None
    for role in _ROLES:
        for rank, word in enumerate(_vocabulary()[role]):
            if word.isascii():
                found = [match.end() for match in re.finditer(rf"\b{re.escape(word)}(?!\w)", head)]
                end = found[-1] if found else -1
            else:
                place = head.rfind(word)
                end = place + len(word) if place >= 0 else -1
            if end > 0 and (best is None or (end, len(word)) > best[:2]):
                best = (end, len(word), role, rank)
    return (best[2], best[3], best[0] == len(head)) if best else None


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that holds the heads of the columns."""
    for number, cells in enumerate(rows[:_SEARCHED]):
        filled = [cell for cell in cells if plain(cell)]
        if not filled or any(_reads(when, cell) or _reads(amount, cell) for cell in filled):
            continue
        found = [_role(cell) for cell in filled if len(plain(cell)) <= _LONGEST_HEAD + len("（CNY 10,000）")]
        roles = {one[0] for one in found if one and one[2]}
        words = {word for role in _ROLES for word in _vocabulary()[role]}
        if len(roles) > 1 or (len(filled) == 1 and plain(filled[0]).lower() in words):
            return number
    return None


def _columns(rows: Sequence[Sequence[str]], head: int | None) -> Columns:
    heads = tuple(map(plain, rows[head])) if head is not None else ()
    placed: dict[str, tuple[int, int]] = {}
    known = set()
    for place, cell in enumerate(heads):
        found = _role(cell) if cell else None
        if found:
            known.add(place)
            if found[0] not in placed or found[1] < placed[found[0]][0]:
                placed[found[0]] = (found[1], place)
    at: dict[str, int | None] = {role: place for role, (_, place) in placed.items()}
    sample = [cells for cells in rows[(head or -1) + 1 :][:_SAMPLE] if any(map(plain, cells))]
    free = [place for place in range(max(map(len, sample), default=0)) if place not in known]
    dates, money = at.get("period", at.get("date")), at.get("amount", at.get("received"))
    if dates is None:
        dates = _most(when, sample, free)
    if money is None:
        money = _most(amount, sample, [one for one in free if one != dates and not _numbers_rows(sample, one)])
    name = at.get("name")
    if name is None:
        name = next((one for one in free if one not in (dates, money) and _is_text(sample, one)), None)

    def named_unit(place: int | None) -> Decimal | None:
        return unit(heads[place]) if place is not None and place < len(heads) else None

    return Columns(
        name,
        dates,
        at.get("end") if "period" not in at else None,
        money,
        at.get("received"),
        named_unit(money),
        named_unit(at.get("received")),
        0 if head is None else head + 1,
        heads,
    )


def _reads(as_what: Callable[[str], object], cell: str) -> bool:
    try:
        as_what(cell)
    except UnreadableError:
        return False
    return True


def _column(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    return [cell for cells in sample if place < len(cells) and (cell := plain(cells[place]))]


def _most(as_what: Callable[[str], object], sample: Sequence[Sequence[str]], free: Sequence[int]) -> int | None:
    """The column that most often reads as this; ``None`` where none does in half of its cells."""
    shares = []
    for place in free:
        cells = _column(sample, place)
        reading = sum(_reads(as_what, cell) for cell in cells)
        if reading * 2 >= len(cells) > 0:
            shares.append((reading, -place))
    return -max(shares)[1] if shares else None


def _numbers_rows(sample: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column only counts 1, 2, 3 …"""
    cells = [cell for cell in _column(sample, place) if cell.isdecimal()]
    return len(cells) > 1 and [int(cell) for cell in cells] == list(
        range(int(cells[0]), int(cells[0]) + len(cells))
    )


def _is_text(sample: Sequence[Sequence[str]], place: int) -> bool:
    cells = _column(sample, place)
    return bool(cells) and sum(_reads(amount, cell) for cell in cells) * 2 < len(cells)


def _kind(cells: Sequence[str], number: int, head: int | None) -> str:
    filled = [written for cell in cells if (written := plain(cell))]
    if not filled:
        return "empty"
    if head is not None and number <= head:
        return "head" if number == head else "title"
    words = [re.sub(r"\(.*\)|[ ::\d.,]|[万千亿百]*元", "", written).lower() for written in filled[:2]]
    return "total" if any(word in _vocabulary()["totals"] for word in words) else ""


def original_value(head: str) -> bool:
    """Whether a column of amounts is headed as what was once paid, not as what it is worth.

    >>> original_value("原值（元）"), original_value("设备现值")
    (True, False)
    """
    return any(word in plain(head).lower() for word in _vocabulary()["original_value"])

"""Turns pasted rows or a CSV file into records: rows as Excel copies them, CSV with commas or semicolons."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfcheck.evidence.cells import plain, when
from selfcheck.evidence.heads import Columns, Heads, columns, heads, reads
from selfcheck.evidence.kinds import kind
from selfcheck.evidence.money import amount, declared, unit_alone

MOST_CHARACTERS = 1_000_000
"""Of one list: what a browser keeps for a site is some five times as much."""
MOST_ROWS = 20_000


class TooLongError(ValueError):
    """A list beyond what is read at once; the arguments are the limit's id and its number."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it came."""

    line: int
    """From 1, as a spreadsheet numbers its rows: a line break inside a cell begins no new one."""
    cells: tuple[str, ...]
    kind: str = ""
    """``empty``, ``title`` (above the heads), ``head``, ``total`` or ``note``; nothing for a row to be counted."""


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a list, none left out."""

    columns: Columns
    records: tuple[Record, ...]
    yuan: Decimal | None = None
    """The unit of money that a line above or below the rows declares for all of them."""
    declared: str = ""
    """That line, as written."""


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
    found = heads(rows)
    told = columns(rows, found)
    kinds = _kinds(rows, found, told)
    records = [Record(number + 1, tuple(cells), kinds[number]) for number, cells in enumerate(rows)]
    return Table(told, tuple(records), *_declared(records))


def _kinds(rows: Sequence[Sequence[str]], found: Heads | None, told: Columns) -> list[str]:
    first, last = (found.first, found.last) if found else (0, -1)
    repeated = [tuple(map(plain, cells)) for cells in rows[first : last + 1]]
    kinds: list[str] = []
    for number, cells in enumerate(rows):
        made = kind(cells, told)
        if number <= last and made != "empty":
            made = "head" if number >= first else "title"
        elif not made and tuple(map(plain, cells)) in repeated:
            made = "head"  # printed again on every page
        kinds.append(made)
    closing = max((number for number, made in enumerate(kinds) if made != "empty"), default=0)
    if closing and not kinds[closing] and told.name is not None:
        kinds[closing] = _closing(
            [cells for cells, made in zip(rows, kinds, strict=True) if not made], told, kinds[closing - 1]
        )
    return kinds


def _closing(items: Sequence[Sequence[str]], told: Columns, before: str) -> str:
    """The kind of the last row where all it has is a day of signing, or the total of the amounts above it."""
    *above, last = items
    filled = [(place, cell) for place, cell in enumerate(last) if plain(cell)]
    if len(filled) > 1:
        return ""
    ((place, cell),) = filled
    if place == told.amount:
        found = [_number(cells[place]) for cells in above if place < len(cells)]
        return "total" if found and sum(found) == _number(cell) > 0 else ""
    signed = reads(when, cell) and (place != told.date or before in ("empty", "total", "note"))
    return "note" if signed else ""


def _number(cell: str) -> Decimal:
    return amount(cell).number if reads(amount, cell) else Decimal(0)


def _declared(records: Sequence[Record]) -> tuple[Decimal | None, str]:
    """The unit declared beside the rows: the line next above the heads decides, before any below."""
    above = [record for record in reversed(records) if record.kind == "title"]
    for record in [*above, *(record for record in records if record.kind == "note")]:
        for cell in record.cells:
            yuan = declared(cell, title=record.kind == "title" or unit_alone(cell) is not None)
            if yuan is not None:
                return yuan, " ".join(cell.split())
    return None, ""


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

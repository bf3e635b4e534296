"""Finds the heads of a list, in one row or in two that are joined, and which column tells what.

Columns are known by their heads, those without a known head by what stands in them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from selfcheck import shipped
from selfcheck.evidence.cells import UnreadableError, plain, when
from selfcheck.evidence.money import amount, is_foreign, unit, unit_alone, without_unit

_SEARCHED = 15
"""Rows among which the heads are looked for: a list may have a title and a note above them."""
_SAMPLE = 200
_LONGEST_HEAD = 30
_MOST_READ = 200
"""Characters of a head; the cells of a list without one may be long."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The row of heads, joined with the one below it where that divides some of them."""

    first: int
    last: int
    """Places of the rows, from 0; the same where it is one."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column tells what, counted from 0; ``None`` where none does."""

    name: int | None = None
    date: int | None = None
    end: int | None = None
    amount: int | None = None
    received: int | None = None
    """Of money received, beside the contracted."""
    quantity: int | None = None
    """By which the amounts have to be multiplied: they are the prices of one."""
    units: tuple[int, ...] = ()
    """Columns that hold the units of the amounts."""
    yuan: Decimal | None = None
    """The unit of money that the amounts' head names."""
    received_yuan: Decimal | None = None
    head: int = 0
    """Line of the last row of heads; 0 where there are none."""
    heads: tuple[str, ...] = ()

    def head_of(self, place: int | None) -> str:
        """The head of a column; empty where it has none."""
        return self.heads[place] if place is not None and place < len(self.heads) else ""


@cache
def vocabulary() -> dict[str, Any]:
    """The words of heads and of closing rows, by what they are for."""
    return shipped.table("evidence/columns.toml")


_ROLES = ("name", "date", "end", "period", "amount", "received", "other")


def _role(cell: str) -> tuple[str, int, bool] | None:
    """What a head is for, its rank among the words for that, and whether it ends in its word."""
    head = without_unit(cell[:_MOST_READ]).split("/")[0].strip(" :*").lower()
    best: tuple[int, int, str, int] | None = None
    for role in _ROLES:
        for rank, word in enumerate(vocabulary()[role]):
            if word.isascii():
                found = [match.end() for match in re.finditer(rf"\b{re.escape(word)}(?!\w)", head)]
                end = found[-1] if found else -1
            else:
                place = head.rfind(word)
                end = place + len(word) if place >= 0 else -1
            if end > 0 and (best is None or (end, len(word)) > best[:2]):
                best = (end, len(word), role, rank)
    return (best[2], best[3], best[0] == len(head)) if best else None


def heads(rows: Sequence[Sequence[str]]) -> Heads | None:
    """The heads of the columns; ``None`` where a list has none.

    >>> heads([["名称", "执行期"], ["", "起", "止"], ["甲", "2019.5", "2022.12"]])
    Heads(first=0, last=1, cells=('名称', '执行期开始日期', '执行期结束日期'))
    """
    for number, cells in enumerate(rows[:_SEARCHED]):
        filled = [cell for cell in cells if plain(cell)]
        if not filled or any(map(_tells, filled)):
            continue
        found = [_role(cell) for cell in filled if len(plain(cell)) <= _LONGEST_HEAD]
        roles = {one[0] for one in found if one and one[2]}
        words = {word for role in _ROLES for word in vocabulary()[role]}
        if len(roles) > 1 or (len(filled) == 1 and plain(filled[0]).lower() in words):
            above = tuple(map(plain, cells))
            below = tuple(map(plain, rows[number + 1])) if number + 1 < len(rows) else ()
            if _divides(above, below):
                return Heads(number, number + 1, _joined(above, below))
            return Heads(number, number, above)
    return None


def _tells(cell: str) -> bool:
    """Whether a cell tells a date or an amount, as no head does."""
    return reads(when, cell) or reads(amount, cell)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""


def _is_unit(cell: str) -> bool:
    return unit_alone(cell) is not None or bool(re.fullmatch(r"\([^()]*\)", cell))


def _divides(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row only divides the heads above it, or tells their units."""
    words = {*vocabulary()["below"], *(word for role in _ROLES for word in vocabulary()[role])}

    def fits(place: int, cell: str) -> bool:
        if _is_unit(cell):
            return True
        found = _role(cell)
        if without_unit(cell).lower() not in vocabulary()["below"] and not (found and found[2]):
            return False
        head, after = _at(above, place), _at(above, place + 1)
        # Merged cells are blank after their first, or filled alike by what cannot merge them.
        spans = bool(_at(below, place + 1)) and after in ("", head)
        return not head or spans or head == _at(above, place - 1)

    filled = [(place, cell) for place, cell in enumerate(below) if cell and cell != _at(above, place)]
    if not filled or any(len(cell) > _LONGEST_HEAD or _tells(cell) for _, cell in filled):
        return False
    # Tables copied from a text document lose the blanks of merged cells, and what stands beneath is shifted.
    shifted = len(filled) > 1 and all(without_unit(cell).lower() in words for _, cell in filled)
    return shifted or all(fits(place, cell) for place, cell in filled)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    joined = []
    spanning = ""
    for place in range(max(len(above), len(below))):
        head, cell = _at(above, place), _at(below, place)
        spanning = head or spanning
        if not cell or cell == head:
            joined.append(head)
        elif _is_unit(cell):
            joined.append(f"{spanning}({cell.strip('()')})")
        else:
            bare = without_unit(cell)
            word = cell.replace(bare, vocabulary()["below"].get(bare.lower(), bare), 1)
            joined.append(f"{spanning} {word}" if spanning.isascii() else f"{spanning}{word}")
    return tuple(joined)


def columns(rows: Sequence[Sequence[str]], found: Heads | None) -> Columns:
    """Which column tells what."""
    heads = found.cells if found else ()
    placed: dict[str, tuple[int, int]] = {}
    known = set()
    for place, cell in enumerate(heads):
        role = _role(cell) if cell else None
        if role:
            known.add(place)
            if role[0] not in placed or role[1] < placed[role[0]][0]:
                placed[role[0]] = (role[1], place)
    at: dict[str, int | None] = {role: place for role, (_, place) in placed.items()}
    first = found.last + 1 if found else 0
    sample = [cells for cells in rows[first:][:_SAMPLE] if any(map(plain, cells))]
    width = max(map(len, sample), default=0)
    units = tuple(place for place in range(width) if _mostly(_names_money, sample, place))
    free = [place for place in range(width) if place not in known and place not in units]
    dates, money = at.get("period", at.get("date")), at.get("amount", at.get("received"))
    if dates is None:
        dates = _most(when, sample, free)
    if money is None:
        money = _most(amount, sample, [one for one in free if one != dates and not _numbers_rows(sample, one)])
    name = at.get("name")
    if name is None:
        name = next((one for one in free if one not in (dates, money) and _is_text(sample, one)), None)
    priced = money is not None and unit_price(_at(heads, money))
    return Columns(
        name,
        dates,
        at.get("end") if "period" not in at else None,
        money,
        at.get("received"),
        next((place for place, head in enumerate(heads) if priced and _has(head, "quantity")), None),
        units,
        _unit_of(heads, money, at.get("received")),
        _unit_of(heads, at.get("received"), money),
        first,
        heads,
    )


def _unit_of(heads: Sequence[str], place: int | None, beside: int | None) -> Decimal | None:
    """The unit in the head of an amount; of two amounts that stand side by side only one may name it."""
    head = _at(heads, place) if place is not None else ""
    found = unit(head)
    if head and found is None and beside is not None and not is_foreign(head):
        return unit(_at(heads, beside))
    return found


def reads(as_what: Callable[[str], object], cell: str) -> bool:
    """Whether a cell can be read as this."""
    try:
        as_what(cell)
    except UnreadableError:
        return False
    return True


def _names_money(cell: str) -> bool:
    return unit_alone(cell) is not None or (is_foreign(cell) and not reads(amount, cell) and len(cell) < 10)


def _column(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    return [cell for cells in sample if place < len(cells) and (cell := plain(cells[place]))]


def _mostly(is_so: Callable[[str], bool], sample: Sequence[Sequence[str]], place: int) -> bool:
    """Whether this is so of at least half of the filled cells of a column."""
    cells = _column(sample, place)
    return sum(map(is_so, cells)) * 2 >= len(cells) > 0


def _most(as_what: Callable[[str], object], sample: Sequence[Sequence[str]], free: Sequence[int]) -> int | None:
    """The column that most often reads as this; ``None`` where none does in half of its cells."""
    shares = []
    for place in free:
        cells = _column(sample, place)
        reading = sum(reads(as_what, cell) for cell in cells)
        if reading * 2 >= len(cells) > 0:
            shares.append((reading, -place))
    return -max(shares)[1] if shares else None


def _numbers_rows(sample: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column only counts 1, 2, 3 …"""
    cells = [cell for cell in _column(sample, place) if cell.isdecimal() and len(cell) < 10]
    return len(cells) > 1 and [int(cell) for cell in cells] == list(
        range(int(cells[0]), int(cells[0]) + len(cells))
    )


def _is_text(sample: Sequence[Sequence[str]], place: int) -> bool:
    cells = _column(sample, place)
    return bool(cells) and sum(reads(amount, cell) for cell in cells) * 2 < len(cells)


def _has(head: str, words: str) -> bool:
    return any(word in plain(head).lower() for word in vocabulary()[words])


def original_value(head: str) -> bool:
    """Whether a column of amounts is headed as what was once paid, not as what it is worth.

    >>> original_value("原值（元）"), original_value("设备现值")
    (True, False)
    """
    return _has(head, "original_value")


def unit_price(head: str) -> bool:
    """Whether a column of amounts is headed as the price of one.

    >>> unit_price("单价（元）"), unit_price("总价（元）")
    (True, False)
    """
    return _has(head, "unit_price")

"""Reads what one row of a list tells: its name, when it was, and what it is worth."""

import re
from dataclasses import dataclass
from decimal import Decimal

from selfcheck.evidence.cells import UnreadableError, When, plain, when
from selfcheck.evidence.money import amount, is_foreign, only_currency, unit_alone
from selfcheck.evidence.table import Record, Table

WAN = Decimal(10_000)
"""Yuan in 1万元, the unit of every fact that is money."""

_EMPTY = ("", "-", "—", "–", "/", "无")
_QUANTITY = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?[^\d\s.,-]{0,8}", re.ASCII)


class FaultError(ValueError):
    """What keeps a row from being counted; the arguments are the id of the reason and the cell it is about."""


@dataclass(frozen=True, slots=True)
class Money:
    """What a row is worth."""

    wan_yuan: Decimal
    unsaid: bool = False
    """Whether the list names no unit for it, so that one was taken for granted."""


def name(record: Record, table: Table) -> str:
    """What stands in the column of names."""
    return " ".join(_cell(record, table.columns.name).split())


def at(record: Record, table: Table) -> When | None:
    """When it was, or when it began and ended; ``None`` without a date; raises ``FaultError``."""
    columns = table.columns
    begun = _cell(record, columns.date)
    if plain(begun) in _EMPTY:
        return None
    try:
        found = when(begun)
    except UnreadableError as error:
        raise FaultError(str(error), date_cell(record, table)) from error
    ended = _cell(record, columns.end)
    if found.end or plain(ended) in _EMPTY:
        return found
    try:
        end = when(ended).start
    except UnreadableError:
        return found  # the beginning alone may already decide
    if end.last < found.start.first:
        raise FaultError("backwards", date_cell(record, table))
    return When(found.start, end)


def date_cell(record: Record, table: Table) -> str:
    """Its dates as written."""
    cells = (_cell(record, table.columns.date), _cell(record, table.columns.end))
    return " – ".join(written for cell in cells if (written := plain(cell)))


def money(record: Record, table: Table, received: bool, unsaid: Decimal) -> Money:
    """What it is worth, of the money received or contracted; raises ``FaultError``.

    ``unsaid`` is the unit, in yuan, of an amount for which the list names none.
    """
    columns = table.columns
    place = columns.received if received else columns.amount
    written = plain(_cell(record, place))
    if written in _EMPTY:
        raise FaultError("no_amount", written)
    try:
        found = amount(written)
    except UnreadableError as error:
        raise FaultError(str(error), written) from error
    yuan = found.yuan
    if yuan is None:
        yuan = _unit(record, table, place, columns.received_yuan if received else columns.yuan)
    worth = found.number * (unsaid if yuan is None else yuan) / WAN
    return Money(worth if received else worth * _quantity(record, table), yuan is None)


def _unit(record: Record, table: Table, place: int | None, in_head: Decimal | None) -> Decimal | None:
    """The unit beside an amount, else in its head, else declared for the whole table."""
    units = table.columns.units
    beside = next((one for one in units if place is not None and one > place), units[-1] if units else None)
    written = plain(_cell(record, beside))
    in_row = unit_alone(written)
    if in_row is not None and not only_currency(written):
        return in_row
    if is_foreign(written) or (in_head is None and is_foreign(table.columns.head_of(place))):
        raise FaultError("foreign", written or plain(_cell(record, place)))
    return table.yuan if in_head is None else in_head


def _quantity(record: Record, table: Table) -> Decimal:
    """How many there are at a unit price: one where that is left open."""
    written = plain(_cell(record, table.columns.quantity))
    if written in _EMPTY:
        return Decimal(1)
    found = _QUANTITY.fullmatch(written.replace(",", ""))
    if not found:
        raise FaultError("not_quantity", written)
    return Decimal(found[1])


def _cell(record: Record, place: int | None) -> str:
    return record.cells[place] if place is not None and place < len(record.cells) else ""

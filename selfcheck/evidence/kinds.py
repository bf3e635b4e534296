"""Tells the rows of a list that are none of its items: totals, and the notes and signatures below a table.

A name that only contains such a word (累计误差测量方法研究) is a name: nothing but totals, numbers and units may
stand in a row of totals, and where it has a date it is an item.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from selfcheck.evidence.cells import plain, when
from selfcheck.evidence.heads import Columns, reads, vocabulary
from selfcheck.evidence.money import YUAN, amount, declared, unit_alone

_LONGEST = 40
"""Characters of a cell that says no more than that it is a total."""


@cache
def _words(*lists: str) -> frozenset[str]:
    """Words without their blanks: cells are compared without any."""
    return frozenset(word.replace(" ", "") for words in lists for word in vocabulary()[words])


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _numbers() -> re.Pattern[str]:
    counters, units = _any_of(_words("counters")), _any_of(YUAN)
    return re.compile(
        rf"[\d.,]+(?:{counters}|{units})?|[一二三四五六七八九十百]+(?:{counters})|{units}|人民币|[¥:]"
    )


@cache
def _tokens() -> re.Pattern[str]:
    words = _any_of(_words("totals", "totals_beside"))
    return re.compile(rf"(?:{words})|\d{{4}}年度?|第?\d+页|{_numbers().pattern}")


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(rf"[*※]*(?:(?:{_any_of(_words('notes', 'notes_alone'))})\d*:|注\d+[.、)])")


def kind(cells: Sequence[str], columns: Columns) -> str:
    """``empty``, ``total`` or ``note``; nothing for an item of the list.

    >>> [kind(cells, Columns()) for cells in (["合计：3项"], ["注：均为国家级"], ["累计误差测量方法研究"])]
    ['total', 'note', '']
    """
    filled = [written for cell in cells if (written := plain(cell))]
    if not filled or (len(filled) == 1 and _numbers_only(cells, columns)):
        return "empty"
    dated = _tells(cells, columns.date, when)
    if any(_is_total(cell, dated) for cell in filled[:2]):
        return "total"
    if len(filled) == 1 and (declared(filled[0]) or unit_alone(filled[0])):
        return "note"
    paid = _tells(cells, columns.amount, amount)
    return "note" if not (dated and paid) and _is_note(filled[0], alone=not (dated or paid)) else ""


def _numbers_only(cells: Sequence[str], columns: Columns) -> bool:
    """Whether a row has a running number and nothing else yet."""
    place = next(place for place, cell in enumerate(cells) if plain(cell))
    known = (columns.name, columns.date, columns.end, columns.amount, columns.received)
    return columns.name is not None and place not in known and plain(cells[place]).isdecimal()


def _tells(cells: Sequence[str], place: int | None, as_what: Callable[[str], object]) -> bool:
    return place is not None and place < len(cells) and reads(as_what, cells[place])


def _bare(written: str) -> str:
    """Without blanks, in small letters, and without what stands in brackets unless that is all."""
    squashed = re.sub(r"\s", "", written).lower()
    return re.sub(r"\([^()]*\)", "", squashed) or squashed.strip("()")


def _is_total(written: str, dated: bool) -> bool:
    if len(written) > _LONGEST:
        return False
    bare = _bare(written)
    without_numbers = _numbers().sub("", bare)
    if without_numbers in _words("totals_end"):
        return True
    if dated:
        return False
    if without_numbers.endswith(tuple(_words("totals_end"))):
        return True
    if without_numbers in ("共", "以上共"):
        return bare != without_numbers
    said = _tokens().findall(bare)
    return not _tokens().sub("", bare) and any(one in _words("totals") for one in said)


def _is_note(written: str, alone: bool) -> bool:
    bare = _bare(written)
    if _notes().match(bare) or _notes().match(re.sub(r"\s", "", written).lower().lstrip("([")):
        return True
    return alone and (bare in _words("notes_alone") or bool(re.match(r"[*※]*(?:注|备注|附注) ", written)))

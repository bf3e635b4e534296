"""Reads the cells of evidence as people write them: dates of any precision, and periods.

What is not certain is not guessed: a date known to the month is the span of that month, and 05/06/2023, which
two countries read differently, is the span between both.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selfcheck.law.numerals import parse as numeral

STILL_RUNNING = date.max
"""The end of what has none yet (至今)."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something may have happened, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class When:
    """When something was, or when it began and ended."""

    start: Span
    end: Span | None = None


class UnreadableError(ValueError):
    """A cell that does not say what it should; the argument is the id of the reason."""


def plain(text: str) -> str:
    """A cell without what the eye does not see: full-width forms, marks of direction, spare blanks.

    >>> plain("\u200e２０２３－０５ ")
    '2023-05'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return " ".join(text.split())


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z| ?[AaPp][Mm])?$", re.ASCII)
_BY_SEPARATOR = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_BY_CHARACTERS = re.compile(r"(\d{4}) ?年(?: ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号]|份)?|度)?", re.ASCII)
_BY_NAME = re.compile(r"([A-Za-z]{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})", re.ASCII)
_DAY_AND_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?[ -](\d{4})", re.ASCII)
_EITHER_WAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_DIGITS_ALONE = re.compile(r"((?:19|20)\d\d)(?:(\d\d)(\d\d)?)?", re.ASCII)
_ENDS_IN_ONE = re.compile(r"(\d{4})\.1", re.ASCII)
_FROM_TO = re.compile(r" ?(?:[-—–~〜]+| to |起?至|到) ?")
_NOT_OVER = {"今", "至今", "现在", "present", "now", "ongoing", "date"}
_CHINESE_YEAR = re.compile(r"[〇零○一二三四五六七八九]{4}(?= ?年)")
_CHINESE_PART = re.compile(r"[一二三四五六七八九十]{1,3}(?= ?[月日号])")
_YEAR_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def when(text: str) -> When:
    """The date or period that a cell tells; raises ``UnreadableError``.

    >>> one = when("2023年5月")
    >>> one.start.first.isoformat(), one.start.last.isoformat(), one.end
    ('2023-05-01', '2023-05-31', None)
    >>> [when(text).start.first.isoformat() for text in ("2023/5/6", "2023.5", "二〇二三年十二月", "May 6, 2023")]
    ['2023-05-06', '2023-05-01', '2023-12-01', '2023-05-06']
    >>> period = when("2021.3-2023.12")
    >>> period.start.first.isoformat(), period.end.last.isoformat()
    ('2021-03-01', '2023-12-31')
    >>> maybe_october = when("2023.1").start
    >>> maybe_october.first.isoformat(), maybe_october.last.isoformat(), is_january_or_october(maybe_october)
    ('2023-01-01', '2023-10-31', True)
    >>> when("2023-02-30")
    Traceback (most recent call last):
    ...
    selfcheck.evidence.cells.UnreadableError: not_date
    """
    written = _arabic(plain(text))
    one = _ENDS_IN_ONE.fullmatch(written)
    if one:
        # A spreadsheet that takes 2023.10 for a number keeps 2023.1; in a period it stays text, with its nought.
        return When(Span(_of(one[1], "1", None).first, _of(one[1], "10", None).last))
    single = _span(written)
    if single:
        return When(single)
    for between in _FROM_TO.finditer(written):
        start = _span(written[: between.start()])
        rest = written[between.end() :].removesuffix("止").strip()
        end = Span(STILL_RUNNING, STILL_RUNNING) if rest.lower() in _NOT_OVER else _span(rest)
        if start and end:
            if end.last < start.first:
                raise UnreadableError("backwards")
            return When(start, end)
    raise UnreadableError("serial" if written.isdigit() and len(written) == 5 else "not_date")


def is_january_or_october(span: Span) -> bool:
    """Whether a date was written as 2023.1, which a spreadsheet also makes of 2023.10."""
    first, last = span.first, span.last
    return (first.month, first.day, last.month, last.day) == (1, 1, 10, 31)


def _arabic(text: str) -> str:
    """二〇二三年五月 as 2023年5月."""
    if text.isascii():
        return text
    text = _CHINESE_YEAR.sub(lambda found: found[0].translate(_YEAR_DIGITS), text)
    return _CHINESE_PART.sub(lambda found: str(numeral(found[0]) or found[0]), text)


def _span(text: str) -> Span | None:
    text = _CLOCK.sub("", text)
    try:
        for pattern, order in _ORDERS:
            found = pattern.fullmatch(text)
            if found:
                return order(found)
    except ValueError:  # a 30th of February
        return None
    return None


def _of(year: str, month: str | None, day: str | None) -> Span:
    if month is None:
        return Span(date(int(year), 1, 1), date(int(year), 12, 31))
    if day is None:
        last = monthrange(int(year), int(month))[1]
        return Span(date(int(year), int(month), 1), date(int(year), int(month), last))
    one = date(int(year), int(month), int(day))
    return Span(one, one)


def _named(year: str, name: str, day: str | None) -> Span:
    return _of(year, str(_MONTHS.index(name[:3].lower()) + 1), day)


def _either_way(a: str, b: str, year: str) -> Span:
    """Month or day first: both where both make a date."""
    read = []
    for month, day in ((a, b), (b, a)):
        if int(month) <= 12:
            read.append(_of(year, month, day).first)
    return Span(min(read), max(read))


_ORDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span]], ...] = (
    (_BY_SEPARATOR, lambda found: _of(found[1], found[3], found[4])),
    (_BY_CHARACTERS, lambda found: _of(found[1], found[2], found[3])),
    (_DIGITS_ALONE, lambda found: _of(found[1], found[2], found[3])),
    (_EITHER_WAY, lambda found: _either_way(found[1], found[2], found[3])),
    (_BY_NAME, lambda found: _named(found[3], found[1], found[2])),
    (_DAY_AND_NAME, lambda found: _named(found[3], found[2], found[1])),
)

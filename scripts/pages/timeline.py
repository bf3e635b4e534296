"""The documents in time: a ruler drawn as SVG and the same as a list, both from the front matters.

The one date that no front matter has, the last day for application materials, is read out of the words quoted.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from scripts.pages.lettering import wrap
from scripts.pages.quoting import Quotation, Quoter
from scripts.pages.words import Words
from selfcheck.html.element import element, serialize

DEADLINE = Quotation("call-2024#sec_2__p_1", "请于2024年1月24日前", "by 24 January 2024")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MONTH = 16
_TOP, _AXIS, _LABEL, _WIDTH = 10, 62, 104, 328
_SIZE, _LINE = 12.5, 17


@dataclass(frozen=True, slots=True)
class Event:
    """A text, or a day that a text sets."""

    name: str
    """Slug of the text, or full name of the provision."""
    first: date
    last: date
    """The same day where the day is known, else the end of the month or year."""
    title: str
    status: str
    dated: str
    """The date in words, as exact as it is known."""


def events(quoter: Quoter, words: Words) -> tuple[Event, ...]:
    """Everything on the line, in the order of time; what is known by month or year counts from its middle."""
    found = []
    for slug in quoter.corpus.slugs:
        front = quoter.corpus.text(quoter.lang, slug).front
        first, last = span(str(front.dated))
        status = words.say(f"timeline.{front.status}")
        found.append(Event(slug, first, last, front.title, status, in_words(str(front.dated), words)))
    set_by = _DAY.search(DEADLINE.zh)
    assert set_by
    day = date(*(int(part) for part in set_by.groups()))
    deadline = words.say("timeline.deadline")
    found.append(Event(DEADLINE.provision, day, day, deadline, "", in_words(day.isoformat(), words)))
    return tuple(sorted(found, key=lambda one: one.first + (one.last - one.first) / 2))


def span(dated: str) -> tuple[date, date]:
    """First and last day that the date may mean.

    >>> span("2023-10-13")
    (datetime.date(2023, 10, 13), datetime.date(2023, 10, 13))
    >>> span("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> span("2023")
    (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    """
    year, *rest = (int(part) for part in dated.split("-"))
    if len(rest) == 2:
        return date(year, *rest), date(year, *rest)
    if rest:
        return date(year, rest[0], 1), date(year, rest[0], calendar.monthrange(year, rest[0])[1])
    return date(year, 1, 1), date(year, 12, 31)


def in_words(dated: str, words: Words) -> str:
    """The date as a sentence has it, as exact as it is known."""
    year, *rest = (int(part) for part in dated.split("-"))
    kind = ("year", "month", "day")[len(rest)]
    month, day = (*rest, 0, 0)[:2]
    return words.say(f"timeline.{kind}", year=year, month=month, month_name=calendar.month_name[month], day=day)


def markdown(quoter: Quoter, words: Words) -> str:
    """The ruler and the list, as HTML blocks for the page."""
    found = events(quoter, words)
    figure = element("figure", {"class": "timeline"}, _draw(found, quoter, words))
    return f"{serialize(figure)}\n\n{serialize(_list(found, quoter))}"


def _list(found: Sequence[Event], quoter: Quoter) -> Element:
    return element("ol", {"class": "timeline-events"}, *(_item(one, quoter) for one in found))


def _item(one: Event, quoter: Quoter) -> Element:
    # In HTML a date may be a year or a month; where it is known less exactly it says less.
    stamp = one.first.isoformat()[: 10 if one.first == one.last else 7 if one.first.month == one.last.month else 4]
    when = element("time", {"datetime": stamp}, one.dated)
    link = element("a", {"href": quoter.address(one.name)}, one.title)
    if not one.status:
        return element("li", {}, when, " ", link, " ", quoter.quote(DEADLINE), " ", quoter.link(one.name))
    return element("li", {}, when, " ", link, " ", element("small", {}, one.status))


def _draw(found: Sequence[Event], quoter: Quoter, words: Words) -> Element:
    first, last = found[0].first.year, max(one.last.year for one in found)
    height = _TOP + (last - first + 1) * 12 * _MONTH + 10

    def place(day: date) -> float:
        months = (day.year - first) * 12 + day.month - 1
        return _TOP + (months + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]) * _MONTH

    drawn = [
        element("path", {"class": "axis", "d": f"M{_AXIS} {_TOP}V{height - 10}"}),
        element("path", {"class": "ticks", "d": _ticks(last - first + 1)}),
    ]
    for year in range(first, last + 1):
        at = place(date(year, 1, 1))
        drawn.append(element("text", {"class": "year", "x": "0", "y": f"{at + 5:g}"}, str(year)))
    bars = [one for one in found if one.first != one.last]
    free = 0.0
    for one in found:
        top, bottom = place(one.first), place(one.last)
        if one.first == one.last:
            lane = _AXIS + 5
            mark = element("circle", {"class": "point", "cx": str(_AXIS), "cy": f"{top:g}", "r": "5"})
        else:
            lane = _AXIS + 10 + 6 * (bars.index(one) % 4)
            mark = element("path", {"class": "span", "d": f"M{lane} {top + 1:g}V{max(bottom, top + 6):g}"})
        room = (_WIDTH - _LABEL) / _SIZE
        below = f"{one.dated} · {one.status}" if one.status else one.dated
        lines = [("what", line) for line in wrap(one.title, quoter.lang, room)]
        lines += [("when", line) for line in wrap(below, quoter.lang, room)]
        label = max(top - 4, free)
        free = label + len(lines) * _LINE + 10
        texts = [
            element("text", {"class": kind, "x": str(_LABEL), "y": f"{label + 12 + row * _LINE:g}"}, line)
            for row, (kind, line) in enumerate(lines)
        ]
        # From a bar the line leaves level with its words, from a point as it must.
        leaves = min(max(label + 8, top + 2), bottom)
        drawn.append(element("path", {"class": "leader", "d": f"M{lane} {leaves:g}L{_LABEL - 6} {label + 8:g}"}))
        drawn.append(mark)
        drawn.append(element("a", {"href": quoter.address(one.name)}, *texts))
    height = max(height, int(free))
    return element(
        "svg",
        {
            "class": "diagram diagram--timeline",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "width": str(_WIDTH),
            "height": str(height),
            "role": "group",
            "aria-labelledby": "timeline-title timeline-desc",
        },
        element("title", {"id": "timeline-title"}, words.say("timeline.title")),
        element("desc", {"id": "timeline-desc"}, words.say("timeline.described", first=first, last=last)),
        *drawn,
    )


def _ticks(years: int) -> str:
    """Short lines for months, longer ones for quarters, long ones for years."""
    lengths = (26, 6, 6, 12, 6, 6, 12, 6, 6, 12, 6, 6)
    lines = [
        f"M{_AXIS} {_TOP + month * _MONTH}h-{lengths[month % 12] if month < years * 12 else lengths[0]}"
        for month in range(years * 12 + 1)
    ]
    return "".join(lines)

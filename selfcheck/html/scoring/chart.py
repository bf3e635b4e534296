"""Pictures of a scoring, as SVG built as a tree: bars with intervals, the radar, and how far reviewers lie apart.

A picture only repeats what a table beside it says: each has a title and a description in words. What is certain is
filled, what is still possible is hatched, so that nothing hangs on colour. Lengths are in user units; the style
sheet says how large they appear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from xml.etree.ElementTree import Element

from selfcheck.html.element import element
from selfcheck.scoring.score import FULL, MOST

WIDTH = 320
ROW, BAR, LABELS = 38, 12, 16
"""Of a row of the bars: its height, that of its bar, and of the label above it."""
RULER = 24
"""Height of the scale below the bars."""
INSET = 4
"""Left and right of the scale, for the half of a dot or figure that stands at its end."""
RADIUS = 92
CENTRE = (160, 122)
STRIP_WIDTH, STRIP_HEIGHT = 120, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One row."""

    label: str
    ends: Mapping[str, float]
    """``worst`` and ``best``, 0 to 100."""
    figure: str
    """The same in words."""
    dots: Sequence[float] = ()
    """Figures of single reviewers, drawn over the bar."""


def bars(id: str, title: str, rows: Sequence[Bar], line: float | None = None) -> Element:
    """Horizontal bars over a ruler from 0 to 100; ``line`` is drawn through the last one, the total.

    >>> made = bars("b", "Dimensions", [Bar("Foundation", {"worst": 40, "best": 60}, "40–60")])
    >>> made.get("role"), made.find("title").text, made.find("desc").text
    ('img', 'Dimensions', 'Foundation 40–60')
    """
    height = ROW * len(rows) + RULER
    drawn = [part for place, row in enumerate(rows) for part in _row(id, row, place * ROW)]
    if line is not None:
        top, x = ROW * (len(rows) - 1) + LABELS - 3, _x(line)
        drawn.append(_shape("line", "line", x1=x, x2=x, y1=top, y2=top + BAR + 6))
    said = "; ".join(f"{row.label} {row.figure}" for row in rows)
    return _picture(id, title, said, WIDTH, height, [_hatch(id), *drawn, *_ruler(ROW * len(rows))])


def radar(id: str, title: str, rows: Sequence[Bar]) -> Element:
    """The same figures as a web, one axis a row, the first upwards; only ever beside bars and a table."""
    low = [row.ends["worst"] for row in rows]
    high = [row.ends["best"] for row in rows]
    rings = [
        _shape("polygon", "ring", points=_web([share] * len(rows)))
        for share in (FULL / 4, FULL / 2, FULL * 3 / 4, FULL)
    ]
    axes = [
        _shape("line", "ring", x1=CENTRE[0], y1=CENTRE[1], x2=x, y2=y) for x, y in _corners([FULL] * len(rows))
    ]
    names = []
    for row, (x, y) in zip(rows, _corners([FULL + 14] * len(rows)), strict=True):
        side = "middle" if abs(x - CENTRE[0]) < 1 else "start" if x > CENTRE[0] else "end"
        # Above the top corner, below the lower ones: a line of text is lower than wide.
        down = 0 if y < CENTRE[1] - RADIUS / 2 else 10
        names.append(_text(row.label, x, y + down, "name", side))
    area = [
        element("polygon", {"class": "possible", "points": _web(high), "fill": f"url(#{id}-hatch)"}),
        _shape("polygon", "certain", points=_web(low)),
    ]
    points = [_shape("circle", "end", cx=x, cy=y, r=3) for x, y in _corners(low)]
    said = "; ".join(f"{row.label} {row.figure}" for row in rows)
    height = CENTRE[1] + RADIUS + 24
    return _picture(id, title, said, WIDTH, height, [_hatch(id), *rings, *axes, *area, *points, *names])


def strip(ratings: Sequence[float | None], mean: float) -> Element:
    """Where ratings lie from 0 to 5, with a stroke at their mean; hidden, since a table says the same."""
    inner = STRIP_WIDTH - 2 * 8

    def x(rating: float) -> float:
        return 8 + rating / MOST * inner

    middle = STRIP_HEIGHT / 2
    given = [rating for rating in ratings if rating is not None]
    drawn = [_shape("line", "track", x1=8, x2=STRIP_WIDTH - 8, y1=middle, y2=middle)]
    drawn += [
        _shape("line", "tick", x1=x(rating), x2=x(rating), y1=middle - 3, y2=middle + 3)
        for rating in range(MOST + 1)
    ]
    drawn.append(_shape("line", "range", x1=x(min(given)), x2=x(max(given)), y1=middle, y2=middle))
    drawn += [_shape("circle", "dot", cx=x(rating), cy=middle, r=4) for rating in given]
    drawn.append(_shape("line", "mean", x1=x(mean), x2=x(mean), y1=middle - 9, y2=middle + 9))
    size = f"0 0 {STRIP_WIDTH} {STRIP_HEIGHT}"
    return element("svg", {"class": "strip", "viewBox": size, "aria-hidden": "true", "focusable": "false"}, *drawn)


def _row(id: str, row: Bar, top: float) -> list[Element]:
    y = top + LABELS
    worst, best = (_x(row.ends[end]) for end in ("worst", "best"))
    drawn = [
        _text(row.label, INSET, y - 4, "name"),
        _text(row.figure, WIDTH - INSET, y - 4, "figure", "end"),
        _shape("rect", "track", x=INSET, y=y, width=WIDTH - 2 * INSET, height=BAR),
    ]
    if best > worst:
        size = {"x": _figure(worst), "y": _figure(y), "width": _figure(best - worst), "height": _figure(BAR)}
        drawn.append(element("rect", {"class": "possible", **size, "fill": f"url(#{id}-hatch)"}))
    drawn.append(_shape("rect", "certain", x=INSET, y=y, width=worst - INSET, height=BAR))
    return drawn + [_shape("circle", "dot", cx=_x(dot), cy=y + BAR / 2, r=4) for dot in row.dots]


def _ruler(top: float) -> list[Element]:
    """A tick every ten points, a figure at 0, 50 and 100."""
    ticks = [
        _shape("line", "tick", x1=_x(at), x2=_x(at), y1=top, y2=top + (7 if at % (FULL / 2) == 0 else 4))
        for at in range(0, FULL + 1, FULL // 10)
    ]
    sides = {0: "start", FULL // 2: "middle", FULL: "end"}
    figures = [
        _text(str(at), {"start": 0, "middle": _x(at), "end": WIDTH}[side], top + 19, "scale", side)
        for at, side in sides.items()
    ]
    return [*ticks, *figures]


def _x(points: float) -> float:
    """Where so many points lie on the scale."""
    return INSET + points / FULL * (WIDTH - 2 * INSET)


def _corners(values: Sequence[float]) -> list[tuple[float, float]]:
    """One point an axis, clockwise from the top."""
    turn = 2 * pi / len(values)
    return [
        (
            CENTRE[0] + sin(turn * place) * RADIUS * value / FULL,
            CENTRE[1] - cos(turn * place) * RADIUS * value / FULL,
        )
        for place, value in enumerate(values)
    ]


def _web(values: Sequence[float]) -> str:
    return " ".join(f"{_figure(x)},{_figure(y)}" for x, y in _corners(values))


def _picture(id: str, title: str, said: str, width: float, height: float, drawn: Sequence[Element]) -> Element:
    names = {"id": f"{id}-title"}, {"id": f"{id}-said"}
    return element(
        "svg",
        {
            "class": "chart",
            "viewBox": f"0 0 {_figure(width)} {_figure(height)}",
            "role": "img",
            "aria-labelledby": f"{id}-title",
            "aria-describedby": f"{id}-said",
        },
        element("title", names[0], title),
        element("desc", names[1], said),
        *drawn,
    )


def _hatch(id: str) -> Element:
    """Slanting strokes; every picture has its own, so that none depends on another that may be replaced."""
    place = {"id": f"{id}-hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    stroke = element("path", {"class": "stroke", "d": "M0 6 6 0M-1 1 1 -1M5 7 7 5"})
    return element("defs", {}, element("pattern", place, stroke))


def _shape(tag: str, look: str, **numbers: float | str) -> Element:
    attributes = {name: number if isinstance(number, str) else _figure(number) for name, number in numbers.items()}
    return element(tag, {"class": look, **attributes})


def _text(words: str, x: float, y: float, look: str, side: str = "start") -> Element:
    return element("text", {"class": look, "x": _figure(x), "y": _figure(y), "text-anchor": side}, words)


def _figure(number: float) -> str:
    """To a tenth of a unit: less cannot be seen."""
    return f"{number:.1f}".removesuffix(".0")

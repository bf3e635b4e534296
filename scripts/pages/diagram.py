"""Draws a procedure as SVG at build time: steps down a ruler, their time limits, and what may come of them.

Drawn twice, for narrow screens with the branches below their step, for wide ones beside it; style sheets show one.
Sizes are CSS pixels at natural size, so the words stay as large on a telephone. Colours come from
docs/assets/pages/drawings.css.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from scripts.pages.lettering import wrap
from scripts.pages.procedure import Branch, Step, label, listed, steps
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words
from selfcheck.html.element import element, serialize

_SPINE = 12
_LEFT = 32
_PAD = 9
_GAP = 18
_TITLE, _SMALL = 14, 12.5
# A place is not parted: "Part III(I)", "Article 13".
_PLACE = re.compile(r"\b(Part|Article) (?=[IVX\d])")
_LINE = {_TITLE: 20, _SMALL: 18}


@dataclass(frozen=True, slots=True)
class _Frame:
    """The measures of one of the two drawings."""

    width: int
    node: int
    """Right edge of the steps."""
    branch: int
    """Left edge of the branches."""
    lanes: tuple[int, int]
    """Where lines that lead back run; taken in turn, so that neighbours do not cover each other."""
    beside: bool
    """Branches beside their step instead of below it."""


_NARROW = _Frame(328, 308, 60, (316, 323), beside=False)
_WIDE = _Frame(680, 330, 376, (342, 350), beside=True)


@dataclass(slots=True)
class _Drawing:
    """What has been drawn so far, and where the pencil is."""

    quoter: Quoter
    words: Words
    frame: _Frame
    titles: dict[str, str]
    y: float = 6
    lines: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    entries: dict[str, float] = field(default_factory=dict)
    """Id of a step → height at which lines that lead back to it come in."""
    backs: int = 0

    def box(
        self, kind: str, left: int, right: int, parts: Sequence[tuple[str, str, float]], provision: str
    ) -> float:
        """A box that links to a provision, at ``y``; returns its height. Parts are class, words and size."""
        texts, down = [], _PAD
        for name, said, size in parts:
            for line in wrap(_PLACE.sub("\\1\u00a0", said), self.quoter.lang, (right - left - 2 * _PAD) / size):
                down += _LINE[size]
                baseline = self.y + down - _LINE[size] * 0.28
                texts.append(element("text", {"class": name, "x": str(left + _PAD), "y": f"{baseline:g}"}, line))
        height = down + _PAD - 2
        place = {"x": str(left), "y": f"{self.y:g}", "width": str(right - left), "height": f"{height:g}"}
        self.boxes.append(
            element("a", {"class": kind, "href": self.quoter.address(provision)}, element("rect", place), *texts)
        )
        return height

    def line(self, name: str, path: str) -> None:
        """A line beneath the boxes."""
        self.lines.append(element("path", {"class": name, "d": path}))

    def arrow(self, x: float, y: float, towards: str) -> None:
        """The head of an arrow with its point at x, y."""
        wings = {"down": "l-4 -6h8", "right": "l-6 -4v8", "left": "l6 -4v8"}[towards]
        self.lines.append(element("path", {"class": "head", "d": f"M{x:g} {y:g}{wings}z"}))


def markdown(quoter: Quoter, words: Words, scheme: str) -> str:
    """The diagram and the list of one scheme, as HTML blocks for the page."""
    found = steps(scheme)
    drawn = [draw(found, quoter, words, wide=wide) for wide in (False, True)]
    figure = element("figure", {"class": "procedure"}, *drawn)
    return f"{serialize(figure)}\n\n{serialize(listed(found, quoter, words))}"


def draw(steps: Sequence[Step], quoter: Quoter, words: Words, *, wide: bool) -> Element:
    """The procedure as an ``svg`` element with title and description."""
    drawing = _Drawing(
        quoter, words, _WIDE if wide else _NARROW, {step.id: step.title(quoter.lang) for step in steps}
    )
    phase, above = "", 0.0
    for number, step in enumerate(steps, 1):
        if step.phase != phase:
            phase = step.phase
            _phase(drawing, phase)
        above = _step(drawing, step, number, above)
    return _svg(drawing, steps, "wide" if wide else "narrow")


def _phase(drawing: _Drawing, phase: str) -> None:
    drawing.line("phase", f"M0 {drawing.y + 4:g}H{drawing.frame.node}")
    drawing.boxes.append(
        element(
            "text",
            {"class": "phase-name", "x": str(_LEFT), "y": f"{drawing.y + 22:g}"},
            drawing.words.say(f"procedure.{phase}"),
        )
    )
    drawing.y += 32


def _step(drawing: _Drawing, step: Step, number: int, above: float) -> float:
    """Draws a step with what hangs on it; returns where its mark ends, ``above`` being where the last one did."""
    frame, top = drawing.frame, drawing.y
    parts: list[tuple[str, str, float]] = [("name", step.title(drawing.quoter.lang), _TITLE)]
    parts.append(("cited", drawing.quoter.citation(step.provision), _SMALL))
    height = drawing.box("step", _LEFT, frame.node, parts, step.provision)
    centre = top + 20
    if above:
        drawing.line("next", f"M{_SPINE} {above:g}V{centre - 12:g}")
        drawing.arrow(_SPINE, centre - 11, "down")
    drawing.line("tick", f"M{_SPINE + 10} {centre:g}H{_LEFT}")
    drawing.boxes += [
        element("circle", {"class": "mark", "cx": str(_SPINE), "cy": f"{centre:g}", "r": "10.5"}),
        element("text", {"class": "number", "x": str(_SPINE), "y": f"{centre + 4:g}"}, str(number)),
    ]
    drawing.entries[step.id] = top + height - 11
    drawing.y = top + height
    for one in step.deadlines:
        says = [("said", one.words(drawing.quoter.lang), _SMALL)]
        drawing.y += drawing.box("limit", _LEFT, frame.node, says, one.provision)
    below = drawing.y
    if frame.beside:
        drawing.y = top
    if step.branches:
        _branches(drawing, step, top, below)
    drawing.y = max(drawing.y, below) + _GAP
    return centre + 10.5


def _branches(drawing: _Drawing, step: Step, top: float, below: float) -> None:
    frame = drawing.frame
    bus = frame.branch - 12 if frame.beside else _LEFT + 12
    start = f"M{frame.node} {top + 16:g}H{bus}" if frame.beside else f"M{bus} {below:g}"
    for place, branch in enumerate(step.branches):
        drawing.y += 0 if frame.beside and not place else 10
        head = drawing.y + 16
        drawing.line("branch", f"{start}V{head:g}H{frame.branch - 2}")
        drawing.arrow(frame.branch - 1, head, "right")
        height = _branch(drawing, branch)
        if branch.kind == "back":
            _back(drawing, branch, drawing.y + height - 12)
        drawing.y += height


def _branch(drawing: _Drawing, branch: Branch) -> float:
    right = drawing.frame.width if drawing.frame.beside else drawing.frame.node
    parts = [
        ("kind", label(branch, drawing.titles, drawing.words), _SMALL),
        ("said", branch.says.words(drawing.quoter.lang), _SMALL),
        ("cited", drawing.quoter.citation(branch.says.provision), _SMALL),
    ]
    return drawing.box(branch.kind, drawing.frame.branch, right, parts, branch.says.provision)


def _back(drawing: _Drawing, branch: Branch, height: float) -> None:
    frame = drawing.frame
    lane = frame.lanes[drawing.backs % 2]
    drawing.backs += 1
    start = frame.branch if frame.beside else frame.node
    entry = drawing.entries[branch.to]
    drawing.line("back", f"M{start} {height:g}H{lane}V{entry:g}H{frame.node + 6}")
    drawing.arrow(frame.node + 1, entry, "left")


def _svg(drawing: _Drawing, steps: Sequence[Step], name: str) -> Element:
    scheme, height = steps[0].scheme, drawing.y
    ids = [f"procedure-{scheme}-{name}-{part}" for part in ("title", "desc")]
    return element(
        "svg",
        {
            "class": f"diagram diagram--{name}",
            "viewBox": f"0 0 {drawing.frame.width} {height:g}",
            "width": str(drawing.frame.width),
            "height": f"{height:g}",
            "role": "group",
            "aria-labelledby": " ".join(ids),
        },
        element("title", {"id": ids[0]}, drawing.words.say(f"procedure.title_{scheme}")),
        element("desc", {"id": ids[1]}, drawing.words.say("procedure.described", steps=len(steps))),
        *drawing.lines,
        *drawing.boxes,
    )

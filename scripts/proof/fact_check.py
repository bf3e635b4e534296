"""The fact-check table: what the rules make of each case, requirement by requirement, for a lawyer to read.

By group of provisions, because nobody reads a table of forty requirements by a hundred and twenty cases. A group
lists the cases that are about it or do not meet all of it; all others meet all of it, which is said below.
"""

from collections.abc import Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element

from scripts.proof.matrix import cases
from scripts.proof.table import case_link, cited, contents, legend, marked, rows, together
from scripts.proof.wording import outcome, phrase, requirement
from selfcheck import words
from selfcheck.core.assess import assess
from selfcheck.core.outcome import MET, Interval
from selfcheck.core.requirement import Leaf, Requirement, walk
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import Child, element, serialize
from selfcheck.rules import SCHEMES
from tests.selfcheck.cases import Case

Intervals = Mapping[str, Interval]


def cases_html(lang: str) -> str:
    """The markup for the page of cases."""
    return serialize(
        element(
            "div",
            {"class": "proof"},
            element("p", {}, phrase(lang, "cases", "summary", n=len(cases()))),
            legend(lang),
            *(part for scheme in SCHEMES.values() for part in _scheme(scheme, lang)),
        )
    )


def _scheme(scheme: Scheme, lang: str) -> list[Element]:
    ordered = sorted((case for case in cases() if case.scheme is scheme), key=_place)
    decided = {case: assess(scheme, case.facts, case.strict).intervals for case in ordered}
    name = phrase(lang, "scheme", scheme.id)
    made = [
        element("h2", {"id": f"scheme-{scheme.id}"}, name),
        contents(
            phrase(lang, "cases", "sections", scheme=name),
            [(_section(part), requirement(lang, part)) for part in _groups(scheme)],
        ),
        element("h3", {"id": f"cases-{scheme.id}"}, phrase(lang, "cases", "overview")),
        _overview(scheme, decided, lang),
    ]
    for part in _groups(scheme):
        made += _group(scheme, part, decided, lang)
    return made


def _place(case: Case) -> int:
    """Where a case stands: those about everything first, then in the order of what they turn on."""
    parts = case.scheme.parts
    named = [(place, part) for place, part in enumerate(parts) if part.id in case.requirements]
    leaves = [(place, part) for place, part in named if isinstance(part, Leaf)]
    lacking = [(place, part) for place, part in leaves if case.requirements[part.id] != MET]
    if all(part.id in case.requirements for part in case.scheme.root.children):
        return 0
    return min((place for place, _ in lacking or leaves or named), default=len(parts))


def _overview(scheme: Scheme, decided: Mapping[Case, Intervals], lang: str) -> Element:
    return rows(
        [phrase(lang, "cases", name) for name in ("applicant", "story", "verdict")],
        [
            (
                element("span", {"id": f"case-{case.id}"}, case.name[lang]),
                together(case.story[lang], *_strictly(case, lang)),
                together(marked(lang, intervals[scheme.root.id]), " ", outcome(lang, intervals[scheme.root.id])),
            )
            for case, intervals in decided.items()
        ],
    )


def _strictly(case: Case, lang: str) -> list[Element]:
    """The readings that the case takes strictly, each on a line of its own."""
    taken = [words.say(lang, f"reading.{id}.strict") for id in sorted(case.strict)]
    lines = [element("small", {}, phrase(lang, "cases", "reading", reading=reading)) for reading in taken]
    return [one for line in lines for one in (element("br"), line)]


def _groups(scheme: Scheme) -> tuple[Requirement, ...]:
    return (*scheme.root.children, *scheme.preferences)


def _section(part: Requirement) -> str:
    return part.id.replace(".", "-")


def _group(scheme: Scheme, part: Requirement, decided: Mapping[Case, Intervals], lang: str) -> list[Element]:
    below = list(walk(part))
    parts = below[1:] or below
    listed = [
        (case, intervals)
        for case, intervals in decided.items()
        if intervals[part.id] != MET or any(one.id in case.requirements for one in below)
    ]
    head: list[Child] = [phrase(lang, "cases", "applicant")]
    head += [cited(lang, one, scheme) for one in parts]
    body: list[list[Child]] = []
    for case, intervals in listed:
        body.append([case_link(lang, case), *(_cell(one, case, intervals, lang) for one in parts)])
    if len(below) > 1:
        head.append(phrase(lang, "cases", "group_verdict"))
        for row, (_, intervals) in zip(body, listed, strict=True):
            row.append(marked(lang, intervals[part.id]))
    rest = len(decided) - len(listed)
    return [
        element("h3", {"id": _section(part)}, cited(lang, part, scheme)),
        rows(head, body),
        *([element("p", {}, phrase(lang, "cases", "rest", n=rest))] if rest else []),
    ]


def _cell(part: Requirement, case: Case, intervals: Intervals, lang: str) -> Element:
    """The outcome, and the answer where it is more than a yes or a no."""
    answer = case.facts.get(part.fact.id) if isinstance(part, Leaf) else None
    given: str | None = None
    if isinstance(part, Leaf) and answer is not None:
        if part.figure:
            given = words.amount(lang, Decimal(str(answer)), part.figure.unit)
        elif part.accepted:
            given = words.say(lang, f"choice.{part.fact.id}.{answer}")
    return together(marked(lang, intervals[part.id]), f" {given}" if given else None)

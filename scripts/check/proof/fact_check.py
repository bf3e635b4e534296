"""The fact-check table: what the rules make of each case, requirement by requirement, for a lawyer to read.

By group of provisions, because nobody reads a table of forty requirements by a hundred and twenty cases. A group
lists the cases that are about it or do not meet all of it; all others meet all of it, which is said below. The
cases that were generated have no story and stand together, a row a requirement, with what they expect.
"""

from collections.abc import Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element

from scripts.check.proof.matrix import cases, faults, stories
from scripts.check.proof.table import case_link, cited, contents, legend, marked, rows, together
from scripts.check.proof.wording import answer, case_name, outcome, phrase, reading, requirement
from selfcheck import words
from selfcheck.cases import Case, differences
from selfcheck.core.assess import assess
from selfcheck.core.outcome import MET, Interval
from selfcheck.core.requirement import Leaf, Requirement, walk
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import Child, element, serialize
from selfcheck.law import sources
from selfcheck.rules import SCHEMES

Intervals = Mapping[str, Interval]


def cases_html(lang: str) -> str:
    """The markup for the page of cases."""
    return serialize(
        element(
            "div",
            {"class": "proof"},
            *_red(lang),
            element("p", {}, _summary(lang)),
            legend(lang),
            *(part for scheme in SCHEMES.values() for part in _scheme(scheme, lang)),
        )
    )


def _summary(lang: str) -> str:
    told, every = len(stories()), len(cases())
    return phrase(lang, "cases", "summary", stories=told, generated=every - told)


def _red(lang: str) -> list[Element]:
    """What is wrong with the cases. The page is made nevertheless: one has to see what one is changing."""
    differing = [f"{case_name(lang, case)} ({line})" for case in cases() for line in differences(case)]
    return [
        element("div", {"role": "note"}, element("p", {}, phrase(lang, "cases", id)), _list(found))
        for id, found in (("faults", faults()), ("differing", differing))
        if found
    ]


def _list(items: list[str]) -> Element:
    return element("ul", {}, *(element("li", {}, item) for item in items))


def _scheme(scheme: Scheme, lang: str) -> list[Element]:
    ordered = sorted((case for case in stories() if case.scheme is scheme), key=_place)
    decided = {case: assess(scheme, case.facts, case.strict).intervals for case in ordered}
    name = phrase(lang, "scheme", scheme.id)
    made = [
        element("h2", {"id": f"scheme-{scheme.id}"}, name),
        contents(
            phrase(lang, "cases", "sections", scheme=name),
            [
                *((_section(part), requirement(lang, part)) for part in _groups(scheme)),
                (f"boundaries-{scheme.id}", phrase(lang, "cases", "boundaries")),
            ],
        ),
        element("h3", {"id": f"cases-{scheme.id}"}, phrase(lang, "cases", "overview")),
        _overview(scheme, decided, lang),
    ]
    for part in _groups(scheme):
        made += _group(scheme, part, decided, lang)
    return [*made, *_boundaries(scheme, lang)]


def boundaries(scheme: Scheme) -> list[tuple[Leaf, list[Case]]]:
    """The generated cases of a scheme by the requirement that they turn on, and by reading."""
    found: dict[tuple[Leaf, frozenset[str]], list[Case]] = {}
    for case in cases():
        if case.about and case.scheme is scheme:
            found.setdefault((case.about, case.strict), []).append(case)
    return [(about, row) for (about, _), row in found.items()]


def becomes(case: Case) -> Interval:
    """What a generated case expects of the one requirement that it turns on, and so of the verdict."""
    return case.root if case.preference is None else case.preference


def words_of(about: Leaf, lang: str) -> str:
    """The words of the law that a requirement rests on, in quotation marks."""
    quoted = sources.quotation(about.id, lang)
    return phrase(lang, "cases", "quoted", words=quoted) if quoted else ""


def _boundaries(scheme: Scheme, lang: str) -> list[Element]:
    """The generated cases: a row for each requirement and reading."""
    body: list[list[Child]] = []
    for about, row in boundaries(scheme):
        said = together(words_of(about, lang), *_strictly(row[0], lang))
        body.append([cited(lang, about, scheme), said, _answers(row, lang)])
    return [
        element("h3", {"id": f"boundaries-{scheme.id}"}, phrase(lang, "cases", "boundaries")),
        element("p", {}, phrase(lang, "cases", "boundaries_note")),
        rows([phrase(lang, "cases", name) for name in ("condition", "words", "answers")], body),
    ]


def _answers(row: list[Case], lang: str) -> Element:
    parts: list[Child] = []
    for case in row:
        parts += [element("br")] if parts else []
        parts += [f"{answer(lang, case)} ", marked(lang, becomes(case))]
    return together(*parts)


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
    lines = [element("small", {}, reading(lang, id)) for id in sorted(case.strict)]
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

"""What the page of proof is built of: tables, links, and signs that a screen reader can say."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from scripts.check.proof.wording import case_name, outcome, phrase, requirement, state
from selfcheck.cases import Case
from selfcheck.core.outcome import Interval, Outcome
from selfcheck.core.requirement import Requirement
from selfcheck.core.scheme import Scheme
from selfcheck.html.element import Child, element
from selfcheck.html.writer import Writer

RULES = "../../rules/"
"""Where the texts stand, seen from the page."""


def rows(head: Sequence[Child], body: Iterable[Sequence[Child]]) -> Element:
    """A table whose first column names its rows. Without a class: the theme gives such a table its look."""
    return element(
        "table",
        {},
        element("thead", {}, element("tr", {}, *(element("th", {"scope": "col"}, cell) for cell in head))),
        element(
            "tbody",
            {},
            *(
                element(
                    "tr",
                    {},
                    element("th", {"scope": "row"}, first),
                    *(element("td", {}, cell) for cell in others),
                )
                for first, *others in body
            ),
        ),
    )


def together(*children: Child) -> Element:
    """Several things in one cell."""
    return element("span", {}, *children)


def marked(lang: str, interval: Interval) -> Element:
    """The sign of an interval, with its words for who cannot see it and for who points at it."""
    words, look = outcome(lang, interval), state(interval)
    attributes = {"class": f"outcome outcome-{look}", "role": "img", "aria-label": words, "title": words}
    return element("span", attributes, phrase(lang, "sign", look))


def cited(lang: str, part: Requirement, scheme: Scheme) -> Element:
    """A requirement by name, with the provision it rests on."""
    citation = Writer(scheme, lang, RULES).citation(part.provision)
    return together(requirement(lang, part), element("br"), element("small", {}, citation))


def contents(title: str, links: Iterable[tuple[str, str]]) -> Element:
    """Links to the sections of a page: id and title."""
    items = [element("li", {}, element("a", {"href": f"#{id}"}, name)) for id, name in links]
    return element("nav", {"aria-label": title}, element("ul", {}, *items))


def case_link(lang: str, case: Case) -> Element:
    """The applicant's name as a link to its row among all cases."""
    return element("a", {"href": f"#case-{case.id}"}, case_name(lang, case))


def legend(lang: str) -> Element:
    """What the signs of the intervals mean."""
    settled = [Interval(one, one) for one in reversed(Outcome)]
    shown = (*settled, Interval(Outcome.UNMET, Outcome.MET))
    return element("ul", {}, *(element("li", {}, marked(lang, one), " ", outcome(lang, one)) for one in shown))

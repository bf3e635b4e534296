"""What is said of answers that leave the page or come back: what they are, what is wrong, what may be changed."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from selfcheck.core.answers import Checked, Problem, check_typed
from selfcheck.core.scheme import Scheme
from selfcheck.files.answer_file import MOST_NAME
from selfcheck.files.answer_link import AnswerLink
from selfcheck.html.element import element, serialize
from selfcheck.report import phrases
from selfcheck.words import raw, say

MOST_SHOWN = 100
"""Of what is wrong with a file; an attack may name a million facts."""


def doubts(lang: str, link: AnswerLink, checked: Checked) -> list[Element | None]:
    """What was lost, added or changed on the way, each in words of its own."""
    arrived, sent = say(lang, "keep.count", n=link.arrived), "?" if link.sent is None else str(link.sent)
    short = link.cut or (link.sent or 0) > link.arrived
    more = link.sent is not None and link.sent < link.arrived
    return [
        line(lang, "keep.link_changed") if link.changed else None,
        line(lang, "keep.link_cut", arrived, sent) if short else None,
        line(lang, "keep.link_more", arrived, sent) if more else None,
        _found(lang, link.scheme, checked) if link.changed or more else None,
    ]


def twice(lang: str, link: AnswerLink) -> list[Problem]:
    """A problem for each question that the link answers in two ways, with what it says."""
    return [
        Problem(fact, "given_twice", {"found": " / ".join(_worded(lang, link.scheme, fact, one) for one in texts)})
        for fact, texts in link.twice.items()
    ]


def _worded(lang: str, scheme: Scheme, fact: str, text: str) -> str:
    """An answer as a reader writes it; what cannot be taken as it stands there."""
    checked = check_typed(scheme, {fact: text})
    return phrases.answer(scheme.facts[fact], checked, lang) if fact in checked else text[:MOST_NAME]


def _found(lang: str, scheme: Scheme, checked: Checked) -> Element | None:
    """Every answer that can be taken, to be compared with what the sender says."""
    if not checked:
        return None
    items = [
        element(
            "li",
            {},
            phrases.question(scheme.facts[fact], scheme, lang),
            say(lang, "result.colon"),
            phrases.answer(scheme.facts[fact], checked, lang),
        )
        for fact in scheme.facts
        if fact in checked
    ]
    # Moved by keyboard too: it would push what warns, or the ways out, from the screen.
    moved = {"class": "keep-list", "role": "region", "tabindex": "0", "aria-label": raw(lang, "keep.link_found")}
    listed = element("div", moved, element("ul", {}, *items))
    return element("div", {"class": "keep-found"}, line(lang, "keep.link_found"), listed)


def nothing(lang: str, file: str, problems: Sequence[Problem]) -> dict[str, Any]:
    """The reply where nothing can be taken, with what is wrong."""
    particulars = (
        line(lang, "keep.not_opened", element("bdi", {}, file)) if file else None,
        wrong(lang, "", None, problems),
    )
    nothing: dict[str, Any] = {"scheme": None, "name": "", "answers": {}, "evidence": {}, "readings": []}
    return nothing | {"html": markup(particulars)}


def readings(lang: str, readings: Sequence[str]) -> Element | None:
    """Which doubtful wordings are taken strictly."""
    if not readings:
        return None
    titles = (say(lang, f"reading.{id}.title") for id in readings)
    return line(lang, "keep.readings", say(lang, "result.comma").join(titles))


def elsewhere(lang: str, scheme: Scheme, asked: Mapping[str, Any]) -> Element | None:
    """That the answers belong to the other scheme's page."""
    if scheme.id == asked["scheme"]:
        return None
    return line(lang, "keep.elsewhere", say(lang, f"keep.scheme.{scheme.id}"))


def page(scheme: Scheme, asked: Mapping[str, Any]) -> str:
    """The self-assessment of a scheme, beside the texts."""
    return f"{asked.get('rules', '../rules/')}../selfcheck/" + ("" if scheme.id == "lab" else f"{scheme.id}/")


def what(lang: str, id: str, scheme: Scheme, count: int, file: str = "") -> Element:
    """Whose answers they are and how many."""
    named = element("bdi", {}, file)
    return line(lang, id, say(lang, f"keep.scheme.{scheme.id}"), say(lang, "keep.count", n=count), named)


def line(lang: str, id: str, *values: str | Element) -> Element:
    """A paragraph whose places {0}, {1} … are filled with text or elements."""
    rest = raw(lang, id)
    children: list[str | Element] = []
    while rest:
        before, opening, after = rest.partition("{")
        place, _, rest = after.partition("}")
        children += [before, *([values[int(place)]] if opening else [])]
    return element("p", {}, *children)


def wrong(lang: str, id: str, scheme: Scheme | None, problems: Sequence[Problem]) -> Element | None:
    """All that is wrong, each with the question that it concerns."""
    if not problems:
        return None
    items = [element("li", {}, *_problem(lang, scheme, problem)) for problem in problems[:MOST_SHOWN]]
    more = len(problems) - MOST_SHOWN
    return element(
        "div",
        {"class": "keep-wrong"},
        element("p", {}, say(lang, id, n=len(problems))) if id else None,
        element("ul", {}, *items),
        element("p", {}, say(lang, "keep.more_wrong", n=more)) if more > 0 else None,
    )


def _problem(lang: str, scheme: Scheme | None, problem: Problem) -> list[Element | str]:
    message = say(lang, f"problem.{problem.id}", **problem.values)
    if not problem.fact:
        return [message]
    asked = scheme.facts.get(problem.fact) if scheme else None
    named = [phrases.question(asked, scheme, lang), " "] if asked and scheme else []
    shown = problem.fact if len(problem.fact) <= 80 else problem.fact[:79] + "…"
    return [*named, element("code", {}, shown), say(lang, "result.colon"), message]


def markup(particulars: Sequence[Element | None]) -> str:
    """The particulars that there are, as markup."""
    return "".join(serialize(one) for one in particulars if one is not None)

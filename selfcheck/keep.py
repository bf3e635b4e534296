"""Answers that leave the page and come back: as a file, and as a link that carries them in its fragment.

The page collects and stores; what can be taken, and what is said about it, is decided here.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from . import answer_file, answer_link, phrases
from .answer_file import MOST_NAME
from .answer_link import AnswerLink
from .answers import UNKNOWN, Checked, Problem, check_typed, decode
from .markup import element, serialize
from .requirement import Scheme
from .rules import SCHEMES
from .words import raw, say

MOST_SHOWN = 100
"""Of what is wrong with a file; an attack may name a million facts."""


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Answers ``save_file``, ``open_file``, ``make_link`` and ``open_link``; every request has scheme and lang.

    >>> link = reply({"call": "make_link", "scheme": "lab", "lang": "en", "typed": {"joint.units": "2"}})["link"]
    >>> link
    'answers=lab&n=1&joint.units=2&end=d148ec86'
    >>> pairs = [pair.split("=") for pair in link.split("&")]
    >>> reply({"call": "open_link", "scheme": "lab", "lang": "en", "pairs": pairs})["answers"]
    {'joint.units': '2'}
    """
    calls: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
        "save_file": _save_file,
        "open_file": _open_file,
        "make_link": _make_link,
        "open_link": _open_link,
    }
    return calls[asked["call"]](asked)


def _save_file(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``name``, ``typed``, ``evidence``, ``readings``. Reply: ``content``, the text of the file."""
    scheme, readings = SCHEMES[asked["scheme"]], asked.get("readings", ())
    return {"content": answer_file.content(scheme, asked["name"], asked["typed"], asked["evidence"], readings)}


def _open_file(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``file`` (its name) and ``content`` (its bytes, base64).

    Reply: ``scheme`` (``None``: nothing can be taken), ``page`` (its address, seen from this one), ``name``,
    ``answers`` (as typed, wrong ones too), ``evidence``, ``readings`` (those to take strictly), and ``html``, what
    to say about it.
    """
    lang, file = asked["lang"], asked["file"]
    decoded, faults = decode(base64.b64decode(asked["content"]))
    if decoded is None and faults:
        return _nothing(lang, file, faults)
    opened, problems = answer_file.parse(decoded)
    if any(problem.id in ("newer_format", "not_object") for problem in problems):
        return _nothing(lang, file, problems)
    scheme = answer_file.scheme_of(opened, SCHEMES[asked["scheme"]])
    if scheme is None:
        return _nothing(lang, file, (*faults, *problems, Problem("", "no_answers")))
    texts = opened.texts()
    answers = {fact: text for fact, text in texts.items() if fact in scheme.facts and text.strip()}
    found = (*faults, *problems, *check_typed(scheme, texts).problems)
    particulars = (
        _what(lang, "keep.opened", scheme, len(answers), file),
        _line(lang, "keep.opened_name", element("bdi", {}, opened.name[:MOST_NAME])) if opened.name else None,
        _line(lang, "keep.opened_evidence", str(len(opened.evidence))) if opened.evidence else None,
        _readings(lang, opened.readings),
        _elsewhere(lang, scheme, asked),
        _wrong(lang, "keep.opened_wrong", scheme, found),
    )
    evidence = {fact: text for fact, text in opened.evidence.items() if fact in scheme.facts}
    name = (opened.name or file.removesuffix(".json"))[:MOST_NAME]
    return {
        "scheme": scheme.id,
        "page": _page(scheme, asked),
        "name": name,
        "answers": answers,
        "evidence": evidence,
        "readings": list(opened.readings),
        "html": _html(particulars),
    }


def _make_link(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``typed``, ``readings``. Reply: ``link`` (the fragment, without #) and ``html``, what it carries.

    It carries nothing but what was chosen and numbers: every value is plain ASCII that needs no escaping. Text
    that was typed by mistake stays here.
    """
    lang, scheme, readings = asked["lang"], SCHEMES[asked["scheme"]], asked.get("readings", ())
    checked = check_typed(scheme, asked["typed"])
    texts = answer_file.AnswerFile({**checked}).texts()
    wrong = {problem.fact for problem in checked.problems}
    unknown = {fact for fact, text in asked["typed"].items() if text.strip() and fact not in wrong | texts.keys()}
    carried = {fact: texts.get(fact, UNKNOWN) for fact in scheme.facts if fact in texts.keys() | unknown}
    html = _html(
        (
            _line(lang, "keep.link_carries", say(lang, "keep.count", n=len(carried))),
            _readings(lang, readings),
            _wrong(lang, "keep.link_wrong", scheme, checked.problems),
        )
    )
    return {"link": answer_link.fragment(scheme, carried, readings), "count": len(carried), "html": html}


def _open_link(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``pairs``, name and value, of the fragment in order. Reply: as ``open_file``, and ``name`` empty.

    What was lost, added or changed on the way is said; where something may have been changed, every answer is
    shown before any of them is taken.
    """
    lang = asked["lang"]
    link = answer_link.read([(str(name), str(value)) for name, value in asked["pairs"]])
    if link is None:
        return _nothing(lang, "", (Problem("", "no_such_link"),))
    scheme = link.scheme
    checked = check_typed(scheme, link.typed)
    wrong = {problem.fact for problem in checked.problems}
    answers = {fact: text for fact, text in link.typed.items() if fact not in wrong}
    particulars = (
        _what(lang, "keep.link_opened", scheme, len(answers)),
        *_doubts(lang, link, checked),
        _readings(lang, link.readings),
        _elsewhere(lang, scheme, asked),
        _wrong(lang, "keep.link_left_out", scheme, (*_twice(lang, link), *link.problems, *checked.problems)),
    )
    return {
        "scheme": scheme.id,
        "page": _page(scheme, asked),
        "name": "",
        "answers": answers,
        "evidence": {},
        "readings": list(link.readings),
        "html": _html(particulars),
    }


def _doubts(lang: str, link: AnswerLink, checked: Checked) -> list[Element | None]:
    """What was lost, added or changed on the way, each in words of its own."""
    arrived, sent = say(lang, "keep.count", n=link.arrived), "?" if link.sent is None else str(link.sent)
    short = link.cut or (link.sent or 0) > link.arrived
    more = link.sent is not None and link.sent < link.arrived
    return [
        _line(lang, "keep.link_changed") if link.changed else None,
        _line(lang, "keep.link_cut", arrived, sent) if short else None,
        _line(lang, "keep.link_more", arrived, sent) if more else None,
        _found(lang, link.scheme, checked) if link.changed or more else None,
    ]


def _twice(lang: str, link: AnswerLink) -> list[Problem]:
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
    return element("div", {"class": "keep-found"}, _line(lang, "keep.link_found"), listed)


def _nothing(lang: str, file: str, problems: Sequence[Problem]) -> dict[str, Any]:
    particulars = (
        _line(lang, "keep.not_opened", element("bdi", {}, file)) if file else None,
        _wrong(lang, "", None, problems),
    )
    nothing: dict[str, Any] = {"scheme": None, "name": "", "answers": {}, "evidence": {}, "readings": []}
    return nothing | {"html": _html(particulars)}


def _readings(lang: str, readings: Sequence[str]) -> Element | None:
    """Which doubtful wordings are taken strictly."""
    if not readings:
        return None
    titles = (say(lang, f"reading.{id}.title") for id in readings)
    return _line(lang, "keep.readings", say(lang, "result.comma").join(titles))


def _elsewhere(lang: str, scheme: Scheme, asked: Mapping[str, Any]) -> Element | None:
    if scheme.id == asked["scheme"]:
        return None
    return _line(lang, "keep.elsewhere", say(lang, f"keep.scheme.{scheme.id}"))


def _page(scheme: Scheme, asked: Mapping[str, Any]) -> str:
    """The self-assessment of a scheme, beside the texts."""
    return f"{asked.get('rules', '../rules/')}../selfcheck/" + ("" if scheme.id == "lab" else f"{scheme.id}/")


def _what(lang: str, id: str, scheme: Scheme, count: int, file: str = "") -> Element:
    named = element("bdi", {}, file)
    return _line(lang, id, say(lang, f"keep.scheme.{scheme.id}"), say(lang, "keep.count", n=count), named)


def _line(lang: str, id: str, *values: str | Element) -> Element:
    """A paragraph whose places {0}, {1} … are filled with text or elements."""
    rest = raw(lang, id)
    children: list[str | Element] = []
    while rest:
        before, opening, after = rest.partition("{")
        place, _, rest = after.partition("}")
        children += [before, *([values[int(place)]] if opening else [])]
    return element("p", {}, *children)


def _wrong(lang: str, id: str, scheme: Scheme | None, problems: Sequence[Problem]) -> Element | None:
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


def _html(particulars: Sequence[Element | None]) -> str:
    return "".join(serialize(one) for one in particulars if one is not None)

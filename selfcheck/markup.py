"""Markup as a tree, never as joined strings, so that escaping cannot be forgotten."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from . import sources
from .requirement import Requirement
from .words import say

Child = Element | str | None

HTML_LANG = {"zh": "zh-Hans", "en": "en"}


def element(tag: str, attributes: dict[str, str] | None = None, *children: Child) -> Element:
    """An element with its children in order; ``None`` is left out.

    >>> serialize(element("p", {"lang": "en"}, "5 < 6 ", element("br"), None, "& more"))
    '<p lang="en">5 &lt; 6 <br>&amp; more</p>'
    """
    made = Element(tag, attributes or {})
    for child in children:
        if child is None:
            continue
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def serialize(made: Element) -> str:
    """The tree as HTML."""
    return ElementTree.tostring(made, encoding="unicode", method="html")


def citation(requirement: Requirement, lang: str, rules: str) -> Element:
    """A link to the provision that a requirement rests on; ``rules`` is where the texts stand."""
    return element(
        "a",
        {"href": rules + sources.address(requirement.provision), "class": "citation"},
        sources.citation(requirement.provision, lang),
    )


def quotation(requirement: Requirement, lang: str, rules: str) -> Element | None:
    """The words of the provision that a requirement rests on, with the link; ``None`` where it quotes none."""
    words = sources.quotation(requirement.id, lang)
    if words is None:
        return None
    return element(
        "blockquote",
        {"class": "quotation"},
        element("q", {"lang": HTML_LANG[lang]}, words),
        " ",
        citation(requirement, lang, rules),
    )


def provision(requirement: Requirement, lang: str) -> Element:
    """The whole provision, closed until asked for, with the words that the requirement rests on marked."""
    whole = sources.provision(requirement.provision, lang)
    words = sources.quotation(requirement.id, lang) or ""
    before, found, after = whole.partition(words) if words else (whole, "", "")
    return element(
        "details",
        {"class": "provision-text"},
        element("summary", {}, say(lang, "form.provision")),
        element(
            "p",
            {"lang": HTML_LANG[lang]},
            before,
            element("mark", {}, found) if found else None,
            after,
        ),
    )

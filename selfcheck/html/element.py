"""Markup as a tree, never as joined strings, so that escaping cannot be forgotten."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

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


def printable(margins: dict[str, str], *children: Child) -> Element:
    """What is printed with these margins: ``head`` and ``foot``, as ``phrases.margins`` gives them."""
    marked = {f"data-print-{place}": words for place, words in margins.items()}
    return element("div", {"class": "selfcheck-report"} | marked, *children)

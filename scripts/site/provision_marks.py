"""Python-Markdown extension: makes each provision's printed mark an element, gives it a link to itself, and
turns what it refers to into links.

Done in the tree and at build time, so that reading, linking and the hanging marks need no JavaScript.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Lead(NamedTuple):
    """Words of a provision that lead somewhere."""

    start: int
    end: int
    """Place of the words in the printed provision."""
    href: str
    """Empty when the document is not published here."""
    title: str
    """What is told beside words without a link: why there is none."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is added to one provision."""

    mark: str
    """The printed mark that its words begin with, or nothing."""
    name: str
    """The provision's own name, for its menu and the notice about a place that does not exist."""
    link_label: str
    """Accessible name of its link: ``Link to Article 12``."""
    leads: tuple[Lead, ...] = ()
    """In the order of the words."""


class ProvisionMarks(Extension):
    """Set ``signs`` to the provisions of the page about to be rendered, by id; empty on other pages."""

    def __init__(self) -> None:
        super().__init__()
        self.signs: Mapping[str, Signs] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # named by Python-Markdown
        """Puts itself among the processors of the tree."""
        # Last: after attr_list has set the ids, toc has taken the headings and "1\." is unescaped (0).
        md.treeprocessors.register(_Marker(md, self), "provision_marks", -10)


class _Marker(Treeprocessor):
    md: Markdown

    def __init__(self, md: Markdown, extension: ProvisionMarks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Changes the tree of one page."""
        if not self.extension.signs:
            return
        for element in list(root.iter()):
            self._sign(element)
        # Tables and what only holds others are HTML of ours, which Python-Markdown keeps aside unread.
        blocks = self.md.htmlStash.rawHtmlBlocks
        for place, block in enumerate(blocks):
            if isinstance(block, str) and block.startswith("<"):
                piece = fromstring(block)  # noqa: S314  # written by scripts/corpus/page.py
                for element in list(piece.iter()):
                    self._sign(element)
                blocks[place] = tostring(piece, encoding="unicode", method="html")

    def _sign(self, element: Element) -> None:
        signs = self.extension.signs.get(element.get("id", ""))
        if not signs:
            return
        for holder, shift in _holders(element):
            _link(holder, shift, signs.leads)
        _wrap_mark(element, signs.mark)
        link = {"class": "provision-link", "href": f"#{element.get('id')}", "data-name": signs.name}
        link["aria-label"] = signs.link_label
        if element.tag == "table":
            caption = Element("caption")
            element.insert(0, caption)
            SubElement(caption, "a", link)
        else:
            SubElement(element[-1] if element.tag == "tr" else element, "a", link)


def _holders(element: Element) -> Iterator[tuple[Element, int]]:
    """The elements that hold the words, each with its place in the printed provision."""
    if element.tag == "table":
        return
    if element.tag != "tr":
        yield element, 0
        return
    shift = 0
    for cell in element:
        if cell.text:
            yield cell, shift
            shift += len(cell.text) + len(" | ")


def _link(holder: Element, shift: int, leads: tuple[Lead, ...]) -> None:
    """Makes the words of the leads that lie in this holder elements; of two about the same words, the first."""
    words, position, before = holder.text or "", 0, None
    for lead in leads:
        start, end = lead.start - shift, lead.end - shift
        if start < position or end > len(words):
            continue
        if lead.href:
            piece = SubElement(holder, "a", {"class": "reference", "href": lead.href})
        else:
            piece = SubElement(holder, "span", {"class": "reference-outside", "title": lead.title})
        _append(holder, before, words[position:start])
        piece.text = words[start:end]
        position, before = end, piece
    if before is not None:
        before.tail = words[position:]


def _append(holder: Element, before: Element | None, words: str) -> None:
    if before is None:
        holder.text = words
    else:
        before.tail = words


def _wrap_mark(element: Element, mark: str) -> None:
    words = element.text or ""
    if mark and words.startswith(mark):
        rest = words[len(mark) :]
        span = Element("span", {"class": "mark"})
        # The space goes with the mark, which hangs: the first line then begins where the others do.
        span.text = mark + rest[: len(rest) - len(rest.lstrip(" "))]
        span.tail = rest.lstrip(" ")
        element.text = None
        element.insert(0, span)

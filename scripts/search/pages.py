"""A built page → the pieces that the search box finds: its sections and the rows of its tables, by anchor.

Taken from the HTML and not from Markdown, so that what templates and generators put in is found too.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Ids and commands are no words; what is quoted from the law, as in forms, is found in its own place.
_SILENT = {
    *("script", "style", "template", "svg", "nav", "noscript", "dialog", "form", "button"),
    *("pre", "code", "q", "thead"),
}
# A citation is found with what it cites, and what leads on says nothing of its own.
_SILENT_CLASSES = {"citation", "selfcheck-button"}
_BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "td", "th", "tr", "div", "section", "summary"}

_EMPTY_CELLS = re.compile(r" ·(?: ·)+ ")


@dataclass(slots=True)
class Piece:
    """Something that a search can lead to."""

    anchor: str
    """Id of the heading above it; empty for what stands above them all."""
    heading: str
    text: str
    row: bool = False
    """A row of a table."""


@dataclass(slots=True)
class _Reader(HTMLParser):
    """Reads the article of a page; an element with ``data-search="skip"`` is left out, with all that is in it."""

    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    open: list[tuple[str, bool]] = field(default_factory=list)
    """The open elements inside the article, and whether they are left out."""
    words: list[str] = field(default_factory=list)
    anchor: str = ""
    heading: str = ""
    bare: bool = False
    """Nothing has been said below the heading so far."""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if not self.open and tag != "article":
            return
        if tag in _VOID:
            self.words.append(" ")
            return
        silent = (
            tag in _SILENT
            or "hidden" in attributes
            or attributes.get("data-search") == "skip"
            or not _SILENT_CLASSES.isdisjoint(attributes.get("class", "").split())
        )
        self.open.append((tag, silent or (bool(self.open) and self.open[-1][1])))
        if self.open[-1][1]:
            return
        if tag in ("h1", "h2", "h3"):
            self._flush()
            self._flush_heading()
            # A heading without an id belongs to the section above it.
            self.anchor = attributes.get("id") or self.anchor
        elif tag == "tr":
            self._flush()
        elif tag in ("td", "th"):
            self.words.append(" · " if self._said() else " ")
        elif tag in _BLOCKS:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _ in self.open}:
            return
        silent = self.open[-1][1]
        while self.open.pop()[0] != tag:
            pass
        if silent:
            return
        if tag in ("h1", "h2", "h3"):
            self.heading, self.bare = self._said(), True
            self.words = []
            if tag == "h1":
                self.title, self.anchor = self.heading, ""
        elif tag in ("tr", "article"):
            self._flush(row=tag == "tr")
            if tag == "article":
                self._flush_heading()
        elif tag in _BLOCKS:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1][1]:
            self.words.append(data)

    def _said(self) -> str:
        return " ".join("".join(self.words).split())

    def _flush(self, row: bool = False) -> None:
        said = _EMPTY_CELLS.sub(" · ", self._said()).strip("· ")
        self.words = []
        if said:
            self.pieces.append(Piece(self.anchor, self.heading, said, row))
            self.bare = False

    def _flush_heading(self) -> None:
        """A heading over quotations alone is found by its own words."""
        if self.bare:
            self.pieces.append(Piece(self.anchor, self.heading, self.heading))
            self.bare = False


def read(path: Path) -> tuple[str, list[Piece]]:
    """The title of a built page and its pieces."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.title, reader.pieces

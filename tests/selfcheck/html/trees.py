"""HTML that ``selfcheck`` made, read back as a tree; with the standard library alone, as in the browser."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"br", "input", "meta", "img"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attributes})
        if tag in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def tree(html: str) -> Element:
    """The one element that the markup is."""
    reader = _Reader()
    reader.feed(html.removeprefix("<!doctype html>\n"))
    return reader.builder.close()


def text(element: Element | None) -> str:
    """All its text, white space made single."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def having(root: Element, name: str) -> list[Element]:
    """The elements that have a class, in document order."""
    return [one for one in root.iter() if name in one.get("class", "").split()]

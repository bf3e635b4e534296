"""A page of the built site as the tests look at it: its elements, ids and addresses."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

Attributes = dict[str, str]


class Element(NamedTuple):
    tag: str
    attributes: Attributes

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))


@cache
def elements(path: Path) -> list[Element]:
    collector = _Collector()
    collector.feed(path.read_text(encoding="utf-8"))
    return collector.elements


def leads_on(path: Path) -> bool:
    """Whether a page only leads on to where another one has moved."""
    return any(one.attributes.get("http-equiv") == "refresh" for one in elements(path))


def ids(path: Path) -> list[str]:
    return [one.attributes["id"] for one in elements(path) if "id" in one.attributes]


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def target(site: Path, page: Path, address: str) -> tuple[Path, str]:
    """The file an address leads to, as a server finds it, and the fragment."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    file = site / path.lstrip("/") if path.startswith("/") else page.parent / path if path else page
    return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)

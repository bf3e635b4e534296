"""Python-Markdown extension: makes each provision's printed mark an element and gives it a link to itself.

Done in the tree and at build time, so that reading, linking and the hanging marks need no JavaScript.
"""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Signs(NamedTuple):
    """What is added to one provision."""

    mark: str
    """The printed mark that its words begin with, or nothing."""
    name: str
    """The provision's own name, for the notice about a place that does not exist."""
    link_label: str
    """Accessible name of its link: ``Link to Article 12``."""


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
    def __init__(self, md: Markdown, extension: ProvisionMarks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Changes the tree of one page."""
        for element in root.iter():
            signs = self.extension.signs.get(element.get("id", ""))
            if signs:
                _wrap_mark(element, signs.mark)
                link = {"class": "provision-link", "href": f"#{element.get('id')}", "data-name": signs.name}
                SubElement(element, "a", {**link, "aria-label": signs.link_label})


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

"""Puts what is made from the corpus into a page, at its markers.

<!-- page:differences lab -->      a part of a page, on a line of its own
<!-- corpus:provisions -->         a number, or counts: the table of the texts

The sources in the rows of the glossary become links.
"""

import re
from collections.abc import Callable

from scripts.corpus import Corpus
from scripts.pages import counts, diagram, differences, glossary, mapping, procedure, timeline
from scripts.pages.quoting import Quoter, check
from scripts.pages.words import Words, words

_MARKER = re.compile(r"<!-- (?P<kind>page|corpus):(?P<name>\w+)(?: (?P<part>\w+))? -->")

_PAGES: dict[str, Callable[[Quoter, Words, str], str]] = {
    "differences": differences.markdown,
    "procedure": diagram.markdown,
    "timeline": lambda quoter, said, _: timeline.markdown(quoter, said),
    "mapping": mapping.markdown,
}


def fill(markdown: str, corpus: Corpus, lang: str, up: str) -> str:
    """The Markdown of a page with its markers filled; ``up`` leads from the page to its language's folder.

    Raises ``KeyError`` for a marker that nothing answers to, and ``QuotationError`` where a quotation is no more.
    """
    quoter, said = Quoter(corpus, lang, up), words(lang)

    def made(found: re.Match[str]) -> str:
        if found["kind"] == "page":
            _check(corpus, found["name"])
            return _PAGES[found["name"]](quoter, said, found["part"] or "")
        if found["name"] == "counts":
            return counts.markdown(quoter, said)
        return counts.number(corpus, found["name"])

    return glossary.cited(_MARKER.sub(made, markdown), quoter)


def _check(corpus: Corpus, name: str) -> None:
    quoted = {
        "differences": lambda: [cell for topic in differences.topics() for cell in topic.cells],
        "procedure": lambda: [one for step in procedure.steps() for one in step.quoted],
        "timeline": lambda: [timeline.DEADLINE],
    }.get(name)
    if quoted:
        check(corpus, quoted(), f"scripts/pages/{name}.{'py' if name == 'timeline' else 'toml'}")

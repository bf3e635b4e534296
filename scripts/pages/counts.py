"""What the corpus holds, counted: for the pages "about" and "home", and for the README.

python -m scripts.pages.counts          # the sentence for the README, in both languages
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from scripts.corpus import LANGS, Corpus, Text, load
from scripts.pages.glossary import terms
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words, words
from selfcheck.html.element import element, serialize

ROOT = Path(__file__).parents[2]
_LEVELS = ("chp", "art", "sec", "tr")
_HEADS = ("status", "levels", "provisions")


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the whole corpus, in one language; both have the same."""

    texts: int
    provisions: int
    articles: int
    rows: int
    notes: int
    terms: int
    in_force: int


def counts(corpus: Corpus, root: Path = ROOT) -> Counts:
    """Counts what there is; the glossary is read from its Chinese page."""
    texts = [text for text in corpus.texts if text.lang == LANGS[0]]
    provisions = [one for text in texts for one in text.provisions]
    levels = Counter(one.level for one in provisions)
    return Counts(
        texts=len(texts),
        provisions=len(provisions),
        articles=levels["art"],
        rows=levels["tr"],
        notes=sum(len(one.notes) for one in provisions),
        terms=len(terms(root / "docs" / LANGS[0] / "reference" / "glossary.md")),
        in_force=sum(text.front.status == "in_force" for text in texts),
    )


def sentence(corpus: Corpus, lang: str, root: Path = ROOT) -> str:
    """What the corpus holds, in one sentence.

    >>> sentence(load(ROOT), "en").partition(",")[0]
    '6 texts in two languages'
    """
    found = counts(corpus, root)
    return words(lang).say("counts.sentence", **{name: getattr(found, name) for name in Counts.__slots__})


def number(corpus: Corpus, name: str) -> str:
    """One of the counts, by name; raises ``AttributeError`` when there is no such count."""
    return str(getattr(counts(corpus), name))


def markdown(quoter: Quoter, said: Words) -> str:
    """The table of the texts for the page "about", as an HTML block."""
    texts = [text for text in quoter.corpus.texts if text.lang == quoter.lang]
    rows = [_row(quoter, said, text) for text in sorted(texts, key=lambda one: (str(one.front.dated), one.slug))]
    rows.append(
        _line(said, element("span", {}, said.say("counts.total")), ("", "", str(counts(quoter.corpus).provisions)))
    )
    heads = (
        element("th", {"scope": "col", "role": "columnheader"}, said.say(f"counts.{name}"))
        for name in ("text", *_HEADS)
    )
    table = element(
        "table",
        {"class": "pages-counts", "role": "table"},
        element("caption", {}, said.say("counts.caption")),
        element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *heads)),
        element("tbody", {"role": "rowgroup"}, *rows),
    )
    return serialize(table)


def _row(quoter: Quoter, said: Words, text: Text) -> Element:
    levels = Counter(one.level for one in text.provisions)
    made_of = [said.say(f"counts.{level}", count=levels[level]) for level in _LEVELS if levels[level]]
    title = element("a", {"href": quoter.address(text.slug)}, text.front.title)
    cells = (
        said.say(f"counts.{text.front.status}"),
        said.say("separator").join(made_of),
        str(len(text.provisions)),
    )
    number = element("small", {}, text.front.number) if text.front.number else None
    return _line(said, element("span", {}, title, number), cells)


def _line(said: Words, head: Element, cells: Sequence[str]) -> Element:
    # The roles outlive the style sheet of small screens, which makes blocks of rows and cells.
    return element(
        "tr",
        {"role": "row"},
        element("th", {"scope": "row", "role": "rowheader"}, head),
        *(
            element("td", {"role": "cell", "data-head": said.say(f"counts.{name}")}, cell)
            for name, cell in zip(_HEADS, cells, strict=True)
        ),
    )


if __name__ == "__main__":
    for language in LANGS:
        print(sentence(load(ROOT), language))

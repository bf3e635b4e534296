"""What the texts say differently: a table a topic, each cell quoting its provision.

The topics are in differences.toml.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts.pages.quoting import Quotation, Quoter, quotations
from scripts.pages.words import Words
from selfcheck.html.element import element, serialize

DATA = Path(__file__).with_suffix(".toml")
PARTS = ("lab", "schemes")


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing of which several provisions speak."""

    id: str
    part: str
    """One of ``PARTS``."""
    zh: str
    en: str
    cells: tuple[Quotation, ...]

    def title(self, lang: str) -> str:
        """Its neutral heading."""
        return self.zh if lang == "zh" else self.en


def topics() -> tuple[Topic, ...]:
    """Every topic, in the order of the page."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return tuple(
        Topic(one["id"], one["part"], one["zh"], one["en"], quotations(one["cells"])) for one in data["topic"]
    )


def markdown(quoter: Quoter, words: Words, part: str) -> str:
    """The topics of one part of the page, as Markdown: headings, so that the contents list them, and tables."""
    blocks = []
    for topic in topics():
        if topic.part == part:
            blocks += [f"### {topic.title(quoter.lang)} {{ #{topic.id} }}", _table(quoter, words, topic)]
    return "\n\n".join(blocks)


def _table(quoter: Quoter, words: Words, topic: Topic) -> str:
    rows = [
        element(
            "tr",
            {"role": "row"},
            element("th", {"scope": "row", "role": "rowheader"}, quoter.link(cell.provision)),
            element("td", {"role": "cell"}, quoter.quote(cell)),
        )
        for cell in topic.cells
    ]
    head = element(
        "tr",
        {"role": "row"},
        *(
            element("th", {"scope": "col", "role": "columnheader"}, words.say(f"differences.{one}"))
            for one in ("where", "words")
        ),
    )
    table = element(
        "table",
        {"class": "pages-cells", "role": "table", "aria-labelledby": topic.id},
        element("thead", {"role": "rowgroup"}, head),
        element("tbody", {"role": "rowgroup"}, *rows),
    )
    return serialize(table)

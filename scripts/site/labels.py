"""What a provision is called where a page names it: in the label of its link and in contents; and dates."""

import datetime
from dataclasses import dataclass
from typing import Any

from scripts.corpus import Provision, Text
from scripts.corpus.citations import place

Words = dict[str, Any]
"""One of words/*.toml."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of a text's contents."""

    id: str
    mark: str
    title: str
    articles: str
    """From the first article to the last: ``第七条至第十一条``, ``Articles 7–11``."""


def label(text: Text, provision: Provision) -> str:
    """The provision's name without that of the text: ``第十二条第三项第1目``, ``Chapter III``."""
    cited = place(text, provision.id)
    return cited.zh if text.lang == "zh" else cited.en[0].upper() + cited.en[1:]


def date(value: datetime.date | str, words: Words) -> str:
    """The date as far as the document says it: ``2023年10月13日``, ``2024年1月``, ``2023年``."""
    if isinstance(value, datetime.date):
        return str(words["rules"]["date"]).format(value)
    year, _, month = value.partition("-")
    known = datetime.date(int(year), int(month or 1), 1)
    return str(words["rules"]["month" if month else "year"]).format(known)


def chapters(text: Text, words: Words) -> list[Chapter]:
    """The chapters of a text with the articles that each holds."""
    lines = []
    for chapter in text.provisions:
        if chapter.level == "chp":
            articles = [one for one in text.provisions if one.parent == chapter.id]
            marks = [one.mark for one in (articles[0], articles[-1])]
            numbers = [one.id.removeprefix("art_") for one in (articles[0], articles[-1])]
            span = words["rules"]["articles_of_chapter"] if len(articles) > 1 else "{0}"
            span = span.format(*marks, *numbers)
            lines.append(Chapter(chapter.id, chapter.mark, chapter.text, span))
    return lines

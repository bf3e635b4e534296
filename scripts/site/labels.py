"""What a provision is called where a page names it: in the label of its link and in the home page's contents."""

from dataclasses import dataclass
from typing import Any

from scripts.corpus import Provision, Text
from selfcheck.citation import cite
from selfcheck.numerals import to_chinese

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


def label(text: Text, provision: Provision, words: Words) -> str:
    """The provision's name without that of the text: ``第十二条第三项第1目``, ``Chapter III``."""
    if provision.id.startswith("art_"):
        article = provision.id.partition("__")[0]
        paragraphs = sum(one.level == "para" and one.parent == article for one in text.provisions)
        citation = cite(provision.id, paragraphs)
        return citation.zh if text.lang == "zh" else citation.en
    if provision.level == "preface":
        return str(words["rules"]["preface"])
    if provision.parent == "preface":
        number = int(provision.id.rpartition("_")[2])
        printed = to_chinese(number) if text.lang == "zh" else str(number)
        return str(words["rules"]["preface_paragraph"]).format(printed)
    above = label(text, text.provision(provision.parent), words) if provision.parent else ""
    return above + provision.mark


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

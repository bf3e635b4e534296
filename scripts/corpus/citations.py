"""Whole citations, the text's title included, for letters and for the places that name a provision.

    citation(corpus, "lab-measures#art_12__para_1__point_3__point_1", "zh")

A preface with a heading is a document of its own, the notice by which the text was issued, and cited as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from selfcheck.law.citation import Citation, cite, named, named_short

if TYPE_CHECKING:
    from scripts.corpus import Corpus
    from scripts.corpus.provision import Text

Form = Literal["official", "short"]
_NOTICE = {"zh": "印发通知", "en": "Notice of issue"}


def citation(corpus: Corpus, full_name: str, lang: str, form: Form = "official") -> str:
    """The citation of a provision (``slug#id``) or of a whole text (``slug``).

    ``official`` is the form for letters: in Chinese with 《》 and document number, in English the long one, which
    says that it cites a translation. ``short`` has the short title that the front matter gives.
    Raises ``KeyError`` when there is no such provision.
    """
    slug, _, id = full_name.partition("#")
    text = corpus.text(lang, slug)
    if not id:
        return _named(text, text.front.title, "", lang, form)
    text.provision(id)
    parts = place(text, id)
    within = (parts.short if form == "short" else parts.en) if lang == "en" else parts.zh
    notice = _notice(text, id)
    if notice and form == "official":
        return _named(text, notice, within.removeprefix(_NOTICE[lang]).removeprefix(", "), lang, form)
    return _named(text, text.front.title, within, lang, form)


def _named(text: Text, title: str, within: str, lang: str, form: Form) -> str:
    if form == "short":
        return named_short(within, text.front.short_title, lang)
    return named(within, title, text.front.number, lang)


def place(text: Text, id: str) -> Citation:
    """The citation without the text's title."""
    article = id.partition("__")[0]
    paragraphs = sum(one.level == "para" and one.parent == article for one in text.provisions)
    cited = cite(id, paragraphs)
    if not _notice(text, id):
        return cited
    opening = cite("preface", 0)
    return Citation(
        _NOTICE["zh"] + cited.zh.removeprefix(opening.zh),
        _NOTICE["en"] + cited.en.removeprefix(opening.en),
        _NOTICE["en"] + cited.short.removeprefix(opening.short),
    )


def _notice(text: Text, id: str) -> str:
    """The heading of the preface that the provision is in, if there is one."""
    return text.provision("preface").text if id.partition("__")[0] == "preface" else ""

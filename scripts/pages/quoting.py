"""Quotations of the corpus for the pages made from it: words, citation and link, each in the page's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scripts.corpus import Corpus, Provision
from scripts.corpus.citations import place
from selfcheck.html.element import HTML_LANG, element

LANG_INDEX = {"zh": 1, "en": 2}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Exact words of one provision, in both languages."""

    provision: str
    """Full name, such as ``lab-measures#art_10__para_1``."""
    zh: str
    en: str

    def words(self, lang: str) -> str:
        """The words in one language."""
        return self.zh if lang == "zh" else self.en


def quotations(cells: Sequence[Sequence[str]]) -> tuple[Quotation, ...]:
    """Cells of a data file: provision, Chinese, English."""
    return tuple(Quotation(*cell) for cell in cells)


class QuotationError(Exception):
    """What is quoted does not stand in its provision once; every such span is listed."""


def check(corpus: Corpus, quoted: Sequence[Quotation], source: str) -> None:
    """Raises ``QuotationError`` unless each span stands in its provision exactly once, in both languages."""
    wrong = []
    for one in quoted:
        slug, _, id = one.provision.partition("#")
        for lang in HTML_LANG:
            try:
                times = corpus.text(lang, slug).provision(id).printed.count(one.words(lang))
            except KeyError:
                wrong.append(f"{source}: there is no {one.provision} — name a provision of docs/{lang}/rules/")
                break
            if times != 1:
                wrong.append(
                    f"{source}: “{one.words(lang)}” stands {times} times in the {lang} of {one.provision}"
                    " — quote words that stand there once"
                )
    if wrong:
        raise QuotationError("\n".join(wrong))


@dataclass(frozen=True, slots=True)
class Quoter:
    """Quotes the corpus on a page of one language."""

    corpus: Corpus
    lang: str
    up: str
    """From the page to the folder of the language: ``../../`` or nothing."""

    def provision(self, name: str) -> Provision:
        """The provision with that full name; raises ``KeyError`` when there is none."""
        slug, _, id = name.partition("#")
        return self.corpus.text(self.lang, slug).provision(id)

    def address(self, name: str) -> str:
        """Where a provision, or a whole text, stands."""
        slug, hash_, id = name.partition("#")
        return f"{self.up}rules/{slug}/{hash_}{id}"

    def citation(self, name: str) -> str:
        """Short title and place: ``《实验室管理办法》第十条``, ``Laboratory Measures, Article 10``."""
        title = self.corpus.text(self.lang, name.partition("#")[0]).front.short_title
        within = self.place(name)
        return f"《{title}》{within}" if self.lang == "zh" else f"{title}, {within}"

    def place(self, name: str) -> str:
        """The citation without the title of the text: ``第十条``, ``Article 10``."""
        slug, _, id = name.partition("#")
        within = place(self.corpus.text(self.lang, slug), id)
        return within.zh if self.lang == "zh" else within.en

    def link(self, name: str, words: str | None = None) -> Element:
        """A link to a provision, named by its citation unless other words are given."""
        return element("a", {"href": self.address(name), "class": "citation"}, words or self.citation(name))

    def quote(self, one: Quotation) -> Element:
        """The words themselves."""
        return element("q", {"lang": HTML_LANG[self.lang]}, one.words(self.lang))

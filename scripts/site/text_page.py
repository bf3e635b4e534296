"""What the page of a text shows beside its words: links, names, citations, where it comes from, who cites it."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from scripts.corpus import LANGS, Corpus, Text, references
from scripts.corpus.citations import citation
from scripts.corpus.page import TITLE
from scripts.site.labels import Words, date, label
from scripts.site.provision_marks import Lead, Signs


@dataclass(frozen=True, slots=True)
class Link:
    """A provision somewhere on the site."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision of the page, or the whole text, and the provisions that refer to it."""

    id: str
    """Of the provision; the title's for the whole text."""
    name: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A document that the text refers to and that is not published here."""

    words: str
    reason: str
    places: tuple[Link, ...]


class TextPages:
    """The pages of the texts in one language."""

    def __init__(self, corpus: Corpus, lang: str, words: Words) -> None:
        self.corpus, self.lang, self.words = corpus, lang, words
        self.references = references.resolve(corpus, lang)
        self.outside = references.unresolved(corpus, lang)
        self.cited_by = references.cited_by(corpus)

    def signs(self, text: Text) -> dict[str, Signs]:
        """What is added to each provision, by id."""
        signs = {}
        for provision in text.provisions:
            full_name = f"{text.slug}#{provision.id}"
            name = label(text, provision)
            leads = [
                Lead(one.start, one.end, _href(text, one.target_full_name), "")
                for one in self.references.get(full_name, [])
            ] + [Lead(one.start, one.end, "", one.reason) for one in self.outside.get(full_name, [])]
            link_label = self.words["rules"]["link_to"].format(name)
            signs[provision.id] = Signs(provision.mark, name, link_label, tuple(sorted(leads)))
        return signs

    def context(self, text: Text) -> dict[str, Any]:
        """For the template."""
        return {
            "dated": date(text.front.dated, self.words),
            "checked_on": date(text.front.checked_on, self.words),
            "source": self.corpus.text(LANGS[0], text.slug).front,
            "cited": self._cited(text),
            "outside": self._outside(text),
            "citations": self._citations(text),
        }

    def _cited(self, text: Text) -> list[Cited]:
        names = {text.slug: (TITLE, self.words["rules"]["whole_text"])}
        names |= {f"{text.slug}#{one.id}": (one.id, label(text, one)) for one in text.provisions}
        return [
            Cited(*names[target], tuple(self._link(text, source) for source in self.cited_by[target]))
            for target in names
            if target in self.cited_by
        ]

    def _link(self, text: Text, full_name: str) -> Link:
        """A link to a provision; named without the text's title in its own text."""
        slug, _, id = full_name.partition("#")
        if slug == text.slug:
            return Link(label(text, text.provision(id)), f"#{id}")
        return Link(citation(self.corpus, full_name, self.lang, "short"), _href(text, full_name))

    def _outside(self, text: Text) -> list[Outside]:
        found: dict[tuple[str, str], list[Link]] = {}
        for full_name, ones in self.outside.items():
            if full_name.partition("#")[0] == text.slug:
                for one in ones:
                    found.setdefault((one.words, one.reason), []).append(self._link(text, full_name))
        return [Outside(*key, tuple(places)) for key, places in found.items()]

    def _citations(self, text: Text) -> str:
        """JSON: id → the citation in Chinese, in English and in short English; for the menu of the provisions."""
        names = {TITLE: text.slug, **{one.id: f"{text.slug}#{one.id}" for one in text.provisions}}
        forms = (("zh", "official"), ("en", "official"), ("en", "short"))
        found = {
            id: [citation(self.corpus, full_name, lang, form) for lang, form in forms]  # type: ignore[arg-type]
            for id, full_name in names.items()
        }
        return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def listing(corpus: Corpus) -> tuple[str, str]:
    """All references that leave our texts, a line each with its reason, and one line that counts them all."""
    inside = sum(len(found) for found in references.resolve(corpus).values())
    lines, kinds = [], Counter[str]()
    for lang in LANGS:
        for full_name, found in references.unresolved(corpus, lang).items():
            slug, _, id = full_name.partition("#")
            text = corpus.text(lang, slug)
            for one in found:
                kind = "not published here" if one.document else "UNKNOWN"
                kinds[kind] += lang == LANGS[0]
                lines.append(f"{text.path}:{text.provision(id).line}: {id}: {one.words} — {kind}: {one.reason}")
    counts = ", ".join(f"{number} {kind}" for kind, number in kinds.items() if number)
    return "\n".join(lines) + "\n", f"{inside} followed; {counts or 'none leaves the texts'}"


def _href(text: Text, full_name: str) -> str:
    slug, _, id = full_name.partition("#")
    here = slug == text.slug
    return f"#{id or TITLE}" if here else f"../{slug}/{f'#{id}' if id else ''}"

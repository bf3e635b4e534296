"""Cross-references: which provision speaks of which, for links, previews and "cited by".

    resolve(corpus, "zh")["guide-2024#sec_2__p_1"][0].target_full_name == "lab-measures#art_12"

A reference that cannot be followed inside our own texts is a problem and stops the build. What points to a
document that is not published here is listed with its reason (``external.toml``), or as unknown.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.corpus.mentions import Mention, mentions
from scripts.corpus.problems import Problem

if TYPE_CHECKING:
    from scripts.corpus import Corpus
    from scripts.corpus.provision import Provision, Text

_STEPS = {"chp": "chp", "art": "art", "para": "para", "point": "point", "sub": "point"}
"""Level of a place → how an id writes it."""
_UNKNOWN = {
    "zh": "既不是本站的文本，也没有列入 scripts/corpus/external.toml。",
    "en": "Neither a text published here nor listed in scripts/corpus/external.toml.",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of a provision that lead to another one, or to a whole text."""

    start: int
    end: int
    """Place of the words in ``Provision.printed``."""
    words: str
    target_full_name: str
    """``slug#id``, or ``slug`` for the whole text."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Words that lead to a document that is not published here."""

    start: int
    end: int
    words: str
    document: str
    """Its id in ``external.toml``; empty when it is not known there."""
    reason: str
    """In the language of the words."""


def resolve(corpus: Corpus, lang: str = "zh") -> dict[str, list[Reference]]:
    """Full name → what its words lead to, in their order; provisions without reference are left out."""
    return {name: found.references for name, found in _Reader(corpus, lang).read().items() if found.references}


def unresolved(corpus: Corpus, lang: str = "zh") -> dict[str, list[Unresolved]]:
    """Full name → what its words lead to outside the texts published here."""
    return {name: found.outside for name, found in _Reader(corpus, lang).read().items() if found.outside}


def cited_by(corpus: Corpus) -> dict[str, list[str]]:
    """Full name → the provisions that refer to it, each once, in the order of the texts.

    A text's reference to itself as a whole (本办法) says nothing about it and is left out.
    """
    citing: dict[str, list[str]] = {}
    for source, references in resolve(corpus).items():
        for reference in references:
            target = reference.target_full_name
            if target != source.partition("#")[0] and source not in citing.setdefault(target, []):
                citing[target].append(source)
    return {target: sources for target, sources in citing.items() if sources}


def problems(corpus: Corpus) -> list[Problem]:
    """References to our own texts that lead nowhere, in both languages."""
    langs = {text.lang: None for text in corpus.texts}
    return [one for lang in langs for found in _Reader(corpus, lang).read().values() for one in found.problems]


def differences(corpus: Corpus) -> list[Problem]:
    """What a provision refers to in one language only."""
    found = {lang: _Reader(corpus, lang).read() for lang in ("zh", "en")}
    wrong = []
    for name in sorted(found["zh"].keys() | found["en"].keys()):
        zh, en = (found[lang][name].targets() if name in found[lang] else set() for lang in ("zh", "en"))
        if zh != en:
            slug, _, id = name.partition("#")
            text = corpus.text("en", slug)
            lost, added = ", ".join(sorted(zh - en)), ", ".join(sorted(en - zh))
            what = f"{id} refers in Chinese only to {lost or 'nothing'}, in English only to {added or 'nothing'}"
            wrong.append(Problem(text.path, text.provision(id).line, what, "name the same in both languages"))
    return wrong


@dataclass(slots=True)
class _Found:
    """What the words of one provision lead to."""

    references: list[Reference] = field(default_factory=list)
    outside: list[Unresolved] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def targets(self) -> set[str]:
        return {one.target_full_name for one in self.references} | {
            f"{one.document or 'unknown'} (not published here)" for one in self.outside
        }


@dataclass(frozen=True, slots=True)
class _Outside:
    """A document of ``external.toml``."""

    id: str
    reason: str


class _Reader:
    """Reads the texts of one language."""

    def __init__(self, corpus: Corpus, lang: str) -> None:
        self.lang = lang
        self.texts = [text for text in corpus.texts if text.lang == lang]
        self.ids = {text.slug: {one.id: place for place, one in enumerate(text.provisions)} for text in self.texts}
        self.documents: dict[str, str | _Outside] = {}
        """Title or number → slug, or what is known of it."""
        self.plain: list[str] = []
        """Titles that may stand without 《》."""
        for text in self.texts:
            names = _names(text)
            self.documents |= dict.fromkeys([*names, text.front.number], text.slug)
            self.plain += names if lang == "en" else []
        for id, document in _external().items():
            outside = _Outside(id, document["reason"][lang])
            self.documents |= dict.fromkeys([document[lang], document.get("number", {}).get(lang, "")], outside)
            self.plain.append(document[lang])
        self.documents.pop("", None)

    def read(self) -> dict[str, _Found]:
        return {
            f"{text.slug}#{one.id}": self._provision(text, one) for text in self.texts for one in text.provisions
        }

    def _provision(self, text: Text, provision: Provision) -> _Found:
        found = _Found()
        shift = len(provision.printed) - len(provision.text)
        words = provision.text
        if provision.level == "att" and words in self.documents:
            self._document(text, provision, Mention(0, len(words), "document", name=words), shift, found)
            return found
        for mention in mentions(words, self.lang, self.plain):
            if mention.kind == "document":
                self._document(text, provision, mention, shift, found)
                continue
            targets = self._targets(text, provision, mention, found)
            if targets:
                self._lead(provision, mention, shift, targets, found)
            else:
                self._lost(text, provision, words[mention.start : mention.end], "leads nowhere", found)
        return found

    def _document(self, text: Text, provision: Provision, mention: Mention, shift: int, found: _Found) -> None:
        words = provision.text[mention.start : mention.end]
        document = self.documents.get(mention.name or mention.number)
        if document is None or isinstance(document, _Outside):
            reason = document.reason if document else _UNKNOWN[self.lang]
            span = (mention.start + shift, mention.end + shift)
            found.outside.append(Unresolved(*span, words, document.id if document else "", reason))
            return
        if not mention.name and document == text.slug:
            return  # the number at the head of the document itself
        number = next(one.front.number for one in self.texts if one.slug == document)
        if mention.number and mention.number != number:
            self._lost(text, provision, words, f"has another number than {document}, {number or 'none'}", found)
            return
        target = self._place(document, mention) if mention.place else document
        if target:
            self._lead(provision, mention, shift, [target], found)
        else:
            self._lost(text, provision, words, f"names a place that {document} does not have", found)

    def _targets(self, text: Text, provision: Provision, mention: Mention, found: _Found) -> list[str]:
        """Full names; none when the words lead nowhere."""
        slug, ids = text.slug, self.ids[text.slug]
        if mention.kind == "self":
            words = provision.text[mention.start : mention.end]
            if "preface" in ids and provision.id.startswith("preface") and ("通知" in words or "Notice" in words):
                return [f"{slug}#preface"]
            target = self._place(slug, mention) if mention.place else slug
        elif mention.kind == "annex":
            annex = next((one for one in text.provisions if one.id == f"att_{mention.count}"), None)
            document = self.documents.get(annex.text) if annex else None
            target = (document if isinstance(document, str) else f"{slug}#{annex.id}") if annex else ""
        elif mention.kind == "more" or (mention.kind == "place" and mention.through):
            return self._more(mention, found)
        elif mention.kind == "place":
            target = self._place(slug, mention)
        else:
            return self._near(text, provision, mention)
        return [target] if target else []

    def _place(self, slug: str, mention: Mention, base: str = "") -> str:
        """The full name of the place in a text, below ``base`` if that is given; empty when it has none such."""
        ids, place = self.ids[slug], mention.place
        if "chp" in place:
            id = f"chp_{place['chp']}"
        elif "sec" in place:
            id = f"sec_{place['sec']}"
            id += f"__subsec_{place['subsec']}" if "subsec" in place else ""
            id += f"__para_{place['item']}" if "item" in place else ""
        else:
            id = f"art_{place['art']}" if "art" in place else base
            id += f"__para_{place['para']}" if "para" in place else ""
            if "point" in place and "__para_" not in id:
                # 款 is left out where there is one only, or one only that has items.
                with_items = [one for one in ids if re.fullmatch(rf"{id}__para_\d+__point_{place['point']}", one)]
                id = with_items[0].rpartition("__")[0] if len(with_items) == 1 else ""
            id += f"__point_{place['point']}" if "point" in place else ""
            id += f"__point_{place['sub']}" if "sub" in place else ""
        return f"{slug}#{id}" if id in ids else ""

    def _near(self, text: Text, provision: Provision, mention: Mention) -> list[str]:
        """本条, 本章, 前款 …: what holds the provision, or stands before what holds it."""
        provisions = {one.id: one for one in text.provisions}
        holder: Provision | None = provision
        while holder and holder.level != mention.level:
            holder = provisions[holder.parent] if holder.parent else None
        if holder is None:
            return []
        if mention.kind == "here":
            bases = [holder.id]
        else:
            same = [
                one.id
                for one in text.provisions
                if one.level == holder.level and (one.level == "art" or one.parent == holder.parent)
            ]
            place = same.index(holder.id)
            bases = same[max(place - mention.count, 0) : place]
            if len(bases) < mention.count:
                return []
        targets = [self._place(text.slug, mention, base) for base in bases]
        return targets if all(targets) else []

    def _more(self, mention: Mention, found: _Found) -> list[str]:
        """The second of 第一项、第三项, beside the reference before it; with 至 also what stands between them."""
        if not found.references:
            return []
        level, number = list(mention.place.items())[-1]
        slug, _, before = found.references[-1].target_full_name.partition("#")
        first = re.fullmatch(rf"(|.*__){_STEPS[level]}_(\d+)", before)
        if not first:
            return []
        last = int(number.partition("-")[0])
        numbers = [str(one) for one in range(int(first[2]) + 1, last + 1)] if mention.through else [number]
        targets = [f"{first[1]}{_STEPS[level]}_{one}" for one in numbers]
        return [f"{slug}#{one}" for one in targets] if all(one in self.ids[slug] for one in targets) else []

    @staticmethod
    def _lead(provision: Provision, mention: Mention, shift: int, targets: list[str], found: _Found) -> None:
        words = provision.text[mention.start : mention.end]
        span = (mention.start + shift, mention.end + shift)
        found.references += [Reference(*span, words, target) for target in targets]

    @staticmethod
    def _lost(text: Text, provision: Provision, words: str, what: str, found: _Found) -> None:
        found.problems.append(
            Problem(
                text.path,
                provision.line,
                f"the reference {words!r} {what}",
                "correct the words, or publish what they name",
            )
        )


def _names(text: Text) -> list[str]:
    """The title as it may be cited: whole, without who issued it, without a bracket at its end."""
    title, issued_by = text.front.title, text.front.issued_by
    without = [title]
    if text.lang == "zh":
        without.append(title.removeprefix(" ".join(issued_by)))
        without += [name.rpartition("（")[0] for name in without if name.endswith("）")]
    else:
        without.append(title.replace(f" of the {' and the '.join(issued_by)}", "", 1))
        without += [name.rpartition(" (")[0] for name in without if name.endswith(")")]
    return list(dict.fromkeys(without))


@cache
def _external() -> Any:
    return tomllib.loads((Path(__file__).parent / "external.toml").read_text(encoding="utf-8"))

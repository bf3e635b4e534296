"""Reads citations as people type them: 办法 12 3, 第十二条第（三）项, Art. 12(1)(3), guide-2024#sec_3.

What is understood is data, ``data/references.json``, which the page's search box reads too
(docs/assets/search/engine/citation.mjs does there what this does here); the ids come from
``data/provision_ids.json``, which ``python -m scripts.export.provision_ids`` makes.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from . import shipped, sources
from .citation import Citation, cite, named, named_short
from .numerals import parse

_STEP = re.compile(r"([a-z]+)(?:_(\d+(?:-\d+)?))?")
_ADDRESS = re.compile(r"(?:.*/rules/)?(?:([a-z][a-z0-9-]*)(?:/?#|/| ))?#?([a-z]+(?:_[0-9][a-z0-9_-]*)?)")
_NUMBERS = {
    "{c}": "[0-9]{1,3}(?![0-9])|[一二三四五六七八九十]{1,3}",
    "{C}": "[一二三四五六七八九十]{1,3}",
    "{n}": "[0-9]{1,3}(?![0-9])",
    "{r}": "[0-9]{1,3}(?![0-9])|[ivxlc]+(?![a-z])",
    "{R}": "[ivxlc]+(?![a-z])",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a typed citation: ``第（三）项`` is an item with the number 3."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class _Text:
    slug: str
    names: frozenset[str]
    notices: frozenset[str]
    ids: tuple[str, ...]


def read(reference: str) -> list[str]:
    """Full names of what a citation may mean, the likeliest first; nothing when it is none.

    Where no text is named, every text that has such a provision is given, the Measures first. A text alone is
    given by its address (``guide-2024``).

    >>> read("第十二条第（三）项第1目")
    ['lab-measures#art_12__para_1__point_3__point_1']
    >>> read("Art. 12") == read("第12条") == ["lab-measures#art_12", "base-measures#art_12"]
    True
    >>> read("指南 三（四）"), read("质量强国"), read("第九十九条")
    (['guide-2024#sec_3__subsec_4'], [], [])
    """
    return _reader().read(reference)


def cited(name: str, lang: str) -> dict[str, str]:
    """The citations of a provision (full name) or of a whole text: ``official`` for letters, and ``short``.

    >>> cited("lab-measures#art_12__para_1__point_3__point_1", "zh")["official"]
    '《国家质量标准实验室管理办法》（国市监质发〔2023〕92号）第十二条第三项第1目'
    >>> cited("lab-measures#art_12__para_1__point_3__point_1", "en")["short"]
    'Laboratory Measures, Art. 12(1)(3)1'
    """
    slug, _, id = name.partition("#")
    article = id.partition("__")[0]
    ids = next(text.ids for text in _reader().texts if text.slug == slug)
    paragraphs = sum(one.startswith(f"{article}__para_") and one.count("__") == 1 for one in ids)
    place = cite(id, paragraphs) if id else Citation("", "", "")
    within, brief = (place.zh, place.zh) if lang == "zh" else (place.en, place.short)
    return {
        "official": named(within, sources.title(slug, lang), sources.number(slug, lang), lang),
        "short": named_short(brief, sources.short_title(slug, lang), lang),
    }


def nearest(reference: str) -> list[str]:
    """The same for what stands above a provision that does not exist: ``第十二条第九项`` → Article 12.

    >>> nearest("办法第十二条第九项"), nearest("第九十九条")
    (['lab-measures#art_12'], [])
    """
    return _reader().nearest(reference)


@cache
def _reader() -> "Reader":
    grammar = json.loads(shipped.text("data/references.json"))
    texts = json.loads(shipped.text("data/provision_ids.json"))["texts"]
    return Reader(grammar, {slug: {**text, "ids": text["ids"].split()} for slug, text in texts.items()})


class Reader:
    """The reader for a grammar (references.json) and texts (slug → names, notices, ids)."""

    def __init__(self, grammar: Mapping[str, Any], texts: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.brackets = str.maketrans(grammar["brackets"])
        self.levels: dict[str, list[str]] = grammar["levels"]
        self.heads = frozenset(grammar["heads"])
        self.left_out = frozenset(grammar["left_out"])
        self.ordinals: list[str] = grammar["ordinals"]
        self.between = re.compile(grammar["between"])
        numbers = {**_NUMBERS, "{o}": "|".join(self.ordinals)}
        self.marks: list[tuple[str, re.Pattern[str]]] = []
        for kind, pattern in grammar["marks"]:
            for letter, number in numbers.items():
                pattern = pattern.replace(letter, number)
            self.marks.append((kind, re.compile(pattern)))
        order = [*(slug for slug in grammar["names"] if slug in texts), *texts]
        self.texts = [self._text(slug, texts[slug], grammar) for slug in dict.fromkeys(order)]
        self.ignored = [self._normal(words) for words in grammar["ignored"]]
        self.named = sorted({name for text in self.texts for name in text.names | text.notices}, key=len)[::-1]

    def _text(self, slug: str, text: Mapping[str, Sequence[str]], grammar: Mapping[str, Any]) -> _Text:
        names = [slug, *text["names"], *grammar["names"].get(slug, [])]
        return _Text(
            slug,
            frozenset(map(self._normal, names)),
            frozenset(map(self._normal, text["notices"])),
            tuple(text["ids"]),
        )

    def read(self, reference: str) -> list[str]:
        """See the function of that name."""
        words = self._normal(reference)
        found = self._address(words)
        if found:
            return found
        # 12-3 is Article 12-3 where there is one, else 12, 3.
        for spelling in dict.fromkeys((words, words.replace("-", " "))):
            taken = self._parts(spelling)
            found = self._resolve(*taken) if taken else []
            if found:
                return found
        return []

    def nearest(self, reference: str) -> list[str]:
        """See the function of that name."""
        taken = self._parts(self._normal(reference))
        if taken and not self._resolve(*taken):
            slugs, parts = taken
            for length in range(len(parts) - 1, 0, -1):
                found = self._resolve(slugs, parts[:length])
                if found:
                    return found
        return []

    def _normal(self, words: str) -> str:
        return " ".join(unicodedata.normalize("NFKC", words).lower().translate(self.brackets).split())

    def _address(self, words: str) -> list[str]:
        """A bare id, a full name or an address of the site."""
        found = _ADDRESS.fullmatch(words)
        if not found:
            return []
        slug, id = found[1], found[2]
        named = [text for text in self.texts if slug in (None, text.slug)]
        return [f"{text.slug}#{id}" for text in named if id in text.ids]

    def _parts(self, words: str) -> tuple[list[str], list[Part]] | None:
        """The texts and the parts that the words name; ``None`` as soon as something else stands among them."""
        slugs = [text.slug for text in self.texts]
        parts: list[Part] = []
        place = named = 0
        for words_ignored in self.ignored:
            words = words.replace(words_ignored, "")
        while (place := self._skip(words, place)) < len(words):
            called = self._name(words, place)
            if called:
                name, place = called
                named += 1
                notice = {text.slug for text in self.texts if name in text.notices}
                parts += [Part("preface", "")] if notice else []
                fits = {one.slug for one in self.texts if name in one.names} | notice
                slugs = [slug for slug in slugs if slug in fits]
                continue
            mark = self._mark(words, place)
            if mark is None:
                return None
            part, place = mark
            parts.append(part)
        kinds = [part.kind for part in parts]
        if "article" in kinds:
            parts = [part for part in parts if part.kind != "chapter"]
        if parts and parts[-1].kind in self.heads and parts[0].kind not in self.heads:
            # Item (3) of Article 12
            parts.reverse()
        # A word like "mix" or "i" alone is no number.
        if not (parts or named) or (kinds == ["bare-roman"] and not named):
            return None
        return slugs, parts

    def _skip(self, words: str, place: int) -> int:
        found = self.between.match(words, place)
        return found.end() if found else place

    def _name(self, words: str, place: int) -> tuple[str, int] | None:
        """The name of a text that stands here, bare or in brackets, and where it ends."""
        for name in self.named:
            for spelling in (name, f"({name})"):
                end = place + len(spelling)
                runs_on = _latin(spelling[-1]) and _latin(words[end : end + 1])
                if words.startswith(spelling, place) and not runs_on:
                    return name, end
        return None

    def _mark(self, words: str, place: int) -> tuple[Part, int] | None:
        for kind, pattern in self.marks:
            found = pattern.match(words, place)
            after = words[found.end() : found.end() + 1] if found else ""
            if not found or found.end() == place or (_latin(found[0][-1]) and _letter(after)):
                continue
            numbers = [self._number(one) for one in found.groups() if one]
            if None not in numbers:
                # 表 alone is the first one.
                number = "-".join(map(str, numbers)) or ("1" if kind == "table" else "")
                return Part(kind, number), found.end()
        return None

    def _number(self, printed: str) -> int | None:
        if printed in self.ordinals:
            return self.ordinals.index(printed) + 1
        return parse(printed.upper())

    def _resolve(self, slugs: Sequence[str], parts: Sequence[Part]) -> list[str]:
        if not parts:
            return list(slugs)
        found = []
        for text in self.texts:
            if text.slug in slugs:
                costs = [(cost, id) for id in text.ids if (cost := self._cost(id, parts)) is not None]
                found += [f"{text.slug}#{id}" for _, id in sorted(costs, key=lambda one: one[0])]
        return found

    def _cost(self, id: str, parts: Sequence[Part]) -> int | None:
        """How far the id is from what the parts say first of all; ``None`` when it is something else."""
        steps = _steps(id)
        if parts[0].kind == "row":
            steps = [step for step in steps if step[0] == "tr"]
        # The head must be named; only what stands between it and the end may be left out.
        level, number = steps[0] if steps else ("", "")
        first = self._preference(parts[0], level, number)
        rest = self._rest(steps[1:], parts[1:])
        return None if first is None or rest is None else first + rest

    def _rest(self, steps: Sequence[tuple[str, str]], parts: Sequence[Part]) -> int | None:
        if not steps or not parts:
            return None if steps or parts else 0
        (level, number), below = steps[0], steps[1:]
        costs = []
        preference = self._preference(parts[0], level, number)
        taken = self._rest(below, parts[1:])
        if preference is not None and taken is not None:
            costs.append(preference + taken)
        # 款 are often left out: 第十二条第三项, Art. 12(3).
        left_out = self._rest(below, parts) if level in self.left_out else None
        if left_out is not None:
            costs.append(left_out)
        return min(costs, default=None)

    def _preference(self, part: Part, level: str, number: str) -> int | None:
        """The level's place among those the part may mean; ``None`` when it means another."""
        levels = self.levels[part.kind]
        return levels.index(level) if level in levels and number == part.number else None


@cache
def _steps(id: str) -> list[tuple[str, str]]:
    """The id as levels and numbers, a 款 called ``kuan``, a 目 ``sub`` and the 1. of a section ``num``.

    >>> _steps("art_12__para_1__point_3__point_1")
    [('art', '12'), ('kuan', '1'), ('item', '3'), ('sub', '1')]
    """
    steps: list[tuple[str, str]] = []
    for step in id.split("__"):
        found = _STEP.fullmatch(step)
        level, number = (found[1], found[2] or "") if found else (step, "")
        above = steps[-1][0] if steps else ""
        if level == "para":
            level = "kuan" if above == "art" else "num"
        elif level == "point":
            level = "sub" if above == "item" else "item"
        steps.append((level, number))
    return steps


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _letter(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()

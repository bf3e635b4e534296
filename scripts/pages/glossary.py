"""The glossary page as data, and the search of a Chinese term's English in a translated provision.

The page itself (docs/*/reference/glossary.md) is the only place where terms are kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from scripts.pages.quoting import Quoter
from selfcheck.html.element import serialize

_ROW = re.compile(r"\| (?P<zh>[^|\n]+?) \| (?P<en>[^|\n]+?) \| `(?P<source>[^`\n]+#[^`\n]+)` \|(?P<why>.*)\|")
_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = re.compile(
    r"(ations?|at(?:es|ed|ing|e)|ity|ness|ments?|ances?|ings?|ions?|ology|ologic|ers?|ed|es|e|als?|ic|ily|ly|s|y|ium|ia)$"
)
_SHORTEST = 4
_INSERTED = 1
NO_FORMS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary."""

    zh: str
    en: str
    source: str
    """Full name of the provision that it was taken from."""
    why: str


def terms(page: Path) -> tuple[Term, ...]:
    """The rows of a glossary page, in its order."""
    found = (_ROW.fullmatch(line) for line in page.read_text(encoding="utf-8").splitlines())
    return tuple(Term(row["zh"], row["en"], row["source"], row["why"].strip()) for row in found if row)


def cited(markdown: str, quoter: Quoter) -> str:
    """A page with the sources in rows of a glossary, written as full names, made links named by the citation.

    Raises ``KeyError`` when there is no such provision.
    """

    def row(found: re.Match[str]) -> str:
        link = serialize(quoter.link(found["source"]))
        return f"| {found['zh']} | {found['en']} | {link} |{found['why']}|"

    return _ROW.sub(row, markdown)


def occurring(words: str, known: Sequence[str]) -> Iterator[str]:
    """The known Chinese terms that the words consist of, from left to right, the longest wherever two begin.

    >>> list(occurring("省级市场监管部门负责审查受理", ["受理", "审查受理", "市场监管总局"]))
    ['审查受理']
    """
    pattern = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
    return (found[0] for found in re.finditer(pattern, words))


def has(english: str, term: str, forms: Mapping[str, str] = NO_FORMS) -> bool:
    """Whether the English has the term: its words in their order, in any form, with one word between at most.

    ``forms`` are words whose forms ``stem`` does not bring together: ``{"apply": "application"}``.

    >>> has("It evaluates the major safety risks.", "safety risk evaluation"), has("two applications", "apply")
    (False, False)
    >>> has("two applications", "apply", {"apply": "application"}), has("3 to 5 years", "year")
    (True, True)
    """
    stems, wanted = (
        [stem(forms.get(word, word)) for word in _WORD.findall(words.lower())] for words in (english, term)
    )
    return any(_from(stems, place, wanted) for place in range(len(stems)))


def _from(stems: Sequence[str], place: int, wanted: Sequence[str]) -> bool:
    if stems[place] != wanted[0]:
        return False
    rest = wanted[1:]
    return not rest or any(
        _from(stems, after, rest) for after in range(place + 1, min(place + 2 + _INSERTED, len(stems)))
    )


def stem(word: str) -> str:
    """The word without the endings of number, verb forms and derivation, never shorter than four letters.

    >>> [stem(word) for word in ("evaluation", "evaluated", "laboratories", "laboratory", "bodies", "materials")]
    ['evalu', 'evalu', 'laborator', 'laborator', 'body', 'materi']
    """
    if word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST - 1:
        word = word[:-1]
    while (found := _ENDINGS.search(word)) and found.start() >= _SHORTEST:
        word = word[: found.start()]
    return word

"""The clause ledger: every provision of every text, and what this program does with it, so that silence never
means forgotten.

``law/ledger.toml`` is written by hand, one provision a line, in the order of the texts. That no provision is
missing, that the words are those for which a line was confirmed and that the requirements named are those of
the rules is checked by ``python -m scripts.publish.ledger --check``.

>>> {row.provision: row.status.value for row in rows()}["lab-measures#art_12__para_1__point_2"]
'judged'
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from selfcheck import shipped
from selfcheck.law.citation import cite
from selfcheck.words import say

HEADING = "heading"
"""The reason of what only heads or numbers others."""


class Status(StrEnum):
    """What is done with a provision."""

    ENCODED = "encoded"
    """The program decides it: a figure, a choice, a count, what holds in principle, a veto."""
    JUDGED = "judged"
    """Only the panel can decide it; the applicant declares or rates."""
    PROCEDURAL = "procedural"
    """Who does what, when, in which order."""
    DEFINITION = "definition"
    """What a thing is, does or is called."""
    INFORMATION = "information"
    """Decides nothing: headings, aims, restatements, form fields."""
    OUT_OF_SCOPE = "out_of_scope"
    """Binds, but somebody else or at another time."""


@dataclass(frozen=True, slots=True)
class Row:
    """One provision."""

    provision: str
    """Full name, such as ``lab-measures#art_12``."""
    status: Status
    digest: str
    """Of the Chinese words for which the row was last confirmed."""
    by: tuple[str, ...] = ()
    """The requirements that decide it."""
    reason: str = ""
    """Id of the words that say why it is so: ``ledger.reason.<reason>``."""
    see: tuple[str, ...] = ()
    """Requirements and provisions (full names, with a ``#``) to be read with it."""

    @property
    def slug(self) -> str:
        """The text's."""
        return self.provision.partition("#")[0]

    @property
    def id(self) -> str:
        """The provision's, within its text."""
        return self.provision.partition("#")[2]

    @property
    def data(self) -> dict[str, Any]:
        """The row for a program, the same in every language."""
        return {
            "provision": self.provision,
            "status": self.status.value,
            "requirements": list(self.by),
            "reason": self.reason or None,
            "see": list(self.see),
            "digest": self.digest,
        }


def read(texts: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> tuple[Row, ...]:
    """The rows of a decoded ledger: slug → id → row.

    >>> read({"text": {"art_1": {"status": "judged", "by": ["lab.team"], "digest": "00000000"}}})[0].by
    ('lab.team',)
    """
    return tuple(
        Row(
            f"{slug}#{id}",
            Status(row["status"]),
            row["digest"],
            tuple(row.get("by", ())),
            row.get("reason", ""),
            tuple(row.get("see", ())),
        )
        for slug, provisions in texts.items()
        for id, row in provisions.items()
    )


@cache
def rows() -> tuple[Row, ...]:
    """The whole ledger, in the order of the texts."""
    return read(tomllib.loads(shipped.text("law/ledger.toml")))


def counts() -> dict[str, Counter[Status]]:
    """How many provisions of each text have which status, by slug.

    >>> sum(counts()["lab-measures"].values()) == sum(row.slug == "lab-measures" for row in rows())
    True
    """
    found: dict[str, Counter[Status]] = {}
    for row in rows():
        found.setdefault(row.slug, Counter())[row.status] += 1
    return found


def headings() -> int:
    """How many of the provisions are headings or numbers and have no words that say anything."""
    return sum(row.reason == HEADING for row in rows())


def reason(row: Row, lang: str) -> str | None:
    """Why the provision has its status, in words; ``None`` where the requirements say it all."""
    return say(lang, f"ledger.reason.{row.reason}") if row.reason else None


def reference(provision: str, lang: str) -> str:
    """A provision's citation, without its text's title.

    >>> reference("lab-measures#art_12__para_1__point_3__point_1", "zh"), reference("lab-measures#chp_3", "en")
    ('第十二条第三项第1目', 'Chapter III')
    >>> reference("base-measures#art_2__para_2", "zh"), reference("base-measures#art_3__para_1", "zh")
    ('第二条第二款', '第三条')
    """
    slug, _, id = provision.partition("#")
    citation = cite(id, _paragraphs()[slug, id.partition("__")[0]])
    return citation.zh if lang == "zh" else citation.en


@cache
def _paragraphs() -> Counter[tuple[str, str]]:
    """How many paragraphs (款) an article has, by slug and id of the article."""
    return Counter(
        (row.slug, article)
        for row in rows()
        for article, _, below in [row.id.partition("__")]
        if re.fullmatch(r"para_\d+", below)
    )


def seen(name: str, slug: str, lang: str) -> str:
    """What a row refers to, in words: a requirement, or a provision, with its text where that is another one.

    >>> seen("lab.team", "lab-measures", "en"), seen("lab-measures#art_5__para_1", "lab-measures", "zh")
    ('Academic team', '第五条')
    >>> seen("lab-measures#art_5__para_1", "guide-2024", "zh")
    '《实验室管理办法》第五条'
    """
    if "#" not in name:
        return say(lang, f"requirement.{name}")
    text, cited = name.partition("#")[0], reference(name, lang)
    return cited if text == slug else say(lang, "ledger.cited", text=say(lang, f"ledger.text.{text}"), place=cited)


def listed(lang: str) -> list[dict[str, Any]]:
    """The ledger for a program: one object a provision."""
    return [
        {"citation": reference(row.provision, lang), **row.data, "reason_text": reason(row, lang)}
        for row in rows()
    ]

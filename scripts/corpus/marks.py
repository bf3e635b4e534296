"""The marks that open a provision in print: 第三章, 第十二条, （三）, 1., 附件：1. and their English counterparts.

A mark says the level and the number; what it becomes in an id depends on where it stands, which is
decided in ``structure``. Half-width brackets are read like full-width ones: the sources mix them.
"""

import re
from typing import NamedTuple

from selfcheck.law.numerals import parse


class Mark(NamedTuple):
    """A printed mark at the head of a block."""

    kind: str
    """``chapter`` 第三章, ``article`` 第十二条, ``section`` 一、, ``bracketed`` （三）, ``arabic`` 1., or
    ``annex`` 附件：1. (the first of the annex list; the others are printed as ``arabic``)."""
    number: str
    """For the id: ``3``, or ``15-1`` for 第十五条之一."""
    printed: str
    rest: str
    """What follows the mark in the block."""


_CN = "[一二三四五六七八九十]+"
_PATTERNS = {
    "zh": (
        ("chapter", re.compile(f"第({_CN})章")),
        ("article", re.compile(f"第({_CN})条(?:之({_CN}))?")),
        ("section", re.compile(f"({_CN})、")),
        ("bracketed", re.compile(rf"[（(]\s*({_CN})\s*[）)]")),
        ("arabic", re.compile(r"(\d{1,2})[.．](?!\d)")),
        ("annex", re.compile(r"附件[：:]\s*(\d{1,2})[.．](?!\d)")),
    ),
    "en": (
        ("chapter", re.compile(r"Chapter ([IVXL]+)\b")),
        ("article", re.compile(r"Article (\d+)(?:-(\d+))?\b")),
        ("section", re.compile(r"([IVXL]+)\.(?= )")),
        ("bracketed", re.compile(r"\((\d{1,2}|[IVXL]+)\)")),
        ("arabic", re.compile(r"(\d{1,2})\.(?= )")),
        ("annex", re.compile(r"Annexes: (\d{1,2})\.(?= )")),
    ),
}


def read_mark(text: str, lang: str) -> Mark | None:
    """The mark at the head of ``text``.

    >>> read_mark("第十五条之一　联合体", "zh")
    Mark(kind='article', number='15-1', printed='第十五条之一', rest='联合体')
    >>> read_mark("(三) 研究能力。", "zh").number, read_mark("（三）研究能力。", "zh").printed
    ('3', '（三）')
    >>> read_mark("Article 12", "en").number, read_mark("3.5 square metres", "en")
    ('12', None)
    >>> read_mark("附件：1. 2024年指南", "zh")
    Mark(kind='annex', number='1', printed='附件：1.', rest='2024年指南')
    """
    for kind, pattern in _PATTERNS[lang]:
        found = pattern.match(text)
        numbers = [parse(group) for group in found.groups() if group] if found else []
        if found and None not in numbers:
            number = "-".join(map(str, numbers))
            return Mark(kind, number, found[0], text[found.end() :].strip())
    return None

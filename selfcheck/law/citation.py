"""Citations, made from a provision's id: 第十二条第三项第1目 · Article 12, item (3), sub-item 1 · Art. 12(1)(3)1.

In a text with articles the id always names the paragraph (款); the Chinese citation and the long English one
leave 第一款 out where the article has one paragraph only, as the courts and ministries do. 项 is cited in
Chinese numerals without brackets, 目 in Arabic ones. Notices, opinions and guides are cited by their printed
marks, 二、（四）3. · Part II(IV)3, and never as 条, 款 or 项, which is what they are not.
"""

import re
from typing import NamedTuple

from selfcheck.law.numerals import to_chinese, to_roman

_PLACE = re.compile(
    r"(?P<head>art|chp|sec|preface|conclusions|att)(?:_(?P<number>\d+)(?:-(?P<inserted>\d+))?)?(?P<rest>(?:__.+)?)"
)
_STEP = re.compile(r"__(?P<level>[a-z]+)_(?P<number>\d+)")
_UNOFFICIAL = " (unofficial translation; the Chinese text prevails)"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Citation(NamedTuple):
    """One provision, as the three places that cite it need it; the text's title is not part of it."""

    zh: str
    en: str
    short: str
    """English; of an article always with the paragraph, since ``12(3)`` alone could be either."""


def cite(id: str, paragraphs: int) -> Citation:
    """The citation of a provision.

    ``paragraphs`` is how many unnumbered paragraphs stand directly in its article; elsewhere it does not matter.

    >>> cite("art_12__para_1__point_3__point_1", 1)
    Citation(zh='第十二条第三项第1目', en='Article 12, item (3), sub-item 1', short='Art. 12(1)(3)1')
    >>> cite("art_2__para_2", 2)
    Citation(zh='第二条第二款', en='Article 2, paragraph 2', short='Art. 2(2)')
    >>> cite("art_12__para_1__point_2__p_2", 1)
    Citation(zh='第十二条第二项第二段', en='Article 12, item (2), second paragraph', short='Art. 12(1)(2) ¶ 2')
    >>> cite("art_15-1", 1)
    Citation(zh='第十五条之一', en='Article 15-1', short='Art. 15-1')
    >>> cite("chp_3", 0)
    Citation(zh='第三章', en='Chapter III', short='Ch. III')
    >>> cite("sec_2__subsec_4__para_3", 0)
    Citation(zh='二、（四）3.', en='Part II(IV)3', short='Part II(IV)3')
    >>> cite("sec_3__subsec_4__table_1__tr_27", 0)
    Citation(zh='三、（四）表第27行', en='Part III(IV), table, row 27', short='Part III(IV), table, row 27')
    >>> cite("art_0", 1)
    Traceback (most recent call last):
    ...
    ValueError: art_0 is not the id of a provision
    """
    found = _PLACE.fullmatch(id)
    steps = [(one["level"], int(one["number"])) for one in _STEP.finditer(found["rest"])] if found else []
    if not found or "".join(f"__{level}_{number}" for level, number in steps) != found["rest"]:
        raise ValueError(f"{id} is not the id of a provision")
    number = int(found["number"] or 0)
    inserted = int(found["inserted"] or 0)
    try:
        zh, en, short = _head(found["head"], number, inserted)
        above = found["head"]
        for level, count in steps:
            more = _step(found["head"], above, level, count, paragraphs)
            zh, en, short = zh + more.zh, en + more.en, short + more.short
            above = level
    except (KeyError, ValueError):
        raise ValueError(f"{id} is not the id of a provision") from None
    # 一、 alone is cited as 一; the mark keeps its point only before what follows it.
    return Citation(zh.removesuffix("、"), en, short)


def _head(level: str, number: int, inserted: int) -> Citation:
    if level in ("preface", "conclusions"):
        return {
            "preface": Citation("正文之前", "opening", "opening"),
            "conclusions": Citation("正文之后", "closing", "closing"),
        }[level]
    if level == "art":
        arabic = f"{number}-{inserted}" if inserted else str(number)
        zh = f"第{to_chinese(number)}条" + (f"之{to_chinese(inserted)}" if inserted else "")
        return Citation(zh, f"Article {arabic}", f"Art. {arabic}")
    if level == "chp":
        return Citation(f"第{to_chinese(number)}章", f"Chapter {to_roman(number)}", f"Ch. {to_roman(number)}")
    if level == "sec":
        return Citation(f"{to_chinese(number)}、", f"Part {to_roman(number)}", f"Part {to_roman(number)}")
    return Citation(f"附件{number}", f"Annex {number}", f"Annex {number}")


def _step(root: str, above: str, level: str, number: int, paragraphs: int) -> Citation:
    """What one level below the head adds; raises ``KeyError`` for a level that is none there."""
    chinese = to_chinese(number)
    if level == "p":
        more = f", {_ordinal(number)} paragraph"
        return Citation(f"第{chinese}段", more, f" ¶ {number}" if root == "art" else more)
    if level in ("table", "tr"):
        if level == "tr":
            return Citation(f"第{number}行", f", row {number}", f", row {number}")
        which = "" if number == 1 else str(number)
        return Citation(f"表{which}", f", table {which}".rstrip(), f", table {which}".rstrip())
    if root == "art":
        return {
            ("art", "para"): Citation(
                f"第{chinese}款" if paragraphs > 1 else "",
                f", paragraph {number}" if paragraphs > 1 else "",
                f"({number})",
            ),
            ("para", "point"): Citation(f"第{chinese}项", f", item ({number})", f"({number})"),
            ("point", "point"): Citation(f"第{number}目", f", sub-item {number}", str(number)),
        }[above, level]
    roman = to_roman(number)
    return {
        ("sec", "subsec"): Citation(f"（{chinese}）", f"({roman})", f"({roman})"),
        ("sec", "para"): Citation(f"{number}.", f" {number}", f" {number}"),
        ("subsec", "para"): Citation(f"{number}.", str(number), str(number)),
    }[above, level]


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def named(within: str, title: str, number: str, lang: str) -> str:
    """The citation for letters, the text named in full; ``within`` is empty for a text as a whole.

    >>> named("第十二条第三项", "国家质量标准实验室管理办法", "国市监质发〔2023〕92号", "zh")
    '《国家质量标准实验室管理办法》（国市监质发〔2023〕92号）第十二条第三项'
    >>> named("Article 12, item (3)", "Laboratory Measures", "", "en")
    'Article 12, item (3) of the Laboratory Measures (unofficial translation; the Chinese text prevails)'
    """
    if lang == "zh":
        # Titles within a title take single brackets.
        inner = title.translate(str.maketrans("《》", "〈〉"))
        return f"《{inner}》{f'（{number}）' if number else ''}{within}"
    head = f"{within[0].upper()}{within[1:]} of the " if within else ""
    return f"{head}{title}{f' ({number})' if number else ''}{_UNOFFICIAL}"


def named_short(within: str, short_title: str, lang: str) -> str:
    """The citation for running text.

    >>> named_short("Art. 12(1)(3)", "Laboratory Measures", "en"), named_short("第十二条", "实验室管理办法", "zh")
    ('Laboratory Measures, Art. 12(1)(3)', '《实验室管理办法》第十二条')
    """
    if lang == "zh":
        return f"《{short_title}》{within}"
    return f"{short_title}{f', {within}' if within else ''}"

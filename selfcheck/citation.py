"""Citations, made from a provision's id: 第十二条第三项第1目 · Article 12, item (3), sub-item 1 · Art. 12(1)(3)1.

The id always names the paragraph (款); the Chinese citation and the long English one leave 第一款 out where
the article has one paragraph only, as the courts and ministries do. 项 is cited in Chinese numerals without
brackets, 目 in Arabic ones.
"""

import re
from typing import NamedTuple

from .numerals import to_chinese

_ARTICLE = re.compile(
    r"art_(?P<article>\d+)(?:-(?P<inserted>\d+))?"
    r"(?:__para_(?P<paragraph>\d+))?"
    r"(?:__point_(?P<item>\d+))?"
    r"(?:__point_(?P<sub_item>\d+))?"
    r"(?:__p_(?P<part>\d+))?"
)


class Citation(NamedTuple):
    """One provision, as the three places that cite it need it; the text's title is not part of it."""

    zh: str
    en: str
    short: str
    """English, always with the paragraph, since ``12(3)`` alone could be either."""


def cite(id: str, paragraphs: int) -> Citation:
    """The citation of a provision of an article; ``paragraphs`` is how many 款 the article has.

    >>> cite("art_12__para_1__point_3__point_1", 1)
    Citation(zh='第十二条第三项第1目', en='Article 12, item (3), sub-item 1', short='Art. 12(1)(3)1')
    >>> cite("art_2__para_2", 2)
    Citation(zh='第二条第二款', en='Article 2, paragraph 2', short='Art. 2(2)')
    >>> cite("art_12__para_1__point_2__p_2", 1)
    Citation(zh='第十二条第二项第二段', en='Article 12, item (2), second paragraph', short='Art. 12(1)(2) ¶ 2')
    >>> cite("art_15-1", 1)
    Citation(zh='第十五条之一', en='Article 15-1', short='Art. 15-1')
    >>> cite("chp_3", 0)
    Traceback (most recent call last):
    ...
    ValueError: chp_3 is not a provision of an article
    """
    found = _ARTICLE.fullmatch(id)
    if not found:
        raise ValueError(f"{id} is not a provision of an article")
    number = {name: int(digits) for name, digits in found.groupdict().items() if digits}

    arabic = str(number["article"]) + (f"-{number['inserted']}" if "inserted" in number else "")
    zh = f"第{to_chinese(number['article'])}条"
    en, short = f"Article {arabic}", f"Art. {arabic}"
    if "inserted" in number:
        zh += f"之{to_chinese(number['inserted'])}"
    if "paragraph" in number:
        short += f"({number['paragraph']})"
        if paragraphs > 1:
            zh += f"第{to_chinese(number['paragraph'])}款"
            en += f", paragraph {number['paragraph']}"
    if "item" in number:
        zh += f"第{to_chinese(number['item'])}项"
        en += f", item ({number['item']})"
        short += f"({number['item']})"
    if "sub_item" in number:
        zh += f"第{number['sub_item']}目"
        en += f", sub-item {number['sub_item']}"
        short += str(number["sub_item"])
    if "part" in number:
        zh += f"第{to_chinese(number['part'])}段"
        en += f", {_ORDINALS.get(number['part'], str(number['part']) + 'th')} paragraph"
        short += f" ¶ {number['part']}"
    return Citation(zh, en, short)


_ORDINALS = {2: "second", 3: "third"}

"""Words → mentions: where a provision speaks of another one, in either language, and what it says of it.

Only what is printed is read here; which provision is meant is decided in ``references``. Chinese names documents
in 《》 and puts the place behind them; English puts it before (``Article 12 of the …``) and has no such marks, so
that titles are found there because they are known.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from selfcheck.law.numerals import parse


@dataclass(frozen=True, slots=True)
class Mention:
    """A few words that point somewhere."""

    start: int
    end: int
    kind: str
    """``document`` (by title or number), ``self`` (本办法), ``place`` (第十二条), ``here`` (本条),
    ``preceding`` (前款), ``annex`` (附件2) or ``more`` (the second of 第一项、第二项)."""
    name: str = ""
    """Of a document its title; empty when only its number is given."""
    number: str = ""
    """Of a document its number, as far as it is printed."""
    level: str = ""
    """Of ``here`` and ``preceding``, the level spoken of: ``chp``, ``art``, ``para`` or ``point``."""
    count: int = 1
    """Of an annex its number, of ``preceding`` how many (前两款)."""
    place: Mapping[str, str] = field(default_factory=dict)
    """Level → number, outermost first: ``{"art": "12", "point": "3"}``; ``sub`` is a 目, and a text without
    articles has ``sec``, ``subsec`` and ``item``."""
    through: bool = False
    """The end of a range (第七条至第九条)."""


def mentions(words: str, lang: str, titles: Collection[str]) -> Iterator[Mention]:
    """The mentions in order; ``titles`` are those of documents that may be named without 《》.

    >>> [(one.name, dict(one.place)) for one in mentions("依照《甲办法》第十二条第三项规定", "zh", ())]
    [('甲办法', {'art': '12', 'point': '3'})]
    >>> [(one.name, dict(one.place)) for one in mentions("under Article 12, item (3) of the Act", "en", ["Act"])]
    [('Act', {'art': '12', 'point': '3'})]
    """
    read = _chinese if lang == "zh" else _english
    known = "|".join(sorted(map(re.escape, titles), key=len, reverse=True)) or r"(?!)"
    return read(words, known)


# Chinese ----------------------------------------------------------------------------------------------------

_N = "(?:[一二三四五六七八九十]+|[0-9]{1,2})"
_NUMBER = r"[一-鿿]{2,10}〔\d{4}〕\d+号"
_HEADS = (
    r"《(?P<title>[^《》]+)》",
    # Not 基本条件, 成本项目, 目前条件, 本章程.
    r"(?<![基成样版文日])(?P<self>本(?:办法|意见|函|指南|通知|规定|条例|细则|方案|模板))",
    r"(?<![基成样版文日])本(?P<here>[章条款项])(?![目件例理程])",
    r"(?<![目之以此提])前(?P<many>[两三])?(?P<preceding>[条款项])(?![目件例理])",
    rf"附件(?P<annex>{_N})",
    rf"(?P<number>{_NUMBER})",
    rf"(?P<place>(?=第{_N}[章条]))",
    rf"(?<=[、和或至与及])(?P<more>(?=第[（(]?{_N}[）)]?[款项目]))",
)
_IN_BRACKETS = re.compile(rf"（({_NUMBER})）")
_PLACE = re.compile(
    rf"第(?P<chp>{_N})章|(?:第(?P<art>{_N})条(?:之(?P<inserted>{_N}))?)?(?:第(?P<para>{_N})款)?"
    rf"(?:第[（(]?(?P<point>{_N})[）)]?项)?(?:第(?P<sub>{_N})目)?"
)
_SECTION = re.compile(rf"(?P<sec>{_N})、(?:（(?P<subsec>{_N})）)?(?:(?P<item>\d{{1,2}})\.)?")
_LEVELS = {"章": "chp", "条": "art", "款": "para", "项": "point"}


def _chinese(words: str, known: str) -> Iterator[Mention]:
    head = re.compile("|".join((*_HEADS, f"(?P<plain>{known})")))
    position = 0
    while found := head.search(words, position):
        kind, end, number, place = found.lastgroup or "", found.end(), found["number"] or "", {}
        if kind == "title" and (bracketed := _IN_BRACKETS.match(words, end)):
            end, number = bracketed.end(), bracketed[1]
        if kind not in ("number", "annex", "plain"):
            # 一、 is a place only behind a name: elsewhere it opens a list.
            where = _SECTION.match(words, end) if kind in ("title", "self") else None
            where = where or _PLACE.match(words, end)
            assert where is not None
            end, place = where.end(), _numbers(where)
        yield Mention(
            found.start(),
            end,
            "document" if kind in ("title", "number", "plain") else kind,
            name=found["title"] or found["plain"] or "",
            number=number,
            level=_LEVELS.get(found["here"] or found["preceding"] or "", ""),
            count=parse(found["annex"]) or 0 if found["annex"] else {"两": 2, "三": 3}.get(found["many"], 1),
            place=place,
            through=words[position : found.start()] == "至",
        )
        position = end


# English ----------------------------------------------------------------------------------------------------

_NUMBER_EN = r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,6} \[\d{4}\] No\. \d+"
_OWN_NAME = r"[Tt]hese (?:Measures|Opinions|Provisions|Regulations|Rules)|[Tt]his (?:Letter|Guide|Notice|Template)"
_NAMES_EN = (
    rf"(?P<self>{_OWN_NAME})\b",
    r"[Tt]his (?P<here>Chapter|Article|paragraph|item)\b",
    r"[Tt]he (?:(?P<many>two|three) )?preceding (?P<preceding>Article|paragraph|item)s?\b",
)
_HEADS_EN = (
    *_NAMES_EN,
    r"Annex (?P<annex>\d{1,2})\b",
    rf"(?P<number>{_NUMBER_EN})",
    r"(?P<place>(?=Chapter [IVXL]+\b|Part [IVXL]+\b|Articles? \d|paragraph \d|items? \(\d))",
)
_IN_BRACKETS_EN = re.compile(rf" \(({_NUMBER_EN})\)")
_PLACE_EN = re.compile(
    r"Chapter (?P<chp>[IVXL]+)|Part (?P<sec>[IVXL]+)(?:\((?P<subsec>[IVXL]+)\))?(?P<item>\d{1,2})?"
    r"|(?:Articles? (?P<art>\d{1,2})(?:-(?P<inserted>\d{1,2}))?)?(?:(?:, )?paragraph (?P<para>\d{1,2}))?"
    r"(?:(?:, )?items? \((?P<point>\d{1,2})\))?(?:, sub-item (?P<sub>\d{1,2}))?"
)
_MORE_EN = re.compile(
    r"(?P<sign>, and |, | and | or | to |–)(?:\((?P<point>\d{1,2})\)|(?P<art>\d{1,2})(?![\d,.]\d))"
)
_LEVELS_EN = {"Chapter": "chp", "Article": "art", "paragraph": "para", "item": "point"}


def _english(words: str, known: str) -> Iterator[Mention]:
    title = rf"(?P<title>{known})"
    head = re.compile("|".join((title, *_HEADS_EN)))
    behind = re.compile(rf" of (?:the )?(?:{title}|{'|'.join(_NAMES_EN)}|(?P<place>(?=Article \d)))")
    position = 0
    while found := head.search(words, position):
        start, kind, end, place = found.start(), found.lastgroup or "", found.end(), {}
        more: list[Mention] = []
        if kind == "place":
            where = _PLACE_EN.match(words, end)
            assert where is not None
            end, place = where.end(), _numbers(where)
            if re.search("Articles|items", where[0]):
                more = list(_more_english(words, end))
            if name := behind.match(words, more[-1].end if more else end):
                found, kind, end = name, name.lastgroup or "", name.end()
                if kind == "place":
                    within = _PLACE_EN.match(words, end)
                    assert within is not None
                    end, place = within.end(), {**_numbers(within), **place}
            elif not place.keys() & {"chp", "art"}:
                position = end
                continue
        groups = found.groupdict()
        number = groups.get("number") or ""
        if kind == "title" and (bracketed := _IN_BRACKETS_EN.match(words, end)):
            end, number = bracketed.end(), bracketed[1]
        yield Mention(
            start,
            end,
            "document" if kind in ("title", "number") else kind,
            name=groups.get("title") or "",
            number=number,
            level=_LEVELS_EN.get(groups.get("here") or groups.get("preceding") or "", ""),
            count=int(groups.get("annex") or {"two": 2, "three": 3}.get(groups.get("many") or "", 1)),
            place=place,
        )
        yield from more
        position = max(end, more[-1].end if more else end)


def _more_english(words: str, position: int) -> Iterator[Mention]:
    """The other numbers of ``Articles 5 and 7`` and ``items (1) to (3)``."""
    while found := _MORE_EN.match(words, position):
        start = position + len(found["sign"])
        through = found["sign"] in (" to ", "–")
        yield Mention(start, found.end(), "more", place=_numbers(found), through=through)
        position = found.end()


def _numbers(found: re.Match[str]) -> dict[str, str]:
    """The numbers of a place by level, in Arabic digits."""
    numbers = {
        level: str(parse(printed) or 0)
        for level, printed in found.groupdict().items()
        if printed and level not in ("inserted", "sign")
    }
    inserted = found.groupdict().get("inserted")
    if inserted:
        numbers["art"] += f"-{parse(inserted) or 0}"
    return numbers

"""Reads money as people write it: the amounts of cells, and the units in cells, in heads and above tables."""

import re
from dataclasses import dataclass
from decimal import Decimal

from selfcheck.evidence.cells import UnreadableError, plain


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money as written; ``yuan`` is ``None`` where no unit stands with the number."""

    number: Decimal
    yuan: Decimal | None = None
    """Yuan in the unit that it is written in."""


YUAN = {
    "元": 1,
    "百元": 100,
    "千元": 10**3,
    "万元": 10**4,
    "十万元": 10**5,
    "百万元": 10**6,
    "千万元": 10**7,
    "亿元": 10**8,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
"""Units of money → yuan."""

_UNIT = "|".join(sorted(YUAN, key=len, reverse=True))
_MONEY = re.compile(
    r"(?:人民币|rmb|cny|¥)? ?"
    r"(?P<sign>[-+(]?) ?¥? ?(?P<number>(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?P<power>e[+-]?\d{1,2})?\)? ?"
    rf"(?P<unit>{_UNIT})?(?:人民币|rmb|cny|整)?",
    re.ASCII | re.IGNORECASE,
)
_MOST_DIGITS = 18
"""More than any money has; sums of so many stay exact."""
_FOREIGN = re.compile(
    r"[美欧日港加澳韩]元|英镑|港币|日圆|(?<![a-z])(?:us dollars?|usd|eur|jpy|gbp|hkd)(?![a-z])|[$€£]",
    re.IGNORECASE,
)


def amount(text: str) -> Amount:
    """The amount that a cell tells, never negative; raises ``UnreadableError``.

    >>> amount("１，２３４．５万元"), amount("¥ 300")
    (Amount(number=Decimal('1234.5'), yuan=Decimal('10000')), Amount(number=Decimal('300'), yuan=None))
    >>> for text in ("-5", "约50", "100 USD", "1,23"):
    ...     try:
    ...         amount(text)
    ...     except UnreadableError as error:
    ...         print(error)
    negative
    not_amount
    foreign
    not_amount
    """
    written = plain(text)
    found = _MONEY.fullmatch(written)
    if not found:
        raise UnreadableError("foreign" if _FOREIGN.search(written) else "not_amount")
    number = Decimal(found["number"].replace(",", "") + (found["power"] or ""))
    if len(number.as_tuple().digits) > _MOST_DIGITS or number.adjusted() > _MOST_DIGITS:
        raise UnreadableError("too_large")
    if found["sign"] in ("-", "(") and number:
        raise UnreadableError("negative")
    return Amount(number, Decimal(YUAN[found["unit"]]) if found["unit"] else None)


# Units end a word: 多元化 and 单元 name no yuan.
_IN_CHINESE = re.compile(rf"(?<![美欧日港加澳韩单])(?:{_UNIT})(?=[^\w]|$|人民币|rmb|cny|整)")
_CURRENCY = re.compile(r"yuan|cny|rmb|人民币")
_SCALES = (
    (r"hundred[ -]million", 10**8),
    (r"million", 10**6),
    (r"(?<![\d,])10[ ,]?000(?![\d,])|10k|(?<![a-z])wan(?![a-z])|ten[ -]thousand", 10**4),
    (r"(?<![\d,])1[ ,]?000(?![\d,])|'000|thousand", 10**3),
)


def unit(text: str) -> Decimal | None:
    """Yuan in the unit that words name, such as the head of a column; ``None`` where they name none.

    >>> unit("合同额（万元）"), unit("50万元以上设备现值（元）"), unit("Amount (CNY 10,000)")
    (Decimal('10000'), Decimal('1'), Decimal('10000'))
    >>> unit("金额"), unit("多元化经营收入")
    (None, None)
    >>> unit("金额（万美元）"), is_foreign("金额（万美元）")
    (None, True)
    """
    written = plain(text).lower()
    found = _IN_CHINESE.findall(written)
    if found:
        return Decimal(YUAN[found[-1]])
    currency = _CURRENCY.search(written)
    if is_foreign(written) and not currency:
        return None
    for scale, yuan in _SCALES:
        if re.search(scale, written):
            return Decimal(yuan)
    return Decimal(1) if currency else None


def is_foreign(text: str) -> bool:
    """Whether words name the money of another country."""
    return bool(_FOREIGN.search(plain(text)))


_IN_ENGLISH = r"(?:(?:cny|rmb|yuan|of|wan|10[ ,]?000|10k|1[ ,]?000|'000|hundred|ten|thousands?|millions?)[ ,-]*)+"
_ALONE = re.compile(rf"(?:{_UNIT})|{_IN_ENGLISH}", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[](?:in )?([^()\[\]]*)[)\]]")
_DECLARED = (
    re.compile(r"单位(?:均|都|统一)?[ :为是]*([^ ()\[\]。;]+)"),
    re.compile(
        rf"\b(?:units?|(?:amounts?|figures|values)(?: are)? in)\b[ :]*({_IN_ENGLISH})(?=[).;]|\]|$)",
        re.IGNORECASE,
    ),
)


def unit_alone(text: str) -> Decimal | None:
    """Yuan in the unit that is all a cell says; ``None`` where it says anything else.

    >>> unit_alone("（人民币万元）"), unit_alone("CNY 10,000"), unit_alone("台"), unit_alone("5万元")
    (Decimal('10000'), Decimal('10000'), None, None)
    """
    written = re.sub("人民币|[()\\[\\]]", "", plain(text)).strip(" ,:-")
    if not _ALONE.fullmatch(written) or not (written in YUAN or _CURRENCY.search(written.lower())):
        return None
    return unit(written)


def only_currency(text: str) -> bool:
    """Whether a cell names our currency, but no unit of it: a column of currencies says nothing about 万.

    >>> only_currency("CNY"), only_currency("元")
    (True, False)
    """
    return plain(text).lower() in ("cny", "rmb", "人民币")


def declared(text: str, title: bool = False) -> Decimal | None:
    """Yuan in the unit that a line beside a table declares for all of it; ``None`` where it declares none.

    In a title brackets are enough; in any other line they may be about something in it.

    >>> declared("经费表（单位：人民币万元）"), declared("单位：台、元"), declared("Amounts in CNY million")
    (Decimal('10000'), Decimal('1'), Decimal('1000000'))
    >>> declared("经费表（万元）", title=True), declared("注：外币已折算（万元）")
    (Decimal('10000'), None)
    >>> declared("填报单位：元亨研究院"), declared("Unit: Yuan Li Institute")
    (None, None)
    """
    for pattern in (*_DECLARED, _IN_BRACKETS) if title else _DECLARED:
        for found in pattern.findall(plain(text)):
            for one in re.split("[、,/和]", found) if unit_alone(found) is None else [found]:
                yuan = unit_alone(one)
                if yuan is not None:
                    return yuan
    return None


_UNIT_LAST = re.compile(
    rf"(?:[ ,;:/-]*(?:(?:金额|货币|计量)?单位|\bunits?\b)[ :为]*|[ ,;:/-]+(?:in )?|(?<=\w))"
    rf"(?:人民币)?(?<![美欧日港加澳韩单])(?:(?:{_UNIT})(?:人民币)?|(?<!\w){_IN_ENGLISH})$",
    re.IGNORECASE,
)


def without_unit(head: str) -> str:
    """The head of a column without the unit that it ends in; it is told by what is left.

    >>> [without_unit(head) for head in ("经费 单位:万元", "经费/万元", "Funding in CNY", "单位")]
    ['经费', '经费', 'Funding', '单位']
    """
    shorter = re.sub(r"[(\[].*?(?:[)\]]|$)", "", plain(head)).strip(" :*")
    return _UNIT_LAST.sub("", shorter).strip(" :*") or shorter

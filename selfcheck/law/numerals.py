"""Numerals as the texts print them: Chinese (十二) and Roman (XII), up to 99, which is more than they use."""

_DIGITS = "一二三四五六七八九"
_ROMAN = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST = 99


def _check(number: int) -> None:
    if not 1 <= number <= MOST:
        raise ValueError(f"{number} is not between 1 and {MOST}")


def to_chinese(number: int) -> str:
    """
    >>> [to_chinese(n) for n in (3, 10, 12, 20, 33)]
    ['三', '十', '十二', '二十', '三十三']
    """
    _check(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return head + (_DIGITS[ones - 1] if ones else "")


def to_roman(number: int) -> str:
    """
    >>> [to_roman(n) for n in (3, 8, 13, 99)]
    ['III', 'VIII', 'XIII', 'XCIX']
    """
    _check(number)
    printed = ""
    for amount, letters in _ROMAN:
        while number >= amount:
            printed += letters
            number -= amount
    return printed


_FROM_CHINESE = {to_chinese(n): n for n in range(1, MOST + 1)}
_FROM_ROMAN = {to_roman(n): n for n in range(1, MOST + 1)}


def parse(printed: str) -> int | None:
    """The number that a Chinese, Roman or Arabic numeral prints; ``None`` when it is none of them.

    >>> parse("三十三"), parse("XIV"), parse("12"), parse("一十"), parse("IIII")
    (33, 14, 12, None, None)
    """
    if printed.isascii() and printed.isdigit():
        return int(printed)
    return _FROM_CHINESE.get(printed) or _FROM_ROMAN.get(printed)

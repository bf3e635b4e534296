"""Lines of text in a drawing: SVG does not break lines, so they are broken here, by estimated widths.

The fonts of the reader are not known; the estimates are those of DejaVu Sans, the widest in common use, so that
nothing runs out of its box.
"""

import re
import unicodedata

_NARROW = frozenset("iljtfrI.,;:'’‘()[]|! ")
_WIDE = frozenset("mwMW%&—")
# 避头尾: what may not begin a line, and what may not end one.
_NOT_FIRST = "，。、；：？！）》」』”’,.;:)"
_NOT_LAST = "（《「『“‘("
_PIECE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.–-]*|\s|.")


def width(words: str, lang: str) -> float:
    """Estimated width in em."""
    return sum(_advance(letter, lang) for letter in words)


def _advance(letter: str, lang: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF" or (lang == "zh" and letter in "“”‘’—…〔〕"):
        return 1.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.62


def wrap(words: str, lang: str, room: float) -> list[str]:
    """The words in lines of at most ``room`` em, broken between Chinese characters and between English words.

    >>> wrap("公示期不少于5个工作日，公示后", "zh", 5)
    ['公示期不少', '于5个工作', '日，公示后']
    >>> wrap("not less than 5 working days", "en", 8)
    ['not less than 5', 'working days']
    """
    pieces = _PIECE.findall(words) if lang == "zh" else re.findall(r"[^ ]+| ", words)
    lines = [""]
    for place, piece in enumerate(pieces):
        follows = pieces[place + 1] if place + 1 < len(pieces) else ""
        kept = width(follows, lang) if follows and follows in _NOT_FIRST else 0
        if lines[-1] and width(lines[-1] + piece, lang) + kept > room and piece not in _NOT_FIRST:
            carried = ""
            if lines[-1][-1] in _NOT_LAST and len(lines[-1]) > 1:
                carried, lines[-1] = lines[-1][-1], lines[-1][:-1]
            lines.append(carried)
        if piece != " " or lines[-1]:
            lines[-1] += piece
    return [line.rstrip() for line in lines]

"""The answer link: how answers travel in the fragment of an address, which no server ever sees.

    answers=lab&n=2&joint.units=2&team.leader=true&strict=equipment-scope&end=5d0b7c1e

``n`` is how many answers were sent; ``strict``, if any, has the readings taken strictly, with ``.`` between them;
what else there is is fact id and answer. ``end`` is a checksum of all before it: what was cut off, lost, added or
changed on the way is noticed. (Nobody is kept from making another link: a checksum is no signature.) Links of
earlier versions have ``end=1`` instead, and are held against ``n`` alone.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfcheck.core.answers import Problem
from selfcheck.core.scheme import Scheme
from selfcheck.files.answer_file import known_readings
from selfcheck.rules import SCHEMES

MEMBERS = ("answers", "n", "strict", "end")
"""What is no fact; no fact id is without a dot."""
UNCHECKED = "1"
"""The ``end`` of earlier versions."""
LENGTH = 8
"""Signs of a checksum, so that it is never taken for ``UNCHECKED``."""
_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_CHECKSUM = re.compile("[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """A link as it arrived, its answers not yet checked against the scheme."""

    scheme: Scheme
    typed: Mapping[str, str]
    """Fact id → answer, as far as it arrived whole and once."""
    readings: tuple[str, ...]
    arrived: int
    """Answers, also those that cannot be taken."""
    sent: int | None
    """``None`` where the link does not tell."""
    cut: bool
    """The end is missing, and with it perhaps a part of the last answer, which is then not taken."""
    changed: bool
    """What arrived is not what was sent, though the end is there."""
    twice: Mapping[str, tuple[str, ...]]
    """Fact id → the answers that contradict each other, none of which is taken."""
    problems: tuple[Problem, ...]
    """Readings that there are not."""


def fragment(scheme: Scheme, carried: Mapping[str, str], readings: Sequence[str] = ()) -> str:
    """The fragment, without #; every value must be plain ASCII that needs no escaping.

    >>> from selfcheck.rules import LAB
    >>> fragment(LAB, {"joint.units": "2"}, ["equipment-scope"])
    'answers=lab&n=1&joint.units=2&strict=equipment-scope&end=c100394a'
    """
    pairs = [("answers", scheme.id), ("n", str(len(carried))), *carried.items()]
    if readings:
        pairs.append(("strict", ".".join(sorted(readings))))
    return _text([*pairs, ("end", _checksum(pairs))])


def read(pairs: Sequence[tuple[str, str]]) -> AnswerLink | None:
    """The link from its pairs in order; ``None`` if it names no scheme.

    >>> pairs = [tuple(pair.split("=")) for pair in "answers=lab&n=2&joint.units=2&team.leader=tr".split("&")]
    >>> found = read(pairs)
    >>> found.typed, found.arrived, found.sent, found.cut
    ({'joint.units': '2'}, 1, 2, True)
    """
    cut, wrong = _ending(pairs)
    if all(name != "end" for name, _ in pairs[1:]):
        pairs = [*pairs[:1], *pairs[1:-1]]  # the last may be half of what it was
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    contradicting = any(len(set(values)) > 1 for values in found.values())
    members = {name: found.pop(name) for name in MEMBERS if name in found}
    told = {name: values[0] for name, values in members.items()}
    scheme = SCHEMES.get(told.get("answers", ""))
    if scheme is None:
        return None
    twice = {fact: tuple(dict.fromkeys(values)) for fact, values in found.items() if len(set(values)) > 1}
    readings, unknown = known_readings([id for id in told.get("strict", "").split(".") if id], "strict")
    sent = int(told["n"]) if _COUNT.fullmatch(told.get("n", "")) else None
    return AnswerLink(
        scheme,
        {fact: values[0] for fact, values in found.items() if fact not in twice},
        readings,
        len(found),
        sent,
        cut,
        wrong or contradicting or (sent is None and not cut),
        twice,
        unknown,
    )


def _ending(pairs: Sequence[tuple[str, str]]) -> tuple[bool, bool]:
    """Whether the link is cut short, and whether its checksum is another's; a full stop after it does no harm."""
    end = next((value for name, value in pairs if name == "end"), None)
    if end is None:
        return True, False
    found = _CHECKSUM.match(end)
    assert found is not None
    given = found[0][:LENGTH]
    if given == UNCHECKED:
        return False, False
    whole = _checksum([pair for pair in pairs if pair[0] != "end"])
    return len(given) < LENGTH, not whole.startswith(given)


def _checksum(pairs: Sequence[tuple[str, str]]) -> str:
    return hashlib.sha256(_text(pairs).encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]


def _text(pairs: Sequence[tuple[str, str]]) -> str:
    return "&".join(f"{name}={value}" for name, value in pairs)

"""The chain of outcomes and the three ways in which a provision combines them.

Unknown answers make an interval of outcomes; the combinators work on both of its ends alone, so an
interval never claims more than the answers allow. Nothing here knows a rule, a fact or a language.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Outcome(IntEnum):
    """What becomes of a requirement, from worst to best."""

    UNMET = 0
    ARGUABLE = 1
    """An in-principle (原则上) figure is missed, and reasons may still be given."""
    MET = 2

    @property
    def word(self) -> str:
        """The name used in reports and data attributes: ``unmet``, ``arguable`` or ``met``."""
        return self.name.lower()


class Interval(NamedTuple):
    """The worst and the best outcome that the answers still allow."""

    worst: Outcome
    best: Outcome

    @property
    def decided(self) -> bool:
        """Whether no further answer can change it."""
        return self.worst == self.best


MET = Interval(Outcome.MET, Outcome.MET)


def all_of(parts: Iterable[Interval]) -> Interval:
    """Every part is required: the minimum of both ends.

    >>> unmet_to_met = Interval(Outcome.UNMET, Outcome.MET)
    >>> all_of([MET, unmet_to_met]) == unmet_to_met
    True
    >>> all_of([]) == MET
    True
    """
    worst, best = MET
    for part in parts:
        worst, best = min(worst, part.worst), min(best, part.best)
    return Interval(worst, best)


def any_of(parts: Iterable[Interval]) -> Interval:
    """One part is enough: the maximum of both ends.

    >>> any_of([Interval(Outcome.UNMET, Outcome.UNMET), MET]) == MET
    True
    >>> any_of([]).best.word
    'unmet'
    """
    worst = best = Outcome.UNMET
    for part in parts:
        worst, best = max(worst, part.worst), max(best, part.best)
    return Interval(worst, best)


def at_least(k: int, parts: Iterable[Interval]) -> Interval:
    """``k`` of the parts are enough: the k-th largest of each end.

    >>> no = Interval(Outcome.UNMET, Outcome.UNMET)
    >>> open_ = Interval(Outcome.UNMET, Outcome.MET)
    >>> at_least(3, [MET, MET, MET, no, open_]) == MET
    True
    >>> [end.word for end in at_least(3, [MET, MET, no, no, open_])]
    ['unmet', 'met']
    >>> at_least(3, [MET, no, no, no, open_]) == no
    True
    >>> at_least(2, [MET])
    Traceback (most recent call last):
    ...
    ValueError: at least 2 of 1 parts can never be decided
    """
    parts = list(parts)
    if not 1 <= k <= len(parts):
        raise ValueError(f"at least {k} of {len(parts)} parts can never be decided")
    worst = sorted((part.worst for part in parts), reverse=True)[k - 1]
    best = sorted((part.best for part in parts), reverse=True)[k - 1]
    return Interval(worst, best)

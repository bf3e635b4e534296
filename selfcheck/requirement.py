"""What is asked (facts), what is decided (requirements) and how the two hang together.

A requirement is a leaf, decided by the answer to one fact, or a group that follows from its children in
one of the three ways of ``outcome``. Figures are set in ``rules/``; words live in ``words/``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from .outcome import MET, Interval, Outcome, all_of, any_of, at_least

Value: TypeAlias = bool | int | float
"""The answer to a fact. An unknown answer is ``None`` or missing, never a value."""


class Kind(StrEnum):
    """What sort of answer a fact takes."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"


class Force(StrEnum):
    """How strongly a provision binds."""

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    JUDGED = "judged"


class Combine(StrEnum):
    """How a group follows from its children."""

    ALL = "all_of"
    ANY = "any_of"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that an applicant is asked."""

    id: str
    kind: Kind = Kind.BOOLEAN
    unit: str = ""
    """Unit id, such as ``m2`` or ``wan_yuan`` (万元, 10,000 CNY); empty for yes and no."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a provision sets, in the unit of the fact it is compared with.

    以上, 不少于, 不低于 and 达到 all include the figure itself.
    """

    amount: int
    unit: str

    def gap(self, value: float) -> Decimal:
        """How much ``value`` lacks, in the figure's unit; 0 when it is reached.

        Decimal, so that 5000 less 4999.9 is 0.1 and not 0.1000000000003638.

        >>> Figure(5000, "wan_yuan").gap(4999.9)
        Decimal('0.1')
        >>> Figure(5000, "wan_yuan").gap(5000)
        Decimal('0')
        """
        return max(Decimal(0), self.amount - Decimal(repr(value)))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A requirement that the answer to one fact decides.

    >>> area = Leaf("lab.area", "text#art_1", Force.IN_PRINCIPLE, Fact("area", Kind.NUMBER), Figure(10, "m2"))
    >>> [area.decide(value).worst.word for value in (9.5, 10)]
    ['arguable', 'met']
    >>> [end.word for end in area.decide(None)]
    ['arguable', 'met']
    >>> [end.word for end in Leaf("lab.leader", "text#art_1", Force.JUDGED, Fact("leader")).decide(None)]
    ['unmet', 'met']
    """

    id: str
    provision: str
    """Full name of the provision it rests on, such as ``lab-measures#art_12__para_1__point_1``."""
    force: Force
    fact: Fact
    figure: Figure | None = None

    def decide(self, value: Value | None) -> Interval:
        """The outcome for an answer; for an unknown one, all that its answers could make of it."""
        missed = Outcome.ARGUABLE if self.force is Force.IN_PRINCIPLE else Outcome.UNMET
        if value is None:
            return Interval(missed, Outcome.MET)
        reached = value >= self.figure.amount if self.figure else bool(value)
        return MET if reached else Interval(missed, missed)


@dataclass(frozen=True, slots=True)
class Group:
    """A requirement that follows from others."""

    id: str
    provision: str
    children: tuple["Requirement", ...]
    combine: Combine = Combine.ALL
    need: int = 0
    """How many children are enough; only with ``Combine.AT_LEAST``."""

    @property
    def force(self) -> Force:
        """A group binds as such; what its parts bind shows in their outcomes."""
        return Force.MUST

    def join(self, parts: Sequence[Interval]) -> Interval:
        """The group's interval from those of its children, in their order."""
        if self.combine is Combine.ALL:
            return all_of(parts)
        if self.combine is Combine.ANY:
            return any_of(parts)
        return at_least(self.need, parts)


Requirement: TypeAlias = Leaf | Group


@dataclass(frozen=True, slots=True)
class Scheme:
    """What one body of rules decides about an applicant."""

    id: str
    root: Group

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves in document order."""
        return tuple(part for part in walk(self.root) if isinstance(part, Leaf))

    @property
    def facts(self) -> dict[str, Fact]:
        """Everything that is asked, by id, in document order."""
        return {leaf.fact.id: leaf.fact for leaf in self.leaves}


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and all below it, in document order, parents first."""
    yield requirement
    if isinstance(requirement, Group):
        for child in requirement.children:
            yield from walk(child)

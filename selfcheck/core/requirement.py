"""What is asked (facts), what is decided (requirements) and how the two hang together.

A requirement is a leaf, decided by the answer to one fact, or a group that follows from its children in
one of the three ways of ``outcome``. Figures are set in ``rules/``; words live in ``words/``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from selfcheck.core.outcome import MET, Interval, Outcome, all_of, any_of, at_least

Value: TypeAlias = bool | int | float | str
"""The answer to a fact. An unknown answer is ``None`` or missing, never a value."""

Answers: TypeAlias = Mapping[str, Value | None]
"""Fact id → answer; a missing fact is unknown."""

LENIENT: frozenset[str] = frozenset()
"""No reading taken strictly."""


class Kind(StrEnum):
    """What sort of answer a fact takes."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"


class Force(StrEnum):
    """How strongly a provision binds."""

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    """原则上: whoever misses it may still give reasons."""
    JUDGED = "judged"
    """Only the panel can decide it; the applicant declares."""
    VETO = "veto"
    """What stands in the way for good; a yes is unmet."""
    PREFERENCE = "preference"
    """Beside the verdict, never in it."""


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
    choices: tuple[str, ...] = ()
    """What a choice is between."""
    least: int = 0
    """The smallest number that makes sense."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a provision sets, in the unit of the fact it is compared with.

    以上, 不少于, 不低于, 达到 and 不超过 all include the figure itself.
    """

    amount: int
    unit: str
    at_most: bool = False
    """不超过: the figure must not be exceeded, instead of reached."""

    def gap(self, value: float) -> Decimal:
        """How far ``value`` is from the figure, in its unit; 0 when it is kept.

        Decimal, so that 5000 less 4999.9 is 0.1 and not 0.1000000000003638.

        >>> Figure(5000, "wan_yuan").gap(4999.9), Figure(5000, "wan_yuan").gap(5000)
        (Decimal('0.1'), Decimal('0'))
        >>> Figure(3, "units", at_most=True).gap(5)
        Decimal('2')
        """
        lacking = self.amount - Decimal(repr(value))
        return max(Decimal(0), -lacking if self.at_most else lacking)


@dataclass(frozen=True, slots=True)
class Window:
    """The years before an application in which something has to lie to be counted."""

    years: int
    provision: str
    quoted: str
    """Id of the quotation in whose words the number of years stands."""
    reading: str = ""
    """The reading that alone makes it bind, when taken strictly; empty where it always binds."""


@dataclass(frozen=True, slots=True)
class Strict:
    """The strict alternative of a reading that changes the force of a requirement."""

    reading: str
    force: Force


@dataclass(frozen=True, slots=True)
class Leaf:
    """A requirement that the answer to one fact decides.

    >>> area = Leaf("lab.area", "text#art_1", Force.IN_PRINCIPLE, Fact("area", Kind.NUMBER), Figure(10, "m2"))
    >>> [area.decide({"area": value}).worst.word for value in (9.5, 10)]
    ['arguable', 'met']
    >>> [end.word for end in area.decide({})]
    ['arguable', 'met']
    >>> [Leaf("lab.no", "text#art_1", Force.VETO, Fact("fraud")).decide({"fraud": is_so}).best.word
    ...     for is_so in (True, False)]
    ['unmet', 'met']
    """

    id: str
    provision: str
    """Full name of the provision it rests on, such as ``lab-measures#art_12__para_1__point_1``."""
    force: Force
    fact: Fact
    figure: Figure | None = None
    accepted: tuple[str, ...] = ()
    """Of a choice: the answers that meet it."""
    only_above: tuple[Fact, int] | None = None
    """Asked only when this other fact is above the number; met without asking where it is not."""
    strict: Strict | None = None

    def binding(self, strict: frozenset[str] = LENIENT) -> Force:
        """Its force under the readings taken strictly."""
        return self.strict.force if self.strict and self.strict.reading in strict else self.force

    def applies(self, answers: Answers) -> bool:
        """Whether it still may be asked: not once the answer that opens it is given and too small."""
        opened = answers.get(self.only_above[0].id) if self.only_above else None
        return self.only_above is None or opened is None or float(opened) > self.only_above[1]

    def asked(self, answers: Answers) -> bool:
        """Whether it is asked: from the start, or once the answer that opens it is given and large enough."""
        opened = answers.get(self.only_above[0].id) if self.only_above else None
        return self.only_above is None or (opened is not None and self.applies(answers))

    def decide(self, answers: Answers, strict: frozenset[str] = LENIENT) -> Interval:
        """The outcome for the answers; for an unknown one, all that its answers could make of it."""
        missed = Outcome.ARGUABLE if self.binding(strict) is Force.IN_PRINCIPLE else Outcome.UNMET
        own = self._own(answers.get(self.fact.id), missed)
        if self.only_above is None:
            return own
        if answers.get(self.only_above[0].id) is None:
            return Interval(own.worst, Outcome.MET)
        return own if self.applies(answers) else MET

    def _own(self, value: Value | None, missed: Outcome) -> Interval:
        if value is None:
            return Interval(missed, Outcome.MET)
        if self.figure:
            assert isinstance(value, int | float)
            reached = self.figure.gap(value) == 0
        elif self.accepted:
            reached = value in self.accepted
        else:
            reached = bool(value) is not (self.force is Force.VETO)
        return MET if reached else Interval(missed, missed)

    @property
    def asks(self) -> tuple[Fact, ...]:
        """The facts it depends on, its own last."""
        return (self.only_above[0], self.fact) if self.only_above else (self.fact,)

    @property
    def enough(self) -> str:
        """An answer to its fact that meets it, as a person would type or choose it.

        >>> Leaf("lab.no", "text#art_1", Force.VETO, Fact("fraud")).enough
        'false'
        >>> Leaf("lab.area", "t#art_1", Force.MUST, Fact("area", Kind.NUMBER), Figure(10, "m2")).enough
        '10'
        """
        if self.figure:
            return str(self.figure.amount)
        return self.accepted[0] if self.accepted else str(self.force is not Force.VETO).lower()

    def telling(self, fact: Fact) -> tuple[Value, ...]:
        """Answers to one of its facts that between them bring out every outcome it can take."""
        if self.only_above and fact is self.only_above[0]:
            return (self.only_above[1], self.only_above[1] + 1)
        if self.figure:
            return (self.figure.amount, self.figure.amount + (1 if self.figure.at_most else -1))
        return fact.choices or (True, False)


@dataclass(frozen=True, slots=True)
class Group:
    """A requirement that follows from others."""

    id: str
    provision: str
    children: tuple["Requirement", ...]
    combine: Combine = Combine.ALL
    need: int = 0
    """How many children are enough; only with ``Combine.AT_LEAST``."""
    informing: tuple[Fact, ...] = ()
    """Facts that are asked here and decide nothing; the report tells something by them."""

    def binding(self, strict: frozenset[str] = LENIENT) -> Force:
        """A group binds as such; how its parts bind shows in their outcomes."""
        del strict
        return Force.MUST

    def join(self, parts: Sequence[Interval]) -> Interval:
        """The group's interval from those of its children, in their order."""
        if self.combine is Combine.ALL:
            return all_of(parts)
        if self.combine is Combine.ANY:
            return any_of(parts)
        return at_least(self.need, parts)


Requirement: TypeAlias = Leaf | Group


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and all below it, in document order, parents first."""
    yield requirement
    if isinstance(requirement, Group):
        for child in requirement.children:
            yield from walk(child)


def decide(root: Requirement, answers: Answers, strict: frozenset[str] = LENIENT) -> dict[str, Interval]:
    """The interval of a requirement and of all below it, in document order."""
    intervals: dict[str, Interval] = {}

    def visit(requirement: Requirement) -> Interval:
        if isinstance(requirement, Leaf):
            interval = requirement.decide(answers, strict)
            intervals[requirement.id] = interval
            return interval
        intervals[requirement.id] = MET  # holds the place: parents come first
        interval = requirement.join([visit(child) for child in requirement.children])
        intervals[requirement.id] = interval
        return interval

    visit(root)
    return intervals

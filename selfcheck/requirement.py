"""What is asked (facts), what is decided (requirements) and how the two hang together.

A requirement is a leaf, decided by the answer to one fact, or a group that follows from its children in
one of the three ways of ``outcome``. Figures are set in ``rules/``; words live in ``words/``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from .outcome import MET, Interval, Outcome, all_of, any_of, at_least

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


@dataclass(frozen=True, slots=True)
class Home:
    """The smallest part of a scheme that a fact concerns and that shares no fact with the rest."""

    requirement: Requirement
    above: tuple[Group, ...]
    """The groups it stands in, the root first."""
    telling: Mapping[str, tuple[Value, ...]]
    """Every fact asked in it, with answers that bring out every outcome."""


@dataclass(frozen=True)
class Scheme:
    """What one body of rules decides about an applicant."""

    id: str
    root: Group
    preferences: tuple[Leaf, ...] = ()
    """Beside the verdict, never in it."""
    draft: bool = False
    """Whether the rules are a draft that is not in force."""

    @cached_property
    def parts(self) -> tuple[Requirement, ...]:
        """Every requirement in document order, the root first, preferences left out."""
        return tuple(walk(self.root))

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves in document order, preferences left out."""
        return tuple(part for part in self.parts if isinstance(part, Leaf))

    @cached_property
    def alternatives(self) -> frozenset[str]:
        """Ids of the leaves below a choice of ways: none of them is required by itself."""
        choices = [part for part in self.parts if isinstance(part, Group) and part.combine is not Combine.ALL]
        return frozenset(leaf.id for part in choices for leaf in walk(part) if isinstance(leaf, Leaf))

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Everything that is asked, by id, in document order, preferences last."""
        found: dict[str, Fact] = {}
        for group in self.root.children:
            for leaf in walk(group):
                if isinstance(leaf, Leaf):
                    found |= {fact.id: fact for fact in leaf.asks}
            if isinstance(group, Group):
                found |= {fact.id: fact for fact in group.informing}
        return found | {leaf.fact.id: leaf.fact for leaf in self.preferences}

    @cached_property
    def homes(self) -> dict[str, Home]:
        """Where each fact that decides something is at home."""
        found: dict[str, Home] = {}

        def visit(part: Requirement, above: tuple[Group, ...]) -> None:
            telling: dict[str, tuple[Value, ...]] = {}
            for leaf in walk(part):
                if isinstance(leaf, Leaf):
                    for fact in leaf.asks:
                        telling[fact.id] = tuple(dict.fromkeys(telling.get(fact.id, ()) + leaf.telling(fact)))
            # Parents come first, so the smallest part is the last to be written.
            found.update(dict.fromkeys(telling, Home(part, above, telling)))
            if isinstance(part, Group) and _share_nothing(part.children):
                for child in part.children:
                    visit(child, (*above, part))

        visit(self.root, ())
        return found


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


def _share_nothing(parts: Sequence[Requirement]) -> bool:
    """Whether no two of the parts depend on the same fact."""
    facts = [{fact.id for leaf in walk(part) if isinstance(leaf, Leaf) for fact in leaf.asks} for part in parts]
    return sum(map(len, facts)) == len(set().union(*facts))

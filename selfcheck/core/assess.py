"""Decides a scheme for a set of answers: an interval for every requirement, and what still matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from selfcheck.core.outcome import Interval
from selfcheck.core.relevance import by_weight
from selfcheck.core.requirement import LENIENT, Answers, Leaf, decide
from selfcheck.core.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers make of a scheme."""

    scheme: Scheme
    answers: Answers
    strict: frozenset[str]
    """The readings taken strictly."""
    intervals: Mapping[str, Interval]
    """Requirement id → interval, in document order, the root first, preferences last."""
    unknown_facts: tuple[str, ...]
    """Unanswered facts that can still change the root, those that weigh most first."""
    settled_facts: tuple[str, ...]
    """Unanswered facts that cannot, or no longer."""

    @property
    def root(self) -> Interval:
        """The interval of the whole scheme."""
        return self.intervals[self.scheme.root.id]

    def gap(self, leaf: Leaf) -> Decimal | None:
        """What the answer lacks to the figure, in the figure's unit; ``None`` if it lacks nothing known."""
        value = self.answers.get(leaf.fact.id)
        if leaf.figure is None or value is None:
            return None
        assert isinstance(value, int | float)
        return leaf.figure.gap(value) or None


def assess(scheme: Scheme, answers: Answers, strict: frozenset[str] = LENIENT) -> Assessment:
    """Assesses answers that ``answers.check`` has accepted.

    >>> from selfcheck.rules import LAB
    >>> empty = assess(LAB, {})
    >>> [end.word for end in empty.root], empty.settled_facts
    (['unmet', 'met'], ('host.level', 'preference.ministerial_lab_years'))
    >>> "research.project_funding_5y_wan_yuan" in assess(LAB, {"research.national_projects_5y": 15}).settled_facts
    True
    """
    intervals = decide(scheme.root, answers, strict)
    for leaf in scheme.preferences:
        intervals[leaf.id] = leaf.decide(answers, strict)
    mattering = by_weight(scheme, answers, strict, intervals)
    unanswered = [id for id in scheme.facts if answers.get(id) is None]
    return Assessment(
        scheme,
        answers,
        strict,
        intervals,
        tuple(mattering),
        tuple(id for id in unanswered if id not in mattering),
    )

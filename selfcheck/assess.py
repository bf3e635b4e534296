"""Decides a scheme for a set of answers: an interval for every requirement, and what still matters.

Every fact of a scheme is asked by one leaf, so what the answers of one leaf can make of the root is found by
setting all other open leaves to whatever lets it through: exact, and without trying combinations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from .outcome import Interval, Outcome
from .requirement import Combine, Group, Leaf, Requirement, Scheme, Value

Answers = Mapping[str, Value]
"""Fact id → answer; a missing fact is unknown."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers make of a scheme."""

    scheme: Scheme
    answers: Answers
    intervals: Mapping[str, Interval]
    """Requirement id → interval, for every requirement of the scheme."""
    unknown_facts: tuple[str, ...]
    """Unanswered facts that can still change the root, in document order."""
    settled_facts: tuple[str, ...]
    """Unanswered facts that no longer can."""

    @property
    def root(self) -> Interval:
        """The interval of the whole scheme."""
        return self.intervals[self.scheme.root.id]

    def gap(self, leaf: Leaf) -> Decimal | None:
        """What the answer lacks to the figure, in the figure's unit; ``None`` if it lacks nothing known."""
        value = self.answers.get(leaf.fact.id)
        if leaf.figure is None or value is None:
            return None
        return leaf.figure.gap(value) or None


def assess(scheme: Scheme, answers: Answers) -> Assessment:
    """Assesses answers that ``answers.check`` has accepted.

    >>> from .rules import LAB
    >>> empty = assess(LAB, {})
    >>> [end.word for end in empty.root], len(empty.unknown_facts), empty.settled_facts
    (['unmet', 'met'], 29, ())
    >>> enough = assess(LAB, {"research.national_projects_5y": 15})
    >>> enough.settled_facts
    ('research.project_funding_5y_wan_yuan',)
    """
    intervals: dict[str, Interval] = {}
    _decide(scheme.root, answers, intervals)
    mattering = _mattering(scheme.root, answers, intervals)
    unanswered = [fact for fact in scheme.facts if answers.get(fact) is None]
    return Assessment(
        scheme,
        answers,
        intervals,
        tuple(fact for fact in unanswered if fact in mattering),
        tuple(fact for fact in unanswered if fact not in mattering),
    )


def _decide(requirement: Requirement, answers: Answers, intervals: dict[str, Interval]) -> Interval:
    intervals[requirement.id] = Interval(Outcome.UNMET, Outcome.MET)  # keeps document order, parents first
    if isinstance(requirement, Leaf):
        interval = requirement.decide(answers.get(requirement.fact.id))
    else:
        interval = requirement.join([_decide(child, answers, intervals) for child in requirement.children])
    intervals[requirement.id] = interval
    return interval


def _mattering(root: Group, answers: Answers, intervals: Mapping[str, Interval]) -> set[str]:
    """The unanswered facts for which some completion of the other answers leaves the root open."""
    found = set()

    def visit(requirement: Requirement, above: list[tuple[Group, Requirement]]) -> None:
        if isinstance(requirement, Leaf):
            if answers.get(requirement.fact.id) is None and _reaches(requirement, above, intervals):
                found.add(requirement.fact.id)
            return
        for child in requirement.children:
            visit(child, [*above, (requirement, child)])

    visit(root, [])
    return found


def _reaches(leaf: Leaf, above: list[tuple[Group, Requirement]], intervals: Mapping[str, Interval]) -> bool:
    """Whether the two ends of the leaf can arrive at the root as two different outcomes."""
    spans = {intervals[leaf.id]}
    for group, child in reversed(above):
        siblings = [intervals[other.id] for other in group.children if other is not child]
        spans = {through for span in spans for through in _through(group, span, siblings) if not through.decided}
    return bool(spans)


def _through(group: Group, span: Interval, siblings: list[Interval]) -> list[Interval]:
    """What is left of a child's span above the group, for every most favourable setting of its siblings.

    All-of lets most through when its other parts are at their best, any-of when they are at their worst, and
    at-least-k when k - 1 of them are at their best and the rest at their worst. A wider span above always
    lets through whatever a narrower one does, because every group is monotone.
    """
    if group.combine is Combine.ALL:
        helpers = len(siblings)
    elif group.combine is Combine.ANY:
        helpers = 0
    else:
        helpers = group.need - 1
    settings = []
    for best in combinations(range(len(siblings)), helpers):
        set_to = [one.best if place in best else one.worst for place, one in enumerate(siblings)]
        fixed = [Interval(outcome, outcome) for outcome in set_to]
        settings.append(group.join([span, *fixed]))
    return settings

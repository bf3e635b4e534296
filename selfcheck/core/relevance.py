"""Which open questions still matter, and which of them most.

A fact is at home in one leaf, or in a small group that shares it; so what its answer can make of the root is
found by trying the answers of that home and setting everything else to whatever lets it through: exact, and
without trying every combination of all answers.
"""

from collections.abc import Mapping
from itertools import combinations, product
from math import prod

from selfcheck.core.outcome import Interval, Outcome
from selfcheck.core.requirement import Answers, Combine, Group, Leaf, Requirement, decide
from selfcheck.core.scheme import Home, Scheme


def by_weight(
    scheme: Scheme, answers: Answers, strict: frozenset[str], intervals: Mapping[str, Interval]
) -> list[str]:
    """The unanswered facts for which some completion of the other answers leaves the root open.

    Those that weigh most come first: how likely the root turns on a fact when everything else that is open is
    as likely one way as the other. Of equal weight, document order.
    """
    mattering = [
        fact
        for fact, home in scheme.homes.items()
        if answers.get(fact) is None and _reaches(_spans(fact, home, answers, strict, intervals), home, intervals)
    ]
    weight = dict.fromkeys(mattering, 0.0)
    for wanted in (Outcome.ARGUABLE, Outcome.MET):
        chance: dict[str, float] = {}
        _chance(scheme.root, wanted, intervals, chance)
        turning = _turning(scheme.root, chance)
        for fact in mattering:
            weight[fact] += turning[scheme.homes[fact].requirement.id]
    return sorted(mattering, key=lambda fact: -weight[fact])


def _spans(
    fact: str, home: Home, answers: Answers, strict: frozenset[str], intervals: Mapping[str, Interval]
) -> set[Interval]:
    """What the answers to a fact make of its home, for every completion of the other answers asked there."""
    if isinstance(home.requirement, Leaf):
        return {intervals[home.requirement.id]}
    others = {id: telling for id, telling in home.telling.items() if id != fact and answers.get(id) is None}
    found = set()
    for values in product(*others.values()):
        completed = {**answers, **dict(zip(others, values, strict=True))}
        ends = [
            decide(home.requirement, {**completed, fact: value}, strict)[home.requirement.id].worst
            for value in home.telling[fact]
        ]
        found.add(Interval(min(ends), max(ends)))
    return found


def _reaches(spans: set[Interval], home: Home, intervals: Mapping[str, Interval]) -> bool:
    """Whether two outcomes of the home can arrive at the root as two."""
    child: Requirement = home.requirement
    spans = {span for span in spans if not span.decided}
    for group in reversed(home.above):
        siblings = [intervals[other.id] for other in group.children if other is not child]
        spans = {through for span in spans for through in _through(group, span, siblings) if not through.decided}
        child = group
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


def _chance(
    part: Requirement, wanted: Outcome, intervals: Mapping[str, Interval], chance: dict[str, float]
) -> float:
    """How likely each requirement is at least ``wanted``, every open leaf being a toss of a coin."""
    if isinstance(part, Leaf):
        interval = intervals[part.id]
        likely = ((interval.worst >= wanted) + (interval.best >= wanted)) / 2
    else:
        likely = _enough(part, [_chance(child, wanted, intervals, chance) for child in part.children])
    chance[part.id] = likely
    return likely


def _turning(root: Group, chance: Mapping[str, float]) -> dict[str, float]:
    """How likely the root turns on each requirement."""
    found = {root.id: 1.0}

    def visit(group: Group) -> None:
        for child in group.children:
            others = [chance[other.id] for other in group.children if other is not child]
            found[child.id] = found[group.id] * _decisive(group, others)
            if isinstance(child, Group):
                visit(child)

    visit(root)
    return found


def _enough(group: Group, chances: list[float]) -> float:
    """The chance that enough of independent parts come true."""
    if group.combine is Combine.ALL:
        return prod(chances)
    if group.combine is Combine.ANY:
        return 1 - prod(1 - likely for likely in chances)
    return sum(_so_many(chances)[group.need :])


def _decisive(group: Group, others: list[float]) -> float:
    """The chance that the others leave it to one child: enough with it and not without."""
    if group.combine is Combine.ALL:
        return prod(others)
    if group.combine is Combine.ANY:
        return prod(1 - likely for likely in others)
    return _so_many(others)[group.need - 1]


def _so_many(chances: list[float]) -> list[float]:
    """How likely none, one, two … of independent parts come true."""
    so_many = [1.0]
    for likely in chances:
        longer = [*so_many, 0.0]
        so_many = [
            longer[count] * (1 - likely) + (so_many[count - 1] * likely if count else 0.0)
            for count in range(len(longer))
        ]
    return so_many

"""The rules of a scheme for json-rules-engine, a plain-JavaScript rule engine, made from ``selfcheck.rules``.

It knows true and false and no more: no unknown answers and nothing arguable. So it is given complete answers only,
and two rules: one holds when the root is met, the other when it is at least arguable. What it cannot say is left
out: an interval for each requirement, the gaps, which question matters, what would be enough.
"""

from collections.abc import Sequence
from typing import Any

from selfcheck.core.outcome import Outcome
from selfcheck.core.requirement import Combine, Force, Leaf, Requirement
from selfcheck.core.scheme import Scheme

Condition = dict[str, Any]


def rules(scheme: Scheme) -> list[Condition]:
    """One rule for each verdict above unmet, the event's type being its word.

    >>> from selfcheck.rules import LAB
    >>> [(rule["event"]["type"], len(rule["conditions"]["all"])) for rule in rules(LAB)]
    [('met', 8), ('arguable', 8)]
    """
    return [
        {"conditions": condition(scheme.root, least), "event": {"type": least.word}}
        for least in (Outcome.MET, Outcome.ARGUABLE)
    ]


def condition(part: Requirement, least: Outcome) -> Condition | None:
    """When a requirement comes to at least this outcome; ``None`` where it always does.

    Every group is monotone, so an outcome is reached above exactly where enough of it is reached below.

    >>> from selfcheck.rules.facilities import FACILITIES
    >>> area = FACILITIES.children[2]
    >>> condition(area, Outcome.MET)
    {'fact': 'facilities.floor_area_m2', 'operator': 'greaterThanInclusive', 'value': 3000}
    >>> condition(area, Outcome.ARGUABLE) is None
    True
    """
    if isinstance(part, Leaf):
        return _leaf(part) if least is Outcome.MET or part.force is not Force.IN_PRINCIPLE else None
    below = [condition(child, least) for child in part.children]
    need = {Combine.ALL: len(below), Combine.ANY: 1}.get(part.combine, part.need)
    return _at_least(need - below.count(None), [one for one in below if one])


def _leaf(leaf: Leaf) -> Condition:
    if leaf.figure:
        operator = "lessThanInclusive" if leaf.figure.at_most else "greaterThanInclusive"
        own = _compare(leaf.fact.id, operator, leaf.figure.amount)
    elif leaf.accepted:
        own = _compare(leaf.fact.id, "in", list(leaf.accepted))
    else:
        own = _compare(leaf.fact.id, "equal", leaf.force is not Force.VETO)
    if leaf.only_above is None:
        return own
    gate, above = leaf.only_above
    return {"any": [_compare(gate.id, "lessThanInclusive", above), own]}


def _compare(fact: str, operator: str, value: object) -> Condition:
    return {"fact": fact, "operator": operator, "value": value}


def _at_least(need: int, conditions: Sequence[Condition]) -> Condition | None:
    """With all and any alone, so many of several are: the first and one less of the rest, or as many of the rest.

    Shorter than any of all choices, so that nobody can say it was given needless work.
    """
    if need <= 0:
        return None
    if need == len(conditions):
        return {"all": list(conditions)}
    if need == 1:
        return {"any": list(conditions)}
    first, *rest = conditions
    return {"any": [{"all": [first, _at_least(need - 1, rest)]}, _at_least(need, rest)]}

"""Cases that need no story: every figure just missed, reached and just passed, every answer denied or left open.

Each is the applicant that meets everything, with one answer changed; where provisions offer several ways, the
other ways are taken from it, so that the verdict hangs on this one. The figures are those of the rules. What
becomes of whoever misses them is not: it is written down here a second time, by a person, since a case whose
outcome the rules themselves worked out could never fail. ``python -m scripts.check.proof.boundaries`` prints them
all for a lawyer to read.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from selfcheck.cases import Case, step
from selfcheck.core.outcome import MET, Interval, Outcome
from selfcheck.core.requirement import LENIENT, Group, Kind, Leaf, Requirement, Value
from selfcheck.core.scheme import Scheme
from selfcheck.rules import SCHEMES

MEETS_EVERYTHING = {"lab": "everything-declared", "base": "base-everything-declared"}
"""Scheme → the story whose applicant is changed in one answer."""

UNMET, ARGUABLE = Outcome.UNMET, Outcome.ARGUABLE

MISSED: Mapping[str, Outcome] = {
    # Measures, Article 5
    "lab.host.type": UNMET,
    "lab.host.capability": UNMET,
    "lab.host.independent_management": UNMET,
    # Review guide, 四（二）2 and 三（一）
    "lab.joint.units": ARGUABLE,
    "lab.joint.single_participation": UNMET,
    "lab.joint.agreement": UNMET,
    # Measures, Article 12
    "lab.facilities.conditions": UNMET,
    "lab.facilities.concentrated": UNMET,
    "lab.facilities.floor_area": ARGUABLE,
    "lab.facilities.equipment_value": ARGUABLE,
    "lab.facilities.precision": UNMET,
    "lab.facilities.data_reliable": UNMET,
    "lab.facilities.measurement_capability": UNMET,
    "lab.facilities.data_capability": UNMET,
    "lab.team.committee": UNMET,
    "lab.team.leader": UNMET,
    "lab.team.stable": UNMET,
    "lab.team.talent": UNMET,
    "lab.research.practice": UNMET,
    "lab.research.layout": UNMET,
    "lab.research.projects.count": UNMET,
    "lab.research.projects.funding": UNMET,
    "lab.research.authority": UNMET,
    "lab.research.breakthroughs": UNMET,
    "lab.outcomes.applied": UNMET,
    "lab.outcomes.public_service": UNMET,
    "lab.outcomes.any_three.original": UNMET,
    "lab.outcomes.any_three.innovation": UNMET,
    "lab.outcomes.any_three.technology_or_standards.leading_technology": UNMET,
    "lab.outcomes.any_three.technology_or_standards.standards": UNMET,
    "lab.outcomes.any_three.conversion_or_service.conversions": UNMET,
    "lab.outcomes.any_three.conversion_or_service.service_income": UNMET,
    "lab.outcomes.any_three.data_assets": UNMET,
    "lab.safeguards.priority_direction": UNMET,
    "lab.safeguards.support": UNMET,
    "lab.preference": UNMET,
    # Review guide, last row of the indicator table
    "lab.integrity": UNMET,
    # Draft Measures, Article 10: 原则上应当满足
    "base.legal_person.independent": ARGUABLE,
    "base.legal_person.support": ARGUABLE,
    "base.team.qualified": ARGUABLE,
    "base.team.office_and_funding": ARGUABLE,
    "base.influence.reputation": ARGUABLE,
    "base.influence.experience": ARGUABLE,
    "base.influence.technical_committee": ARGUABLE,
    "base.resources.aggregation": ARGUABLE,
    "base.resources.market_services": ARGUABLE,
    # Draft Measures, Article 36
    "base.integrity": UNMET,
}
"""What becomes of whoever misses a requirement: unmet, or arguable where it binds in principle (原则上)."""

READ_STRICTLY: Mapping[str, tuple[str, Outcome]] = {"lab.facilities.equipment_value": ("equipment-scope", UNMET)}
"""The same under a strict reading."""

NOT_TO_BE_EXCEEDED = {"lab.joint.units"}
"""不超过; every other figure has to be reached."""

REFUSED = {"lab.host.type": {"other"}}
"""The answers to a choice that miss it."""

VETOES = {"lab.integrity", "base.integrity"}
"""Where a yes is the miss, and nothing can mend it."""

BESIDE = {"lab.preference"}
"""Beside the verdict, never in it."""

_ONE_WAY_OF_PROJECTS: Mapping[str, Value] = {
    "research.national_projects_5y": 0,
    "research.project_funding_5y_wan_yuan": 0,
}
_NO_OUTCOME: Mapping[str, Value] = {
    "outcomes.original": False,
    "outcomes.innovation": False,
    "outcomes.leading_technology": False,
    "outcomes.standards_led_3y": 0,
    "outcomes.conversions_3y": 0,
    "outcomes.service_income_wan_yuan": 0,
    "outcomes.data_assets": False,
}


def _with_two(*others: str) -> Mapping[str, Value]:
    """Two of the five outcomes are there, so that a third decides: any three are enough."""
    return {**_NO_OUTCOME, **dict.fromkeys((f"outcomes.{name}" for name in others), True)}


_TOGETHER: Mapping[str, Value] = {"joint.units": 2, "joint.single_participation": True, "joint.agreement": True}
_ANY = "lab.outcomes.any_three"

HANGS_WHEN: Mapping[str, Mapping[str, Value]] = {
    "lab.joint.units": _TOGETHER,
    "lab.joint.single_participation": _TOGETHER,
    "lab.joint.agreement": _TOGETHER,
    "lab.research.projects.count": _ONE_WAY_OF_PROJECTS,
    "lab.research.projects.funding": _ONE_WAY_OF_PROJECTS,
    f"{_ANY}.original": _with_two("innovation", "data_assets"),
    f"{_ANY}.innovation": _with_two("original", "data_assets"),
    f"{_ANY}.technology_or_standards.leading_technology": _with_two("original", "innovation"),
    f"{_ANY}.technology_or_standards.standards": _with_two("original", "innovation"),
    f"{_ANY}.conversion_or_service.conversions": _with_two("original", "data_assets"),
    f"{_ANY}.conversion_or_service.service_income": _with_two("innovation", "data_assets"),
    f"{_ANY}.data_assets": _with_two("original", "innovation"),
}
"""Requirement → what else is answered, so that the verdict hangs on it."""


def every(stories: Sequence[Case]) -> tuple[Case, ...]:
    """The stories, and the cases generated from them and from the figures of the rules."""
    return (*stories, *generated(stories))


def generated(stories: Sequence[Case]) -> Iterator[Case]:
    """The cases without a story, in document order."""
    by_id = {story.id: story for story in stories}
    for scheme in SCHEMES.values():
        base = by_id.get(MEETS_EVERYTHING.get(scheme.id, ""))
        for leaf in (*scheme.leaves, *scheme.preferences):
            # A requirement that the table above does not know is named by the tests, not here.
            if base and leaf.id in MISSED:
                for strictly in (False, True) if leaf.id in READ_STRICTLY else (False,):
                    for turn, value, misses in _answers(leaf):
                        yield _case(scheme, base, leaf, turn, value, misses, strictly)


def _answers(leaf: Leaf) -> Iterator[tuple[str, Value | None, bool | None]]:
    """How an answer stands to a requirement, the answer, and whether it misses; ``None`` if nobody knows."""
    if leaf.figure:
        over = leaf.id in NOT_TO_BE_EXCEEDED
        small = step(leaf.fact)
        yield "just_below", _number(leaf, leaf.figure.amount - small), not over
        yield "exactly", _number(leaf, Decimal(leaf.figure.amount)), False
        yield "just_above", _number(leaf, leaf.figure.amount + small), over
    elif leaf.fact.choices:
        for choice in leaf.fact.choices:
            yield "chosen", choice, choice in REFUSED.get(leaf.id, ())
    elif leaf.id in VETOES:
        yield "admitted", True, True
    else:
        yield "denied", False, True
    yield "unknown", None, None


def _number(leaf: Leaf, amount: Decimal) -> Value:
    return int(amount) if leaf.fact.kind is Kind.INTEGER else float(amount)


def _case(
    scheme: Scheme, base: Case, leaf: Leaf, turn: str, value: Value | None, misses: bool | None, strictly: bool
) -> Case:
    reading, missed = READ_STRICTLY[leaf.id] if strictly else ("", MISSED[leaf.id])
    becomes = Interval(MET.worst if misses is False else missed, missed if misses else MET.best)
    beside = leaf.id in BESIDE
    facts = {**base.facts, **HANGS_WHEN.get(leaf.id, {})}
    if value is None:
        del facts[leaf.fact.id]
    else:
        facts[leaf.fact.id] = value
    in_doubt = leaf.id in READ_STRICTLY and becomes != MET
    end = str(value).replace("_", "-") if turn == "chosen" else turn.replace("_", "-")
    return Case(
        f"{leaf.id.replace('.', '-').replace('_', '-')}-{end}{'-strictly' if strictly else ''}",
        {},
        {},
        scheme,
        facts,
        frozenset({reading}) if strictly else LENIENT,
        root=MET if beside else becomes,  # the verdict hangs on this one requirement
        requirements={} if beside else dict.fromkeys((part.id for part in _above(scheme.root, leaf)), becomes),
        unknown_facts=frozenset() if beside or value is not None else frozenset({leaf.fact.id}),
        unlock=_unlock(leaf, becomes),
        irreparable=frozenset({leaf.id}) if leaf.id in VETOES and becomes != MET else frozenset(),
        matters=frozenset({READ_STRICTLY[leaf.id][0]}) if in_doubt else frozenset(),
        preference=becomes if beside else None,
        about=leaf,
        turn=turn,
    )


def _unlock(leaf: Leaf, becomes: Interval) -> frozenset[frozenset[str]] | None:
    """What would be enough: this one requirement; not said where another way might be taken instead."""
    if leaf.id in BESIDE or becomes == MET:
        return frozenset({frozenset()})
    if leaf.id in VETOES:
        return frozenset({frozenset()}) if becomes.best is MET.best else frozenset()
    if leaf.id in HANGS_WHEN and HANGS_WHEN[leaf.id] is not _TOGETHER:
        return None
    return frozenset({frozenset({leaf.id})})


def _above(part: Requirement, leaf: Leaf) -> tuple[Requirement, ...]:
    """The requirement and the groups that it stands in, the root left out."""
    if part is leaf:
        return (part,)
    for child in part.children if isinstance(part, Group) else ():
        if below := _above(child, leaf):
            return below if child is leaf else (child, *below)
    return ()

"""The report: one JSON object, the same from the page, the command line and anything else that asks."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from selfcheck import __version__
from selfcheck.core.assess import Assessment
from selfcheck.core.outcome import Outcome
from selfcheck.core.receipt import receipt
from selfcheck.core.requirement import Combine, Force, Group, Leaf, Requirement, decide
from selfcheck.core.scheme import Scheme
from selfcheck.core.unlock import unlock
from selfcheck.law import sources
from selfcheck.rules.application import APPLICATION, Said
from selfcheck.rules.information import INFORMATION
from selfcheck.rules.readings import LENIENT, READINGS, STRICT, Reading


def report(assessment: Assessment, as_of: str) -> dict[str, Any]:
    """The report of an assessment; ``as_of`` is an ISO date.

    ``requirements`` come in document order, the root first, each with its provision, force, ends and gap;
    ``unlock`` lists every smallest set of leaf ids that would make the root met.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> made = report(assess(LAB, {"facilities.floor_area_m2": 2600}), "2026-11-20")
    >>> [row["gap"] for row in made["requirements"] if row["id"] == "lab.facilities.floor_area"]
    [{'amount': 400, 'unit': 'm2'}]
    >>> len(made["receipt"])
    64
    """
    scheme = assessment.scheme
    unlocking = unlock(scheme, assessment.intervals)
    made = {
        "scheme": scheme.id,
        "draft": scheme.draft,
        "ruleset": {"version": __version__, "texts": sources.texts(_slugs(scheme))},
        "as_of": as_of,
        "worst": assessment.root.worst.word,
        "best": assessment.root.best.word,
        "requirements": [_row(assessment, part) for part in scheme.parts],
        "unknown_facts": list(assessment.unknown_facts),
        "settled_facts": list(assessment.settled_facts),
        "readings": [_reading(assessment, reading) for reading in readings(scheme)],
        "unlock": [list(ids) for ids in unlocking.sets],
        "irreparable": list(unlocking.irreparable),
        "preference": _row(assessment, scheme.preferences[0]) | {"only_time": True}
        if scheme.preferences
        else None,
        "information": [
            {"id": one.id, "provisions": list(one.provisions), "facts": list(one.facts)}
            for one in INFORMATION
            if set(one.facts) <= scheme.facts.keys()
        ],
        "application": [
            {"id": said.id, "kind": said.kind, "provision": said.provision} for said in applying(assessment)
        ],
    }
    made["receipt"] = _receipt(assessment, made)
    return made


def _receipt(assessment: Assessment, made: dict[str, Any]) -> str:
    """The receipt over ``ruleset``, ``as_of``, ``answers`` and ``outcome``.

    The outcome is the ends of every requirement and the readings chosen.
    """
    content = {
        "ruleset": made["ruleset"],
        "as_of": made["as_of"],
        "answers": {id: value for id, value in assessment.answers.items() if value is not None},
        "outcome": {
            "scheme": made["scheme"],
            "requirements": {row["id"]: [row["worst"], row["best"]] for row in made["requirements"]},
            "readings": {row["id"]: row["chosen"] for row in made["readings"]},
        },
    }
    return receipt(content)


def _row(assessment: Assessment, part: Requirement) -> dict[str, Any]:
    interval = assessment.intervals[part.id]
    leaf = part if isinstance(part, Leaf) else None
    gap = assessment.gap(leaf) if leaf else None
    force = part.binding(assessment.strict)
    return {
        "id": part.id,
        "provision": part.provision,
        "force": force.value,
        "worst": interval.worst.word,
        "best": interval.best.word,
        "judged": force is Force.JUDGED,
        "facts": [fact.id for fact in leaf.asks] if leaf else [],
        "children": [child.id for child in part.children] if isinstance(part, Group) else [],
        "gap": {"amount": plain(gap), "unit": leaf.figure.unit} if leaf and leaf.figure and gap else None,
    }


def _reading(assessment: Assessment, reading: Reading) -> dict[str, Any]:
    chosen = STRICT if reading.id in assessment.strict else LENIENT
    scheme, other = assessment.scheme, assessment.intervals
    if reading.decides:
        other = decide(scheme.root, assessment.answers, assessment.strict ^ {reading.id})
    return {
        "id": reading.id,
        "provision": reading.provision,
        "facts": list(reading.facts),
        "chosen": chosen,
        "matters": other[scheme.root.id] != assessment.root,
        # What the other choice makes another of; the root among them when it matters.
        "changes": [part.id for part in scheme.parts if other[part.id] != assessment.intervals[part.id]],
    }


def applying(assessment: Assessment) -> list[Said]:
    """What the texts say to this applicant on who recommends and by when."""
    level = assessment.answers.get("host.level")
    return [said for said in APPLICATION[assessment.scheme.id] if said.concerns(level)]


def readings(scheme: Scheme) -> list[Reading]:
    """The readings that concern a scheme."""
    return [reading for reading in READINGS.values() if set(reading.facts) <= scheme.facts.keys()]


def _slugs(scheme: Scheme) -> set[str]:
    """The texts that the rules of a scheme rest on."""
    parts = (*scheme.parts, *scheme.preferences)
    return {part.provision.partition("#")[0] for part in parts}


def plain(number: Decimal) -> int | float:
    """A JSON number: whole if it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


def conditions(requirement: Requirement) -> Iterator[Requirement]:
    """What a headline counts: every part that the text requires outright; a choice of ways counts once."""
    if isinstance(requirement, Group) and requirement.combine is Combine.ALL:
        for child in requirement.children:
            yield from conditions(child)
    else:
        yield requirement


def counts(assessment: Assessment) -> dict[str, int]:
    """How many of the conditions are ``met``, ``arguable``, ``unmet``, ``open`` and ``judged``; and ``total``."""
    found = {"met": 0, "arguable": 0, "unmet": 0, "open": 0, "judged": 0, "total": 0}
    for condition in conditions(assessment.scheme.root):
        interval = assessment.intervals[condition.id]
        found["total"] += 1
        found["judged"] += condition.binding(assessment.strict) is Force.JUDGED
        found[interval.worst.word if interval.decided else "open"] += 1
    return found


def in_the_way(assessment: Assessment) -> list[Requirement]:
    """The conditions that are certainly not met as the answers stand: vetoes, the unmet, the arguable."""
    found = [
        condition
        for condition in conditions(assessment.scheme.root)
        if assessment.intervals[condition.id].best < Outcome.MET
    ]
    return sorted(found, key=lambda one: (one.binding() is not Force.VETO, assessment.intervals[one.id].best))


def changed(one: Assessment, other: Assessment) -> Iterator[Requirement]:
    """What two assessments of a scheme make differ: leaves and choices of ways, in document order.

    Groups that only gather follow from their parts, so they would say the same twice; of the whole the headlines
    tell, with their counts.
    """
    for part in (*one.scheme.parts, *one.scheme.preferences):
        gathers = isinstance(part, Group) and part.combine is Combine.ALL
        if not gathers and one.intervals[part.id] != other.intervals[part.id]:
            yield part

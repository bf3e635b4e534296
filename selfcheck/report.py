"""The report: one JSON object, the same from the page, the command line and anything else that asks."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from . import __version__, sources
from .assess import Assessment
from .outcome import Outcome
from .requirement import Combine, Force, Group, Leaf, Requirement, walk


def report(assessment: Assessment, as_of: str) -> dict[str, Any]:
    """The report of an assessment; ``as_of`` is an ISO date. Shape: CONTRACT § 5.

    >>> from .assess import assess
    >>> from .rules import LAB
    >>> made = report(assess(LAB, {"facilities.floor_area_m2": 2600}), "2026-11-20")
    >>> [row["gap"] for row in made["requirements"] if row["id"] == "lab.facilities.floor_area"]
    [{'amount': 400, 'unit': 'm2'}]
    """
    return {
        "scheme": assessment.scheme.id,
        "ruleset": {"version": __version__, "texts": sources.texts()},
        "as_of": as_of,
        "worst": assessment.root.worst.word,
        "best": assessment.root.best.word,
        "requirements": [_row(assessment, part) for part in walk(assessment.scheme.root)],
        "unknown_facts": list(assessment.unknown_facts),
        "settled_facts": list(assessment.settled_facts),
    }


def _row(assessment: Assessment, part: Requirement) -> dict[str, Any]:
    interval = assessment.intervals[part.id]
    leaf = part if isinstance(part, Leaf) else None
    gap = assessment.gap(leaf) if leaf else None
    return {
        "id": part.id,
        "provision": part.provision,
        "force": part.force.value,
        "worst": interval.worst.word,
        "best": interval.best.word,
        "judged": part.force is Force.JUDGED,
        "facts": [leaf.fact.id] if leaf else [],
        "children": [child.id for child in part.children] if isinstance(part, Group) else [],
        "gap": {"amount": plain(gap), "unit": leaf.figure.unit} if leaf and leaf.figure and gap else None,
    }


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
        found["judged"] += condition.force is Force.JUDGED
        found[interval.worst.word if interval.decided else "open"] += 1
    return found


def in_the_way(assessment: Assessment) -> list[Requirement]:
    """The conditions that are certainly not met as the answers stand, in document order."""
    return [
        condition
        for condition in conditions(assessment.scheme.root)
        if assessment.intervals[condition.id].best < Outcome.MET
    ]

"""What would be enough: every smallest set of requirements that, if they became met, would make the root met.

Requirements share no leaf, so the sets of a group follow from those of its children and are smallest by
themselves. A veto cannot be mended: where there is one, nothing unlocks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product

from selfcheck.core.outcome import Interval, Outcome
from selfcheck.core.requirement import Combine, Force, Leaf, Requirement
from selfcheck.core.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Unlock:
    """How the root could become met."""

    sets: tuple[tuple[str, ...], ...]
    """Leaf ids, each set in document order; one empty set when the root is met already."""
    irreparable: tuple[str, ...]
    """Vetoes that are not certainly out of the way."""


def unlock(scheme: Scheme, intervals: Mapping[str, Interval]) -> Unlock:
    """All smallest sets for an assessment's intervals. A veto not yet answered is taken to be no obstacle.

    >>> from selfcheck.rules import LAB
    >>> from selfcheck.core.requirement import decide
    >>> len(unlock(LAB, decide(LAB.root, {})).sets)
    50
    >>> unlock(LAB, decide(LAB.root, {"integrity.misconduct": True}))
    Unlock(sets=(), irreparable=('lab.integrity',))
    """
    vetoes = [leaf.id for leaf in scheme.leaves if leaf.force is Force.VETO]
    standing = tuple(id for id in vetoes if intervals[id].worst < Outcome.MET)
    if any(intervals[id].best < Outcome.MET for id in standing):
        return Unlock((), standing)
    return Unlock(tuple(_sets(scheme.root, intervals)), standing)


def _sets(part: Requirement, intervals: Mapping[str, Interval]) -> list[tuple[str, ...]]:
    if intervals[part.id].worst is Outcome.MET:
        return [()]
    if isinstance(part, Leaf):
        return [()] if part.force is Force.VETO else [(part.id,)]
    need = {Combine.ALL: len(part.children), Combine.ANY: 1}.get(part.combine, part.need)
    # Children that are met count without doing anything, and a smallest set touches no more than it needs.
    open_children = [child for child in part.children if intervals[child.id].worst < Outcome.MET]
    missing = need - (len(part.children) - len(open_children))
    below = {child.id: _sets(child, intervals) for child in open_children}
    return [
        tuple(leaf for ids in chosen for leaf in ids)
        for children in combinations(open_children, missing)
        for chosen in product(*(below[child.id] for child in children))
    ]

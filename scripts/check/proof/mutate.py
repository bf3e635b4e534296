"""The law with one thing changed: every figure, every way of combining, every force, every requirement.

The change is made on the objects of a scheme, which is built again around it; the rules' source stays untouched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeAlias

from selfcheck.cases import step
from selfcheck.core.requirement import Combine, Figure, Force, Group, Leaf, Requirement, Strict
from selfcheck.core.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the law, before or after a change."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Said:
    """Anything else before or after a change, by the id of its words and what they put in."""

    id: str
    values: Mapping[str, object] = field(default_factory=dict)


Term: TypeAlias = Amount | Said


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """A scheme that differs from the law in one thing."""

    kind: str
    """Id of the words for this sort of change."""
    part: Requirement
    """What was changed, as it is in the law."""
    before: Term
    after: Term
    original: Scheme
    scheme: Scheme
    """The scheme with the change."""


FORCES = {
    Force.MUST: Force.IN_PRINCIPLE,
    Force.IN_PRINCIPLE: Force.MUST,
    Force.JUDGED: Force.IN_PRINCIPLE,
    Force.VETO: Force.MUST,  # a yes would then be wanted
    Force.PREFERENCE: Force.IN_PRINCIPLE,
}


class Exclusive(Figure):
    """A figure that is not reached by reaching it: 超过 instead of 以上."""

    def gap(self, value: float) -> Decimal:
        """Never 0 at the figure itself."""
        return Decimal("0.01") if Decimal(repr(value)) == self.amount else Figure.gap(self, value)


def mutants(scheme: Scheme) -> Iterator[Mutant]:
    """Every mutant of a scheme, in document order."""
    for part in (*scheme.parts, *scheme.preferences):
        for kind, before, after, changed in _changes(part):
            yield Mutant(kind, part, before, after, scheme, _with(scheme, part, changed))
        if part is not scheme.root and part not in scheme.preferences:
            kind = "veto" if isinstance(part, Leaf) and part.force is Force.VETO else "dropped"
            yield Mutant(kind, part, Said("there"), Said("gone"), scheme, _with(scheme, part, None))
    for leaf in scheme.preferences:
        root = replace(scheme.root, children=(*scheme.root.children, leaf))
        counted = replace(scheme, root=root, preferences=())
        yield Mutant("preference", leaf, Said("beside"), Said("counted"), scheme, counted)


Change: TypeAlias = tuple[str, Term, Term, Requirement]


def _changes(part: Requirement) -> Iterator[Change]:
    if isinstance(part, Group):
        yield from _combinations(part)
    else:
        yield from _figures(part)
        yield from _gates(part)
        yield from _choices(part)
        yield from _forces(part)


def _combinations(group: Group) -> Iterator[Change]:
    before = _way(group)
    for combine in (Combine.ALL, Combine.ANY):
        if combine is not group.combine:
            changed = replace(group, combine=combine, need=0)
            yield "combine", before, _way(changed), changed
    if group.combine is Combine.AT_LEAST:
        for need in (group.need - 1, group.need + 1):
            changed = replace(group, need=need)
            yield "need", before, _way(changed), changed


def _way(group: Group) -> Said:
    return Said(f"combine.{group.combine.value}", {"k": group.need} if group.need else {})


def _figures(leaf: Leaf) -> Iterator[Change]:
    figure = leaf.figure
    if figure is None:
        return
    before = Amount(Decimal(figure.amount), figure.unit)
    for amount in (figure.amount - step(leaf.fact), figure.amount + step(leaf.fact)):
        # The law's own figures are whole; a mutant's need not be.
        moved: Any = amount
        yield "figure", before, Amount(amount, figure.unit), replace(leaf, figure=replace(figure, amount=moved))
    without = Exclusive(figure.amount, figure.unit, figure.at_most)
    yield "inclusive", Said("included"), Said("excluded"), replace(leaf, figure=without)
    ways = (Said("at_least"), Said("at_most"))
    turned = replace(leaf, figure=replace(figure, at_most=not figure.at_most))
    yield "direction", ways[figure.at_most], ways[not figure.at_most], turned


def _gates(leaf: Leaf) -> Iterator[Change]:
    if leaf.only_above is None:
        return
    gate, above = leaf.only_above
    for number in (above - 1, above + 1):
        terms = [Said("gate", {"n": one}) for one in (above, number)]
        yield "gate", terms[0], terms[1], replace(leaf, only_above=(gate, number))


def _choices(leaf: Leaf) -> Iterator[Change]:
    if not leaf.accepted:
        return
    for choice in leaf.fact.choices:
        taken = choice in leaf.accepted
        accepted = tuple(one for one in leaf.accepted if one != choice) if taken else (*leaf.accepted, choice)
        terms = [Said(id, {"choice": Said(f"choice.{leaf.fact.id}.{choice}")}) for id in ("accepted", "refused")]
        yield "accepted", terms[not taken], terms[taken], replace(leaf, accepted=accepted)


def _forces(leaf: Leaf) -> Iterator[Change]:
    force = FORCES[leaf.force]
    yield "force", _binding(leaf.force), _binding(force), replace(leaf, force=force)
    if leaf.strict:
        swapped = replace(leaf, force=leaf.strict.force, strict=Strict(leaf.strict.reading, leaf.force))
        yield "reading", Said("lenient_first"), Said("strict_first"), swapped
        yield "reading", Said("both_readings"), Said("lenient_only"), replace(leaf, strict=None)


def _binding(force: Force) -> Said:
    return Said(f"force.{force.value}")


def _with(scheme: Scheme, part: Requirement, changed: Requirement | None) -> Scheme:
    """The scheme built again with ``changed`` in place of ``part``, or without it."""
    preferences = tuple(_replaced(leaf, part, changed) for leaf in scheme.preferences)
    return replace(scheme, root=_replaced(scheme.root, part, changed), preferences=preferences)


def _replaced(here: Any, part: Requirement, changed: Requirement | None) -> Any:
    if here is part:
        return changed
    if isinstance(here, Leaf):
        return here
    children = [_replaced(child, part, changed) for child in here.children]
    return replace(here, children=tuple(child for child in children if child is not None))

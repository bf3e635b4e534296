"""One body of rules: what it asks, what it decides, and where each question is at home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from selfcheck.core.requirement import Combine, Fact, Group, Leaf, Requirement, Value, walk


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


def _share_nothing(parts: Sequence[Requirement]) -> bool:
    """Whether no two of the parts depend on the same fact."""
    facts = [{fact.id for leaf in walk(part) if isinstance(leaf, Leaf) for fact in leaf.asks} for part in parts]
    return sum(map(len, facts)) == len(set().union(*facts))

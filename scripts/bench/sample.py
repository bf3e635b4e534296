"""The fixed set of answer files that everything is measured with, the same in every run.

Nothing answered, the facts of the cases in ``selfcheck/rules/cases/``, and random files made from the rules:
complete ones, and partial ones that have lost part of their answers. Amounts are drawn around the figures of the
rules, so that a new figure makes new files without anybody's doing.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from selfcheck.cases import load
from selfcheck.cases.generated import every
from selfcheck.core.requirement import Answers, Force, Kind, Leaf, Value, decide
from selfcheck.core.scheme import Scheme
from selfcheck.core.unlock import unlock
from selfcheck.rules import LAB
from selfcheck.rules.indicators import RATED, VETO
from selfcheck.scoring.score import MOST

SEED = 20261120
RANDOM = 100
"""How many complete files are drawn, how many partial ones and how many score sheets."""
MISSED = (0.0, 0.02, 0.05, 0.15)
"""Which share of the requirements a file misses; were it a half for all, every verdict would be unmet."""


@dataclass(frozen=True)
class Sample:
    """Answer files, by where they come from, and self-ratings to be scored."""

    cases: Sequence[Answers]
    complete: Sequence[Answers]
    partial: Sequence[Answers]
    sheets: Sequence[dict[str, Value]]

    @cached_property
    def files(self) -> list[Answers]:
        """All answer files, the empty one first."""
        return [{}, *self.cases, *self.complete, *self.partial]

    @cached_property
    def decided(self) -> list[int]:
        """Places of the files in which every requirement is decided: what an engine without unknowns can take."""
        return [
            place
            for place, answers in enumerate(self.files)
            if all(interval.decided for interval in decide(LAB.root, answers).values())
        ]

    @cached_property
    def hardest_to_unlock(self) -> Answers:
        """The file with most unlock sets."""
        return max(self.files, key=lambda answers: len(unlock(LAB, decide(LAB.root, answers)).sets))


def draw() -> Sample:
    """The sample."""
    chance = random.Random(SEED)  # noqa: S311 - the same files each time are the point
    complete = [_complete(LAB, chance) for _ in range(RANDOM)]
    return Sample(
        [case.facts for case in every(load()) if case.scheme is LAB],
        complete,
        [_part(_complete(LAB, chance), chance) for _ in range(RANDOM)],
        [_part(_ratings(chance), chance) if number % 2 else _ratings(chance) for number in range(RANDOM)],
    )


def _complete(scheme: Scheme, chance: random.Random) -> dict[str, Value]:
    """Every fact answered."""
    missed = chance.choice(MISSED)
    answers: dict[str, Value] = {
        leaf.fact.id: value(leaf, chance.random() >= missed, chance)
        for leaf in (*scheme.leaves, *scheme.preferences)
    }
    return answers | {
        fact.id: chance.choice(fact.choices) for fact in scheme.facts.values() if fact.id not in answers
    }


def value(leaf: Leaf, reached: bool, chance: random.Random) -> Value:
    """An answer that reaches a requirement or misses it.

    >>> from selfcheck.rules.facilities import FACILITIES
    >>> from selfcheck.rules.integrity import LAB_INTEGRITY
    >>> chance = random.Random(1)
    >>> value(FACILITIES.children[2], False, chance) < 3000 <= value(FACILITIES.children[2], True, chance)
    True
    >>> value(LAB_INTEGRITY, True, chance)
    False
    """
    if leaf.accepted:
        return chance.choice([one for one in leaf.fact.choices if (one in leaf.accepted) is reached])
    if leaf.figure is None:
        return reached is not (leaf.force is Force.VETO)
    figure, step = leaf.figure.amount, 1 if leaf.fact.kind is Kind.INTEGER else 0.01
    least: float = leaf.fact.least
    most: float = 2 * figure
    if leaf.figure.at_most is reached:
        most = figure if reached else figure - step
    else:
        least = figure if reached else figure + step
    drawn = chance.uniform(least, most)
    return round(drawn) if step == 1 else round(drawn, 2)


def _part(answers: dict[str, Value], chance: random.Random) -> dict[str, Value]:
    """What is left when a random share of the answers is lost."""
    kept = chance.random()
    return {id: value for id, value in answers.items() if chance.random() < kept}


def _ratings(chance: random.Random) -> dict[str, Value]:
    """A self-rating by all indicators: mostly whole numbers, some a mean of several raters."""
    rated: dict[str, Value] = {
        one.id: chance.choice((chance.randint(0, MOST), round(chance.uniform(0, MOST), 1))) for one in RATED
    }
    return rated | {VETO.id: chance.random() < MISSED[-1]}

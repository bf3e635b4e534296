"""A measurement: what was timed, round by round, and the few figures that are told of it.

The 95th percentile comes twice: as it was, whatever else the machine was doing, and undisturbed, every sample
being the best of its kind among the rounds. Only the two together tell whether something is slow by itself or was
slowed down by its neighbours on the machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any


class BenchError(Exception):
    """The benchmark cannot go on; the message says what to mend and is shown without a traceback."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """The samples of one thing, all in one unit."""

    id: str
    rounds: Sequence[Sequence[float]]
    """One list of samples for each round; the rounds that warm up are not among them."""
    unit: str = "ms"
    target: float | None = None
    """What 95 of 100 samples shall keep."""
    more_is_better: bool = False

    @property
    def samples(self) -> list[float]:
        """All samples."""
        return [one for each in self.rounds for one in each]

    @property
    def median(self) -> float:
        """The median of all samples."""
        return median(self.samples)

    @property
    def p95(self) -> float:
        """What 95 of 100 samples reach or better: a sample that was measured, not one in between.

        >>> Measurement("x", [range(1, 101)]).p95, Measurement("x", [range(1, 101)], more_is_better=True).p95
        (95, 6)
        """
        return self._p95(self.samples)

    @property
    def undisturbed(self) -> float:
        """The same of the best that each sample, told by its place in the round, ever was.

        >>> Measurement("x", [[1, 9, 3], [8, 2, 3]]).undisturbed
        3
        """
        best = max if self.more_is_better else min
        return self._p95([best(same) for same in zip(*self.rounds, strict=True)])

    def _p95(self, samples: Sequence[float]) -> float:
        best_first = sorted(samples, reverse=self.more_is_better)
        return best_first[ceil(len(best_first) * 95 / 100) - 1]

    @property
    def kept(self) -> bool | None:
        """Whether the target is kept, disturbed as it was; ``None`` without one."""
        if self.target is None:
            return None
        return self.p95 >= self.target if self.more_is_better else self.p95 <= self.target

    def told(self) -> dict[str, Any]:
        """Ready for JSON. ``spread`` is the lowest and the highest median of a round: how much the runs differ.

        >>> told = Measurement("x", [[1, 2, 3], [3, 3, 4]], target=3.5).told()
        >>> told["median"], told["p95"], told["undisturbed"], told["spread"], told["kept"]
        (3, 4, 3, [2, 3], False)
        """
        medians = [median(each) for each in self.rounds]
        return {
            "id": self.id,
            "unit": self.unit,
            "median": exact(self.median),
            "p95": exact(self.p95),
            "undisturbed": exact(self.undisturbed),
            "spread": [exact(min(medians)), exact(max(medians))],
            "rounds": len(self.rounds),
            "samples": len(self.samples),
            "target": self.target,
            "more_is_better": self.more_is_better,
            "kept": self.kept,
        }


def ratio(one: Measurement, other: Measurement) -> dict[str, Any]:
    """One measurement by another: the median of what their rounds give, and the spread of it, ready for JSON.

    Round by round, because the two of a round met the machine in the same mood.

    >>> ratio(Measurement("x", [[2], [4], [9]]), Measurement("y", [[1], [2], [3]]))
    {'value': 2, 'spread': [2, 3]}
    """
    each = [median(mine) / median(theirs) for mine, theirs in zip(one.rounds, other.rounds, strict=True)]
    return {"value": exact(median(each)), "spread": [exact(min(each)), exact(max(each))]}


def exact(value: float) -> float:
    """Four significant digits: as exact as a clock on a shared machine deserves.

    >>> exact(0.0423456), exact(1234.5678), exact(7)
    (0.04235, 1235, 7)
    """
    rounded = float(f"{value:.4g}")
    return int(rounded) if rounded.is_integer() else rounded

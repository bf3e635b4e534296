"""The algebra of outcomes, proved by trying everything."""

from itertools import product

import pytest

from selfcheck.core.outcome import Interval, Outcome, all_of, any_of, at_least

INTERVALS = [Interval(worst, best) for worst, best in product(Outcome, Outcome) if worst <= best]


def exactly(outcomes, decide):
    """The interval that all ways of settling the parts really span."""
    settled = [decide([Interval(one, one) for one in choice]).worst for choice in product(*outcomes)]
    return Interval(min(settled), max(settled))


def within(interval):
    return [outcome for outcome in Outcome if interval.worst <= outcome <= interval.best]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_combination_spans_exactly_what_its_parts_can_become(size):
    ways = [all_of, any_of, *(lambda parts, k=k: at_least(k, parts) for k in range(1, size + 1))]
    for parts in product(INTERVALS, repeat=size):
        for way in ways:
            assert way(parts) == exactly([within(part) for part in parts], way)


def test_any_of_is_at_least_one_and_all_of_is_at_least_every_one():
    for parts in product(INTERVALS, repeat=3):
        assert any_of(parts) == at_least(1, parts)
        assert all_of(parts) == at_least(3, parts)


def test_a_choice_of_none_or_of_more_than_there_are_is_refused():
    for k in (0, 4):
        with pytest.raises(ValueError, match="can never be decided"):
            at_least(k, INTERVALS[:3])

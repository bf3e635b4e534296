"""The share of weightings at or above a line is exact: against formulas, geometry, moments and chance."""

import itertools
import random
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.scoring.score import share_at_or_above

some_values = st.lists(st.integers(0, 8).map(lambda n: Fraction(n * 25, 2)), min_size=5, max_size=5)


def spread(values, line):
    """The textbook formula for knots that all differ."""
    power = len(values) - 1
    share = Fraction(0)
    for one in values:
        if one > line:
            apart = Fraction(1)
            for other in values:
                apart *= one - other if other != one else 1
            share += (one - line) ** power / apart
    return share


@given(st.sets(st.integers(0, 40), min_size=2, max_size=7), st.integers(0, 80))
def test_the_share_is_the_textbook_formula_where_no_two_dimensions_are_alike(values, doubled):
    line = Fraction(doubled, 2)
    exact = [Fraction(one) for one in values]
    assert share_at_or_above(exact, line) == spread(exact, line)


@pytest.mark.parametrize("high", [1, 2, 3, 4])
@pytest.mark.parametrize("line", [0, 1, 25, 50, 99, 100])
def test_the_share_with_two_levels_is_a_beta_distribution(high, line):
    # The weights of ``high`` dimensions add up to a Beta(high, 5 − high) variable; its tail is a binomial sum.
    level = Fraction(line, 100)
    values = [Fraction(100)] * high + [Fraction(0)] * (5 - high)
    tail = sum(comb(4, k) * level**k * (1 - level) ** (4 - k) for k in range(high))
    assert share_at_or_above(values, Fraction(line)) == tail


@given(st.lists(st.integers(0, 6), min_size=3, max_size=3), st.integers(0, 24))
def test_the_share_of_three_is_the_area_cut_off_a_triangle(values, quartered):
    line = Fraction(quartered, 4)
    corners = [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]
    heights = [Fraction(one) - line for one in values]
    kept = []
    for now in range(3):
        then = (now + 1) % 3
        if heights[now] >= 0:
            kept.append(corners[now])
        if heights[now] * heights[then] < 0:
            at = heights[now] / (heights[now] - heights[then])
            kept.append(tuple(a + (b - a) * at for a, b in zip(corners[now], corners[then], strict=True)))
    area = sum((a[0] * b[1] - a[1] * b[0] for a, b in zip(kept, kept[1:] + kept[:1], strict=True)), Fraction(0))
    assert share_at_or_above([Fraction(one) for one in values], line) == abs(area)


@given(some_values)
def test_the_share_has_the_mean_and_the_variance_of_a_weighted_mean(values):
    # Integrated over the line, the share gives the moments; between two knots it is a polynomial of the fourth
    # degree, for which Boole's rule is exact, also when multiplied by the line.
    knots = sorted(set(values))
    first = second = Fraction(0)
    for left, right in itertools.pairwise(knots):
        step = (right - left) / 4
        for place, weight in enumerate((7, 32, 12, 32, 7)):
            line = left + place * step
            part = Fraction(2, 45) * step * weight * share_at_or_above(values, line)
            first += part
            second += 2 * line * part
    whole, squares = sum(values), sum(one * one for one in values)
    assert knots[0] + first == whole / 5
    assert knots[0] ** 2 + second == (squares + whole * whole) / 30


@pytest.mark.parametrize(
    "values",
    [
        (20, 40, 60, 80, 100),
        (60, 60, 60, 80, 40),
        (0, 0, 50, 100, 100),
        (70, 70, 70, 70, 20),
        (55, 56, 57, 58, 59),
    ],
)
def test_the_share_agrees_with_weightings_drawn_at_random(values):
    draw = random.Random(2024)
    size = 20_000
    totals = []
    for _ in range(size):
        weights = [draw.expovariate(1) for _ in values]
        totals.append(sum(weight * one for weight, one in zip(weights, values, strict=True)) / sum(weights))
    for line in (30, 45, 55.5, 57, 60, 65, 75, 90):
        exact = share_at_or_above([Fraction(one) for one in values], Fraction(line))
        drawn = sum(total >= line for total in totals) / size
        assert abs(float(exact) - drawn) < 5 * 0.5 / size**0.5


@given(some_values, st.integers(0, 400))
def test_the_share_does_not_jump_where_dimensions_come_to_agree(values, quartered):
    line = Fraction(quartered, 4)
    if len(set(values)) == 1:
        return  # there it does jump, from none to all
    nudged = [one + Fraction(place, 10**9) for place, one in enumerate(values)]
    assert abs(share_at_or_above(values, line) - share_at_or_above(nudged, line)) < Fraction(1, 10**5)


@given(some_values, st.integers(0, 100), st.integers(0, 100))
def test_a_higher_line_is_reached_by_fewer_weightings(values, one, other):
    low, high = sorted((Fraction(one), Fraction(other)))
    assert 0 <= share_at_or_above(values, high) <= share_at_or_above(values, low) <= 1


@given(some_values)
def test_all_weightings_reach_the_minimum_and_none_exceeds_the_maximum(values):
    just = Fraction(1, 1000)
    assert share_at_or_above(values, min(values)) == 1
    assert share_at_or_above(values, max(values) + just) == 0
    assert share_at_or_above(values, max(values)) == (1 if len(set(values)) == 1 else 0)
    if len(set(values)) > 1:
        assert share_at_or_above(values, min(values) + just) < 1


@given(some_values, st.permutations(range(5)), st.integers(0, 100))
def test_the_share_does_not_depend_on_the_order_of_the_dimensions(values, order, line):
    exact = Fraction(line)
    assert share_at_or_above([values[at] for at in order], exact) == share_at_or_above(values, exact)

"""Scoring: intervals, weightings, the share at or above a line, the veto, and what cannot be taken."""

import json
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.rules.indicators import DIMENSIONS, INDICATORS, RATED, VETO
from selfcheck.rules.integrity import VETO_ROW
from selfcheck.scoring.score import check, score, typed
from selfcheck.words import LANGS, say

WHOLE = {one.id: 3 for one in RATED} | {VETO.id: False}
EVEN = dict.fromkeys(DIMENSIONS, 1)

"""How long an example takes is the machine's affair; the speed has a test of its own."""

a_rating = st.one_of(st.integers(0, 5), st.integers(0, 500).map(lambda n: n / 100))
sheets = st.dictionaries(st.sampled_from([one.id for one in RATED]), a_rating)
full_sheets = st.fixed_dictionaries({one.id: a_rating for one in RATED})
a_line = st.one_of(st.integers(0, 100), st.integers(0, 1000).map(lambda n: n / 10))
some_weights = st.fixed_dictionaries({id: st.integers(0, 9) for id in DIMENSIONS}).filter(
    lambda weights: any(weights.values())
)


def scored(ratings, weights=None, line=None):
    sheet = check(ratings, weights, line)
    assert not sheet.problems
    return score(sheet)


def figures(made):
    """Every interval of a report, by name."""
    found = {row["id"]: row for row in made["dimensions"]}
    found |= {"min": made["all_weightings"]["min"], "max": made["all_weightings"]["max"]}
    return found | {name: made[name] for name in ("total", "weighted", "share") if made[name]}


# The table.


def test_the_guides_table_has_26_rated_indicators_and_a_veto_in_five_dimensions():
    assert list(INDICATORS) == [f"tr_{number}" for number in range(1, 28)]
    assert [sum(one.dimension == id for one in RATED) for id in DIMENSIONS] == [6, 7, 8, 4, 1]
    assert VETO.id == "tr_27"
    assert VETO.provision == VETO_ROW
    assert VETO.dimension == "compliance"


def test_an_indicator_is_written_somewhere_in_the_template_and_rests_on_something():
    for one in INDICATORS.values():
        assert one.evidence, one.id
        assert all(name.startswith("template-2024#") for name in one.evidence), one.id
        assert one.behind, one.id
        assert any(name.startswith("lab-measures#") for name in one.behind), one.id
        assert len({*one.evidence, *one.behind}) == len(one.evidence) + len(one.behind), one.id


# Intervals.


def test_nothing_rated_leaves_everything_open():
    made = scored({})
    assert {(row["worst"], row["best"]) for row in figures(made).values()} == {(0, 100)}
    assert made["veto"] == {
        "id": "tr_27",
        "provision": VETO_ROW,
        "conduct": None,
        "worst": "unmet",
        "best": "met",
    }


@pytest.mark.parametrize(("rating", "points"), [(0, 0), (1, 20), (2.5, 50), (5, 100)])
def test_the_same_rating_everywhere_is_the_total_whatever_the_weights(rating, points):
    made = scored({one.id: rating for one in RATED}, {**EVEN, "foresight": 7}, line=points)
    everything = figures(made)
    share = everything.pop("share")
    assert {(row["worst"], row["best"]) for row in everything.values()} == {(points, points)}
    assert share == {"worst": 1, "best": 1}


def test_the_one_rated_indicator_of_compliance_is_its_dimension():
    made = scored(WHOLE | {"tr_26": 5})
    assert made["dimensions"][4] == {"id": "compliance", "worst": 100, "best": 100, "rated": 1, "of": 1}
    assert made["total"] == {"worst": 68, "best": 68}


def test_a_decimal_counts_as_it_was_written():
    assert scored({one.id: 3.3 for one in RATED})["total"] == {"worst": 66, "best": 66}


def test_null_is_missing_and_16_point_0_is_16():
    made = scored({"tr_1": None, "tr_2": 4.0, "tr_27": None})
    assert made["ratings"] == {"tr_2": 4}
    assert isinstance(made["ratings"]["tr_2"], int)


@given(sheets, some_weights, a_line)
def test_the_least_and_the_greatest_weighting_enclose_the_equal_and_the_own_one(ratings, weights, line):
    found = figures(scored(ratings, weights, line))
    for end in ("worst", "best"):
        for total in ("total", "weighted"):
            assert found["min"][end] <= found[total][end] <= found["max"][end]
    for row in found.values():
        assert row["worst"] <= row["best"]


@given(full_sheets, st.sets(st.sampled_from([one.id for one in RATED])), some_weights, a_line)
def test_the_interval_of_an_incomplete_sheet_contains_every_completion(ratings, hidden, weights, line):
    shown = {id: rating for id, rating in ratings.items() if id not in hidden}
    incomplete, complete = figures(scored(shown, weights, line)), figures(scored(ratings, weights, line))
    for name, row in complete.items():
        assert row["worst"] == row["best"]
        assert incomplete[name]["worst"] <= row["worst"] <= incomplete[name]["best"]


@given(sheets, some_weights, a_line, st.sampled_from([one.id for one in RATED]), a_rating)
def test_raising_a_rating_lowers_nothing(ratings, weights, line, id, rating):
    before = ratings | {id: min(rating, ratings.get(id, rating))}
    after = ratings | {id: max(rating, ratings.get(id, rating))}
    lower, higher = figures(scored(before, weights, line)), figures(scored(after, weights, line))
    for name, row in lower.items():
        assert row["worst"] <= higher[name]["worst"]
        assert row["best"] <= higher[name]["best"]


def test_each_end_of_an_interval_is_reached_by_a_completion():
    shown = {f"tr_{number}": 2 for number in range(1, 20)}
    incomplete = scored(shown, {**EVEN, "promotion": 4}, 45)
    for rating, end in ((0, "worst"), (5, "best")):
        complete = scored({one.id: rating for one in RATED} | shown, {**EVEN, "promotion": 4}, 45)
        for name, row in figures(complete).items():
            assert row[end] == figures(incomplete)[name][end]


def test_a_line_is_reached_at_the_line():
    assert scored(WHOLE, line=60)["share"] == {"worst": 1, "best": 1}
    assert scored(WHOLE, line=60.01)["share"] == {"worst": 0, "best": 0}


def test_without_a_line_there_is_no_share():
    made = scored(WHOLE)
    assert made["line"] is None
    assert made["share"] is None


# The lever.


def test_the_lever_is_the_indicator_whose_rise_adds_most():
    lever = scored(WHOLE)["lever"]
    assert lever == {"raise": {"indicators": ["tr_26"], "points": 8}, "answer": None}


def test_a_lever_names_all_that_move_the_total_equally():
    promotion = ["tr_22", "tr_23", "tr_24", "tr_25"]
    lever = scored({"tr_26": 5})["lever"]
    assert lever == {kind: {"indicators": promotion, "points": 5} for kind in ("raise", "answer")}


def test_the_lever_among_the_open_ones_need_not_be_the_lever():
    made = scored({id: rating for id, rating in WHOLE.items() if id not in ("tr_3", "tr_16")})
    assert made["lever"]["raise"]["indicators"] == ["tr_26"]
    assert made["lever"]["answer"]["indicators"] == ["tr_3"]
    assert made["lever"]["answer"]["points"] == pytest.approx(100 / 5 / 6)


def test_own_weights_have_their_own_lever():
    made = scored(WHOLE, {**EVEN, "compliance": 0})
    assert made["lever"]["raise"]["indicators"] == ["tr_26"]
    assert made["weighted"]["lever"]["raise"]["indicators"] == ["tr_22", "tr_23", "tr_24", "tr_25"]


def test_nothing_moves_what_is_best_already():
    assert scored({one.id: 5 for one in RATED})["lever"] == {"raise": None, "answer": None}


@settings(max_examples=20)  # 27 scorings each
@given(sheets)
def test_the_lever_adds_what_it_says(ratings):
    before, lever = scored(ratings), scored(ratings)["lever"]["raise"]
    gained = {one.id: scored(ratings | {one.id: 5})["total"]["worst"] - before["total"]["worst"] for one in RATED}
    if lever is None:
        assert max(gained.values()) == 0
    else:
        assert lever["points"] == pytest.approx(max(gained.values()))
        assert all(gained[id] == pytest.approx(lever["points"]) for id in lever["indicators"])
    assert {row["id"]: row["adds"] for row in before["indicators"] if not row["veto"]} == pytest.approx(gained)


# The veto.


@pytest.mark.parametrize(("conduct", "outcome"), [(True, "unmet"), (False, "met")])
def test_the_veto_stands_beside_the_points_and_leaves_them_alone(conduct, outcome):
    made, without = scored(WHOLE | {"tr_27": conduct}), scored(WHOLE)
    assert (made["veto"]["worst"], made["veto"]["best"]) == (outcome, outcome)
    assert figures(made) == figures(without)
    assert made["indicators"][26]["rating"] is conduct
    assert made["indicators"][26]["adds"] is None


# Own weights.


def test_own_weights_may_have_any_scale():
    ratings, uneven = WHOLE | {"tr_26": 5}, {**EVEN, "compliance": 2}
    made = scored(ratings, uneven)
    assert made == scored(ratings, {id: weight * 50 for id, weight in uneven.items()})
    assert made == scored(ratings, {id: weight / 10 for id, weight in uneven.items()})
    assert made["weights"]["compliance"] == 1 / 3
    assert made["weighted"]["worst"] == pytest.approx(60 * 2 / 3 + 100 / 3)


def test_equal_own_weights_give_the_equal_weight_total():
    made = scored({"tr_1": 4, "tr_9": 2}, dict.fromkeys(DIMENSIONS, 12))
    assert {end: made["weighted"][end] for end in ("worst", "best")} == made["total"]


def test_all_the_weight_on_one_dimension_is_that_dimension():
    made = scored({"tr_22": 5}, {**dict.fromkeys(DIMENSIONS, 0), "promotion": 3})
    assert (made["weighted"]["worst"], made["weighted"]["best"]) == (25, 100)


# What cannot be taken.


@pytest.mark.parametrize("rating", [-1, -0.01, 5.01, 6, nan, inf, -inf, 10**400, True, "4", "", [], {}])
def test_a_rating_is_a_number_from_0_to_5(rating):
    sheet = check({"tr_1": rating, "tr_2": 4})
    assert [(problem.fact, problem.id) for problem in sheet.problems] == [("tr_1", "score.not_rating")]
    assert sheet.ratings == {"tr_2": 4}


@pytest.mark.parametrize("conduct", [0, 1, 5, "true", "false", nan])
def test_the_veto_is_answered_with_yes_or_no(conduct):
    assert [(problem.fact, problem.id) for problem in check({"tr_27": conduct}).problems] == [
        ("tr_27", "not_boolean")
    ]


@pytest.mark.parametrize("ratings", [None, [], "tr_1", 4])
def test_ratings_are_an_object(ratings):
    assert [problem.id for problem in check(ratings).problems] == ["score.ratings_not_object"]


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        ([1, 1, 1, 1, 1], [("", "score.weights_not_object")]),
        (dict.fromkeys(DIMENSIONS, 0), [("", "score.all_zero")]),
        ({**EVEN, "innovation": -1}, [("innovation", "score.not_weight")]),
        ({**EVEN, "innovation": inf}, [("innovation", "score.not_weight")]),
        ({**EVEN, "innovation": True}, [("innovation", "score.not_weight")]),
        ({**EVEN, "innovation": None}, [("innovation", "score.missing_weight")]),
        ({**EVEN, "novelty": 1}, [("novelty", "score.unknown_dimension")]),
        ({}, [(id, "score.missing_weight") for id in DIMENSIONS]),
    ],
)
def test_weights_name_all_five_dimensions_and_are_not_negative(weights, found):
    sheet = check({}, weights)
    assert [(problem.fact, problem.id) for problem in sheet.problems] == found
    assert sheet.weights is None


@pytest.mark.parametrize("line", [-1, 100.1, nan, inf, "sixty", True])
def test_a_line_is_a_number_from_0_to_100(line):
    sheet = check({}, None, line)
    assert [(problem.fact, problem.id) for problem in sheet.problems] == [("line", "score.not_line")]
    assert sheet.line is None


def test_all_faults_are_listed_at_once_and_what_is_sound_still_counts():
    sheet = check({"tr_0": 1, "tr_4": 9, "tr_5": 3, "tr_27": 1}, {**EVEN, "foresight": -2}, 1000)
    assert [problem.fact for problem in sheet.problems] == ["tr_0", "tr_4", "tr_27", "foresight", "line"]
    assert score(sheet)["ratings"] == {"tr_5": 3}


@pytest.mark.parametrize("lang", LANGS)
def test_every_fault_has_words_in_both_languages(lang):
    faulty = [
        check([], [], "x"),
        check({"tr_0": 1, "tr_1": "a" * 100, "tr_27": 1}, {"x": 1, "foresight": -1}),
        check({}, dict.fromkeys(DIMENSIONS, 0)),
    ]
    for sheet in faulty:
        for problem in sheet.problems:
            assert "{" not in say(lang, f"problem.{problem.id}", **problem.values)


def test_what_was_found_is_shortened():
    assert len(check({"tr_1": "a" * 1000}).problems[0].values["found"]) == 40


@pytest.mark.parametrize(
    ("text", "taken"), [("3.", 3), (".5", 0.5), ("9" * 39, int("9" * 39)), ("9" * 41, "9" * 41), ("1e3", "1e3")]
)
def test_what_is_typed_is_a_plain_decimal_or_stays_text(text, taken):
    assert typed(text) == taken


# The report as such.


@given(sheets, some_weights, a_line, st.randoms())
def test_the_order_of_a_file_changes_nothing(ratings, weights, line, chance):
    def shuffled(content):
        items = list(content.items())
        chance.shuffle(items)
        return dict(items)

    made = scored(ratings, weights, line)
    again = scored(shuffled(ratings), shuffled(weights), line)
    assert json.dumps(again) == json.dumps(made)


def test_the_receipt_changes_with_ratings_weights_and_line_and_not_with_null():
    made = [
        scored(WHOLE),
        scored(WHOLE | {"tr_1": 4}),
        scored(WHOLE | {"tr_27": True}),
        scored(WHOLE, EVEN),
        scored(WHOLE, line=60),
    ]
    receipts = [one["receipt"] for one in made]
    assert len(set(receipts)) == len(receipts)
    assert all(len(receipt) == 64 for receipt in receipts)
    assert scored({"tr_1": None})["receipt"] == scored({})["receipt"]

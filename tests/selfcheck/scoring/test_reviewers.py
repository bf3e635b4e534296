"""Several reviewers' ratings: mean, spread, where they disagree most, and files that cannot be taken."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.rules.indicators import DIMENSIONS, INDICATORS, RATED
from selfcheck.scoring.reviewers import compare, reviewers, spread
from selfcheck.scoring.score import check, score
from selfcheck.terminal import reviewers as reviewers_text
from selfcheck.words import LANGS, say

WHOLE = {one.id: 3 for one in RATED} | {"tr_27": False}
RATINGS = st.dictionaries(
    st.sampled_from([one.id for one in RATED]), st.none() | st.integers(0, 50).map(lambda tenths: tenths / 10)
)
PANELS = st.lists(RATINGS, min_size=1, max_size=5)


def compared(*sheets, weights=None, line=None):
    return compare(reviewers([(f"{place}.json", sheet, ()) for place, sheet in enumerate(sheets)], weights, line))


def row(report, id):
    return next(one for one in report["indicators"] if one["id"] == id)


def test_one_reviewers_file_gives_what_it_gives_alone():
    weights, line = dict.fromkeys(DIMENSIONS, 1) | {"innovation": 3}, 60
    alone = score(check(WHOLE | {"tr_26": None}, weights, line))
    found = compared(WHOLE | {"tr_26": None}, WHOLE, weights=weights, line=line)
    beside = found["reviewers"][0]
    assert {key: beside[key] for key in ("dimensions", "total", "weighted", "share", "receipt")} == {
        key: alone[key] for key in ("dimensions", "total", "share", "receipt")
    } | {"weighted": alone["weighted"]}


def test_the_mean_of_an_indicator_is_that_of_the_ratings_given():
    found = row(compared({"tr_1": 2}, {"tr_1": 5}, {"tr_2": 1}), "tr_1")
    assert (found["ratings"], found["rated"], found["mean"]) == ([2, 5, None], 2, 3.5)
    assert (found["lowest"], found["highest"], found["range"], found["deviation"]) == (2, 5, 3, 1.5)


def test_nobody_rated_it_and_one_rated_it_have_no_spread():
    found = compared({"tr_1": 2}, {})
    assert row(found, "tr_1")["mean"] == 2
    assert row(found, "tr_1")["range"] is row(found, "tr_1")["deviation"] is None
    assert row(found, "tr_2")["mean"] is row(found, "tr_2")["lowest"] is None


def test_a_dimension_left_open_by_one_is_an_interval_and_the_spread_counts_the_others():
    found = compared(WHOLE, WHOLE | {"tr_26": 5}, WHOLE | {"tr_26": None})["dimensions"][4]
    assert found["mean"] == {"worst": pytest.approx(160 / 3), "best": pytest.approx(260 / 3)}
    assert (found["certain"], found["lowest"], found["highest"], found["deviation"]) == (2, 60, 100, 20.0)


def test_the_widest_disagreement_comes_first_and_agreement_is_left_out():
    found = compared(WHOLE, WHOLE | {"tr_9": 0, "tr_2": 2}, WHOLE | {"tr_4": 5})
    assert found["disagreements"] == ["tr_9", "tr_4", "tr_2"]


def test_one_who_reports_misconduct_is_named_and_never_averaged():
    found = compared(WHOLE, WHOLE | {"tr_27": True}, WHOLE | {"tr_27": None})
    assert found["veto"]["present"] == ["1.json"]
    assert found["veto"]["absent"] == ["0.json"]
    assert found["veto"]["open"] == ["2.json"]
    assert "tr_27" not in [one["id"] for one in found["indicators"]]


def test_a_bad_file_is_named_with_everything_wrong_and_the_others_stand():
    files = reviewers([("good", WHOLE, ()), ("bad", {"tr_1": 9, "tr_99": 1, "tr_27": "no"}, ())])
    found = compare(files)
    assert [one["name"] for one in found["reviewers"]] == ["good"]
    assert [(one["name"], [wrong["fact"] for wrong in one["problems"]]) for one in found["refused"]] == [
        ("bad", ["tr_1", "tr_99", "tr_27"])
    ]
    assert found["total"]["mean"] == {"worst": 60, "best": 60}


def test_files_of_the_same_name_are_told_apart_whatever_the_others_are_called():
    files = reviewers([(name, {}, ()) for name in ("a", "a", "a (2)", "a")])
    assert [one.name for one in files] == ["a", "a (2)", "a (2) (2)", "a (3)"]


def named(name, ratings=WHOLE, **about):
    return {**ratings, "selfcheck": {"format": 2, "scheme": "score", "name": name, **about}}


def test_reviewers_are_called_as_their_files_say_and_told_apart_where_two_say_the_same():
    files = [("selfcheck-score.json", named(name), ()) for name in ("张三", "李四", "张三", "")]
    found = reviewers(files)
    assert [one.name for one in found] == ["张三", "李四", "张三 (2)", "selfcheck-score.json"]
    assert [one.file for one in found] == ["selfcheck-score.json"] * 3 + [""]
    made = compare(found)
    assert [one["name"] for one in made["reviewers"]] == [one.name for one in found]
    assert made["veto"]["absent"] == [one.name for one in found]


@pytest.mark.parametrize("lang", LANGS)
def test_a_terminal_is_told_who_rated_and_from_which_file(lang):
    found = compare(reviewers([("a.json", named("张三"), ()), ("b.json", named("李四", {"tr_1": 1}), ())]))
    printed = reviewers_text.text(found, lang)
    assert say(lang, "reviewers.names_of_file", n=1, name="张三", file="a.json") in printed
    assert say(lang, "reviewers.rating", name="李四", rating="1") in printed


def test_a_reviewers_name_moves_no_cursor_and_turns_no_writing():
    (one,) = reviewers([("a.json", named("\x1b[2J\u202e张三\ud800\n" + "三" * 200), ())])
    assert one.name == "[2J张三" + "三" * 75


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (named("张三", format=3), ["newer_format"]),
        (named("张三", format="2"), ["bad_about"]),
        (named(["张三"]), ["bad_about"]),
        (named("某院", {"team.leader": True}, scheme="lab"), ["other_scheme"]),
        (named("张三", {"tr_1": 9}), ["score.not_rating"]),
        (None, ["score.ratings_not_object"]),
    ],
    ids=["newer", "no format", "no name", "answers", "wrong rating", "null"],
)
def test_a_file_that_tells_something_else_about_itself_is_refused_by_its_own_name(content, problems):
    (one,) = reviewers([("a.json", content, ())])
    assert one.name == "a.json"
    assert [problem.id for problem in one.problems] == problems


def test_a_name_that_is_no_text_can_still_be_printed():
    (one,) = reviewers([("half \ud83d of a pair", {}, ())])
    assert one.name.encode("utf-8") == rb"half \ud83d of a pair"


def test_without_a_file_that_can_be_taken_there_is_nothing_to_compare():
    with pytest.raises(ValueError, match="no file"):
        compare(reviewers([("bad", [], ())]))


@given(st.lists(st.integers(0, 500).map(lambda tenths: Fraction(tenths, 10)), min_size=2))
def test_mean_and_deviation_are_the_textbook_ones(values):
    found = spread(values)
    assert found["deviation"] == pytest.approx(statistics.pstdev(map(float, values)), abs=1e-9)
    assert found["range"] == pytest.approx(float(max(values) - min(values)))
    assert found["deviation"] <= found["range"] / 2 + 1e-9  # no spread is wider than half at each end


@given(PANELS, st.randoms())
def test_the_order_of_the_files_changes_no_figure(panel, random):
    mixed = random.sample(panel, len(panel))
    figures = ("dimensions", "total", "disagreements")
    one, other = compared(*panel), compared(*mixed)
    assert [one[key] for key in figures] == [other[key] for key in figures]


@given(PANELS)
def test_a_reviewer_added_twice_over_changes_no_mean(panel):
    once, twice = compared(*panel), compared(*panel, *panel)
    assert once["total"]["mean"] == twice["total"]["mean"]
    assert [one["mean"] for one in once["indicators"]] == [one["mean"] for one in twice["indicators"]]
    assert once["disagreements"] == [id for id in twice["disagreements"] if row(once, id)["range"]]


@given(PANELS)
def test_the_mean_of_a_total_lies_within_those_of_the_reviewers(panel):
    found = compared(*panel)
    for end in ("worst", "best"):
        totals = [one["total"][end] for one in found["reviewers"]]
        assert min(totals) - 1e-9 <= found["total"]["mean"][end] <= max(totals) + 1e-9


@pytest.mark.parametrize("lang", LANGS)
def test_a_terminal_is_told_names_veto_figures_and_every_disagreement(lang):
    found = compared(WHOLE, WHOLE | {"tr_3": 1, "tr_27": True}, weights=dict.fromkeys(DIMENSIONS, 1))
    printed = reviewers_text.text(found, lang)
    assert "1.json" in printed.splitlines()[2]
    assert found["receipt"] in printed
    for wanted in ("tr_3", "0.json：3；1.json：1" if lang == "zh" else "0.json: 3; 1.json: 1"):
        assert wanted in printed
    assert [line for line in printed.splitlines() if "tr_1" in line and "tr_26" in line]  # where all agree
    assert set(INDICATORS) - {"tr_27"} == {one["id"] for one in found["indicators"]}

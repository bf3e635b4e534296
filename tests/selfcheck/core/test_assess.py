"""Intervals and open questions against trying every completion of the answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.core.assess import assess
from selfcheck.core.outcome import Interval
from selfcheck.core.requirement import LENIENT, decide
from selfcheck.rules import LAB, SCHEMES
from tests.selfcheck.core.trees import answers_to, completions, ladders, readings_taken, schemes


def root(scheme, answers, strict):
    return decide(scheme.root, answers, strict)[scheme.root.id]


def intervals(scheme, answers, strict=LENIENT):
    found = decide(scheme.root, answers, strict)
    return found | {leaf.id: leaf.decide(answers, strict) for leaf in scheme.preferences}


fewer = settings(max_examples=60)


@given(schemes(), readings_taken, st.data())
def test_an_interval_spans_exactly_what_the_open_answers_can_still_make_of_it(scheme, strict, data):
    answers = answers_to(scheme, data.draw)
    roots = [root(scheme, complete, strict).worst for complete in completions(scheme, answers)]
    assert assess(scheme, answers, strict).root == Interval(min(roots), max(roots))


@given(schemes(), readings_taken, st.data())
def test_a_question_matters_exactly_when_some_completion_turns_on_it(scheme, strict, data):
    answers = answers_to(scheme, data.draw)
    decided = assess(scheme, answers, strict)
    by_fact = ladders(scheme)
    unanswered = [id for id in scheme.facts if id not in answers]
    for id in unanswered:
        turns = any(
            len({root(scheme, {**complete, id: value}, strict) for value in by_fact[id]}) > 1
            for complete in completions(scheme, answers)
        )
        assert (id in decided.unknown_facts) == turns
    assert sorted(decided.unknown_facts + decided.settled_facts) == sorted(unanswered)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
@given(st.data())
@fewer
def test_answering_an_unknown_never_widens_an_interval(scheme, data):
    answers = answers_to(scheme, data.draw)
    before = intervals(scheme, answers)
    for id, ladder in ladders(scheme).items():
        if id not in answers:
            after = intervals(scheme, {**answers, id: data.draw(st.sampled_from(ladder))})
            for requirement, interval in after.items():
                assert before[requirement].worst <= interval.worst
                assert interval.best <= before[requirement].best


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
@given(st.data())
@fewer
def test_more_of_a_good_thing_never_worsens_an_outcome(scheme, data):
    by_fact = ladders(scheme)
    answers = {id: data.draw(st.sampled_from(ladder)) for id, ladder in by_fact.items()}
    id = data.draw(st.sampled_from(sorted(by_fact)))
    rung = by_fact[id].index(answers[id])
    better = {**answers, id: data.draw(st.sampled_from(by_fact[id][rung:]))}
    before, after = intervals(scheme, answers), intervals(scheme, better)
    for requirement, interval in after.items():
        assert before[requirement] <= interval


@given(st.data())
@fewer
def test_a_strict_reading_never_helps(data):
    answers = answers_to(LAB, data.draw)
    lenient, strict = intervals(LAB, answers), intervals(LAB, answers, frozenset({"equipment-scope"}))
    for requirement, interval in strict.items():
        assert interval.worst <= lenient[requirement].worst
        assert interval.best <= lenient[requirement].best


def test_requirements_come_in_document_order_with_the_root_first_and_the_preference_last():
    listed = list(assess(LAB, {}).intervals)
    assert listed[:4] == ["lab", "lab.host", "lab.host.type", "lab.host.capability"]
    assert listed[-2:] == ["lab.integrity", "lab.preference"]


def test_the_questions_that_weigh_most_come_first():
    # Two outcomes are wanting: the original one must be there, and one of two ways of the fourth is enough.
    answers = {id: ladder[-1] for id, ladder in ladders(LAB).items()} | {
        "outcomes.innovation": False,
        "outcomes.leading_technology": False,
        "outcomes.standards_led_3y": 0,
    }
    for id in ("outcomes.original", "outcomes.conversions_3y", "outcomes.service_income_wan_yuan"):
        del answers[id]
    del answers["integrity.misconduct"]
    assert assess(LAB, answers).unknown_facts == (
        "outcomes.original",
        "integrity.misconduct",
        "outcomes.conversions_3y",
        "outcomes.service_income_wan_yuan",
    )

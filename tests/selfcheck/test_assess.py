"""Intervals and open questions against trying every completion of the answers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.assess import assess
from selfcheck.outcome import Interval
from selfcheck.rules import LAB

from .trees import answers_to, choices, completions, schemes


@given(schemes(), st.data())
def test_an_interval_spans_exactly_what_the_open_answers_can_still_make_of_it(scheme, data):
    answers = answers_to(scheme, data.draw)
    roots = [assess(scheme, complete).root.worst for complete in completions(scheme, answers)]
    assert assess(scheme, answers).root == Interval(min(roots), max(roots))


@given(schemes(), st.data())
def test_a_question_matters_exactly_when_some_completion_turns_on_it(scheme, data):
    answers = answers_to(scheme, data.draw)
    decided = assess(scheme, answers)
    unanswered = [fact for id, fact in scheme.facts.items() if id not in answers]
    for fact in unanswered:
        turns = any(
            len({assess(scheme, {**complete, fact.id: value}).root for value in choices(fact)}) > 1
            for complete in completions(scheme, answers)
        )
        assert (fact.id in decided.unknown_facts) == turns
    assert sorted(decided.unknown_facts + decided.settled_facts) == sorted(fact.id for fact in unanswered)


@given(st.data())
@settings(max_examples=60)
def test_answering_an_unknown_never_widens_an_interval(data):
    answers = answers_to(LAB, data.draw)
    before = assess(LAB, answers)
    for id, fact in LAB.facts.items():
        if id not in answers:
            value = data.draw(st.sampled_from(choices(fact)))
            after = assess(LAB, {**answers, id: value})
            for requirement, interval in after.intervals.items():
                assert before.intervals[requirement].worst <= interval.worst
                assert interval.best <= before.intervals[requirement].best


@given(st.data())
@settings(max_examples=60)
def test_more_of_a_good_thing_never_worsens_an_outcome(data):
    answers = {id: data.draw(values(fact)) for id, fact in LAB.facts.items()}
    better = dict(answers)
    id = data.draw(st.sampled_from(sorted(LAB.facts)))
    better[id] = True if isinstance(answers[id], bool) else answers[id] + data.draw(st.integers(1, 10_000))
    before, after = assess(LAB, answers), assess(LAB, better)
    for requirement, interval in after.intervals.items():
        assert before.intervals[requirement] <= interval


def values(fact):
    return st.booleans() if isinstance(choices(fact)[0], bool) else st.integers(0, 10_000)


def test_requirements_come_in_document_order_with_the_root_first():
    listed = list(assess(LAB, {}).intervals)
    assert listed[:4] == ["lab", "lab.facilities", "lab.facilities.conditions", "lab.facilities.concentrated"]
    assert listed[-1] == "lab.safeguards.support"

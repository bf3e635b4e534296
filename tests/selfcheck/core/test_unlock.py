"""Unlock sets against trying every set of requirements."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.core.outcome import Outcome
from selfcheck.core.requirement import Combine, Force, Leaf, decide, walk
from selfcheck.core.unlock import Unlock, unlock
from selfcheck.rules import LAB
from tests.selfcheck.core.trees import answers_to, completions, ladders, readings_taken, schemes


def met(part, leaves):
    """Whether a requirement is met when exactly these leaves are."""
    if isinstance(part, Leaf):
        return part.id in leaves
    enough = {Combine.ALL: len(part.children), Combine.ANY: 1}.get(part.combine, part.need)
    return sum(met(child, leaves) for child in part.children) >= enough


def by_trying(scheme, intervals):
    """Every smallest set that makes the root met, found by trying them all, small ones first."""
    vetoes = {leaf.id for leaf in scheme.leaves if leaf.force is Force.VETO}
    if any(intervals[id].best < Outcome.MET for id in vetoes):
        return set()
    given_already = vetoes | {leaf.id for leaf in scheme.leaves if intervals[leaf.id].worst is Outcome.MET}
    open_leaves = [leaf.id for leaf in scheme.leaves if leaf.id not in given_already]
    found = set()
    for size in range(len(open_leaves) + 1):
        for ids in map(frozenset, combinations(open_leaves, size)):
            if not any(smaller <= ids for smaller in found) and met(scheme.root, given_already | ids):
                found.add(ids)
    return found


def check(scheme, answers, strict=frozenset()):
    intervals = decide(scheme.root, answers, strict)
    made = unlock(scheme, intervals)
    assert {frozenset(ids) for ids in made.sets} == by_trying(scheme, intervals)
    assert len(made.sets) == len(set(map(frozenset, made.sets)))
    order = [leaf.id for leaf in scheme.leaves]
    assert all(list(ids) == sorted(ids, key=order.index) for ids in made.sets)
    assert set(made.irreparable) == {
        leaf.id for leaf in scheme.leaves if leaf.force is Force.VETO and intervals[leaf.id].worst < Outcome.MET
    }


@given(schemes(), readings_taken, st.data())
def test_the_sets_are_all_smallest_sets_and_nothing_else(scheme, strict, data):
    check(scheme, answers_to(scheme, data.draw), strict)


@given(st.data())
@settings(max_examples=40)
def test_the_sets_are_exact_for_the_laboratories_too(data):
    best = {id: ladder[-1] for id, ladder in ladders(LAB).items()}
    worst = {id: ladder[0] for id, ladder in ladders(LAB).items()}
    missed = data.draw(st.sets(st.sampled_from(sorted(best)), max_size=9))
    check(LAB, best | {id: worst[id] for id in missed if data.draw(st.booleans(), label=id)})
    check(LAB, {id: value for id, value in best.items() if id not in missed})


@settings(max_examples=40)
@given(schemes(most_leaves=4), st.data())
def test_the_root_can_be_met_exactly_when_there_is_a_set_or_nothing_left_to_do(scheme, data):
    for answers in completions(scheme, answers_to(scheme, data.draw)):
        intervals = decide(scheme.root, answers)
        assert (unlock(scheme, intervals).sets == ((),)) == (intervals[scheme.root.id].worst is Outcome.MET)


def test_nothing_unlocks_what_a_veto_has_shut_and_an_open_veto_is_no_obstacle():
    everything = {id: ladder[-1] for id, ladder in ladders(LAB).items()}
    shut = unlock(LAB, decide(LAB.root, everything | {"integrity.misconduct": True}))
    assert shut == Unlock((), ("lab.integrity",))
    unknown = {id: value for id, value in everything.items() if id != "integrity.misconduct"}
    assert unlock(LAB, decide(LAB.root, unknown)) == Unlock(((),), ("lab.integrity",))


def test_with_nothing_answered_every_leaf_but_the_veto_is_in_some_set():
    made = unlock(LAB, decide(LAB.root, {}))
    named = {id for ids in made.sets for id in ids}
    assert named == {part.id for part in walk(LAB.root) if isinstance(part, Leaf)} - {"lab.integrity"}

"""The rules made for the JavaScript rule engine decide as ours do, and hold no number of their own."""

import random
from itertools import chain, combinations, product

import pytest

from scripts.bench import engine, rule_engine, sample
from scripts.bench.measurement import BenchError
from selfcheck.core.outcome import MET
from selfcheck.core.requirement import Leaf, decide, walk
from selfcheck.rules import BASE, LAB
from selfcheck.rules.outcomes import ANY_THREE

OPERATORS = {
    "equal": lambda answer, value: answer is value,
    "in": lambda answer, value: answer in value,
    "greaterThanInclusive": lambda answer, value: answer is not None and answer >= value,
    "lessThanInclusive": lambda answer, value: answer is not None and answer <= value,
}


def holds(condition, answers):
    """What the engine makes of a condition."""
    if "fact" in condition:
        return OPERATORS[condition["operator"]](answers.get(condition["fact"]), condition["value"])
    ((join, conditions),) = condition.items()
    return {"all": all, "any": any}[join](holds(one, answers) for one in conditions)


def verdict(scheme, answers):
    held = [rule["event"]["type"] for rule in rule_engine.rules(scheme) if holds(rule["conditions"], answers)]
    return held[0] if held else "unmet"


def ours(scheme, answers):
    interval = decide(scheme.root, answers)[scheme.root.id]
    assert interval.decided
    return interval.worst.word


def with_values(scheme, reached):
    """Complete answers that reach exactly these leaves, with amounts at their limits."""
    answers = {}
    for leaf in scheme.leaves:
        asked = {gate.id: above + 1 for gate, above in filter(None, [leaf.only_above])}
        answers[leaf.fact.id] = next(
            one
            for one in leaf.telling(leaf.fact)
            if (leaf.decide({**asked, leaf.fact.id: one}) == MET) is (leaf.id in reached)
        )
    return answers


def test_it_decides_as_we_do_wherever_at_most_two_requirements_are_missed():
    every = {leaf.id for leaf in LAB.leaves}
    for missed in chain.from_iterable(combinations(sorted(every), size) for size in range(3)):
        answers = with_values(LAB, every - set(missed))
        assert verdict(LAB, answers) == ours(LAB, answers), missed


def test_it_decides_any_three_of_five_as_we_do():
    every = {leaf.id for leaf in LAB.leaves}
    choice = [part.id for part in walk(ANY_THREE) if isinstance(part, Leaf)]
    for kept in product((False, True), repeat=len(choice)):
        missed = {id for id, keep in zip(choice, kept, strict=True) if not keep}
        answers = with_values(LAB, every - missed)
        assert verdict(LAB, answers) == ours(LAB, answers), missed


@pytest.mark.parametrize("scheme", [LAB, BASE], ids=lambda scheme: scheme.id)
def test_it_decides_random_complete_answers_as_we_do(scheme):
    chance = random.Random(1)
    found = set()
    for _ in range(300):
        answers = {leaf.fact.id: sample.value(leaf, chance.random() > 0.05, chance) for leaf in scheme.leaves}
        found.add(verdict(scheme, answers))
        assert verdict(scheme, answers) == ours(scheme, answers)
    assert found == {"unmet", "arguable", "met"}


def test_no_number_in_the_rules_is_anybodys_but_the_laws():
    def numbers(condition):
        if "fact" in condition:
            value = condition["value"]
            return [value] if isinstance(value, int) and not isinstance(value, bool) else []
        return [number for conditions in condition.values() for one in conditions for number in numbers(one)]

    figures = {leaf.figure.amount for leaf in LAB.leaves if leaf.figure}
    figures |= {leaf.only_above[1] for leaf in LAB.leaves if leaf.only_above}
    assert {number for rule in rule_engine.rules(LAB) for number in numbers(rule["conditions"])} == figures


def test_the_engine_itself_gives_our_verdicts():
    drawn = sample.draw()
    with engine.rival(drawn) as rival:
        assert set(engine.agreed(drawn, rival)) == {"unmet", "arguable", "met"}
        assert [len(samples) for samples in rival.round().values()] == [len(drawn.decided)]


def test_a_verdict_that_differs_stops_the_benchmark():
    drawn = sample.draw()

    class Wrong:
        def ask(self, _):
            return ["met"] * len(drawn.decided)

    with pytest.raises(BenchError, match="decides otherwise than selfcheck"):
        engine.agreed(drawn, Wrong())

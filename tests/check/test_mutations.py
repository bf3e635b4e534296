"""The matrix of mutations: every change of the law is noticed, and the matrix leaves out none."""

import json
import runpy
import sys
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.check import proof
from scripts.check.proof import cases_html, matrix, mutations, mutations_html
from scripts.check.proof.__main__ import main
from scripts.check.proof.matrix import name
from scripts.check.proof.mutate import Exclusive, mutants
from selfcheck.core.outcome import Interval, Outcome
from selfcheck.core.requirement import Combine, Force, Group, Leaf, decide
from selfcheck.rules import LAB, SCHEMES

PARTS = [part for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)]
LEAVES = [part for part in PARTS if isinstance(part, Leaf)]
GROUPS = [part for part in PARTS if isinstance(part, Group)]
MUTANTS = [mutant for scheme in SCHEMES.values() for mutant in mutants(scheme)]
ROOTS = {scheme.root.id for scheme in SCHEMES.values()}
PREFERENCES = {leaf.id for scheme in SCHEMES.values() for leaf in scheme.preferences}


def test_no_change_of_the_law_goes_unnoticed():
    assert [name(row.mutant) for row in matrix.matrix(matrix.cases()) if row.kill is None] == []


@pytest.mark.parametrize("row", matrix.rows(), ids=lambda row: name(row.mutant))
def test_the_case_that_is_named_really_comes_to_another_verdict(row):
    case, mutant = row.kill.case, row.mutant
    intervals = decide(mutant.scheme.root, case.facts, case.strict)
    if row.kill.about is mutant.original.root:
        assert (row.kill.expected, row.kill.found) == (case.root, intervals[mutant.scheme.root.id])
    else:
        assert row.kill.expected == case.preference
    assert row.kill.expected != row.kill.found


def changed(kind):
    return Counter(mutant.part.id for mutant in MUTANTS if mutant.kind == kind)


def test_every_figure_is_moved_both_ways_loses_itself_and_is_turned_round():
    figures = {leaf.id for leaf in LEAVES if leaf.figure}
    assert changed("figure") == dict.fromkeys(figures, 2)
    assert changed("inclusive") == changed("direction") == dict.fromkeys(figures, 1)


def test_every_group_is_combined_in_the_other_ways():
    assert changed("combine") == {part.id: 1 + (part.combine is Combine.AT_LEAST) for part in GROUPS}
    assert changed("need") == {part.id: 2 for part in GROUPS if part.combine is Combine.AT_LEAST}


def test_everything_is_dropped_once():
    every = {part.id for part in PARTS} - ROOTS - PREFERENCES
    vetoes = {leaf.id for leaf in LEAVES if leaf.force is Force.VETO}
    assert changed("veto") == dict.fromkeys(vetoes, 1)
    assert changed("dropped") == dict.fromkeys(every - vetoes, 1)


def test_every_force_every_reading_every_gate_and_every_kind_of_host_is_changed():
    assert changed("force") == dict.fromkeys((leaf.id for leaf in LEAVES), 1)
    assert changed("reading") == {leaf.id: 2 for leaf in LEAVES if leaf.strict}
    assert changed("gate") == {leaf.id: 2 for leaf in LEAVES if leaf.only_above}
    assert changed("accepted") == {leaf.id: len(leaf.fact.choices) for leaf in LEAVES if leaf.accepted}
    assert changed("preference") == dict.fromkeys(PREFERENCES, 1)


def test_no_two_mutants_are_the_same():
    assert len({name(mutant) for mutant in MUTANTS}) == len(MUTANTS)


def test_a_mutant_differs_from_the_law_in_one_thing_only():
    moved = next(mutant for mutant in MUTANTS if name(mutant).startswith("lab.facilities.floor_area · figure"))
    law, other = (scheme.leaves for scheme in (LAB, moved.scheme))
    different = [(one, two) for one, two in zip(law, other, strict=True) if one != two]
    assert [(one.figure.amount, two.figure.amount) for one, two in different] == [(3000, Decimal("2999.99"))]
    assert LAB.leaves is law


def test_a_figure_without_itself_is_missed_at_it_and_nowhere_else():
    without = Exclusive(3000, "m2")
    assert [without.gap(area) == 0 for area in (2999.99, 3000, 3000.01)] == [False, False, True]


# What happens when a case is missing.


def without_the_boundary():
    """The cases but those in which the floor area is anywhere near its figure."""
    return [case for case in matrix.cases() if abs(case.facts.get("facilities.floor_area_m2", 0) - 3000) > 1]


def test_a_change_that_no_case_notices_is_named_and_fails_the_command(capsys):
    assert main(["--lang", "en"], without_the_boundary()) == 1
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [
        "Changes that no case notices:",
        "lab.facilities.floor_area · figure · 3000 → 2999.99",
        "lab.facilities.floor_area · figure · 3000 → 3000.01",
        "lab.facilities.floor_area · inclusive · included → excluded",
    ]
    assert f"{len(MUTANTS)} changes, {len(MUTANTS) - 3} noticed" in printed.out
    assert "Floor area of research premises | A figure moved by one step: 3,000 m² → 2,999.99 m² | — | —" in (
        printed.out.splitlines()
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_prints_a_line_for_every_mutant_and_succeeds(capsys, monkeypatch, lang):
    monkeypatch.setattr(sys, "argv", ["proof", "--lang", lang])
    with pytest.raises(SystemExit, match=r"^0$"):
        runpy.run_path(str(Path(proof.__file__).parent / "__main__.py"), run_name="__main__")
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == len(MUTANTS) + 1
    assert printed.err == ""


def test_the_site_is_made_and_says_so_while_something_goes_unnoticed(monkeypatch):
    kept = matrix.matrix(without_the_boundary())
    assert "3 of them are noticed by no case" not in mutations_html("en")
    monkeypatch.setattr(matrix, "rows", lambda: kept)
    assert "3 of them are noticed by no case" in mutations_html("en")
    assert sum(entry["case"] is None for entry in mutations.data()) == 3


def test_the_data_name_for_every_change_the_case_made_for_it():
    ids = {case.id for case in matrix.cases()}
    published = json.loads(mutations.as_json())
    assert [entry["requirement"] for entry in published] == [row.mutant.part.id for row in matrix.rows()]
    assert all(entry["case"] in ids and entry["expected"] != entry["found"] for entry in published)
    assert all(entry["before"][lang] != entry["after"][lang] for entry in published for lang in ("zh", "en"))


def test_bad_cases_are_named_and_fail_the_command_but_not_the_page(capsys, monkeypatch):
    for module in ("matrix", "fact_check", "__main__"):
        monkeypatch.setattr(f"scripts.check.proof.{module}.faults", lambda: ["x.toml: name is missing"])
    assert main([]) == 1
    assert capsys.readouterr().err == "x.toml: name is missing\n"
    assert "x.toml: name is missing" in cases_html("zh")


def test_a_case_decided_otherwise_than_it_expects_is_named_on_the_page(monkeypatch):
    assert "as they expect" not in cases_html("en")
    first, *others = matrix.stories()
    wrong = replace(first, root=Interval(Outcome.UNMET, Outcome.ARGUABLE))
    monkeypatch.setattr("scripts.check.proof.fact_check.cases", lambda: (wrong, *others))
    assert "as they expect" in cases_html("en")
    assert f"<li>{first.name['en']} (root: expected" in cases_html("en")


def test_a_case_that_expects_something_else_notices_even_where_nothing_was_changed():
    case = next(case for case in matrix.cases() if case.scheme is LAB)
    nothing = replace_scheme(MUTANTS[0], LAB)
    assert matrix.killed(nothing, case) is None
    assert matrix.killed(nothing, replace(case, root=Interval(Outcome.UNMET, Outcome.ARGUABLE))) is not None


def replace_scheme(mutant, scheme):
    return replace(mutant, scheme=scheme)

"""The cases: each is decided as the law says, and between them they touch everything that the rules decide by.

What there has to be is taken from the rules themselves, so that a new figure, reading or veto asks for its cases.
"""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

import pytest

from selfcheck.cases import FOLDER, BadCasesError, differences, load, mistakes, read, step
from selfcheck.cases.generated import MISSED, every
from selfcheck.core.outcome import MET, Interval, Outcome
from selfcheck.core.requirement import LENIENT, Combine, Force, Group, Leaf, decide
from selfcheck.law import sources
from selfcheck.report.report import readings
from selfcheck.rules import LAB, SCHEMES

STORIES = load()
CASES = every(STORIES)
BY_ID = {case.id: case for case in CASES}
UNMET, ARGUABLE = (Interval(outcome, outcome) for outcome in (Outcome.UNMET, Outcome.ARGUABLE))
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
every_scheme = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)


def of(kind):
    return [part for scheme in SCHEMES.values() for part in scheme.parts if isinstance(part, kind)]


def choices():
    return [group for group in of(Group) if group.combine is not Combine.ALL]


def scheme_of(part):
    return SCHEMES[part.id.partition(".")[0]]


def speaking_of(part, strict=None):
    """The cases that say what becomes of a requirement."""
    return [
        case
        for case in CASES
        if (part.id in case.requirements or (part in case.scheme.preferences and case.preference))
        and (strict is None or case.strict == strict)
    ]


def by_id(part):
    return part.id if hasattr(part, "id") else None


@every_case
def test_the_case_is_decided_as_the_law_says(case):
    assert differences(case) == []


def test_what_becomes_of_a_miss_is_written_down_for_every_requirement():
    parts = [leaf for scheme in SCHEMES.values() for leaf in (*scheme.leaves, *scheme.preferences)]
    assert {leaf.id for leaf in parts} == MISSED.keys()


def test_no_two_cases_have_the_same_name_or_the_same_facts_and_readings():
    assert len(BY_ID) == len(CASES)
    twins = [(one, other) for one, other in combinations(STORIES, 2) if same_applicant(one, other)]
    assert twins == []


def same_applicant(one, other):
    return one.scheme is other.scheme and (one.facts, one.strict) == (other.facts, other.strict)


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case.id)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_quoted_words_stand_in_a_provision_that_the_case_is_about(case, lang):
    # The opening words of the root bind all of its conditions.
    about = [case.scheme.root, *(part for part in case.scheme.parts if part.id in case.requirements)]
    about += case.scheme.preferences if case.preference else ()
    texts = [sources.provision(part.provision, lang) for part in about] if case.quoted[lang] else []
    assert [words for words in case.quoted[lang] if not any(words in text for text in texts)] == []


FIGURES = [
    (leaf, strict)
    for scheme in SCHEMES.values()
    for leaf in (*scheme.leaves, *scheme.preferences)
    if leaf.figure
    for strict in ([LENIENT, frozenset({leaf.strict.reading})] if leaf.strict else [LENIENT])
]


@pytest.mark.parametrize("steps", [-1, 0, 1], ids=["just below", "at", "just above"])
@pytest.mark.parametrize(("leaf", "strict"), FIGURES, ids=by_id)
def test_every_figure_has_a_case_just_below_at_and_just_above(leaf, strict, steps):
    wanted = leaf.figure.amount + steps * step(leaf.fact)
    answers = [case.facts.get(leaf.fact.id) for case in speaking_of(leaf, strict)]
    assert wanted in [Decimal(str(answer)) for answer in answers if answer is not None]


@pytest.mark.parametrize("leaf", of(Leaf), ids=by_id)
def test_every_requirement_has_a_case_that_says_it_is_not_met(leaf):
    assert any(case.requirements[leaf.id] in (UNMET, ARGUABLE) for case in speaking_of(leaf))


@pytest.mark.parametrize("leaf", [leaf for leaf in of(Leaf) if leaf.force is Force.VETO], ids=by_id)
def test_every_veto_has_cases_in_which_it_stands_in_which_it_does_not_and_in_which_nobody_knows(leaf):
    stands, open_, away = (
        [case for case in speaking_of(leaf) if case.facts.get(leaf.fact.id) is answer]
        for answer in (True, None, False)
    )
    assert any(case.root == UNMET and leaf.id in case.irreparable and not case.unlock for case in stands)
    assert any(case.root == Interval(Outcome.UNMET, Outcome.MET) and case.unlock for case in open_)
    assert any(case.root == MET for case in away)


READINGS = [(scheme, reading) for scheme in SCHEMES.values() for reading in readings(scheme) if reading.decides]


@pytest.mark.parametrize(("scheme", "reading"), READINGS, ids=by_id)
def test_every_reading_that_decides_has_the_same_facts_decided_both_ways(scheme, reading):
    cases = [case for case in CASES if case.scheme is scheme]
    both = [
        (lenient, strict)
        for lenient, strict in product(cases, cases)
        if strict.strict == lenient.strict | {reading.id} and lenient.facts == strict.facts
    ]
    assert any(lenient.root != strict.root for lenient, strict in both)
    assert any(lenient.root == strict.root for lenient, strict in both)
    assert any(reading.id in case.matters for case in cases)


def reached(group, case):
    """The children of a choice that are met for certain."""
    intervals = decide(group, case.facts, case.strict)
    return tuple(child for child in group.children if intervals[child.id] == MET)


def ways_open(group, case):
    intervals = decide(group, case.facts, case.strict)
    return [child for child in group.children if not intervals[child.id].decided]


@pytest.mark.parametrize("group", choices(), ids=by_id)
def test_every_choice_has_cases_with_one_too_few_just_enough_and_one_more(group):
    need = 1 if group.combine is Combine.ANY else group.need
    settled = [case for case in speaking_of(group) if not ways_open(group, case)]
    found = {len(reached(group, case)): case.requirements[group.id] for case in settled}
    assert (found[need - 1], found[need], found[need + 1]) == (UNMET, MET, MET)


@pytest.mark.parametrize("group", choices(), ids=by_id)
def test_every_way_of_a_choice_has_a_case_that_could_not_do_without_it(group):
    need = 1 if group.combine is Combine.ANY else group.need
    just_enough = [found for case in speaking_of(group) if len(found := reached(group, case)) == need]
    assert {child.id for found in just_enough for child in found} == {child.id for child in group.children}


@pytest.mark.parametrize("group", choices(), ids=by_id)
def test_every_choice_has_cases_with_unanswered_ways_decided_and_not_decided(group):
    with_open = [case.requirements[group.id] for case in speaking_of(group) if ways_open(group, case)]
    assert MET in with_open
    assert Interval(Outcome.UNMET, Outcome.MET) in with_open


@pytest.mark.parametrize("leaf", [leaf for leaf in of(Leaf) if leaf.only_above], ids=by_id)
def test_every_gate_has_cases_with_it_shut_open_and_unknown(leaf):
    gate, above = leaf.only_above
    found = {
        (case.facts.get(gate.id), case.facts.get(leaf.fact.id)): case.requirements[leaf.id]
        for case in speaking_of(leaf)
    }
    assert found[above, False] == MET
    assert (found[above + 1, True], found[above + 1, False]) == (MET, UNMET)
    assert found[None, True] == MET
    assert found[None, None] == Interval(Outcome.UNMET, Outcome.MET)


@pytest.mark.parametrize("leaf", [leaf for leaf in of(Leaf) if leaf.accepted], ids=by_id)
def test_every_choice_of_an_answer_has_a_case_that_hangs_on_it(leaf):
    found = {case.facts.get(leaf.fact.id): case.root for case in CASES if case.scheme is scheme_of(leaf)}
    hanging = {case.facts.get(leaf.fact.id): case.root for case in speaking_of(leaf)}
    assert found.keys() == {*leaf.fact.choices, None}
    assert all(hanging[choice] == UNMET for choice in leaf.fact.choices if choice not in leaf.accepted)
    assert hanging[None] == Interval(Outcome.UNMET, Outcome.MET)


@every_scheme
def test_every_scheme_has_an_empty_case_and_one_with_every_answer(scheme):
    cases = [case for case in CASES if case.scheme is scheme]
    assert any(not case.facts for case in cases)
    assert any(case.facts.keys() == scheme.facts.keys() and case.root == MET for case in cases)
    assert any(case.facts.keys() == scheme.facts.keys() and case.root != MET for case in cases)


def test_every_interval_that_there_is_comes_out_of_some_case():
    every = {Interval(worst, best) for worst, best in product(Outcome, Outcome) if worst <= best}
    assert {case.root for case in CASES if case.scheme is LAB} == every


# The files themselves, and what is said about those that cannot be taken.

GOOD = {
    "name": "青屿检测所",
    "name_en": "Qingyu Testing Institute",
    "story": "面积不够。",
    "story_en": "Too small by 400.5 m².",
    "scheme": "lab",
    "otherwise": "full",
    "unanswered": ["team.leader"],
    "facts": {"facilities": {"floor_area_m2": 2600}},
    "expect": {"root": ["unmet", "arguable"], "unknown_facts": ["team.leader"]},
}
FULL = {
    "name": "望川研究院",
    "name_en": "Wangchuan Institute",
    "scheme": "lab",
    "facts": {"team": {"leader": True}, "host": {"type": "university"}},
}


def found(id="too-small", full=FULL, **changes):
    content = {key: value for key, value in (GOOD | changes).items() if value is not None}
    return list(mistakes(id, content, {id: content, "full": full}))


def expecting(**changes):
    return {"expect": GOOD["expect"] | changes}


def test_a_good_file_has_no_mistakes():
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"id": "Too_small"}, "a file is named in small letters, digits and hyphens"),
        ({"name": None}, "name is missing"),
        ({"nmae": "…"}, "nmae is not known here"),
        ({"name": FULL["name"]}, "name is that of another applicant"),
        ({"name": "Institute"}, "name is not Chinese"),
        ({"name_en": "研究院"}, "name_en is not English"),
        ({"story": "面积不够。设备也不够。"}, "story is not one sentence"),
        ({"story_en": "Too small. Too poor."}, "story_en is not one sentence"),
        ({"story": "“面积不够。"}, "story has a quotation that is not closed"),
        ({"scheme": "factory"}, "there is no scheme 'factory'"),
        ({"facts": {"facilities": {"flour_area": 1}}}, "fact facilities.flour_area: unknown_fact"),
        ({"facts": {"facilities": {"floor_area_m2": -1}}}, "fact facilities.floor_area_m2: negative"),
        ({"otherwise": "nowhere"}, "otherwise names no case of the scheme: nowhere"),
        ({"full": FULL | {"scheme": "base"}}, "otherwise names no case of the scheme: full"),
        ({"full": FULL | {"otherwise": "more"}}, "otherwise names a case that leans on another: full"),
        ({"unanswered": ["team.talent"]}, "team.talent is unanswered in the other case too"),
        ({"facts": {"team": {"leader": True}}}, "team.leader is both answered and unanswered"),
        ({"otherwise": None}, "unanswered says nothing without otherwise"),
        ({"strict": ["five-years"]}, "no reading five-years decides anything"),
        (expecting(unlocks=[]), "expect.unlocks is not known here"),
        ({"expect": {"root": ["met", "met"]}}, "expect.unknown_facts is missing"),
        (expecting(requirements={"lab.tame": ["met", "met"]}), "there is no requirement lab.tame"),
        (expecting(root=["met", "unmet"]), "root: ['met', 'unmet'] is no interval, worst first"),
        (expecting(root="met"), "root: met is no interval, worst first"),
        (expecting(unknown_facts=["team.lead"]), "expect.unknown_facts: team.lead is not known"),
        (expecting(irreparable=["lab"]), "expect.irreparable: lab is not known"),
        (expecting(matters=["six-years"]), "expect.matters: six-years is not known"),
        (expecting(unlock=[["lab.team"]]), "expect.unlock: lab.team is no leaf"),
        ({"scheme": ["lab"]}, "scheme is no str"),
        ({"facts": "none"}, "facts is no dict"),
    ],
)
def test_a_mistake_in_a_file_is_named(changes, mistake):
    assert mistake in found(**changes)


def test_a_preference_is_expected_only_where_the_law_knows_one():
    base = GOOD | {"scheme": "base", "facts": {}} | expecting(preference=["met", "met"], unknown_facts=[])
    del base["otherwise"], base["unanswered"]
    assert list(mistakes("base", base, {"base": base})) == ["the scheme knows no preference"]


def test_all_mistakes_of_all_files_are_named_at_once(tmp_path):
    for path in FOLDER.glob("base-*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "broken.toml").write_text("name =", encoding="utf-8")
    (tmp_path / "gbk.toml").write_bytes('name = "望川"'.encode("gbk"))
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    with pytest.raises(BadCasesError) as refused:
        load(tmp_path)
    lines = str(refused.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["broken.toml", "gbk.toml"] + ["empty.toml"] * 6


def test_the_cases_whose_files_can_be_taken_are_read_while_others_cannot(tmp_path):
    for path in FOLDER.glob("base-*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "base-everything-declared.toml").write_text("name =", encoding="utf-8")
    cases, faults = read(tmp_path)
    # The one that leans on the broken file goes with it, and so do the cases generated from it.
    assert [case.id for case in cases] == ["base-everything-denied", "base-nothing-answered"]
    assert any(fault.startswith("base-everything-declared.toml: ") for fault in faults)
    assert every(cases) == cases


WRONG = {
    "root": {"root": UNMET},
    "lab.facilities": {"requirements": {"lab.facilities": UNMET}},
    "unknown_facts": {"unknown_facts": frozenset({"team.leader"})},
    "irreparable": {"irreparable": frozenset({"lab.integrity"})},
    "matters": {"matters": frozenset({"equipment-scope"})},
    "unlock": {"unlock": frozenset({frozenset({"lab.team.leader"})})},
    "preference": {"preference": UNMET},
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_expectation_is_told_from_what_was_found(what):
    wrong = differences(replace(BY_ID["everything-declared"], **WRONG[what]))
    assert [line.partition(":")[0] for line in wrong] == [what]

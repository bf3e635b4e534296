"""Answers that cannot be taken: each is named, and no other answer is lost."""

import json
import math

import pytest

from selfcheck.core.answers import MOST, MOST_BYTES, check, check_typed, decode
from selfcheck.rules import LAB

AREA, PROJECTS, LEADER = "facilities.floor_area_m2", "research.national_projects_5y", "team.leader"


@pytest.mark.parametrize(
    ("fact", "value", "problem"),
    [
        (AREA, -1, "negative"),
        (AREA, -math.inf, "negative"),
        (AREA, math.nan, "not_number"),
        (AREA, math.inf, "too_large"),
        (AREA, MOST + 1, "too_large"),
        (AREA, 10**400, "too_large"),
        (AREA, "2600", "not_number"),
        (AREA, True, "not_number"),
        (AREA, [2600], "not_number"),
        (PROJECTS, 15.5, "not_integer"),
        (LEADER, 1, "not_boolean"),
        ("joint.units", 0, "too_small"),
        ("host.type", "school", "not_choice"),
        ("host.type", True, "not_choice"),
        (LEADER, "true", "not_boolean"),
        ("facilities.flour_area", 1, "unknown_fact"),
    ],
)
def test_a_wrong_answer_is_named_and_the_others_stand(fact, value, problem):
    checked = check(LAB, {"team.talent": True, fact: value})
    assert [(one.fact, one.id) for one in checked.problems] == [(fact, problem)]
    assert checked == {"team.talent": True}


def test_all_wrong_answers_are_named_at_once():
    wrong = {AREA: -1, PROJECTS: "many", LEADER: "yes", "nonsense": 1}
    assert [problem.fact for problem in check(LAB, wrong).problems] == list(wrong)


def test_null_is_unknown_and_zero_is_not():
    assert check(LAB, {AREA: None, PROJECTS: 0}) == {AREA: None, PROJECTS: 0}


def test_a_whole_number_written_with_a_point_is_whole():
    assert check(LAB, {PROJECTS: 16.0}) == {PROJECTS: 16}


@pytest.mark.parametrize("facts", [[], "text", 3, None])
def test_anything_but_an_object_of_facts_is_refused(facts):
    assert [problem.id for problem in check(LAB, facts).problems] == ["not_object"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("2600", 2600), ("2,600", 2600), ("２６００", 2600), ("2600.50", 2600.5), (" 0 ", 0), (".5", 0.5), ("+7", 7)],
)
def test_a_number_is_taken_as_people_type_it(text, value):
    assert check_typed(LAB, {AREA: text}) == {AREA: value}


@pytest.mark.parametrize(
    "text", ["abc", "NaN", "inf", "1e5", "2,60", "--5", "26 00", "5200万", "<img src=x onerror=alert(1)>", "٣"]
)
def test_text_in_a_number_field_is_named(text):
    checked = check_typed(LAB, {AREA: text, LEADER: "true"})
    assert [problem.id for problem in checked.problems] == ["not_number"]
    assert checked == {LEADER: True}


def test_i_do_not_know_is_an_answer_and_an_empty_field_is_none():
    assert check_typed(LAB, {AREA: "", LEADER: "unknown", PROJECTS: "unknown"}) == {LEADER: None, PROJECTS: None}


@pytest.mark.parametrize("text", ["\u200b3000", "3\u202f000", "3 000", "\u202e3000\u202c"])
def test_signs_that_nobody_sees_and_blanks_between_thousands_do_not_spoil_a_number(text):
    assert check_typed(LAB, {AREA: text}) == {AREA: 3000}


def test_a_message_quotes_what_was_typed():
    assert check_typed(LAB, {AREA: "３０００㎡"}).problems[0].values["found"] == "“３０００㎡”"


def test_a_choice_that_the_form_does_not_offer_is_named():
    assert check_typed(LAB, {LEADER: "perhaps"}).problems[0].id == "not_boolean"


def test_a_message_never_repeats_more_than_a_line_of_what_was_found():
    found = check_typed(LAB, {AREA: "x" * 10_000_000}).problems[0].values["found"]
    assert len(str(found)) == 40


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{not json", "not_json"),
        (b"", "not_json"),
        (b"[" * 200_000, "too_deep"),
        ('{"备注": "面积"}'.encode("gbk"), "probably_gbk"),
        (b"\xff\xfa\xff", "not_utf8"),
        (b"\xff\xfe\x00", "not_utf8"),  # half a character of UTF-16
        (b"PK\x03\x04" + bytes(100), "probably_office"),
        (b" " * (MOST_BYTES + 1), "too_long"),
        (b'{"team.leader": true, "team.leader": false}', "doubled"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, problem):
    assert [one.id for one in decode(content)[1]] == [problem]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_does_no_harm(encoding):
    facts, problems = decode(json.dumps({AREA: 1}).encode(encoding))
    assert facts == {AREA: 1}
    assert not problems

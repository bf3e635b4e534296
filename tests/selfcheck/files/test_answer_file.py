"""Answers leave the page and come back: nothing is lost in a file, and nothing foreign is taken for answers."""

import base64
import json

import pytest

from selfcheck.calls import open_file as opening
from selfcheck.cli import main
from selfcheck.core.answers import MOST_BYTES, decode, load
from selfcheck.files.answer_file import content, parse, take
from selfcheck.html import keeping
from selfcheck.rules import BASE, LAB
from selfcheck.words import say

AREA, PROJECTS, LEADER, TALENT = (
    "facilities.floor_area_m2",
    "research.national_projects_5y",
    "team.leader",
    "team.talent",
)
TYPED = {AREA: "2600.5", PROJECTS: "约十六项", LEADER: "true", TALENT: "unknown", "host.type": "enterprise"}
HOSTILE = '<img src=x onerror="alert(1)">\u202e'


def open_file(written, scheme="lab", lang="en", file="answers.json"):
    content = written if isinstance(written, bytes) else written.encode()
    asked = {"call": "open_file", "scheme": scheme, "lang": lang, "rules": "../rules/", "file": file}
    return opening.reply(asked | {"content": base64.b64encode(content).decode()})


def test_nothing_is_lost_on_the_way_to_a_file_and_back():
    written = content(LAB, "高原研究院", TYPED, {PROJECTS: "项目\t金额\n甲\t12"})
    opened = open_file(written)
    assert opened["answers"] == TYPED
    assert opened["evidence"] == {PROJECTS: "项目\t金额\n甲\t12"}
    assert opened["name"] == "高原研究院"


def test_a_saved_file_is_flat_facts_and_one_member_about_itself():
    written = json.loads(content(LAB, "", TYPED, {}))
    about = written.pop("selfcheck")
    assert written == {AREA: 2600.5, LEADER: True, TALENT: None, "host.type": "enterprise"}
    assert about == {"format": 2, "scheme": "lab", "typed": {PROJECTS: "约十六项"}}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_readings_taken_strictly_travel_with_the_file_and_are_told(lang):
    written = content(LAB, "", TYPED, {}, ["equipment-scope"])
    assert json.loads(written)["selfcheck"]["readings"] == ["equipment-scope"]
    opened = open_file(written, lang=lang)
    assert opened["readings"] == ["equipment-scope"]
    assert say(lang, "reading.equipment-scope.title") in opened["html"]
    assert open_file(content(LAB, "", TYPED, {}))["readings"] == []


def test_a_reading_that_there_is_not_is_named_and_left_out():
    about = {"format": 2, "readings": ["<b>", "equipment-scope"]}
    opened = open_file(json.dumps({LEADER: True, "selfcheck": about}))
    assert opened["readings"] == ["equipment-scope"]
    assert "&lt;b&gt;" in opened["html"]
    assert "<b>" not in opened["html"]


def test_a_file_from_a_page_whose_runtime_did_not_start_is_taken_as_well(tmp_path):
    raw = {"selfcheck": {"format": 2, "scheme": "lab", "name": "", "typed": {AREA: "2,600", LEADER: "false"}}}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(raw))
    _, checked, problems = take(LAB, *load(str(path)))
    assert checked == {AREA: 2600, LEADER: False}
    assert not problems


def test_the_command_line_names_an_answer_that_was_saved_though_it_is_wrong(tmp_path, capsys):
    path = tmp_path / "answers.json"
    path.write_text(content(LAB, "甲", TYPED, {}), encoding="utf-8")
    assert main(["assess", "lab", str(path)]) == 2
    assert PROJECTS in capsys.readouterr().err


def test_a_plain_value_mends_the_text_that_was_wrong():
    file, _ = parse({PROJECTS: 16, "selfcheck": {"format": 2, "typed": {PROJECTS: "sixteen"}}})
    assert file.checked(LAB) == {PROJECTS: 16}
    assert not file.checked(LAB).problems


@pytest.mark.parametrize(
    ("about", "problems"),
    [
        ("text", ["selfcheck bad_about"]),
        ({}, ["selfcheck bad_about"]),
        ({"format": True}, ["selfcheck bad_about"]),
        ({"format": 3}, ["selfcheck newer_format"]),
        ({"format": 2, "name": 1, "typed": [], "evidence": {AREA: 1}},
         ["selfcheck.name bad_about", "selfcheck.typed bad_about", "selfcheck.evidence bad_about"]),
        ({"format": 2, "scheme": "base"}, [" other_scheme"]),
        ({"format": 2, "readings": "equipment-scope"}, ["selfcheck.readings bad_about"]),
        ({"format": 2, "readings": [1]}, ["selfcheck.readings bad_about"]),
        ({"format": 2, "readings": ["floor", "equipment-scope", "floor"]}, ["selfcheck.readings no_such_reading"]),
    ],
)  # fmt: skip
def test_what_a_file_says_about_itself_is_checked(about, problems):
    _, _, found = take(LAB, {AREA: 1, "selfcheck": about})
    assert [f"{problem.fact} {problem.id}" for problem in found] == problems


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "written",
    [
        b"{not json",
        b"",
        b"\xff\xfa\xff",
        b"PK\x03\x04",
        '{"备注": "面积"}'.encode("gbk"),
        b" " * (MOST_BYTES + 1),
        b"[" * 100_000,
        b"[1, 2]",
        b'{"name": "left-pad", "version": "1.0.0"}',
        b'{"tr_1": 4}',
        b'{"selfcheck": {"format": 9}, "team.leader": true}',
        b'{"selfcheck": {"format": 2, "scheme": "nowhere"}, "team.leader": true}',
        b"{}",
    ],
)
def test_a_foreign_or_damaged_file_gives_nothing_and_says_why(written, lang):
    opened = open_file(written, lang=lang, file=HOSTILE)
    assert (opened["scheme"], opened["answers"]) == (None, {})
    assert "<li>" in opened["html"]
    assert "<img" not in opened["html"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_opened_in_the_encodings_that_office_programs_write(encoding):
    assert open_file(f'{{"{LEADER}": true}}'.encode(encoding))["answers"] == {LEADER: "true"}


def test_every_wrong_entry_is_named_at_once_and_what_can_be_mended_is_brought_along():
    opened = open_file(json.dumps({AREA: -1, PROJECTS: "<b>", LEADER: [1], "nonsense": 1, TALENT: True}))
    assert opened["answers"] == {AREA: "-1", PROJECTS: "<b>", LEADER: "[1]", TALENT: "true"}
    assert all(fact in opened["html"] for fact in (AREA, PROJECTS, LEADER, "nonsense"))
    assert "<b>" not in opened["html"]


def test_a_million_foreign_facts_are_not_all_listed():
    opened = open_file(json.dumps({LEADER: True} | {f"x{number}": 1 for number in range(50_000)}))
    assert opened["html"].count("<li>") == keeping.MOST_SHOWN


@pytest.mark.parametrize("written", [{"base.reputation": True}, {"selfcheck": {"format": 2, "scheme": "base"}}])
def test_a_file_of_the_other_scheme_leads_there(written):
    opened = open_file(json.dumps(written))
    assert opened["scheme"] == "base"
    assert opened["page"] == "../rules/../selfcheck/base/"


def test_half_a_surrogate_pair_does_no_harm():
    assert decode(b'{"team.leader": "\\ud800"}')[1] == ()
    opened = open_file(b'{"team.leader": "\\ud800", "selfcheck": {"format": 2, "name": "\\ud800"}}')
    assert opened["answers"] == {LEADER: "\ud800"}
    assert json.loads(json.dumps(opened)) == opened


def test_a_base_file_is_opened_on_its_own_page():
    written = content(BASE, "某中心", {"base.reputation": "false"}, {})
    assert open_file(written, scheme="base")["answers"] == {"base.reputation": "false"}

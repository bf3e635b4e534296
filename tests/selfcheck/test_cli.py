"""The command line as a person uses it."""

import io
import json

import pytest

from selfcheck.cli import main
from selfcheck.rules import LAB


@pytest.fixture
def answers(tmp_path):
    def write(facts):
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(facts) if not isinstance(facts, str) else facts, encoding="utf-8")
        return str(path)

    return write


def test_questions_lists_every_fact_with_the_words_of_the_law(capsys):
    assert main(["questions", "lab"]) == 0
    printed = capsys.readouterr().out
    assert all(fact in printed for fact in LAB.facts)
    assert "“原则上面积在3000平方米以上”" in printed


def test_questions_as_json_can_be_read_by_a_program(capsys):
    assert main(["questions", "lab", "--format", "json", "--lang", "en"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [question["fact"] for question in listed] == list(LAB.facts)
    assert {question["kind"] for question in listed} == {"boolean", "integer", "number"}


def test_assess_reports_as_json(answers, capsys):
    file = answers({"facilities.floor_area_m2": 2600})
    assert main(["assess", "lab", file, "--format", "json", "--as-of", "2026-11-20"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["as_of"] == "2026-11-20"
    assert made["requirements"][0]["id"] == "lab"
    # The root can no longer be better than arguable, which an open equipment value is at worst.
    assert made["settled_facts"] == ["facilities.equipment_value_wan_yuan"]
    assert len(made["unknown_facts"]) == len(LAB.facts) - 2
    assert len(made["ruleset"]["texts"]["lab-measures"]) == 64


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "低400平方米"), ("en", "400 m² below the in-principle figure")]
)
def test_assess_speaks_the_readers_language(answers, capsys, lang, words):
    assert main(["assess", "lab", answers({"facilities.floor_area_m2": 2600}), "--lang", lang]) == 0
    assert words in capsys.readouterr().out


def test_assess_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert main(["assess", "lab", "-"]) == 0
    assert "22项条件" in capsys.readouterr().out


def test_every_fault_of_a_file_is_listed_and_the_status_is_2(answers, capsys):
    file = answers({"facilities.floor_area_m2": -1, "team.leader": "yes", "nonsense": 1})
    assert main(["assess", "lab", file, "--lang", "en"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert [line.partition(":")[0] for line in printed.err.splitlines()] == [
        "facilities.floor_area_m2",
        "team.leader",
        "nonsense",
    ]


@pytest.mark.parametrize(
    "arguments",
    [["assess", "nowhere", "-"], ["assess", "lab", "/no/such/file"], ["assess", "lab", "-", "--as-of", "soon"]],
)
def test_a_wrong_command_says_so_with_status_2(arguments, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert main(arguments) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("text", ["{", "[1]", '{"team.leader": true, "team.leader": true}'])
def test_a_broken_file_is_refused_in_both_languages(answers, capsys, text):
    messages = set()
    for lang in ("zh", "en"):
        assert main(["assess", "lab", answers(text), "--lang", lang]) == 2
        messages.add(capsys.readouterr().err)
    assert len(messages) == 2


def test_help_speaks_the_language_asked_for(capsys):
    for arguments, word in ((["--help"], "自评"), (["assess", "--lang=en", "--help"], "answer file")):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        assert word in capsys.readouterr().out

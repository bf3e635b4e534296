"""The command line as a person uses it."""

import csv
import io
import json

import pytest

from selfcheck import __version__
from selfcheck.cli import main
from selfcheck.rules import LAB
from selfcheck.words import say


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
    assert {question["kind"] for question in listed} == {"boolean", "integer", "number", "choice"}


def test_assess_reports_as_json(answers, capsys):
    file = answers({"facilities.floor_area_m2": 2600})
    assert main(["assess", "lab", file, "--format", "json", "--as-of", "2026-11-20"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["as_of"] == "2026-11-20"
    assert made["requirements"][0]["id"] == "lab"
    # The root can no longer be better than arguable, which an open equipment value is at worst; who recommends
    # and who comes first decide nothing.
    assert made["settled_facts"] == [
        "host.level",
        "facilities.equipment_value_wan_yuan",
        "preference.ministerial_lab_years",
    ]
    assert len(made["unknown_facts"]) == len(LAB.facts) - 4
    assert len(made["ruleset"]["texts"]["lab-measures"]) == 64


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "少400平方米"), ("en", "400 m² below the in-principle figure")]
)
def test_assess_speaks_the_readers_language(answers, capsys, lang, words):
    assert main(["assess", "lab", answers({"facilities.floor_area_m2": 2600}), "--lang", lang]) == 0
    assert words in capsys.readouterr().out


def test_assess_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert main(["assess", "lab", "-"]) == 0
    assert "29项条件" in capsys.readouterr().out


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


def test_a_reading_can_be_taken_strictly(answers, capsys):
    file = answers({"facilities.equipment_value_wan_yuan": 4000})
    ends = []
    for reading in ([], ["--reading", "equipment-scope=strict"]):
        assert main(["assess", "lab", file, "--format", "json", *reading]) == 0
        made = json.loads(capsys.readouterr().out)
        row = next(row for row in made["requirements"] if row["id"] == "lab.facilities.equipment_value")
        ends.append((row["force"], row["worst"], row["best"]))
    assert ends == [("in_principle", "arguable", "arguable"), ("must", "unmet", "unmet")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reading_that_the_file_tells_is_used_unless_another_is_asked_for(answers, capsys, lang):
    about = {"format": 2, "readings": ["equipment-scope"]}
    file = answers({"facilities.equipment_value_wan_yuan": 4000, "selfcheck": about})
    titles, found = say(lang, "reading.equipment-scope.title"), {}
    for reading in ([], ["equipment-scope=strict"], ["equipment-scope=lenient"], ["five-years=strict"]):
        asked = ["assess", "lab", file, "--lang", lang, *(f"--reading={one}" for one in reading)]
        assert main([*asked, "--format", "json"]) == 0
        printed = capsys.readouterr()
        made = json.loads(printed.out)
        row = next(row for row in made["requirements"] if row["id"] == "lab.facilities.equipment_value")
        found["".join(reading)] = row["worst"], printed.err.strip()
    used, aside = (say(lang, f"command.readings_{id}", titles=titles) for id in ("of_file", "set_aside"))
    assert found == {
        "": ("unmet", used),
        "equipment-scope=strict": ("unmet", used),
        "equipment-scope=lenient": ("arguable", aside),
        "five-years=strict": ("arguable", aside),
    }


def test_a_reading_that_does_not_exist_is_refused(answers, capsys):
    assert main(["assess", "lab", answers({}), "--reading", "floor=strict"]) == 2
    assert "equipment-scope" in capsys.readouterr().err


def test_html_is_a_document_of_its_own_with_result_and_answers(answers, capsys):
    file = answers({"facilities.floor_area_m2": 2600, "host.type": "university", "team.leader": True})
    assert main(["assess", "lab", file, "--format", "html", "--lang", "en", "--as-of", "2026-11-20"]) == 0
    page = capsys.readouterr().out
    for words in ("<!doctype html>", "400 m² below", "Higher education institution", "2026-11-20", "Not answered"):
        assert words in page
    assert "<a " not in page  # there is no site to link to


def test_html_names_the_applicant_as_the_printed_page_does(answers, capsys):
    file = answers({"team.leader": True, "selfcheck": {"format": 2, "name": "高原 <b>研究院</b> \ud800"}})
    assert main(["assess", "lab", file, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "申报单位：高原 &lt;b&gt;研究院&lt;/b&gt; ?" in page
    assert "--print-head: &quot;高原" in page


def test_the_draft_rules_for_bases_are_said_to_be_a_draft(answers, capsys):
    for form in ("text", "html"):
        assert main(["assess", "base", answers({}), "--lang", "en", "--format", form]) == 0
        assert "not in force" in capsys.readouterr().out
    assert main(["assess", "base", answers({}), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["draft"] is True


def test_batch_makes_a_row_a_file_and_a_bad_file_is_a_row_with_its_error(tmp_path, capsys):
    good, bad = tmp_path / "good.json", tmp_path / "=bad.json"
    good.write_text('{"facilities.floor_area_m2": 2600, "integrity.misconduct": false}')
    bad.write_text('{"facilities.floor_area_m2": -1, "nonsense": 1}')
    missing = str(tmp_path / "missing.json")
    assert main(["batch", "lab", str(good), str(bad), missing, "--lang", "en"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["lab"] for row in rows] == ["unmet..arguable", "", ""]
    assert rows[0]["lab.facilities.floor_area"] == "arguable"
    assert rows[0]["lab.integrity"] == "met"
    assert "nonsense" in rows[1]["error"]
    assert "cannot be negative" in rows[1]["error"]
    assert "cannot be read" in rows[2]["error"]


def test_batch_as_json_is_an_object_a_line(answers, capsys):
    assert main(["batch", "base", answers({}), answers({}), "--format", "json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["base"] for line in lines] == ["unmet..met", "unmet..met"]


def test_score_reads_ratings_weights_and_a_line(answers, tmp_path, capsys):
    weights = tmp_path / "weights.json"
    weights.write_text('{"foundation": 2, "foresight": 1, "innovation": 1, "promotion": 1, "compliance": 1}')
    ratings = answers({f"tr_{row}": 4 for row in range(1, 27)} | {"tr_27": False})
    assert main(["score", ratings, "--weights", str(weights), "--line", "60", "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["total"] == {"worst": 80, "best": 80}
    assert made["share"] == {"worst": 1, "best": 1}
    assert main(["score", ratings, "--lang", "en"]) == 0
    assert "80" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_score_tells_who_rated(answers, tmp_path, capsys, lang):
    named = answers({"tr_1": 4, "tr_2": None, "selfcheck": {"format": 2, "scheme": "score", "name": "张三"}})
    assert main(["score", named, "--lang", lang]) == 0
    assert say(lang, "score.reviewer", name="张三") in capsys.readouterr().out
    assert main(["score", named, "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["reviewer"] == "张三"
    nameless = tmp_path / "nameless.json"
    nameless.write_text('{"tr_1": 4}')
    assert main(["score", str(nameless), "--format", "json"]) == 0
    other = json.loads(capsys.readouterr().out)
    assert other["reviewer"] is None
    assert other["receipt"] == made["receipt"]  # who rated changes nothing of what was rated
    assert main(["score", named, str(nameless), "--lang", lang]) == 0
    assert f"张三{'（' if lang == 'zh' else ' ('}{named}" in capsys.readouterr().out


def test_score_refuses_the_file_of_a_newer_version_and_names_everything_wrong_with_it(answers, capsys):
    assert main(["score", answers({"tr_1": 9, "selfcheck": {"format": 3}}), "--lang", "en"]) == 2
    printed = capsys.readouterr().err
    assert "newer version" in printed
    assert "tr_1" in printed


def test_score_names_every_wrong_rating(answers, capsys):
    assert main(["score", answers({"tr_1": 6, "tr_2": "good", "tr_99": 1}), "--lang", "en"]) == 2
    printed = capsys.readouterr().err
    assert all(id in printed for id in ("tr_1", "tr_2", "tr_99"))


def test_several_reviewers_are_compared_and_a_bad_file_is_named_with_status_2(answers, tmp_path, capsys):
    first = answers({"tr_1": 4, "tr_27": False})
    second = tmp_path / "second.json"
    second.write_text('{"tr_1": 2, "tr_27": false}', encoding="utf-8")
    assert main(["score", first, str(second), "--line", "50", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["indicators"][0]["mean"] == 3
    assert found["disagreements"] == ["tr_1"]
    bad = tmp_path / "bad.json"
    bad.write_text('{"tr_1": 7, "tr_2": -1}', encoding="utf-8")
    assert main(["score", first, str(bad), str(second), str(tmp_path / "none.json")]) == 2
    out, err = capsys.readouterr()
    assert [word in err for word in ("tr_1", "tr_2", "none.json")] == [True] * 3
    assert "tr_1" in out
    assert main(["score", str(bad), str(bad)]) == 2
    assert capsys.readouterr().out == ""


def test_a_wrong_weight_is_named_once_for_all_reviewers(answers, tmp_path, capsys):
    weights = tmp_path / "weights.json"
    weights.write_text('{"foundation": -1}', encoding="utf-8")
    file = answers({})
    assert main(["score", file, file, "--weights", str(weights), "--line", "x"]) == 2
    assert capsys.readouterr().err.count("foundation") == 1


def test_the_questions_of_the_score_are_listed(capsys):
    for form in ("text", "json"):
        assert main(["questions", "score", "--format", form]) == 0
        assert "tr_27" in capsys.readouterr().out


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


LIST = "名称,立项日期\n甲,2023-05-06\n乙,2021年11月\n丙,明年\n"


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "第4行：丙：日期看不懂：“明年”"), ("en", "Row 4: 丙: the date cannot")]
)
def test_a_list_is_counted_and_what_is_left_out_is_told(tmp_path, capsys, lang, words):
    file = tmp_path / "list.csv"
    file.write_bytes(LIST.encode("gbk"))
    arguments = ["evidence", "lab", "research.national_projects_5y", str(file), "--as-of", "2026-11-20"]
    assert main([*arguments, "--lang", lang]) == 0
    assert words in capsys.readouterr().out
    assert main([*arguments, "--format", "json", "--reading", "five-years=strict"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["low"], found["high"], found["figure"]) == (2, 2, 2)
    assert found["window"] == {"first": "2021-01-01", "last": "2025-12-31"}
    assert [row["state"] for row in found["rows"]] == ["left_out", "counted", "counted", "left_out"]


def test_a_list_that_cannot_be_counted_is_refused_with_status_2(tmp_path, capsys):
    file = tmp_path / "list.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    assert main(["evidence", "lab", "research.national_projects_5y", str(file)]) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert main(["evidence", "lab", "team.leader", str(tmp_path / "missing.csv"), "--as-of", "x"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3

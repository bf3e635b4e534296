"""The clause ledger against the texts: complete, confirmed, and every fault reported with what to do."""

import copy
import json
import re
import shutil
from pathlib import Path

import pytest

from scripts.check.ledger import LEDGER, confirm, digest, digests, problems
from scripts.corpus import LANGS, load
from scripts.publish import ledger as export
from selfcheck.law import ledger
from selfcheck.words import say

ROOT = Path(__file__).parents[2]
TOML = (ROOT / LEDGER).read_text(encoding="utf-8")
CORPUS = load(ROOT)
AREA = "lab-measures#art_12__para_1__point_1"
AREA_ROW = next(line for line in TOML.splitlines() if line.startswith("art_12__para_1__point_1 ="))


def changed(name, **values):
    """The corpus with one provision otherwise."""
    corpus = copy.deepcopy(CORPUS)
    slug, _, id = name.partition("#")
    for key, value in values.items():
        setattr(corpus.text("zh", slug).provision(id), key, value)
    return corpus


def complaints(toml, corpus=CORPUS):
    return [f"{problem.what} — {problem.mend}" for problem in problems(toml, corpus)]


def edited(line, by):
    assert TOML.count(line) == 1
    return TOML.replace(line, by)


def test_the_ledger_is_complete_and_agrees_with_texts_and_rules():
    assert complaints(TOML) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_texts_are_called_by_their_short_titles(lang):
    for slug in ledger.counts():
        assert say(lang, f"ledger.text.{slug}") == CORPUS.text(lang, slug).front.short_title


def test_what_the_call_restates_it_restates_word_by_word():
    restated = [row for row in ledger.rows() if row.reason == "restates" and re.search("subsec", row.id)]
    assert len(restated) == 14
    for row in restated:
        (original,) = row.see
        slug, _, id = original.partition("#")
        assert CORPUS.text("zh", row.slug).provision(row.id).text == CORPUS.text("zh", slug).provision(id).text


def test_every_length_limit_is_marked_as_one():
    limited = {
        f"template-2024#{one.id}"
        for one in CORPUS.text("zh", "template-2024").provisions
        if re.search(r"\d+字以内", one.text)
    }
    assert limited == {row.provision for row in ledger.rows() if row.reason == "length_limit"}


def test_white_space_does_not_change_a_digest_and_a_word_does():
    provision = copy.copy(CORPUS.text("zh", "lab-measures").provision("art_12__para_1__point_1"))
    before = digest(provision)
    provision.text = provision.text.replace("，", "， ")
    assert digest(provision) == before
    provision.text = provision.text.replace("3000", "2000")
    assert digest(provision) != before


def test_words_moved_to_another_column_change_the_digest():
    row = copy.copy(CORPUS.text("zh", "guide-2024").provision("sec_3__subsec_4__table_1__tr_13"))
    before = digest(row)
    row.cells = (row.cells[0], "", row.cells[1])
    assert digest(row) != before


def test_changed_words_fail_until_the_row_is_confirmed():
    corpus = changed(AREA, text="设施条件。面积在2000平方米以上。")
    (complaint,) = complaints(TOML, corpus)
    assert complaint.startswith(f"the words of {AREA} have changed since it was confirmed: （一）设施条件。面积")
    assert complaint.endswith(f"--confirm {AREA}")
    confirmed, found = confirm(TOML, [AREA], corpus)
    assert found == [] and complaints(confirmed, corpus) == []
    before, after = TOML.splitlines(), confirmed.splitlines()
    assert [line for line, now in zip(before, after, strict=True) if line != now] == [AREA_ROW]


def test_long_words_are_cut_short_in_a_complaint():
    (complaint,) = complaints(TOML, changed(AREA, text="长" * 100))
    assert "（一）" + "长" * 37 + "…" in complaint


def test_what_cannot_be_confirmed_is_listed_and_nothing_else_changes():
    toml = edited(AREA_ROW, AREA_ROW.partition(", digest")[0] + " }")
    after, found = confirm(toml, ["lab-measures#art_99", AREA, "no-text#art_1"], CORPUS)
    assert after == toml
    assert [problem.what for problem in found] == [
        "no text has lab-measures#art_99",
        f"{AREA} has no digest",
        "no text has no-text#art_1",
    ]


def test_a_provision_without_any_row_cannot_be_confirmed():
    toml = edited(AREA_ROW + "\n", "")
    after, found = confirm(toml, [AREA], CORPUS)
    assert after == toml and [problem.what for problem in found] == [f"{AREA} has no digest"]


def test_the_last_row_of_a_file_and_one_of_several_lines_can_be_confirmed():
    last = ledger.rows()[-1].provision
    toml = edited(AREA_ROW, AREA_ROW.replace('", "', '",\n  "'))
    emptied = re.sub(r'digest = "\w+"', 'digest = ""', toml)
    after, found = confirm(emptied, [AREA, last], CORPUS)
    assert found == []
    assert re.findall(r'digest = "(\w+)"', after) == [digests(CORPUS)[AREA], digests(CORPUS)[last]]


def test_missing_superfluous_and_misplaced_rows_are_all_listed():
    toml = edited(AREA_ROW + "\n", "")
    toml = toml.replace(
        "[lab-measures]\n", '[lab-measures]\nart_99 = { status = "judged", reason = "rated", digest = "" }\n'
    )
    chapters = [line for line in TOML.splitlines() if line.startswith(("chp_6 =", "art_20 ="))][:2]
    toml = toml.replace("\n".join(chapters), "\n".join(reversed(chapters)))
    found = complaints(toml)
    now = digests(CORPUS)[AREA]
    row = f'art_12__para_1__point_1 = {{ status = "…", reason = "…", digest = "{now}" }}'
    assert any(
        line.startswith(f"{AREA} is missing: （一）设施条件。")
        and line.endswith(f"write below lab-measures#art_12__para_1: {row}")
        for line in found
    )
    assert "no text has lab-measures#art_99 — remove the row, or correct its id" in found
    assert "lab-measures#art_20 stands where lab-measures#chp_6 belongs — keep the text's order" in found
    assert any(line.startswith(f"lab.facilities.floor_area rests on {AREA}, whose row does not") for line in found)


def test_a_new_text_is_missing_from_its_first_provision_on():
    toml = TOML.partition("[base-measures]")[0]
    assert "write in [base-measures]: chp_1 = {" in complaints(toml)[0]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('art_33__para_1 = { status = "information", reason = "final" }', "digest is missing"),
        ('art_33__para_1 = { status = "infomation", digest = "" }', "the status infomation is unknown"),
        ('art_33__para_1 = { status = "information", digest = "", why = "" }', "the key why is unknown"),
        ('art_33__para_1 = { status = 1, digest = "" }', "status is not what it should be"),
        ('art_33__para_1 = { status = "judged", by = "lab.team", digest = "" }', "by is not what it should be"),
        ('art_33__para_1 = { status = "judged", see = [1], digest = "" }', "see is not what it should be"),
        ('art_33__para_1 = "information"', "this is no row"),
    ],
)
def test_a_slip_of_the_pen_is_shown_with_its_line(row, complaint):
    old = next(line for line in TOML.splitlines() if line.startswith("art_33__para_1 ="))
    (problem,) = problems(edited(old, row), CORPUS)
    assert problem.what == f"lab-measures#art_33__para_1: {complaint}"
    assert problem.line == TOML.splitlines().index(old) + 1


def test_what_is_no_text_and_what_is_no_toml_is_refused():
    assert complaints("version = 1\n")[0].startswith("version#: this is no row — write [TEXT]")
    assert complaints("[lab-measures\n")[0].startswith("not TOML: ")


@pytest.mark.parametrize(
    ("id", "values", "complaint"),
    [
        ("art_33__para_1", 'status = "information"', "gives no reason"),
        ("art_33__para_1", 'status = "information", reason = "because"', "gives the reason because, which has no"),
        ("art_33__para_1", 'status = "information", reason = "heading"', "is called a heading and heads nothing"),
        ("art_33__para_1", 'status = "encoded", reason = "final"', "is encoded and names no requirement"),
        ("art_33__para_1", 'status = "judged", reason = "rated"', "and the indicators do not agree"),
        (
            "art_33__para_1",
            'status = "information", by = ["lab.team"], reason = "final"',
            "is information and names",
        ),
        ("art_33__para_1", 'status = "judged", by = ["lab.team"]', "names lab.team, which rests on lab-measures#"),
        ("art_33__para_1", 'status = "judged", by = ["lab.x"], reason = "final"', "names lab.x, which is no requ"),
        (
            "art_33__para_1",
            'status = "information", reason = "final", see = ["x#y"]',
            "refers to x#y, which there",
        ),
        (
            "art_12__para_1__point_2__p_2",
            'status = "encoded", by = ["lab.team.leader", "lab.team.stable", "lab.team.talent"]',
            "is encoded by requirements that make it judged",
        ),
        (
            "art_12__para_1__point_3__point_1",
            'status = "judged", by = ["lab.research.projects.count", "lab.research.projects.funding"]',
            "is judged by requirements that make it encoded",
        ),
    ],
)
def test_a_row_that_contradicts_the_rules_is_named(id, values, complaint):
    old = next(line for line in TOML.splitlines() if line.startswith(f"{id} ="))
    now = digests(CORPUS)[f"lab-measures#{id}"]
    found = complaints(edited(old, f'{id} = {{ {values}, digest = "{now}" }}'))
    assert any(line.startswith(f"lab-measures#{id} {complaint}") for line in found), found


def test_a_provision_that_the_report_shows_says_so():
    old = next(line for line in TOML.splitlines() if line.startswith("art_4__para_1 ="))
    (complaint,) = complaints(edited(old, old.replace('"fields"', '"aims"')))
    assert complaint.startswith(
        "the report shows lab-measures#art_4__para_1 as fields, and its row does not say so"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_every_provision_once_in_its_own_row(lang):
    page = export.html(lang, CORPUS)
    links = re.findall(r'<th scope="row"><a href="\.\./\.\./rules/([\w-]+)/#([\w-]+)">', page)
    assert [f"{slug}#{id}" for slug, id in links] == [row.provision for row in ledger.rows()]
    assert say(lang, "ledger.complete", n=len(links), texts=6) in page
    assert "<strong>" not in page


def test_the_page_links_a_requirement_to_its_question():
    page = export.html("zh", CORPUS)
    assert '<a href="../../selfcheck/#ask-facilities.floor_area_m2">科研用房面积</a>' in page
    assert '<a href="../../selfcheck/#lab.facilities">设施条件</a>' in page
    assert '<a href="../../selfcheck/base/">全部条件</a>' in page


def test_the_page_shows_the_words_that_differ():
    assert "<td>科研用房相对集中，具备与实验室任务匹配的专门的科研、试验测试…</td>" in export.html("zh", CORPUS)
    assert "<td>The research premises are relatively concentrated, and…</td>" in export.html("en", CORPUS)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_never_claims_to_be_complete_when_it_is_not(lang, monkeypatch):
    rows = ledger.rows()
    monkeypatch.setattr(ledger, "rows", lambda: rows[:-1])
    page = export.html(lang, changed(AREA, text="设施条件。"))
    assert "100%" not in page
    assert say(lang, "ledger.incomplete", n=len(rows), confirmed=len(rows) - 2) in page
    assert page.count(f"<strong>{say(lang, 'ledger.missing')}</strong>") == 1
    assert page.count(f"<strong> {say(lang, 'ledger.changed')}</strong>") == 1


def test_the_file_has_every_row_and_says_whether_it_is_complete(tmp_path):
    export.write(tmp_path / "data", CORPUS)
    content = json.loads((tmp_path / "data" / "ledger.json").read_text(encoding="utf-8"))
    assert content["complete"] is True
    assert (
        len(content["provisions"])
        == len(ledger.rows())
        == sum(sum(n.values()) for n in content["counts"].values())
    )
    area = next(row for row in content["provisions"] if row["provision"] == AREA)
    assert area["citation"] == {"zh": "第十二条第一项", "en": "Article 12, item (1)"}
    assert area["status"] == "encoded" and "lab.facilities.floor_area" in area["requirements"]
    export.write(tmp_path, changed(AREA, text=""))
    assert json.loads((tmp_path / "ledger.json").read_text(encoding="utf-8"))["complete"] is False


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A copy of what the command reads and writes."""
    for folder in ("docs/zh/rules", "docs/en/rules", "tests/sources"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / LEDGER).parent.mkdir(parents=True)
    shutil.copy(ROOT / LEDGER, tmp_path / LEDGER)
    monkeypatch.setattr(export, "ROOT", tmp_path)
    return tmp_path


def test_the_command_checks_and_confirms(repository, capsys):
    assert export.main(["--check"]) == 0
    ledger_file = repository / LEDGER
    ledger_file.write_text(edited(AREA_ROW, re.sub(r'digest = "\w+"', 'digest = ""', AREA_ROW)), encoding="utf-8")
    assert export.main(["--check"]) == 1
    assert f"selfcheck/law/ledger.toml:{TOML.splitlines().index(AREA_ROW) + 1}: " in capsys.readouterr().err
    assert export.main(["--confirm", AREA]) == 0
    assert ledger_file.read_text(encoding="utf-8") == TOML


def test_the_command_writes_nothing_when_one_name_is_wrong(repository, capsys):
    ledger_file = repository / LEDGER
    ledger_file.write_text(edited(AREA_ROW, re.sub(r'digest = "\w+"', 'digest = ""', AREA_ROW)), encoding="utf-8")
    before = ledger_file.read_text(encoding="utf-8")
    assert export.main(["--confirm", AREA, "lab-measures#art_99"]) == 1
    assert "no text has lab-measures#art_99" in capsys.readouterr().err
    assert ledger_file.read_text(encoding="utf-8") == before


def test_the_command_stops_at_texts_that_cannot_be_read(repository, capsys):
    (repository / "docs/en/rules/call-2024.md").unlink()
    assert export.main(["--check"]) == 1
    assert "docs/en/rules/call-2024.md is missing" in capsys.readouterr().err

"""What the build says about a text that is not whole: file, line, what is wrong, all at once."""

from pathlib import Path

import pytest

from scripts.corpus import CorpusError, load, structure

ROOT = Path(__file__).parents[2]


def problems(body, lang="zh"):
    found = []
    structure.provisions(body, 1, Path("x.md"), lang, "T", found)
    return [(problem.line, problem.what) for problem in found]


def test_a_skipped_article_is_named_with_its_line():
    body = "### 第一条\n\n甲。\n\n### 第三条\n\n乙。\n"
    assert problems(body) == [(5, "第三条 does not follow number 1")]


def test_a_clash_of_ids_is_named():
    body = "### 第一条\n\n甲：\n\n（一）乙。\n\n（一）丙。\n"
    assert (7, "the id art_1__para_1__point_1 is taken by an earlier provision") in problems(body)


def test_all_problems_are_named_at_once():
    body = "> 校注。\n\n## 第一章\n\n甲。\n\n### 第一条\n\n（一）乙。\n\n## 没有标号\n\n| a |\n| - |\n"
    assert [line for line, _ in problems(body)] == [1, 5, 9, 11, 13]


SECTION = "## 一、甲\n\n乙。\n\n"


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        (SECTION + "---\n\n丙。\n\n---\n\n丁。\n", 9, "--- twice"),
        ("# T\n\n---\n\n丙。\n", 3, "--- above every provision"),
        (SECTION + "---\n", 5, "nothing stands below ---"),
        (SECTION + "---\n\n丙。\n\n## 二、丁\n\n戊。\n", 9, "the heading '二、丁' stands below ---"),
        (SECTION + "***\n", 5, "hr where none may stand"),
        (SECTION + "附件：1. 丙\n", 5, "an annex list above the closing"),
        (SECTION + "---\n\n附件：1. 丙\n\n3. 丁\n", 9, "3. does not follow number 1"),
        (SECTION + "二、丙\n", 5, "二、 opens a paragraph"),
        (SECTION + "| a | b |\n|---|---|\n| c |\n", 7, "a row of 1 cells in a table of 2 columns"),
        (SECTION + "| a | b |\n|---|---|\n| c | d | e |\n", 7, "a row of 3 cells in a table of 2 columns"),
        (SECTION + "| a | b |\n|---|---|\n| c | d |\n丙\n", 8, "a row of 0 cells in a table of 2 columns"),
        (SECTION + "| a | b |\n|---|---|\n| | |\n| c | d |\n", 7, "a row with nothing in it"),
        (SECTION + "| a | b |\n|---|---|\n", 5, "a table without rows"),
        (SECTION + "| a | b |\n|---|\n| c | d |\n", 5, "this looks like a table and is none"),
        (SECTION + "> | a |\n> |---|\n> | c |\n", 5, "table where none may stand"),
    ],
)
def test_what_does_not_belong_is_named_with_its_line(body, line, said):
    assert problems(body) == [(line, said)]


@pytest.fixture
def copy(tmp_path):
    """The real texts in a place where they can be damaged."""
    for name in ("docs/zh/rules/lab-measures.md", "docs/en/rules/lab-measures.md", "tests/sources"):
        place, original = tmp_path / name, ROOT / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if original.is_dir():
            place.symlink_to(original)
        else:
            place.write_text(original.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def damage(copy, lang, old, new):
    path = copy / "docs" / lang / "rules" / "lab-measures.md"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def refused(copy):
    with pytest.raises(CorpusError) as refusal:
        load(copy)
    return str(refusal.value)


def test_an_english_file_that_lacks_an_item_names_it_and_its_chinese(copy):
    text = (copy / "docs/en/rules/lab-measures.md").read_text(encoding="utf-8")
    item = next(line for line in text.splitlines() if line.startswith("(5) Safeguards"))
    damage(copy, "en", item + "\n\n", "")
    message = refused(copy)
    assert "lab-measures#art_12__para_1__point_5" in message
    assert "docs/en/rules/lab-measures.md:" in message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: in_force", "status: in_froce", "unknown status 'in_froce'"),
        ("status: in_force", "statuss: in_force", "unknown key 'statuss'"),
        ("dated: 2023-10-13", "dated: autumn", "'dated' is not a date"),
        ("dated: 2023-10-13", "dated: 2023", "'dated' is not a date"),
        ("dated: 2023-10-13", "dated: 2023-13", "'dated' is not a date"),
        ("checked_on: 2026-11-20", "checked_on: 2026-11", "'checked_on' is not a date"),
        ("status_reason: ", "reason: ", "the key 'status_reason' is missing"),
        ("treatment: ", "treatment: ' ' # ", "'treatment' is empty"),
        ("number: ", "number: 92 # ", "'number' is not words"),
        ("issued_by:\n", "issued_by: 市场监管总局\nx:\n", "'issued_by' is not a list"),
        ("source_sha256: 67", "source_sha256: 00", "source_sha256 is not that of the source"),
        ("title: 国家", "title: 某国家", "the heading is not the title"),
        ("issued_by:\n", "issued_by: [\n", "the front matter is not YAML"),
    ],
)
def test_front_matter_that_is_wrong_says_what_and_where(copy, old, new, said):
    path = copy / "docs/zh/rules/lab-measures.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    message = refused(copy)
    assert said in message
    assert "docs/zh/rules/lab-measures.md:" in message


@pytest.mark.parametrize("dated", ["2023-10-13", "'2023-10-13'", "2023-10", "'2023'"])
def test_a_document_may_say_no_more_than_its_month_or_year(copy, dated):
    damage(copy, "zh", "dated: 2023-10-13", f"dated: {dated}")
    assert str(load(copy).text("zh", "lab-measures").front.dated) == dated.strip("'")


def test_a_document_may_have_no_number(copy):
    damage(copy, "zh", "number: 国市监质发〔2023〕92号", 'number: ""')
    assert load(copy).text("zh", "lab-measures").front.number == ""


def test_faults_of_front_matter_and_body_and_both_languages_are_listed_together(copy):
    damage(copy, "zh", "status: in_force", "status: none")
    damage(copy, "zh", "### 第八条", "### 第九条")
    damage(copy, "en", "status: in_force", "status: none")
    (copy / "docs/en/rules/nowhere.md").write_text("Nothing.\n", encoding="utf-8")
    message = refused(copy)
    for said in ("zh/rules/lab-measures.md:10: unknown status", "第九条 does not follow number 7"):
        assert said in message
    for said in ("en/rules/lab-measures.md:10: unknown status", "docs/zh/rules/nowhere.md is missing"):
        assert said in message


def test_faults_of_both_languages_are_listed_together(copy):
    damage(copy, "zh", "status: in_force", "status: none")
    damage(copy, "en", "status: in_force", "status: none")
    assert len(refused(copy).splitlines()) == 2


def test_a_cell_that_only_one_language_fills_is_named(copy):
    for lang, row in (("zh", "| 甲 | 乙 |"), ("en", "| A | |")):
        path = copy / "docs" / lang / "rules" / "lab-measures.md"
        table = f"\n| | |\n|---|---|\n{row}\n"
        path.write_text(path.read_text(encoding="utf-8") + table, encoding="utf-8")
    assert "art_33__para_1__table_1__tr_1 has other cells than in Chinese" in refused(copy)


def test_a_translation_of_an_older_chinese_is_stale(copy):
    damage(copy, "zh", "本办法自发布之日起施行。", "本办法自公布之日起施行。")
    assert load(copy).text("en", "lab-measures").stale

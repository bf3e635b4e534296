"""Ids from printed marks, and what the build says about a text that is not whole."""

from pathlib import Path

import pytest

from scripts.corpus import CorpusError, load, structure

ROOT = Path(__file__).parents[2]


def ids(body, lang="zh"):
    problems = []
    found = structure.provisions(body, 1, Path("x.md"), lang, "T", problems)
    assert not problems, list(map(str, problems))
    return [provision.id for provision in found]


def problems(body, lang="zh"):
    found = []
    structure.provisions(body, 1, Path("x.md"), lang, "T", found)
    return [(problem.line, problem.what) for problem in found]


ARTICLE = """## 第一章 总则

### 第一条

款一：

（一）甲。

  甲的第二段。

（二）乙：

1. 子一。

2. 子二。

款二。

### 第一条之一

单款。
"""


def test_chapter_article_paragraph_item_and_sub_item_have_the_ids_of_the_contract():
    assert ids(ARTICLE) == [
        "chp_1",
        "art_1",
        "art_1__para_1",
        "art_1__para_1__point_1",
        "art_1__para_1__point_1__p_2",
        "art_1__para_1__point_2",
        "art_1__para_1__point_2__point_1",
        "art_1__para_1__point_2__point_2",
        "art_1__para_2",
        "art_1-1",
        "art_1-1__para_1",
    ]


def test_sections_subsections_and_paragraphs_of_an_opinion():
    body = (
        "## 一、 总体\n\n甲。\n\n乙。\n\n## 二、 任务\n\n（一）丙。\n\n（二）丁。\n\n1. 戊。\n\n2. 己。\n\n庚。\n"
    )
    assert ids(body) == [
        "sec_1",
        "sec_1__p_1",
        "sec_1__p_2",
        "sec_2",
        "sec_2__subsec_1",
        "sec_2__subsec_2",
        "sec_2__subsec_2__para_1",
        "sec_2__subsec_2__para_2",
        "sec_2__p_1",
    ]


def test_a_skipped_article_is_named_with_its_line():
    body = "### 第一条\n\n甲。\n\n### 第三条\n\n乙。\n"
    assert problems(body) == [(5, "第三条 does not follow number 1")]


def test_a_clash_of_ids_is_named():
    body = "### 第一条\n\n甲：\n\n（一）乙。\n\n（一）丙。\n"
    assert (7, "the id art_1__para_1__point_1 is taken by an earlier provision") in problems(body)


def test_all_problems_are_named_at_once():
    body = "甲。\n\n### 第一条\n\n（一）乙。\n\n## 没有标号\n\n| a |\n| - |\n"
    lines = [line for line, _ in problems(body)]
    assert lines[:3] == [1, 5, 7]


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


def test_faults_of_both_languages_are_listed_together(copy):
    damage(copy, "zh", "status: in_force", "status: none")
    damage(copy, "en", "status: in_force", "status: none")
    assert len(refused(copy).splitlines()) == 2


def test_a_translation_of_an_older_chinese_is_stale(copy):
    damage(copy, "zh", "本办法自发布之日起施行。", "本办法自公布之日起施行。")
    assert load(copy).text("en", "lab-measures").stale
    assert not load(ROOT).text("en", "lab-measures").stale


def test_both_languages_have_the_same_provisions():
    corpus = load(ROOT)
    for slug in corpus.slugs:
        zh, en = corpus.text("zh", slug), corpus.text("en", slug)
        assert [one.id for one in zh.provisions] == [one.id for one in en.provisions]
        assert all(one.text or one.heading for one in en.provisions)

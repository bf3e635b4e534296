"""Ids from printed marks."""

from pathlib import Path

import pytest

from scripts.corpus import load, structure

ROOT = Path(__file__).parents[2]


def provisions(body, lang="zh"):
    problems = []
    found = structure.provisions(body, 1, Path("x.md"), lang, "T", problems)
    assert not problems, list(map(str, problems))
    return found


def ids(body, lang="zh"):
    return [provision.id for provision in provisions(body, lang)]


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


def test_what_stands_before_the_first_heading_is_the_preface():
    preface, first, second, section, _ = provisions("# T\n\n各单位：\n\n1. 不是项。\n\n## 一、总体\n\n甲。\n")
    assert (preface.id, preface.parent, preface.text, preface.heading, preface.line) == ("preface", None, "", 0, 3)
    assert [first.id, second.id, section.id] == ["preface__p_1", "preface__p_2", "sec_1"]
    assert (second.parent, second.mark, second.printed) == ("preface", "", "1. 不是项。")


LETTER = {
    "zh": "## 一、总体\n\n甲。\n\n---\n\n附件：1. 2024年指南\n\n2. 模板\n\n某局\n\n2024年1月11日\n",
    "en": "## I. General\n\nA.\n\n---\n\nAnnexes: 1. Guide of 2024\n\n2. Template\n\nBureau\n\n11 January 2024\n",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_below_the_line_stand_closing_and_annex_list(lang):
    assert ids(LETTER[lang], lang)[2:] == [
        "conclusions",
        "att_1",
        "att_2",
        "conclusions__p_1",
        "conclusions__p_2",
    ]
    assert {one.parent for one in provisions(LETTER[lang], lang)[3:]} == {"conclusions"}


def test_an_annex_is_printed_as_in_the_list():
    closing, first, second, *_ = provisions(LETTER["zh"])[2:]
    assert (closing.level, closing.text, closing.line) == ("conclusions", "", 5)
    assert (first.level, first.mark, first.printed) == ("att", "附件：1.", "附件：1. 2024年指南")
    assert (second.mark, second.printed) == ("2.", "2. 模板")


TABLE = """## 一、条件

（一）评审。内容如下：

| 一级指标 | 二级指标 | 说明 |
| --- | --- | --- |
| 基础性 | 设备 | 先进\\|完备 |
| 前瞻性 | 路线 | |

> 校注：表。

（二）投票。

乙。

| | |
| --- | --- |
| 意见 | |
"""


def test_a_table_and_its_rows_belong_to_the_open_item_or_else_to_the_section():
    assert ids(TABLE) == [
        "sec_1",
        "sec_1__subsec_1",
        "sec_1__subsec_1__table_1",
        "sec_1__subsec_1__table_1__tr_1",
        "sec_1__subsec_1__table_1__tr_2",
        "sec_1__subsec_2",
        "sec_1__p_1",
        "sec_1__table_1",
        "sec_1__table_1__tr_1",
    ]


def test_a_row_keeps_its_cells_and_the_table_its_header():
    table, first, second = provisions(TABLE)[2:5]
    assert (table.level, table.cells, table.line) == ("table", ("一级指标", "二级指标", "说明"), 5)
    assert (first.level, first.parent, first.cells) == ("tr", table.id, ("基础性", "设备", "先进|完备"))
    assert (second.cells, second.printed, second.line) == (("前瞻性", "路线", ""), "前瞻性 | 路线", 8)
    assert provisions(TABLE)[-2].cells == ("", "")


def test_a_note_below_a_table_speaks_of_the_whole_table():
    assert [one.id for one in provisions(TABLE) if one.notes] == ["sec_1__subsec_1__table_1"]


def test_marks_are_followed_by_a_space_where_print_has_one():
    printed = [one.printed for one in provisions("## 一、甲\n\n### （一）乙\n\n1.丙\n\n### （二）丁\n\n（戊）\n")]
    assert printed == ["一、甲", "（一）乙", "1. 丙", "（二）丁", "（戊）"]
    printed = [one.printed for one in provisions("## I. A\n\n(I) B\n\n1. C\n", "en")]
    assert printed == ["I. A", "(I) B", "1. C"]


def test_a_heading_with_a_bracketed_mark_holds_its_paragraphs():
    body = "## 一、要求\n\n### （一）材料\n\n甲。\n\n### （二）其他\n\n1.乙。\n\n2.丁。\n\n"
    body += "| | |\n| - | - |\n| 丙 | |\n"
    assert ids(body) == [
        "sec_1",
        "sec_1__subsec_1",
        "sec_1__subsec_1__p_1",
        "sec_1__subsec_2",
        "sec_1__subsec_2__para_1",
        "sec_1__subsec_2__para_2",
        "sec_1__subsec_2__para_2__table_1",
        "sec_1__subsec_2__para_2__table_1__tr_1",
    ]


def test_both_languages_have_the_same_provisions():
    corpus = load(ROOT)
    for slug in corpus.slugs:
        zh, en = corpus.text("zh", slug), corpus.text("en", slug)
        assert [one.id for one in zh.provisions] == [one.id for one in en.provisions]
        assert [bool(one.text) for one in zh.provisions] == [bool(one.text) for one in en.provisions]

"""What each text holds, counted; and the indicator table, whose columns the extraction had lost."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from scripts.corpus import load

ROOT = Path(__file__).parents[2]
CALL = ROOT / "tests" / "sources" / "002_0c70018e0f0250d9.txt"
TABLE = "sec_3__subsec_4__table_1"


@cache
def corpus():
    return load(ROOT)


def chinese(slug):
    return corpus().text("zh", slug)


def below(slug, parent):
    return [one for one in chinese(slug).provisions if one.parent == parent]


@pytest.mark.parametrize(
    ("slug", "counts"),
    [
        ("lab-measures", {"chp": 8, "art": 33}),
        ("lab-opinions", {"sec": 3, "subsec": 8, "para": 6}),
        ("call-2024", {"sec": 2, "subsec": 7, "para": 8, "att": 3}),
        ("guide-2024", {"sec": 4, "subsec": 8, "para": 2, "table": 1, "tr": 27}),
        ("template-2024", {"sec": 13, "subsec": 9, "table": 4, "tr": 18}),
        ("base-measures", {"chp": 7, "art": 38}),
    ],
)
def test_a_text_has_all_its_parts(slug, counts):
    levels = Counter(one.level for one in chinese(slug).provisions)
    assert {level: levels[level] for level in counts} == counts


@pytest.mark.parametrize(
    ("slug", "status", "dated"),
    [
        ("lab-measures", "in_force", "2023-10-13"),
        ("call-2024", "expired_call", "2024-01"),
        ("guide-2024", "expired_call", "2024"),
        ("template-2024", "expired_call", "2024"),
        ("base-measures", "draft_for_comment", "2023"),
    ],
)
def test_a_text_says_its_status_and_its_date_as_far_as_known(slug, status, dated):
    front = chinese(slug).front
    assert (front.status, str(front.dated)) == (status, dated)
    assert ("2024年1月24日" in front.status_reason) == (status == "expired_call")


def test_the_conditions_of_the_call_are_those_of_article_12_word_by_word():
    article = [one for one in chinese("lab-measures").provisions if one.id.startswith("art_12__para_1")]
    section = [one for one in chinese("call-2024").provisions if one.id.startswith("sec_1__")]
    assert section[0].printed.endswith(article[0].printed)
    assert [one.printed for one in section[1:]] == [one.printed for one in article[1:]]


def test_26_rated_indicators_stand_under_5_names_and_the_veto_is_last():
    rows = below("guide-2024", TABLE)
    assert all(len(row.cells) == 3 and row.cells[0] and row.cells[1] for row in rows)
    assert list(Counter(row.cells[0] for row in rows[:-1]).items()) == [
        ("基础性", 6),
        ("前瞻性", 7),
        ("创新性", 8),
        ("推广性", 4),
        ("规范性", 1),
    ]
    assert rows[-1].id == f"{TABLE}__tr_27"
    assert rows[-1].cells[:2] == ("规范性", "规范运行（否决项）")


# Rows of which the extraction lost the columns: row → its cells as received, and as restored.
RESTORED = {
    6: (("技术带头人代表性成果显著", "", ""), ("基础性", "技术带头人水平", "技术带头人代表性成果显著")),
    21: (
        ("依托单位、主管部门在人员编制、经费投入、资源配置等方面的支持", "", ""),
        ("创新性", "创新投入", "依托单位、主管部门在人员编制、经费投入、资源配置等方面的支持"),
    ),
    25: (
        ("推广价值", "预期成果推广的社会价值或经济效益", ""),
        ("推广性", "推广价值", "预期成果推广的社会价值或经济效益"),
    ),
}


def test_the_columns_of_the_indicators_are_those_of_the_source_but_for_three_rows():
    source = CALL.read_text(encoding="utf-8")
    lines = source[source.index("一级指标\t") : source.index("\n--\t")].splitlines()
    header, *received = [tuple(line.split("\t")) for line in lines if line.strip()]
    assert chinese("guide-2024").provision(TABLE).cells == header
    above = ("", "")
    for number, (cells, row) in enumerate(zip(received, below("guide-2024", TABLE), strict=True), 1):
        if number in RESTORED:
            assert (cells, row.cells) == RESTORED[number]
        else:
            # An empty cell stands for the name above it; a new first name ends the second one.
            first, second, third = cells
            assert row.cells == (first or above[0], second or above[1], third)
        above = row.cells[:2]


def test_one_second_level_indicator_has_no_explanation():
    (row,) = (row for row in below("guide-2024", TABLE) if not row.cells[2])
    assert (row.id, row.cells[:2]) == (f"{TABLE}__tr_13", ("前瞻性", "技术发展路线的可行性"))


def test_the_restoration_of_the_indicators_is_noted_at_the_table():
    notes = "".join(chinese("guide-2024").provision(TABLE).notes)
    for words in ("第6行", "第21行", "第25行", "第13行", "推广价值", "短横"):
        assert words in notes


def test_the_cells_of_the_form_are_those_of_the_source():
    source = CALL.read_text(encoding="utf-8").translate(str.maketrans("(),", "（），"))
    lines = source[source.index("（一） 实验室基本信息\t") : source.index("\n二、建设实验室的目的")].splitlines()
    received = [line.replace(" ", "").rstrip("\t").split("\t") for line in lines if line.strip()]
    published = [
        "\t".join(one.cells).rstrip("\t").split("\t") if one.cells else [one.printed]
        for one in chinese("template-2024").provisions
        if one.id.startswith("sec_1__") and one.level != "table"
    ]
    assert published == received


def test_every_length_limit_of_the_template_is_in_its_words():
    parts = [one.text for one in chinese("template-2024").provisions if one.level == "sec"]
    limits = [part.partition("（")[2].removesuffix("字以内）") for part in parts]
    assert limits == ["", "2000", "5000", "2000", "5000", "2000", "2000", "2000", "5000", "8000", "", "", ""]
    rows = below("template-2024", "sec_1__subsec_1__table_1")
    assert [row.cells[0] for row in rows if "100字以内" in row.cells[1]] == ["研究领域", "具体研究方向"]


def test_the_cover_of_the_template_has_its_blanks_and_its_office():
    cover = [one.printed for one in below("template-2024", "preface")]
    assert [line.partition("：")[0] for line in cover if line.endswith("＿")] == [
        "实验室名称",
        "依托单位",
        "联合共建单位（盖章）",
        "推荐单位",
        "填报时间",
    ]
    assert cover[5:] == ["国家市场监督管理总局制", "二〇二四年"]

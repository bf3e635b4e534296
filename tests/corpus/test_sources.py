"""The published Chinese against the source documents, letter by letter: nothing lost, nothing added.

White space aside; in the call of 2024, which mixes them, the width of brackets, commas, colons and semicolons
too. Everything else that was done to a document is listed here.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.corpus import load

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "tests" / "sources"


class Change(NamedTuple):
    """One thing done to a received document, white space aside."""

    received: str
    published: str
    why: str
    times: int = 1


CALL = "002_0c70018e0f0250d9.txt"
WIDTHS = str.maketrans("(),:;_", "（），：；＿")

# Text → (source, its beginning in it, the beginning of what follows it there).
PLACES = {
    "lab-measures": ("000_e7db729c3bbe5afb.txt", "", ""),
    "lab-opinions": ("001_fe065ee29ee77c8f.txt", "", ""),
    "call-2024": (CALL, "", "\n附件 1\n"),
    "guide-2024": (CALL, "\n附件 1\n", "\n附件 2\n"),
    "template-2024": (CALL, "\n附件 2\n", "\n附件 3\n"),
    "base-measures": ("003_868fc7f949a08de2.txt", "", ""),
}

CHANGES = {
    "lab-measures": [
        Change(
            "市场监管总局工业和信息化部关于印发《国市场监管总局工业和信息化部关于印发《国"
            "家质量标准实验室管理办法》的通知家质量标准实验室管理办法》的通知",
            "国家质量标准实验室管理办法市场监管总局工业和信息化部关于印发《国家质量标准实验室管理办法》的通知",
            "title printed twice; the page is headed by the title of the Measures",
        ),
        Change(
            "2023年10月13日国家质量标准实验室管理办法国家质量标准实验室管理办法",
            "2023年10月13日",
            "title printed twice; it heads the page",
        ),
        Change(
            "标题：市场监管总局工业和信息化部关于印发《国家质量标准实验室管理办法》的通知"
            "发文机关：市场监管总局工业和信息化部发文字号：国市监质发〔2023〕92号来源：市场监管总局网站"
            "主题分类：市场监管、安全生产监管\\质量监督公文种类：通知成文日期：2023年10月13日",
            "",
            "metadata of the web page, in the middle of Article 29",
        ),
        *(
            Change(chapter * 2, chapter, "heading printed twice")
            for chapter in ("第一章总则", "第二章管理", "第三章条件", "第四章申报")
        ),
        *(
            Change(chapter * 2, chapter, "heading printed twice")
            for chapter in ("第六章运行", "第七章评估", "第八章附则")
        ),
    ],
    "lab-opinions": [],
    "call-2024": [
        Change(
            "西藏自治区住房和城乡建设厅收专用编号：202401122024年1月11日",
            "",
            "stamp of the office that received the letter",
        ),
        Change(
            "西藏自治区市场监督管理关于组织申报国家质量标准实验室的函",
            "关于组织申报国家质量标准实验室的函西藏自治区市场监督管理［局］",
            "a word lost in recognition; the title heads the page",
        ),
        Change("自治区市场监管收到", "自治区市场监管［局］收到", "a word lost in recognition"),
        Change("-附件：", "附件：", "a dash made by the extraction"),
    ],
    "guide-2024": [
        Change("附件12024年国家", "2024年国家", "the mark of the annex, which is in the letter's list"),
        Change("-" * 46, "", "remnant of the table's rule"),
    ],
    "template-2024": [
        Change("附件2国家", "国家", "the mark of the annex, which is in the letter's list"),
        Change('<pstyle="text-align：right；">', "", "markup of the web page", times=2),
        Change("</p>", "", "markup of the web page", times=2),
    ],
    "base-measures": [
        Change("—5—", "", "page number"),
        Change("—9—", "", "page number"),
    ],
}


def squeezed(text):
    return re.sub(r"\s", "", text)


@cache
def corpus():
    return load(ROOT)


def chinese(slug):
    return corpus().text("zh", slug)


def received(slug):
    """What the source has of a text, without white space."""
    name, begins, ends = PLACES[slug]
    source = (SOURCES / name).read_text(encoding="utf-8")
    start = source.index(begins)
    source = squeezed(source[start : source.index(ends, start + 1) if ends else len(source)])
    return source.translate(WIDTHS) if name == CALL else source


def words(provisions):
    """The words in the order of print; of a table, the names that stand for several rows once."""
    pieces, above = [], ()
    for provision in provisions:
        cells = provision.cells or (provision.printed,)
        same = 0
        while provision.level == "tr" and cells[: same + 1] == above[: same + 1]:
            same += 1
        pieces += cells[same:]
        above = cells
    return squeezed("".join(pieces))


@pytest.mark.parametrize("slug", PLACES)
def test_the_text_is_its_source_but_for_the_listed_changes(slug):
    source = received(slug)
    for change in CHANGES[slug]:
        assert source.count(change.received) == change.times, change
        source = source.replace(change.received, change.published)
    text = chinese(slug)
    assert squeezed(text.front.title) + words(text.provisions) == source


def test_every_text_is_held_against_the_source_that_it_names():
    assert set(PLACES) == set(corpus().slugs)
    for slug, (name, _, _) in PLACES.items():
        assert chinese(slug).front.source == f"tests/sources/{name}"


# Where annex 3 of the call, the second copy of the Measures, differs from the first.
VARIANTS = {
    "art_13__para_1": ("按照要求报送", "按照规定报送"),
    "art_30__para_1": ("实验室参与产业基础", "实实验室参与产业基础"),
}


def test_the_second_copy_of_the_measures_differs_in_the_two_noted_places_only():
    source = (SOURCES / CALL).read_text(encoding="utf-8")
    annex = squeezed(source[source.index("\n附件 3\n") :]).translate(WIDTHS)
    measures = chinese("lab-measures")
    chapters = [one.level for one in measures.provisions].index("chp")
    expected = "附件3" + measures.front.title + words(measures.provisions[chapters:])
    for published, variant in VARIANTS.values():
        assert expected.count(published) == 1
        expected = expected.replace(published, variant)
    assert annex == expected


@pytest.mark.parametrize("id", VARIANTS)
def test_a_variant_is_noted_where_it_stands(id):
    published, variant = VARIANTS[id]
    (note,) = chinese("lab-measures").provision(id).notes
    for reading in (published, variant):
        assert reading.removesuffix("产业基础") in note


def test_a_restored_word_or_a_gap_is_noted_where_it_stands():
    restored = [
        (slug, one) for slug in PLACES for one in chinese(slug).provisions if re.search("［.+］", one.printed)
    ]
    assert [(slug, one.id) for slug, one in restored] == [
        ("call-2024", "preface__p_1"),
        ("call-2024", "sec_2__subsec_2"),
    ]
    assert all(one.notes for _, one in restored)

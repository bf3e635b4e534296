"""The published Chinese against the source documents, white space aside: nothing lost, nothing added."""

import re
from pathlib import Path

import pytest

from scripts.corpus import load

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "tests" / "sources"
MEASURES = "000_e7db729c3bbe5afb.txt"
CALL = "002_0c70018e0f0250d9.txt"

# What extraction left in the Measures beside the text, and what it should have been: (as received, as published).
TRACES = [
    (
        (
            "市场监管总局工业和信息化部关于印发《国市场监管总局工业和信息化部关于印发《国"
            "家质量标准实验室管理办法》的通知家质量标准实验室管理办法》的通知"
        ),
        "市场监管总局工业和信息化部关于印发《国家质量标准实验室管理办法》的通知",
    ),
    ("2023年10月13日国家质量标准实验室管理办法国家质量标准实验室管理办法", "2023年10月13日"),
    (
        (
            "标题：市场监管总局工业和信息化部关于印发《国家质量标准实验室管理办法》的通知"
            "发文机关：市场监管总局工业和信息化部发文字号：国市监质发〔2023〕92号来源：市场监管总局网站"
            "主题分类：市场监管、安全生产监管\\质量监督公文种类：通知成文日期：2023年10月13日"
        ),
        "",
    ),
    *((f"{chapter}{chapter}", chapter) for chapter in ("第一章总则", "第二章管理", "第三章条件", "第四章申报")),
    *((f"{chapter}{chapter}", chapter) for chapter in ("第六章运行", "第七章评估", "第八章附则")),
]


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def measures():
    return load(ROOT).text("zh", "lab-measures")


def articles(text):
    """Article id → its words, with those of its paragraphs, items and sub-items."""
    words = {}
    for provision in text.provisions:
        article = provision.id.partition("__")[0]
        if article.startswith("art_"):
            words[article] = words.get(article, "") + squeezed(provision.printed)
    return words


def test_the_measures_are_the_source_without_its_traces(measures):
    source = squeezed((SOURCES / MEASURES).read_text(encoding="utf-8"))
    for received, published in TRACES:
        assert source.count(received) == 1, received
        source = source.replace(received, published)
    assert "".join(squeezed(provision.printed) for provision in measures.provisions) == source


def test_the_measures_have_8_chapters_and_33_articles(measures):
    levels = [provision.level for provision in measures.provisions]
    assert (levels.count("chp"), levels.count("art")) == (8, 33)


# Where the second copy, annex 3 of the 2024 call, differs from the published text: article → (published, annex 3).
VARIANTS = {
    "art_13": ("按照要求报送", "按照规定报送"),
    "art_30": ("国家质量标准实验室参与", "国家质量标准实实验室参与"),
}


def test_every_article_agrees_with_the_second_copy_but_for_the_noted_variants(measures):
    call = (SOURCES / CALL).read_text(encoding="utf-8")
    annex = squeezed(call[call.index("第一章 总 则") :]).replace("(", "（").replace(")", "）")
    for article, words in articles(measures).items():
        published, variant = VARIANTS.get(article, ("", ""))
        expected = words.replace(published, variant)
        # The copy prints one space less in Article 31, which squeezing evens out; nothing else differs.
        assert expected in annex, article
        assert (expected != words) == (article in VARIANTS)


def test_the_variant_of_article_13_is_noted_where_it_stands(measures):
    (note,) = measures.provision("art_13__para_1").notes
    assert "按照要求报送" in note
    assert "按照规定报送" in note

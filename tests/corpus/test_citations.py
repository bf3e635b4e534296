"""Citations as they go into letters: CONTRACT § 1, from the id alone."""

from functools import cache
from pathlib import Path

import pytest

from scripts.corpus import load
from scripts.corpus.citations import citation
from selfcheck.law.citation import cite

ROOT = Path(__file__).parents[2]
MEASURES = "《国家质量标准实验室管理办法》（国市监质发〔2023〕92号）"
LONG = " (unofficial translation; the Chinese text prevails)"
LABORATORIES = "State Quality & Standards Laboratories"
MEASURES_EN = f"the Measures for the Administration of {LABORATORIES} (Guo Shi Jian Zhi Fa [2023] No. 92)"
GUIDE_EN = f"the 2024 Application and Review Guide for {LABORATORIES}"
ISSUERS = "市场监管总局 工业和信息化部"
OPINIONS = f"《{ISSUERS}关于推进国家级质量标准实验室建设的指导意见》（国市监质发〔2022〕21号）"
NOTICE = f"《{ISSUERS}关于印发〈国家质量标准实验室管理办法〉的通知》（国市监质发〔2023〕92号）"


@cache
def corpus():
    return load(ROOT)


@pytest.mark.parametrize(
    ("id", "paragraphs", "zh", "en", "short"),
    [
        ("art_12", 1, "第十二条", "Article 12", "Art. 12"),
        ("art_12__para_1", 1, "第十二条", "Article 12", "Art. 12(1)"),
        ("art_2__para_1", 2, "第二条第一款", "Article 2, paragraph 1", "Art. 2(1)"),
        ("art_12__para_1__point_3", 1, "第十二条第三项", "Article 12, item (3)", "Art. 12(1)(3)"),
        (
            "art_12__para_1__point_3",
            2,
            "第十二条第一款第三项",
            "Article 12, paragraph 1, item (3)",
            "Art. 12(1)(3)",
        ),
        (
            "art_12__para_1__point_3__point_1",
            1,
            "第十二条第三项第1目",
            "Article 12, item (3), sub-item 1",
            "Art. 12(1)(3)1",
        ),
        ("art_15-1__para_2", 2, "第十五条之一第二款", "Article 15-1, paragraph 2", "Art. 15-1(2)"),
        ("art_30", 1, "第三十条", "Article 30", "Art. 30"),
        ("art_10__para_1__point_12", 1, "第十条第十二项", "Article 10, item (12)", "Art. 10(1)(12)"),
        ("chp_8", 0, "第八章", "Chapter VIII", "Ch. VIII"),
        ("sec_3", 0, "三", "Part III", "Part III"),
        ("sec_3__subsec_4", 0, "三、（四）", "Part III(IV)", "Part III(IV)"),
        ("sec_2__subsec_4__para_3", 0, "二、（四）3.", "Part II(IV)3", "Part II(IV)3"),
        ("sec_1__para_3", 0, "一、3.", "Part I 3", "Part I 3"),
        ("sec_1__p_2", 0, "一、第二段", "Part I, second paragraph", "Part I, second paragraph"),
        (
            "sec_1__subsec_2__p_2",
            0,
            "一、（二）第二段",
            "Part I(II), second paragraph",
            "Part I(II), second paragraph",
        ),
        ("sec_3__subsec_4__table_1", 0, "三、（四）表", "Part III(IV), table", "Part III(IV), table"),
        ("sec_13__table_2__tr_1", 0, "十三、表2第1行", "Part XIII, table 2, row 1", "Part XIII, table 2, row 1"),
        ("preface__p_2", 0, "正文之前第二段", "opening, second paragraph", "opening, second paragraph"),
        ("conclusions", 0, "正文之后", "closing", "closing"),
        ("att_2", 0, "附件2", "Annex 2", "Annex 2"),
    ],
)
def test_a_provision_is_cited_in_both_languages(id, paragraphs, zh, en, short):
    assert cite(id, paragraphs) == (zh, en, short)


@pytest.mark.parametrize("id", ["", "art", "art_12_para_1", "art_12__point_1", "sec_1__point_2", "x_1", "art_100"])
def test_what_is_no_id_is_refused(id):
    with pytest.raises(ValueError, match="is not the id of a provision"):
        cite(id, 1)


@pytest.mark.parametrize(
    ("name", "lang", "form", "words"),
    [
        ("lab-measures", "zh", "official", MEASURES),
        ("lab-measures#art_12__para_1__point_3__point_1", "zh", "official", f"{MEASURES}第十二条第三项第1目"),
        ("lab-measures#art_12__para_1__point_3__point_1", "zh", "short", "《实验室管理办法》第十二条第三项第1目"),
        (
            "lab-measures#art_12__para_1__point_3__point_1",
            "en",
            "official",
            f"Article 12, item (3), sub-item 1 of {MEASURES_EN}{LONG}",
        ),
        ("lab-measures#art_12__para_1__point_3__point_1", "en", "short", "Laboratory Measures, Art. 12(1)(3)1"),
        (
            "base-measures#art_2__para_2",
            "zh",
            "official",
            "《国家技术标准创新基地管理办法（公开征求意见稿）》第二条第二款",
        ),
        (
            "lab-opinions#sec_2__subsec_4__para_3",
            "zh",
            "official",
            f"{OPINIONS}二、（四）3.",
        ),
        (
            "guide-2024#sec_3__subsec_4__table_1__tr_27",
            "en",
            "official",
            f"Part III(IV), table, row 27 of {GUIDE_EN}{LONG}",
        ),
        ("call-2024#att_2", "zh", "official", "《关于组织申报国家质量标准实验室的函》附件2"),
        (
            "lab-measures#preface__p_3",
            "zh",
            "official",
            f"{NOTICE}第三段",
        ),
        ("lab-measures#preface__p_3", "zh", "short", "《实验室管理办法》印发通知第三段"),
        ("lab-measures#preface", "en", "short", "Laboratory Measures, Notice of issue"),
    ],
)
def test_a_whole_citation_names_the_text(name, lang, form, words):
    assert citation(corpus(), name, lang, form) == words


def test_every_provision_has_a_citation_and_only_a_single_paragraph_shares_that_of_its_article():
    for slug in corpus().slugs:
        names = [f"{slug}#{one.id}" for one in corpus().text("zh", slug).provisions]
        for lang in ("zh", "en"):
            found = [citation(corpus(), name, lang) for name in names]
            twice = {one for one in found if found.count(one) > 1}
            shared = [name for name, one in zip(names, found, strict=True) if one in twice]
            assert all("#art_" in name and name.count("__") <= 1 for name in shared)


def test_a_provision_that_is_not_there_has_none():
    with pytest.raises(KeyError):
        citation(corpus(), "lab-measures#art_99", "zh")

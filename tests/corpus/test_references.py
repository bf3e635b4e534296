"""What the texts refer to, and how references are read."""

from functools import cache
from pathlib import Path

import pytest

from scripts.corpus import Corpus, load, references
from scripts.corpus.front_matter import FrontMatter
from scripts.corpus.provision import Text
from scripts.corpus.structure import provisions

ROOT = Path(__file__).parents[2]


@cache
def corpus():
    return load(ROOT)


def pairs(corpus, lang):
    return sorted(
        (source, one.target_full_name)
        for source, found in references.resolve(corpus, lang).items()
        for one in found
    )


def test_both_languages_refer_to_the_same_provisions():
    assert pairs(corpus(), "zh") == pairs(corpus(), "en")
    outside = [
        sorted(
            (name, one.document) for name, found in references.unresolved(corpus(), lang).items() for one in found
        )
        for lang in ("zh", "en")
    ]
    assert outside[0] == outside[1]
    assert references.differences(corpus()) == []


@pytest.mark.parametrize(
    ("source", "words", "target"),
    [
        ("call-2024#sec_1__p_1", "《国家质量标准实验室管理办法》第十二条", "lab-measures#art_12"),
        ("guide-2024#sec_2__p_1", "《国家质量标准实验室管理办法》第十二条", "lab-measures#art_12"),
        ("call-2024#sec_2__subsec_1", "《国家质量标准实验室申报材料》", "template-2024"),
        ("call-2024#sec_2__subsec_1", "附件2", "template-2024"),
        ("call-2024#att_1", "2024年国家质量标准实验室申报评审指南", "guide-2024"),
        ("template-2024#sec_3__p_1", "《关于推进国家级质量标准实验室建设的指导意见》", "lab-opinions"),
        (
            "lab-measures#preface__p_3",
            "《市场监管总局 工业和信息化部关于推进国家级质量标准实验室建设的指导意见》（国市监质发〔2022〕21号）",
            "lab-opinions",
        ),
        ("base-measures#art_36__para_1", "本办法", "base-measures"),
    ],
)
def test_the_texts_refer_to_one_another(source, words, target):
    assert (words, target) in [(one.words, one.target_full_name) for one in references.resolve(corpus())[source]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_of_a_reference_stand_where_it_says(lang):
    for found in (references.resolve(corpus(), lang), references.unresolved(corpus(), lang)):
        for name, ones in found.items():
            slug, _, id = name.partition("#")
            printed = corpus().text(lang, slug).provision(id).printed
            assert all(printed[one.start : one.end] == one.words for one in ones)


def test_documents_that_are_not_here_are_known_each_with_its_reason():
    found = {
        one.words: one.reason for ones in references.unresolved(corpus()).values() for one in ones if one.document
    }
    assert set(found) == {
        "《质量强国建设纲要》",
        "《国家标准化发展纲要》",
        "《市场监管总局办公厅关于组织申报国家质量标准实验室的通知》（市监质函〔2024〕4号）",
        "国民经济行业分类标准",
    }
    assert all(found.values())


def test_article_12_is_cited_by_the_call_and_the_guide():
    cited_by = references.cited_by(corpus())
    assert cited_by["lab-measures#art_12"] == ["call-2024#sec_1__p_1", "guide-2024#sec_2__p_1"]
    assert "base-measures" not in cited_by  # 本办法 of its own articles says nothing about it


BODY = {
    "zh": """## 第一章 总则

### 第一条

{}

### 第二条

甲款：

（一）项一；

（二）项二：

1. 目一；

2. 目二。

乙款。

### 第三条

丙款。{}

### 第四条

丁款。

{}
""",
    "en": """## Chapter I General

### Article 1

{}

### Article 2

A:

(1) one;

(2) two:

1. sub one;

2. sub two.

B.

### Article 3

C. {}

### Article 4

D.

{}
""",
}


def made(lang, first="x", third="", fourth="x"):
    """A corpus of one text with words of the test's own in its first, third and fourth article."""
    title, number = {"zh": ("某办法", "某发〔2020〕1号"), "en": ("Some Act", "Mou Fa [2020] No. 1")}[lang]
    problems = []
    found = provisions(BODY[lang].format(first, third, fourth), 1, Path("x.md"), lang, None, problems)
    assert problems == []
    front = FrontMatter(title, title, "", number, ("A",), "2020", "in_force", "", "2026", "")
    return Corpus((Text("some", lang, Path("x.md"), front, found, ""),))


def targets(corpus, lang, source):
    found = references.resolve(corpus, lang).get(f"some#{source}", [])
    return [one.target_full_name.removeprefix("some#") for one in found]


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("依照第二条规定", "under Article 2", ["art_2"]),
        ("第二条第二款", "Article 2, paragraph 2", ["art_2__para_2"]),
        ("第二条第二项", "Article 2, item (2)", ["art_2__para_1__point_2"]),
        ("第二条第（二）项第1目", "Article 2, item (2), sub-item 1", ["art_2__para_1__point_2__point_1"]),
        ("第2条第一款第二项", "Article 2, paragraph 1, item (2)", ["art_2__para_1__point_2"]),
        (
            "第二条第一项、第二项",
            "Article 2, items (1) and (2)",
            ["art_2__para_1__point_1", "art_2__para_1__point_2"],
        ),
        ("第二条至第四条", "Articles 2 to 4", ["art_2", "art_3", "art_4"]),
        ("第二条和第四条", "Articles 2 and 4", ["art_2", "art_4"]),
        ("第一章规定", "Chapter I", ["chp_1"]),
        ("本办法第三条", "Article 3 of these Measures", ["art_3"]),
        ("《某办法》第三条", "Article 3 of the Some Act", ["art_3"]),
        ("《某办法》（某发〔2020〕1号）", "the Some Act (Mou Fa [2020] No. 1)", ["some"]),
        ("本条第一款", "paragraph 1 of this Article", ["art_1__para_1"]),
        ("本章", "this Chapter", ["chp_1"]),
        ("目前条件、本项目、基本条件和成本项目", "the preceding conditions, this project", []),
    ],
)
def test_a_place_is_read_the_same_in_both_languages(zh, en, expected):
    for lang, words in (("zh", zh), ("en", en)):
        assert targets(made(lang, first=words), lang, "art_1__para_1") == expected, lang


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("前条", "the preceding Article", ["art_3"]),
        ("前条第一款", "paragraph 1 of the preceding Article", ["art_3__para_1"]),
        ("前款规定", "the preceding paragraph", ["art_4__para_1"]),
        ("前两条", "the two preceding Articles", ["art_2", "art_3"]),
    ],
)
def test_what_precedes_is_found(zh, en, expected):
    for lang, words in (("zh", zh), ("en", en)):
        assert targets(made(lang, fourth=words), lang, "art_4__para_2") == expected, lang


@pytest.mark.parametrize(
    ("lang", "words", "what"),
    [
        ("zh", "第九条", "第九条"),
        ("zh", "第二条第三款", "第二条第三款"),
        ("zh", "第二条第九项", "第二条第九项"),
        ("zh", "前款", "前款"),
        ("zh", "附件7", "附件7"),
        ("zh", "《某办法》第九条", "《某办法》第九条"),
        ("zh", "《某办法》（某发〔2021〕1号）", "another number"),
        ("en", "Article 9", "Article 9"),
        ("en", "Annex 7", "Annex 7"),
        ("en", "Article 9 of the Some Act", "Article 9 of the Some Act"),
        ("en", "the preceding paragraph", "the preceding paragraph"),
    ],
)
def test_a_reference_to_our_own_texts_that_leads_nowhere_is_a_problem(lang, words, what):
    (problem,) = references.problems(made(lang, first=words))
    assert what in str(problem)
    assert str(problem).startswith("x.md:5: ")


def test_a_document_nobody_knows_is_listed_as_unknown():
    found = references.unresolved(made("zh", first="依照《无名规定》第三条"))
    (one,) = found["some#art_1__para_1"]
    assert (one.words, one.document) == ("《无名规定》第三条", "")
    assert "external.toml" in one.reason


def test_a_reference_in_one_language_only_is_told():
    both = Corpus(made("zh", first="第二条").texts + made("en", first="nothing").texts)
    (problem,) = references.differences(both)
    assert "some#art_2" in problem.what

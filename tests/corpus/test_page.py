"""The page made from provisions: the words as they are written, the ids of the corpus, tables as tables."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown import Markdown

from scripts.corpus import load, page, structure

ROOT = Path(__file__).parents[2]
# Those of mkdocs.yml that change what a block is.
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc"]

BODY = """# 甲*乙*

实验室名称：_____

_甲_ 与 <b>乙</b>、`丙`、[丁](x)、&lt;、A & B {: #x } http://x.cn <http://x.cn>

1. 不是列表

- 附件

+ 附件

!!! note

2024\\. 年

## 一、*甲* [Purpose] <乙>

（一）评审：

| 指标 | 说明 |
| --- | --- |
| <b>甲</b> | A & B_c_ \\| d |
| 乙 | |

> 校注：_表_ <b>。

（二）表：

| | | | |
| --- | --- | --- | --- |
| 单位名称 | | | |
| 负责人 | | 职务 | |

---

附件：1. 甲
"""


@pytest.fixture(scope="module")
def provisions():
    problems = []
    found = structure.provisions(BODY, 1, Path("x.md"), "zh", "甲*乙*", problems)
    assert not problems
    return found


@pytest.fixture(scope="module")
def root(provisions):
    return rendered(page.markdown("甲*乙*", provisions))


def rendered(markdown):
    return ElementTree.fromstring(f"<page>{Markdown(extensions=EXTENSIONS).convert(markdown)}</page>")


def test_the_ids_of_the_page_are_those_of_the_corpus(provisions, root):
    ids = [one.get("id") for one in root.iter() if one.get("id")][1:]
    assert ids == [provision.id for provision in provisions]


def test_every_provision_has_its_classes(provisions, root):
    classes = {one.get("id"): one.get("class", "").split() for one in root.iter()}
    for provision in provisions:
        assert classes[provision.id][:2] == ["provision", provision.level]


def test_words_reach_the_page_as_they_are_written(provisions, root):
    elements = {one.get("id"): one for one in root.iter()}
    for provision in provisions:
        if not provision.cells:
            assert "".join(elements[provision.id].itertext()) == provision.printed
            assert not list(elements[provision.id])
    assert root[0].text == "甲*乙*"
    (note,) = root.iter("blockquote")
    assert "".join(note.itertext()).strip() == "校注：_表_ <b>。"


def test_what_only_holds_others_is_an_empty_anchor(root):
    for id in ("preface", "conclusions"):
        (anchor,) = (one for one in root if one.get("id") == id)
        assert (anchor.tag, anchor.text, list(anchor)) == ("div", None, [])


def test_a_table_is_a_table_with_headers(root):
    table = next(root.iter("table"))
    assert [(one.text, one.get("scope")) for one in table.iter("th")] == [("指标", "col"), ("说明", "col")]
    assert [[cell.text for cell in row] for row in table.find("tbody")] == [
        ["<b>甲</b>", "A & B_c_ | d"],
        ["乙", None],
    ]


def test_a_table_without_header_is_a_form_with_labels_and_blanks(root):
    _, form = root.iter("table")
    assert form.get("class").split() == ["provision", "table", "form"]
    assert form.find("thead") is None
    described = [[(cell.tag, cell.text, cell.get("colspan")) for cell in row] for row in form.find("tbody")]
    assert described == [
        [("th", "单位名称", None), ("td", None, "3")],
        [("th", "负责人", None), ("td", None, None), ("th", "职务", None), ("td", None, None)],
    ]
    assert {one.get("scope") for one in form.iter("th")} == {"row"}


def test_the_pages_of_all_texts_have_the_ids_and_words_of_the_corpus():
    for text in load(ROOT).texts:
        elements = {
            one.get("id"): one
            for one in rendered(page.markdown(text.front.title, text.provisions)).iter()
            if one.get("id")
        }
        assert list(elements)[1:] == [one.id for one in text.provisions]
        for provision in text.provisions:
            if provision.level == "tr":
                assert list(elements[provision.id].itertext()) == [one for one in provision.cells if one]
            elif provision.level != "table":
                assert "".join(elements[provision.id].itertext()) == provision.printed

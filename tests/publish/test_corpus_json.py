"""data/corpus.json holds every provision of every text, and is what its published schema says."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.corpus import Corpus
from scripts.corpus.references import cited_by, resolve


@pytest.fixture(scope="module")
def content(data: Path) -> dict[str, Any]:
    return json.loads((data / "corpus.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def provisions(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{one['slug']}#{one['id']}": one for one in content["provisions"]}


@pytest.fixture(scope="module")
def validator(data: Path) -> Draft202012Validator:
    schema = json.loads((data / "corpus.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_file_is_what_its_schema_says(content: dict[str, Any], validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(content)] == []


def test_the_schema_explains_and_requires_every_member(
    content: dict[str, Any], validator: Draft202012Validator
) -> None:
    of = validator.schema["$defs"]
    assert set(of["provision"]["required"]) | {"cells"} == of["provision"]["properties"].keys()
    assert set(of["text"]["required"]) == of["text"]["properties"].keys()
    assert {key for one in content["provisions"] for key in one} == of["provision"]["properties"].keys()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", "第十二条"),
        ("id", "art_12__item_1"),
        ("level", "article"),
        ("parent", ""),
        ("zh", None),
        ("cites", ["lab-measures#art_1", "lab-measures#art_1"]),
        ("cites", ["Lab Measures"]),
        ("notes", [{"zh": "只有中文"}]),
        ("citation", {"zh": "第十二条"}),
        ("colour", "red"),
    ],
)
def test_the_schema_rejects_what_is_wrong(
    content: dict[str, Any], validator: Draft202012Validator, key: str, value: object
) -> None:
    wrong = copy.deepcopy({**content, "provisions": content["provisions"][:1]})
    assert validator.is_valid(wrong)
    wrong["provisions"][0][key] = value
    assert not validator.is_valid(wrong)


def test_every_provision_of_every_text_is_there_in_order(corpus: Corpus, content: dict[str, Any]) -> None:
    assert [one["slug"] for one in content["texts"]] == list(corpus.slugs)
    wanted = [(slug, one.id) for slug in corpus.slugs for one in corpus.text("zh", slug).provisions]
    assert [(one["slug"], one["id"]) for one in content["provisions"]] == wanted


def test_words_marks_notes_and_cells_are_those_of_the_texts(
    corpus: Corpus, provisions: dict[str, dict[str, Any]]
) -> None:
    for slug in corpus.slugs:
        zh, en = (corpus.text(lang, slug) for lang in ("zh", "en"))
        for chinese, english in zip(zh.provisions, en.provisions, strict=True):
            one = provisions[f"{slug}#{chinese.id}"]
            assert (one["zh"], one["en"]) == (chinese.text, english.text)
            assert (one["mark"], one["mark_en"]) == (chinese.mark, english.mark)
            assert [note["zh"] for note in one["notes"]] == chinese.notes
            assert [note["en"] for note in one["notes"]] == english.notes
            if chinese.level in ("table", "tr"):
                assert one["cells"] == {"zh": list(chinese.cells), "en": list(english.cells)}
            else:
                assert "cells" not in one


def test_what_holds_others_stands_before_them(content: dict[str, Any]) -> None:
    seen: set[tuple[str, str]] = set()
    for one in content["provisions"]:
        assert one["parent"] is None or (one["slug"], one["parent"]) in seen
        seen.add((one["slug"], one["id"]))


def test_cited_by_is_cites_the_other_way_round(
    corpus: Corpus, content: dict[str, Any], provisions: dict[str, dict[str, Any]]
) -> None:
    holders = {**provisions, **{one["slug"]: one for one in content["texts"]}}
    forth = {(name, target) for name, one in provisions.items() for target in one["cites"]}
    back = {(source, name) for name, one in holders.items() for source in one["cited_by"]}
    assert forth == back
    assert {target for _, target in forth} == set(cited_by(corpus))
    assert {name for name, _ in forth} <= set(resolve(corpus))


def test_citations_follow_the_contract(provisions: dict[str, dict[str, Any]]) -> None:
    one = provisions["lab-measures#art_12__para_1__point_3__point_1"]
    assert one["citation"]["zh"] == "《国家质量标准实验室管理办法》（国市监质发〔2023〕92号）第十二条第三项第1目"
    assert one["citation"]["short"].endswith("Art. 12(1)(3)1")


def test_files_named_in_it_are_there(data: Path, content: dict[str, Any]) -> None:
    for text in content["texts"]:
        for lang in ("zh", "en"):
            assert (data / text["akoma_ntoso"][lang]).is_file()
            assert (data / text["page"][lang] / "index.html").is_file()
        assert (data.parents[1] / text["source"]).is_file()

"""Both readers of citations, in Python and in the search box, held to the same notations."""

import json
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.corpus import LANGS, load
from scripts.corpus.citations import citation
from scripts.publish import provision_ids
from selfcheck.law import references

ROOT = Path(__file__).parents[2]
NOTATIONS = tomllib.loads((Path(__file__).parent / "notations.toml").read_text(encoding="utf-8"))
GRAMMAR = json.loads((ROOT / "selfcheck/law/references.json").read_text(encoding="utf-8"))
TEXTS = json.loads((ROOT / "selfcheck/law/provision_ids.json").read_text(encoding="utf-8"))["texts"]
CORPUS = load(ROOT)

Readings = list[dict[str, list[str]]]


def texts() -> list[dict[str, object]]:
    return [
        {**text, "slug": slug, "ids": [*text["ids"].split(), *NOTATIONS["invented"].get(slug, [])]}
        for slug, text in TEXTS.items()
    ]


def in_python(typed: list[str]) -> Readings:
    reader = references.Reader(GRAMMAR, {str(text["slug"]): text for text in texts()})  # type: ignore[arg-type,misc]
    return [{"means": reader.read(one), "nearest": reader.nearest(one)} for one in typed]


def in_the_box(typed: list[str]) -> Readings:
    request = json.dumps({"grammar": GRAMMAR, "texts": texts(), "typed": typed})
    command = ["node", str(Path(__file__).parent / "citation.mjs")]
    done = subprocess.run(command, input=request, capture_output=True, text=True, encoding="utf-8", check=True)
    readings: Readings = json.loads(done.stdout)
    return readings


READERS = pytest.mark.parametrize("read", [in_python, in_the_box])


@READERS
def test_every_notation_leads_to_its_provisions(read: Callable[[list[str]], Readings]) -> None:
    means: dict[str, list[str]] = NOTATIONS["means"]
    readings = read(list(means))
    assert {typed: one["means"] for typed, one in zip(means, readings, strict=True)} == means
    assert [typed for typed, one in zip(means, readings, strict=True) if one["nearest"]] == []


@READERS
def test_what_does_not_exist_leads_to_what_stands_above_it(read: Callable[[list[str]], Readings]) -> None:
    nearest: dict[str, list[str]] = NOTATIONS["nearest"]
    readings = read(list(nearest))
    assert {typed: one["nearest"] for typed, one in zip(nearest, readings, strict=True)} == nearest
    assert [one["means"] for one in readings if one["means"]] == []


@READERS
@pytest.mark.parametrize("lang", LANGS)
def test_words_are_no_citation(read: Callable[[list[str]], Readings], lang: str) -> None:
    words: list[str] = NOTATIONS["words"][lang]
    found = {typed: one for typed, one in zip(words, read(words), strict=True) if one["means"] or one["nearest"]}
    assert found == {}


@READERS
def test_every_citation_that_the_site_writes_is_understood(read: Callable[[list[str]], Readings]) -> None:
    written = {}
    # Backwards: where 第一款 is left out, the citation of the paragraph is that of its article.
    for text in CORPUS.texts:
        for provision in reversed(text.provisions):
            name = f"{text.slug}#{provision.id}"
            written |= {citation(CORPUS, name, text.lang, form): name for form in ("official", "short")}
    readings = read(list(written))
    wrong = {
        (words, name): one["means"]
        for (words, name), one in zip(written.items(), readings, strict=True)
        if one["means"][:1] != [name]
    }
    assert wrong == {}


def test_the_list_of_ids_is_what_the_texts_say() -> None:
    assert provision_ids.DATA.read_text(encoding="utf-8") == provision_ids.content(CORPUS)


def test_every_text_has_names_that_people_type() -> None:
    assert set(GRAMMAR["names"]) == set(CORPUS.slugs)

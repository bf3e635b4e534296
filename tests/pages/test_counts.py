"""Counts are made by the build and agree with the texts."""

import re
from pathlib import Path

import pytest

from scripts.corpus import LANGS, Corpus
from scripts.pages import counts, render

ROOT = Path(__file__).parents[2]


def test_they_agree_with_the_contract(corpus: Corpus) -> None:
    found = counts.counts(corpus)
    assert found.texts == 6
    assert found.articles == 33 + 38
    assert found.provisions == sum(len(text.provisions) for text in corpus.texts if text.lang == "zh")
    assert found.terms >= 80


def test_both_languages_have_the_same(corpus: Corpus) -> None:
    numbers = {lang: re.findall(r"\d+", counts.sentence(corpus, lang)) for lang in LANGS}
    assert numbers["zh"] == numbers["en"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["index", "about"])
def test_no_count_is_typed_into_a_page(corpus: Corpus, lang: str, name: str) -> None:
    source = (ROOT / "docs" / lang / f"{name}.md").read_text(encoding="utf-8")
    found = counts.counts(corpus)
    for number in (found.provisions, found.terms):
        assert str(number) not in source
    filled = render.fill(source, corpus, lang, "")
    assert str(found.provisions) in filled
    assert "<!-- corpus:" not in filled


@pytest.mark.parametrize("lang", LANGS)
def test_about_lists_every_text_with_its_count(corpus: Corpus, lang: str) -> None:
    filled = render.fill("<!-- corpus:counts -->", corpus, lang, "")
    for slug in corpus.slugs:
        text = corpus.text(lang, slug)
        assert text.front.title.replace("&", "&amp;") in filled
        assert f">{len(text.provisions)}</td>" in filled


@pytest.mark.parametrize("lang", LANGS)
def test_the_readme_says_what_the_corpus_holds(corpus: Corpus, lang: str) -> None:
    readme = re.sub(r"\s+", " ", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert counts.sentence(corpus, lang) in readme

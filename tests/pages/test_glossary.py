"""The glossary binds every English text: where the Chinese has the term, the English has its English."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.corpus import LANGS, Corpus
from scripts.pages.glossary import has, occurring, terms

ROOT = Path(__file__).parents[2]
ALLOWED = tomllib.loads((Path(__file__).parent / "glossary.toml").read_text(encoding="utf-8"))
PAGES = {lang: terms(ROOT / "docs" / lang / "reference" / "glossary.md") for lang in LANGS}
FORMS = {form: word for word, forms in ALLOWED["forms"].items() for form in forms}
Pairs = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def pairs(corpus: Corpus) -> Pairs:
    """Full name, Chinese and English of every provision, and of every title."""
    found = []
    for slug in corpus.slugs:
        chinese, english = corpus.text("zh", slug), corpus.text("en", slug)
        found.append((slug, chinese.front.title, english.front.title))
        found += [
            (f"{slug}#{one.id}", one.printed, english.provision(one.id).printed) for one in chinese.provisions
        ]
    return found


def departures(pairs: Pairs, allowed: dict[str, Any]) -> list[str]:
    """Where the English of a term that the Chinese has is not to be found."""
    forms = {form: word for word, forms in allowed["forms"].items() for form in forms}
    english = {term.zh: [term.en, *allowed["also"].get(term.zh, {}).get("en", [])] for term in PAGES["en"]}
    english |= {compound: [entry["en"]] for compound, entry in allowed["compounds"].items()}
    excepted = {(one["term"], one["provision"]) for one in allowed["exceptions"]}
    return [
        f"{name}: {term} is “{english[term][0]}” in the glossary, but there is: {translation}"
        for name, chinese, translation in pairs
        for term in dict.fromkeys(occurring(chinese, list(english)))
        if (term, name) not in excepted and not any(has(translation, one, forms) for one in english[term])
    ]


def test_there_are_at_least_80_terms() -> None:
    assert len(PAGES["en"]) >= 80


def test_no_term_stands_twice() -> None:
    assert len({term.zh for term in PAGES["en"]}) == len(PAGES["en"])


def test_both_pages_have_the_same_rows() -> None:
    rows = {lang: [(one.zh, one.en, one.source, bool(one.why)) for one in PAGES[lang]] for lang in LANGS}
    assert rows["zh"] == rows["en"]


def printed(corpus: Corpus, lang: str, source: str) -> str:
    """The words of the provision a term is taken from; none if there is no such provision."""
    slug, _, id = source.partition("#")
    return next((one.printed for one in corpus.text(lang, slug).provisions if one.id == id), "")


def test_each_term_stands_in_the_provision_it_is_taken_from(corpus: Corpus) -> None:
    wrong = [
        f"{term.zh} does not stand in {term.source}"
        for term in PAGES["zh"]
        if term.zh not in printed(corpus, "zh", term.source)
    ]
    assert not wrong, "\n".join(wrong)


def test_its_english_stands_there_too(corpus: Corpus) -> None:
    wrong = [
        f"{term.zh}: “{term.en}” does not stand in {term.source}"
        for term in PAGES["en"]
        for english in [printed(corpus, "en", term.source)]
        if not any(has(english, one, FORMS) for one in (term.en, *ALLOWED["also"].get(term.zh, {"en": []})["en"]))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_english_text_keeps_to_the_glossary(pairs: Pairs) -> None:
    wrong = departures(pairs, ALLOWED)
    assert not wrong, "\n".join(wrong)


def _without_one() -> Iterator[tuple[str, dict[str, Any]]]:
    """What is allowed with one allowance left out, and which."""
    for word, forms in ALLOWED["forms"].items():
        for form in forms:
            less = {**ALLOWED["forms"], word: [one for one in forms if one != form]}
            yield form, {**ALLOWED, "forms": less}
    for term, entry in ALLOWED["also"].items():
        for english in entry["en"]:
            less = {"en": [one for one in entry["en"] if one != english]}
            yield f"{term} {english}", {**ALLOWED, "also": {**ALLOWED["also"], term: less}}
    for compound in ALLOWED["compounds"]:
        less = {one: entry for one, entry in ALLOWED["compounds"].items() if one != compound}
        yield compound, {**ALLOWED, "compounds": less}
    for exception in ALLOWED["exceptions"]:
        rest = [one for one in ALLOWED["exceptions"] if one != exception]
        yield exception["provision"], {**ALLOWED, "exceptions": rest}


@pytest.mark.parametrize("allowed", [pytest.param(less, id=name) for name, less in _without_one()])
def test_nothing_is_allowed_that_no_provision_needs(pairs: Pairs, allowed: dict[str, Any]) -> None:
    assert departures(pairs, allowed)


@pytest.mark.parametrize(
    ("english", "term", "found"),
    [
        ("The State Administration for Market Regulation", "General Administration for Market Regulation", False),
        ("research outcomes are converted", "conversion", True),
        ("of inspection and testing equipment", "inspection and testing", True),
        ("assessments are made", "evaluation", False),
        ("national standardization", "national standard", False),
        ("the examination and later verification", "examination and verification", True),
        ("the examination of the materials and the verification", "examination and verification", False),
    ],
)
def test_a_form_of_the_words_will_do_and_other_words_will_not(english: str, term: str, found: bool) -> None:
    assert has(english, term, FORMS) is found

"""What the tests of the pages share: the corpus, and how a page quotes it."""

from pathlib import Path

import pytest

from scripts.corpus import LANGS, Corpus, load
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words, words

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load(ROOT)


@pytest.fixture(params=LANGS)
def quoter(corpus: Corpus, request: pytest.FixtureRequest) -> Quoter:
    return Quoter(corpus, request.param, "../../")


@pytest.fixture
def said(quoter: Quoter) -> Words:
    return words(quoter.lang)

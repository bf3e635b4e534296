"""What the tests of the pages share: how a page quotes the corpus."""

import pytest

from scripts.corpus import LANGS, Corpus
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words, words


@pytest.fixture(params=LANGS)
def quoter(corpus: Corpus, request: pytest.FixtureRequest) -> Quoter:
    return Quoter(corpus, request.param, "../../")


@pytest.fixture
def said(quoter: Quoter) -> Words:
    return words(quoter.lang)

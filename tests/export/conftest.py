"""The corpus, and the built site with its data files, made once for all tests here."""

from pathlib import Path

import pytest

from scripts.corpus import Corpus, load
from scripts.site import build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load(ROOT)


@pytest.fixture(scope="session")
def site() -> Path:
    assert build.main(["--strict"]) == 0
    return build.SITE


@pytest.fixture(scope="session")
def data(site: Path) -> Path:
    return site / "data"

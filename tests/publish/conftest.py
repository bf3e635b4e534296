"""The data files of the built site."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data(site: Path) -> Path:
    return site / "data"

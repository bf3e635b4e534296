"""The search index of the built site."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def files(site: Path) -> Path:
    """The folder with the index of each language."""
    (folder,) = (site / "assets" / "search").iterdir()
    return folder

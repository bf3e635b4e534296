"""The runtime as the site serves it, made once for all tests here."""

from pathlib import Path

import pytest

from scripts.runtime import build


@pytest.fixture(scope="session")
def runtime(site: Path) -> Path:
    """What the site was built with: of tests that run side by side, one has built it and the others wait."""
    return build.current()

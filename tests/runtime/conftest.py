"""The runtime as the site serves it, made once for all tests here."""

from pathlib import Path

import pytest

from scripts.runtime import build


@pytest.fixture(scope="session")
def runtime() -> Path:
    return build.build()

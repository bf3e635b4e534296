"""The built site and a browser to look at it, made once for all tests that ask for them.

What these need is imported where it is used: the tests of selfcheck run inside Pyodide too, which reads this file
and has neither.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from scripts.corpus import Corpus

ROOT = Path(__file__).parents[1]

# No test asserts time: machines are busy, and a browser's interpreter is slower.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    from scripts.corpus import load

    return load(ROOT)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; of tests that run side by side one builds it, and the others find it made."""
    import fcntl

    from scripts.site import build

    build.BUILD.mkdir(exist_ok=True)
    with (build.BUILD / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert build.main(["--strict"]) == 0
    return build.SITE


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    from scripts.site import serve

    with serve.server(site, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://{serve.ADDRESS}:{serving.server_port}"
        serving.shutdown()
        thread.join()


@pytest.fixture(scope="module")  # two of them cannot run side by side in one process
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    from scripts.browser import launch

    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()

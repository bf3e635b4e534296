"""The built site with its search index, and a browser to look at it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import find
from scripts.site import build, serve

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site() -> Path:
    assert build.main([]) == 0
    return build.SITE


@pytest.fixture(scope="session")
def files(site: Path) -> Path:
    """The folder with the index of each language."""
    (folder,) = (site / "assets" / "search").iterdir()
    return folder


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    with serve.server(site, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://{serve.ADDRESS}:{serving.server_port}"
        serving.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield running
        running.close()

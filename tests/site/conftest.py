"""The built site, made once for all tests here, and a browser to look at it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.browser import find
from scripts.corpus import Corpus, load
from scripts.site import build, serve

ROOT = Path(__file__).parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site() -> Path:
    assert build.main(["--strict"]) == 0
    return build.SITE


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load(ROOT)


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


@pytest.fixture(params=[1280, 360])
def page(browser: Browser, origin: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at both widths, which must neither complain nor ask anybody else for anything."""
    context = browser.new_context(base_url=origin, viewport={"width": request.param, "height": 800})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda one: None if one.url.startswith(origin) else complaints.append(one.url))
    yield opened
    context.close()
    assert complaints == []

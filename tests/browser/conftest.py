"""The built site in a real browser; every test has a profile of its own, so nobody finds another one's answers."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from scripts.browser import find
from scripts.site import build, serve

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A refused request is no console error everywhere; as one it cannot be overlooked.
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error("securitypolicyviolation", violatedDirective, blockedURI));
"""


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """Where the built site is served."""
    assert build.main([]) == 0
    with serve.server(build.SITE, 0) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://{serve.ADDRESS}:{serving.server_port}"
        serving.shutdown()
        thread.join()


@pytest.fixture(scope="module")  # two of them cannot run side by side in one process
def browser() -> Iterator[Browser]:
    executable = find()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def context(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    """An empty profile on a desk."""
    opened = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 800})
    opened.add_init_script(REPORT_VIOLATIONS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, origin: str) -> Iterator[Page]:
    """A page that may neither complain nor ask anybody else for anything."""
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on(
        "request", lambda one: None if one.url.startswith((origin, "blob:")) else complaints.append(one.url)
    )
    yield context.new_page()
    assert complaints == []


@pytest.fixture
def rough_page(context: BrowserContext) -> Page:
    """A page for which something is made to fail, so that the browser may complain."""
    return context.new_page()

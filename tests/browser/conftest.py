"""The built site in a real browser; every test has a profile of its own, so nobody finds another one's answers.

``page`` finds the runtime started; in ``starting_page`` and ``rough_page`` it starts as it does for a person.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from scripts.browser import launch
from tests.browser.runtime import Runtime

# Machines are slow and busy. What comes is gone on with at once; only for what never comes does one wait so long.
expect.set_options(timeout=30_000)

# A refused request is no console error everywhere; as one it cannot be overlooked.
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error("securitypolicyviolation", violatedDirective, blockedURI));
"""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One for all the tests of this folder: it takes seconds to start, and a profile costs next to nothing."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="package")
def runtime(browser: Browser, origin: str) -> Iterator[Runtime]:
    """One that has started, for all of them."""
    started = Runtime(browser, origin)
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    """An empty profile on a desk."""
    opened = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 800})
    # The copy for reading offline has tests of its own; here it would only fetch files behind their backs.
    opened.add_init_script("delete Navigator.prototype.serviceWorker")
    opened.add_init_script(REPORT_VIOLATIONS)
    yield opened
    opened.close()


@pytest.fixture
def starting_page(context: BrowserContext, origin: str) -> Iterator[Page]:
    """A page that may neither complain nor ask anybody else for anything."""
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on(
        "request", lambda one: None if one.url.startswith((origin, "blob:")) else complaints.append(one.url)
    )
    yield context.new_page()
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext, runtime: Runtime, starting_page: Page) -> Page:
    """The same, with the start of the runtime behind it."""
    runtime.answer_for(context)
    return starting_page


def complains(said: ConsoleMessage) -> bool:
    """Whether the browser found something wrong."""
    return said.type in ("error", "warning")


@pytest.fixture
def rough_page(context: BrowserContext) -> Page:
    """A page for which something is made to fail, so that the browser may complain."""
    return context.new_page()

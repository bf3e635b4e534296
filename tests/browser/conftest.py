"""The built site in a real browser; every test has a profile of its own, so nobody finds another one's answers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

# A refused request is no console error everywhere; as one it cannot be overlooked.
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error("securitypolicyviolation", violatedDirective, blockedURI));
"""


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
def page(context: BrowserContext, origin: str) -> Iterator[Page]:
    """A page that may neither complain nor ask anybody else for anything."""
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text) if complains(said) else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on(
        "request", lambda one: None if one.url.startswith((origin, "blob:")) else complaints.append(one.url)
    )
    yield context.new_page()
    assert complaints == []


def complains(said: ConsoleMessage) -> bool:
    """Whether the browser found something wrong."""
    return said.type in ("error", "warning")


@pytest.fixture
def rough_page(context: BrowserContext) -> Page:
    """A page for which something is made to fail, so that the browser may complain."""
    return context.new_page()

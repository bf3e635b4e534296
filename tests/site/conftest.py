"""A page of the built site, at both widths."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

both_widths = pytest.mark.parametrize("page", [1280, 360], indirect=True)
"""For what is laid out: where the width decides, both are looked at after every change."""


@pytest.fixture(params=[1280, pytest.param(360, marks=pytest.mark.slow)])
def page(browser: Browser, origin: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page at both widths, which must neither complain nor ask anybody else for anything."""
    context = browser.new_context(base_url=origin, viewport={"width": request.param, "height": 800})
    # The copy for reading offline has tests of its own (tests/offline).
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda one: None if one.url.startswith(origin) else complaints.append(one.url))
    yield opened
    context.close()
    assert complaints == []

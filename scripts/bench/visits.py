"""What a first visit downloads, by kind of page: every request that the browser makes, worker and all."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from scripts import browser
from scripts.bench.measurement import BenchError
from scripts.site import serve

PAGES = {
    "door": "/",
    "home": "/zh/",
    "text": "/zh/rules/lab-measures/",
    "reference": "/zh/reference/differences/",
    "selfcheck": "/zh/selfcheck/",
    "score": "/zh/score/",
    "compare": "/zh/compare/",
}
"""Kind of page → an example of it."""
SEARCH = "#site-search"
RESULTS = "#site-search-results a"
QUERY = "面积"
READY = 60_000  # ms, on a slow machine
ENCODINGS = {"identity": "", "gzip": ".gz", "br": ".br"}


def measure(address: str) -> list[dict[str, Any]]:
    """One row for each kind of page, and one for what the search adds to a text."""
    return [row(kind, asked) for kind, asked in visited(address).items()]


def visited(address: str) -> dict[str, list[str]]:
    """Kind of page → what a first visit asks for; ``search`` → what the first search adds to a text: addresses."""
    found = {}
    with sync_playwright() as playwright, closing(browser.launch(playwright)) as running:
        for kind, path in PAGES.items():
            with closing(running.new_context()) as context:
                # The copy for reading offline comes after the visit, and the person may go without.
                context.add_init_script("delete Navigator.prototype.serviceWorker")
                page = context.new_page()
                asked = requested(page)
                visit(page, address + path)
                found[kind] = [*asked]
                if kind == "text":
                    search(page)
                    added = [one for one in asked if one not in found[kind]]
    return {**found, "search": added}


def requested(page: Page) -> list[str]:
    """The addresses that the page and its workers ask for, from now on."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    return asked


def visit(page: Page, url: str) -> None:
    """Stays until everything has come, the runtime too where the page starts it by itself."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => !document.querySelector('[data-state=loading]')", timeout=READY)


def search(page: Page) -> None:
    """Searches once."""
    page.fill(SEARCH, QUERY)
    page.wait_for_selector(RESULTS, timeout=READY)
    page.wait_for_load_state("networkidle")


def row(name: str, asked: Iterable[str]) -> dict[str, Any]:
    """The files at these addresses: how many, and their bytes by encoding."""
    files = {file(url) for url in asked if not url.startswith(("data:", "blob:"))}
    return {
        "name": name,
        "requests": len(files),
        **{encoding: sum(size(one, suffix) for one in files) for encoding, suffix in ENCODINGS.items()},
    }


def file(url: str) -> Path:
    """The file of the built site at an address."""
    path = urlsplit(url).path
    found = serve.SITE / path.lstrip("/")
    found = found / "index.html" if path.endswith("/") else found
    if not found.is_file():
        raise BenchError(f"{url} is asked for and is no file of the built site")
    return found


def size(path: Path, suffix: str) -> int:
    """Bytes of its twin; of itself where it has none, being compressed already."""
    twin = path.with_name(path.name + suffix)
    return (twin if twin.exists() else path).stat().st_size

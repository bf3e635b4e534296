"""A file of the copy that has been damaged, on the way or on the disk: it mends itself, and never decides."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.offline.conftest import Server, until

pytestmark = pytest.mark.slow

Wait = Callable[[Page, str], dict[str, object]]
BUILD = "document.querySelector('meta[name=build]').content"
DAMAGE = """async (name) => {
  for (const one of await caches.keys()) {
    const cache = await caches.open(one);
    const key = (await cache.keys()).find(({ url }) => url.endsWith(name));
    const found = await cache.match(key);
    const bytes = new Uint8Array(await found.arrayBuffer());
    bytes[bytes.length >> 1] ^= 1;
    await cache.put(key, new Response(bytes, found));
  }
}"""


def assesses(page: Page, server: Server) -> None:
    page.goto(f"{server.address}zh/selfcheck/")
    expect(page.locator("#selfcheck-result")).to_have_attribute("data-state", "ready", timeout=60_000)


@pytest.mark.parametrize("name", ["stdlib.zip", "pyodide.asm.mjs", "selfcheck.mjs"])
def test_what_is_damaged_once_on_the_way_is_fetched_again_before_it_is_stored(
    server: Server, page: Page, wait_for: Wait, name: str
) -> None:
    server.damage(name, 1)
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "complete")
    with server.line("down"):
        assesses(page, server)


def test_what_comes_damaged_each_time_counts_as_missing_and_the_rest_is_stored(
    server: Server, page: Page, wait_for: Wait
) -> None:
    server.damage("selfcheck.zip", 2)
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "filling")
    told = wait_for(page, "partial")
    assert told["stored"] == told["files"] - 1
    with server.line("down"):
        page.goto(f"{server.address}en/rules/lab-measures/")
        expect(page.locator(".site-copy")).to_be_visible()
    page.reload()
    wait_for(page, "complete")


def test_what_was_damaged_on_the_disk_is_mended_when_the_assessment_starts(
    server: Server, page: Page, wait_for: Wait
) -> None:
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "complete")
    page.evaluate(DAMAGE, "/stdlib.zip")
    assesses(page, server)
    with server.line("down"):
        assesses(page, server)


def test_a_new_build_does_not_take_over_what_is_damaged_in_the_former_copy(
    server: Server, next_site: Path, page: Page, wait_for: Wait
) -> None:
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "complete")
    page.evaluate(DAMAGE, "/stdlib.zip")
    server.show(next_site)
    before = page.evaluate(BUILD)
    page.reload()
    until(page, f"caches.keys().then((names) => !names.some((name) => name.endsWith('{before}')))")
    wait_for(page, "complete")
    with server.line("down"):
        assesses(page, server)

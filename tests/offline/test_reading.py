"""What a person without a network reads, and what one with a network never reads: an old text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.corpus import LANGS
from tests.offline.conftest import Server, until
from tests.site.html_page import leads_on

Wait = Callable[[Page, str], dict[str, object]]
SAID = {
    "zh": re.compile(r"现在看到的是\d{4}年\d+月\d+日 \d\d:\d\d保存在本机的副本"),
    "en": re.compile(r"You are reading the copy stored on this machine on \d+ \w+ \d{4} at \d\d:\d\d;"),
}
"""On every page; on the door (no name) in both languages."""
PAPER = "getComputedStyle(document.body).backgroundColor"
STYLE = "getComputedStyle(document.documentElement).getPropertyValue('--build')"
BUILD = "document.querySelector('meta[name=build]').content"


def pages(site: Path) -> list[str]:
    """Every page of both languages, and the door."""
    whole = (path for path in site.rglob("index.html") if not leads_on(path))
    found = [path.parent.relative_to(site).as_posix() for path in whole]
    return ["" if one == "." else f"{one}/" for one in found]


@pytest.mark.slow
def test_after_one_visit_everything_opens_without_a_network(
    server: Server, site: Path, page: Page, wait_for: Wait
) -> None:
    page.goto(f"{server.address}zh/rules/lab-measures/")
    expect(page.locator(".site-copy")).to_be_hidden()
    wait_for(page, "complete")
    with server.line("down"):
        failed: list[str] = []
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("response", lambda one: failed.append(one.url) if one.status >= 400 else None)
        for name in pages(site):
            page.goto(server.address + name)
            assert page.locator("html").get_attribute("data-copy"), name
            lines = page.locator(".site-copy")
            expect(lines).to_have_text([SAID[lang] for lang in LANGS if name.startswith(lang) or not name])
            expect(lines.last).to_be_visible()
            assert page.evaluate(PAPER) == "rgb(252, 251, 247)", name
        page.goto(f"{server.address}en/selfcheck/")
        result = page.locator("#selfcheck-result")
        expect(result).to_have_attribute("data-state", "ready", timeout=30_000)
        page.locator("#site-search").fill("floor area")
        expect(page.locator("#site-search-results a").first).to_be_visible()
        page.locator("a[data-language-switch]").first.click()
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
        page.goto(f"{server.address}en/rules/lab-measures/")
        assert failed == []
        page.goto(f"{server.address}en/nowhere/")
        expect(page.locator("h1").first).to_have_text("This page is not in the offline copy")
        page.locator("a.go").first.click()
        expect(page).to_have_url(f"{server.address}en/")
    page.reload()
    expect(page.locator(".site-copy")).to_be_hidden()


@pytest.mark.slow
def test_a_new_build_takes_over_whole_and_no_old_text_survives(
    server: Server, next_site: Path, page: Page, wait_for: Wait
) -> None:
    address = f"{server.address}zh/rules/lab-measures/"
    page.goto(address)
    wait_for(page, "complete")
    before = page.evaluate(BUILD)
    server.show(next_site)
    page.reload()
    expect(page.locator("#art_12")).to_contain_text("第十二条（改）")
    assert page.evaluate(STYLE) == "next"
    until(page, f"caches.keys().then((names) => !names.some((name) => name.endsWith('{before}')))")
    wait_for(page, "complete")
    with server.line("down"):
        page.goto(f"{server.address}zh/rules/lab-measures/")
        expect(page.locator("#art_12")).to_contain_text("第十二条（改）")
        assert page.evaluate(STYLE) == "next"
        assert page.evaluate(BUILD) != before


@pytest.mark.slow
def test_a_new_build_not_yet_stored_leaves_the_old_page_with_its_own_style(
    server: Server, next_site: Path, page: Page, wait_for: Wait
) -> None:
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "complete")
    # Saving data: of the new build only what is visited is stored.
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    server.show(next_site)
    page.reload()
    until(page, "caches.keys().then((names) => names.length === 2)")
    wait_for(page, "partial")
    with server.line("down"):
        page.goto(f"{server.address}zh/about/")
        assert page.evaluate(STYLE) == "next"
        page.goto(f"{server.address}zh/rules/lab-measures/")
        expect(page.locator("#art_12")).not_to_contain_text("（改）")
        assert page.evaluate(STYLE) == ""
        assert page.evaluate(PAPER) == "rgb(252, 251, 247)"


def test_a_silent_line_gives_way_to_the_copy_and_a_login_page_is_not_kept(
    server: Server, context: BrowserContext, page: Page, wait_for: Wait, tmp_path: Path
) -> None:
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "complete")
    login = tmp_path / "login"
    (login / "zh/about").mkdir(parents=True)
    (login / "zh/about/index.html").write_text("<!doctype html><html lang=en><title>Log in first</title>")
    server.show(login)
    page.reload()
    expect(page).to_have_title("Log in first")
    with server.line("down"):
        page.reload()
        expect(page.locator("h1")).to_have_text("关于本站")
    with server.line("silent"):
        page.goto(f"{server.address}zh/")
        expect(page.locator(".site-copy")).to_be_visible()


@pytest.mark.slow
def test_the_kill_switch_ends_the_copy(server: Server, ended_site: Path, page: Page, wait_for: Wait) -> None:
    page.goto(f"{server.address}zh/about/")
    wait_for(page, "complete")
    server.show(ended_site)
    page.reload()
    until(page, "navigator.serviceWorker.getRegistrations().then((ours) => !ours.length)")
    until(page, "caches.keys().then((names) => !names.length)")
    page.goto(f"{server.address}en/")
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.slow
def test_without_room_nothing_is_left_behind_and_the_site_works(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    devtools = context.new_cdp_session(page)
    origin = server.address.removesuffix("/lab/")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_500_000})
    page.goto(f"{server.address}zh/offline/")
    expect(page.locator("#copy-state p")).to_contain_text("没有地方", timeout=60_000)
    until(page, "caches.keys().then((names) => names.length === 1)")
    assert page.evaluate("caches.keys().then(([name]) => caches.open(name)).then((one) => one.keys())") == [{}]
    page.goto(f"{server.address}zh/selfcheck/")
    expect(page.locator("#selfcheck-result")).to_have_attribute("data-state", "ready", timeout=30_000)
    assert complaints == []


def test_without_a_service_worker_nothing_is_missed(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # As browsers inside apps and addresses without https: the property is not there at all.
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(f"{server.address}zh/selfcheck/")
    expect(page.locator("#selfcheck-result")).to_have_attribute("data-state", "ready", timeout=30_000)
    assert complaints == []


def test_nothing_is_fetched_while_somebody_answers(
    server: Server, context: BrowserContext, wait_for: Wait
) -> None:
    page = context.new_page()
    page.add_init_script("addEventListener('load', () => document.dispatchEvent(new Event('input')))")
    page.goto(f"{server.address}zh/selfcheck/")
    expect(page.locator("#selfcheck-result")).to_have_attribute("data-state", "ready", timeout=30_000)
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url))
    page.locator("[name='facilities.floor_area_m2']").fill("3000")
    page.wait_for_timeout(1500)
    assert asked == []

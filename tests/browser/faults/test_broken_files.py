"""What a person is told when a file of the page or of the runtime is broken, and that trying again works once the
server is mended: with the browser's cache on, which keeps such files for a year as they came."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.faults.broken_site import MISTYPED, BrokenSite, broken_site
from tests.browser.form import READY, Form

pytestmark = pytest.mark.slow
GIVEN_UP = 25_000  # ms; the page gives up after 15 s, and starts slowly on a busy machine
SCRIPTS = {"worker.mjs", "pyodide.mjs", "pyodide.asm.mjs"}
AREA = "facilities.floor_area_m2"


@pytest.fixture
def server(site: Path) -> Iterator[BrokenSite]:
    with broken_site(site) as made:
        yield made


@pytest.fixture
def page(browser: Browser, server: BrokenSite) -> Iterator[Page]:
    context = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 800})
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    yield context.new_page()
    context.close()


def state(page: Page, expected: str) -> None:
    expect(page.locator(".selfcheck-result")).to_have_attribute("data-state", expected, timeout=READY)


def expect_told(page: Page, text: str) -> None:
    """Shown beside the way out and at the lower edge, and read out once, politely."""
    expect(page.locator(".selfcheck-message")).to_have_text(text, timeout=GIVEN_UP)
    expect(page.locator(".selfcheck-result > [role=status]")).to_have_text(text)
    for bar in page.locator(".selfcheck-bar").all():
        expect(bar).to_have_text(text)


@pytest.mark.parametrize(
    ("name", "fault", "reason"),
    [
        ("worker.mjs", "missing", "missing"),
        ("worker.mjs", "login", "foreign"),
        ("worker.mjs", "mistyped", "mistyped"),
        ("worker.mjs", "truncated", "damaged"),
        ("worker.mjs", "forbidden", "wasm"),
        ("worker.mjs", "silent", "timeout"),
        ("pyodide.mjs", "mistyped", "mistyped"),
        ("pyodide.asm.mjs", "login", "foreign"),
        ("pyodide.asm.mjs", "truncated", "damaged"),
        ("pyodide.asm.mjs", "silent", "timeout"),
        ("pyodide.asm.wasm", "stalled", "timeout"),
    ],
)
def test_a_broken_file_is_told_for_what_it_is_and_trying_again_works_once_it_is_mended(
    page: Page, server: BrokenSite, name: str, fault: str, reason: str
) -> None:
    server.breaks(name, fault)
    form = Form(page, "en").open("error").answer({AREA: "2600"})
    why = form.says(f"script.error_{reason}", type=MISTYPED)
    expect_told(page, form.says("script.error", reason=why))
    server.mend()
    page.locator("[data-action=retry]").click()
    form.wait().expect_answers({AREA: "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    assert server.asked >= SCRIPTS


def test_trying_again_fetches_the_scripts_anew_and_what_is_whole_from_the_cache(
    page: Page, server: BrokenSite
) -> None:
    server.breaks("stdlib.zip", "silent")
    form = Form(page, "zh").open("error")
    server.mend()
    page.locator("[data-action=retry]").click()
    form.wait()
    assert server.asked == SCRIPTS | {"stdlib.zip"}


def test_a_worker_that_was_killed_starts_again_without_a_request(page: Page, server: BrokenSite) -> None:
    page.add_init_script(
        """window.Worker = class extends Worker {
          constructor(...given) { super(...given); window.kill = () => super.terminate(); }
        };"""
    )
    form = Form(page, "zh").open()
    page.clock.install()
    page.evaluate("kill()")
    form.answer({AREA: "2600"})
    page.clock.fast_forward(16_000)
    form.wait("error")
    server.mend()
    page.locator("[data-action=retry]").click()
    form.wait().expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    assert server.asked == set()


@pytest.mark.parametrize(
    ("lang", "place", "name", "fault", "reason"),
    [
        ("zh", "selfcheck/", "selfcheck.mjs", "mistyped", "mistyped"),
        ("en", "selfcheck/base/", "selfcheck.mjs", "login", "foreign"),
        ("zh", "selfcheck/", "app.mjs", "missing", "missing"),
        ("en", "selfcheck/", "app.mjs", "truncated", "script"),
        ("zh", "score/", "score.mjs", "truncated", "script"),
        ("en", "score/", "paper.mjs", "mistyped", "mistyped"),
        ("zh", "compare/", "compare.mjs", "missing", "missing"),
    ],
)
def test_a_page_whose_own_program_does_not_start_says_so_and_can_be_tried_again(
    page: Page, server: BrokenSite, lang: str, place: str, name: str, fault: str, reason: str
) -> None:
    server.breaks(name, fault)
    page.goto(f"/{lang}/{place}")
    says = Form(page, lang).says
    compares = place == "compare/"
    why = says(f"script.error_{reason}", type=MISTYPED)
    expect_told(page, says("compare_script.error_page" if compares else "script.error_page", reason=why))
    state(page, "error")
    beside = page.locator(".selfcheck-wait").get_by_role("button", name=says("form.print"))
    expect(beside).to_have_count(0 if compares else 1)
    if not compares:  # the questions can be read all the same
        expect(page.locator(".selfcheck-group").last).to_be_visible()
    server.mend()
    page.locator("[data-action=retry]").click()
    state(page, "ready")


def test_a_page_whose_program_is_still_on_its_way_says_so_and_starts_when_it_has_come(
    page: Page, server: BrokenSite
) -> None:
    server.breaks("app.mjs", "late")
    page.clock.install()
    page.goto("/zh/selfcheck/", wait_until="commit")
    form = Form(page, "zh").wait("loading")
    expect(page.locator(".selfcheck-message")).to_have_text(form.says("script.loading"))
    page.clock.fast_forward(14_000)
    form.wait("loading")
    page.clock.fast_forward(2_000)
    expect_told(page, form.says("script.error_page", reason=form.says("script.error_late")))
    server.mend()
    page.clock.resume()
    form.wait().answer({AREA: "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    expect(page.locator("[data-action=retry]")).to_be_hidden()


def test_a_browser_without_modules_is_told_to_be_too_old(page: Page, server: BrokenSite) -> None:
    server.breaks("selfcheck.mjs", "silent")
    page.add_init_script("delete HTMLScriptElement.prototype.noModule")
    page.goto("/en/selfcheck/", wait_until="commit")
    says = Form(page, "en").says
    expect_told(page, says("script.error_page", reason=says("script.error_script")))


def test_the_form_can_be_printed_where_the_page_has_no_program(page: Page, server: BrokenSite) -> None:
    server.breaks("selfcheck.mjs", "missing")
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    form = Form(page, "zh").open("error")
    page.get_by_role("button", name=form.says("form.print")).click()
    assert page.evaluate("printed") == 1

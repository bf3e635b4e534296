"""What the page does when the runtime is slow, missing, damaged or impossible: it says so, and answers stay."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from scripts.corpus import LANGS
from scripts.runtime import build
from selfcheck.core.answers import load
from selfcheck.files.answer_file import take
from selfcheck.rules import LAB
from tests.browser.form import BREAKABLE, READY, Form

pytestmark = pytest.mark.slow
AREA = "facilities.floor_area_m2"
WASM = "**/pyodide.asm.wasm"


def test_progress_is_told_in_bytes_and_the_form_can_be_filled_in(rough_page: Page) -> None:
    held: list[Route] = []
    rough_page.route("**/stdlib.zip", lambda route: held.append(route))
    form = Form(rough_page, "zh").open("loading")
    message = rough_page.locator(".selfcheck-message")
    total = sum((build.current() / f"{name}.br").stat().st_size for name in build.COUNTED)
    expect(message).to_contain_text(f"/ {total / 1e6:.1f} MB")
    expect(message).not_to_contain_text("：0.0")
    form.answer({AREA: "2600"})
    held[0].continue_()
    form.wait().expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


def damage(route: Route) -> None:
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(content_type="application/zip", body=bytes(body))


def forbid(route: Route) -> None:
    answer = route.fetch()
    policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'"
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})


LOGIN = "<!doctype html><title>Log in to the network</title>"
# Failure → the file, what becomes of it, and the reason that the person is told.
FAILURES = {
    "missing": (WASM, lambda route: route.fulfill(status=404, body=""), "missing"),
    "unreachable": (WASM, lambda route: route.abort(), "network"),
    "login page": (WASM, lambda route: route.fulfill(content_type="text/html", body=LOGIN), "foreign"),
    "truncated": (WASM, lambda route: route.fulfill(content_type="application/wasm", body="\0asm"), "damaged"),
    "damaged": ("**/selfcheck.zip", damage, "damaged"),
    "forbidden by policy": ("**/worker.mjs", forbid, "wasm"),
}


# Each in one of the languages: what is said of a reason stands in the words of both.
@pytest.mark.parametrize(("failure", "lang"), [(one, LANGS[place % 2]) for place, one in enumerate(FAILURES)])
def test_a_runtime_that_cannot_be_had_is_told_and_can_be_tried_again(
    rough_page: Page, failure: str, lang: str
) -> None:
    file, fail, reason = FAILURES[failure]
    rough_page.route(file, fail)
    form = Form(rough_page, lang).open("error").answer({AREA: "2600"})
    expected = form.says("script.error", reason=form.says(f"script.error_{reason}"))
    expect(rough_page.locator(".selfcheck-message")).to_have_text(expected)
    expect(form.result.locator("[role=status]")).to_have_text(expected)
    rough_page.unroute(file)
    rough_page.locator("[data-action=retry]").click()
    form.wait().expect_answers({AREA: "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


def test_an_interrupted_download_is_taken_up_again_by_itself(rough_page: Page) -> None:
    interrupted = []

    def once(route: Route) -> None:
        if interrupted:
            route.continue_()
        else:
            interrupted.append(route)
            route.abort("connectionreset")

    rough_page.route(WASM, once)
    Form(rough_page, "zh").open()
    assert interrupted


def test_a_hanging_download_is_given_up(rough_page: Page) -> None:
    rough_page.route(WASM, lambda _: None)
    form = Form(rough_page, "en").open("error")
    expect(rough_page.locator(".selfcheck-message")).to_contain_text(form.says("script.error_timeout"))
    rough_page.unroute(WASM)
    rough_page.locator("[data-action=retry]").click()
    form.wait()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_saves_data_is_asked_before_the_download(context: BrowserContext, lang: str) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    form = Form(page, lang).open("loading").answer({AREA: "2600"})
    expect(page.locator(".selfcheck-message")).to_have_text(form.says("script.save_data"))
    size = json.loads(build.CURRENT.read_text())["bytes"] / 1e6
    button = page.get_by_role("button", name=form.says("script.download", size=f"{size:.1f}"))
    expect(button).to_be_visible()
    assert not [url for url in requests if "/assets/rt/" in url]
    button.click()
    form.wait().expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    expect(button).to_be_hidden()


def test_a_worker_that_does_not_arrive_is_a_failure_of_the_network(rough_page: Page) -> None:
    rough_page.route("**/worker.mjs", lambda route: route.abort())
    form = Form(rough_page, "zh").open("error")
    expect(rough_page.locator(".selfcheck-message")).to_contain_text(form.says("script.error_network"))


def worker(script: str) -> dict[str, str]:
    return {"content_type": "text/javascript", "body": script}


def test_a_silent_worker_is_given_up(rough_page: Page) -> None:
    rough_page.route("**/worker.mjs", lambda route: route.fulfill(**worker("")))
    rough_page.clock.install()
    form = Form(rough_page, "zh").open("loading")
    rough_page.clock.fast_forward(14_000)
    form.wait("loading")
    rough_page.clock.fast_forward(2_000)
    form.wait("error")
    expect(rough_page.locator(".selfcheck-message")).to_contain_text(form.says("script.error_timeout"))


def test_a_worker_that_is_killed_is_given_up_at_the_next_answer(rough_page: Page) -> None:
    rough_page.add_init_script(
        """window.Worker = class extends Worker {
          constructor(...given) { super(...given); window.kill = () => super.terminate(); }
        };"""
    )
    form = Form(rough_page, "zh").open()
    rough_page.clock.install()
    rough_page.evaluate("kill()")
    form.answer({"team.leader": "true"})
    rough_page.clock.fast_forward(16_000)
    form.wait("error")
    expect(rough_page.locator(".selfcheck-message")).to_contain_text(form.says("script.error_timeout"))
    rough_page.locator("[data-action=retry]").click()
    form.wait().expect_verdict("met", "met", "lab.team.leader")


def test_a_fatal_error_half_way_takes_the_verdict_back_and_keeps_the_answers(rough_page: Page) -> None:
    rough_page.add_init_script(BREAKABLE)
    form = Form(rough_page, "zh").open().answer({AREA: "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    rough_page.evaluate("window.broken = true")
    form.answer({"team.leader": "true"}).wait("error")
    expect(rough_page.locator(".selfcheck-message")).to_contain_text(form.says("script.error_fatal"))
    expect(form.result).not_to_have_attribute("data-worst", "unmet")
    expect(rough_page.locator(".requirement")).to_have_count(0)
    rough_page.evaluate("window.broken = false")
    rough_page.locator("[data-action=retry]").click()
    form.wait().expect_answers({AREA: "2600", "team.leader": "true"})
    form.expect_verdict("met", "met", "lab.team.leader")


@pytest.mark.parametrize("place", ["selfcheck", "score", "compare"])
def test_what_can_be_done_stands_right_below_what_is_said(rough_page: Page, place: str) -> None:
    rough_page.route("**/stdlib.zip", lambda route: route.fulfill(status=404, body=""))
    rough_page.goto(f"/zh/{place}/")
    expect(rough_page.locator(".selfcheck-result")).to_have_attribute("data-state", "error", timeout=READY)
    for width in (1280, 360):
        rough_page.set_viewport_size({"width": width, "height": 800})
        said, retry = (
            rough_page.locator(one).bounding_box() for one in (".selfcheck-message", ".selfcheck-retry")
        )
        assert said
        assert retry
        assert said["height"] < 400
        assert 0 <= retry["y"] - said["y"] - said["height"] < 40


@pytest.mark.parametrize(
    "lacking",
    [
        "WebAssembly.validate = () => false",
        "delete window.WebAssembly",
        "delete window.BigInt",
        "window.Worker = class { constructor(url) { new URL(url) } terminate() {} }",  # knows no options
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_browser_that_cannot_downloads_nothing_and_keeps_the_checklist(
    page: Page, lang: str, lacking: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.add_init_script(lacking)
    form = Form(page, lang).open("unsupported").answer({AREA: "2600", "team.leader": "true"})
    expect(page.locator(".selfcheck-message")).to_have_text(form.says("script.unsupported"))
    assert not [url for url in requests if "/assets/rt/" in url]
    page.reload()
    form.wait("unsupported").expect_answers({AREA: "2600", "team.leader": "true"})
    with page.expect_download() as started:
        page.locator("[data-action=export]").click()
    expect(page.locator(".selfcheck-saved")).to_have_text(form.says("script.export_raw"))
    _, checked, problems = take(LAB, *load(str(started.value.path())))
    assert (checked, problems) == ({AREA: 2600, "team.leader": True}, ())

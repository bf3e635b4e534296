"""What somebody pastes into a field to break it, or by mistake: a clear message, nothing run, nothing lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import BREAKABLE, Form
from tests.browser.languages import ZH_AT_ONCE

AREA = "facilities.floor_area_m2"
UNITS = "joint.units"
TEN_MEGABYTES = 10 * 2**20

TYPE = """([fact, codes]) => {
  const field = document.querySelector(`input[name="${fact}"]`);
  field.value = String.fromCharCode(...codes);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
PASTE = """([fact, length]) => {
  const field = document.querySelector(`input[name="${fact}"]`);
  field.focus();
  const [inputType, data] = ["insertFromPaste", "9".repeat(length)];
  return field.dispatchEvent(new InputEvent("beforeinput", { inputType, data, bubbles: true, cancelable: true }));
}"""


HOSTILE = (
    "<img src=x onerror=\"document.title='taken'\">",
    "<script>document.title='taken'</script>",
    "\ud800",
    "3000\udc00",
    "\0",
)


def test_hostile_text_is_shown_as_text_and_everything_goes_on(starting_page: Page) -> None:
    form = Form(starting_page, "zh").open().answer({UNITS: "1"})
    for text in HOSTILE:
        attack(form, text)


def attack(form: Form, text: str) -> None:
    """Typed in, looked at on every view, found again, and mended."""
    page = form.page
    codes = [
        int.from_bytes(text.encode("utf-16-le", "surrogatepass")[at : at + 2], "little")
        for at in range(0, 2 * len(text), 2)
    ]
    page.evaluate(TYPE, [AREA, codes])
    expect(form.problem(AREA)).to_be_visible()
    form.wait().expect_verdict("arguable", "met", "lab.facilities.floor_area")
    page.goto("/zh/selfcheck/#check")
    expect(page.locator(".error-summary li")).to_have_count(1)
    expect(page.locator(f'[data-check="{AREA}"]')).to_have_attribute("data-answer", "wrong")
    assert page.locator(".selfcheck img, .selfcheck .check-answer script").count() == 0
    assert "taken" not in page.title()
    page.reload()
    form.wait().expect_answers({UNITS: "1"})
    expect(form.problem(AREA)).to_have_count(1)
    kept = f"[...document.querySelector('input[name=\"{AREA}\"]').value].map(one => one.codePointAt(0))"
    assert page.evaluate(kept) == [ord(one) for one in text]
    page.goto("/zh/selfcheck/#lab.facilities")
    form.answer({AREA: "3000"}).expect_verdict("met", "met", "lab.facilities.floor_area")


def test_signs_that_nobody_sees_make_no_other_number(page: Page) -> None:
    form = Form(page, "zh").open()
    for text in ("\u202e3000\u202c", "\u2066\u200f30\u200e00"):  # an override, isolates
        page.evaluate(TYPE, [AREA, [ord(sign) for sign in text]])
        form.expect_verdict("met", "met", "lab.facilities.floor_area")
        expect(form.problem(AREA)).to_be_hidden()
        assert form.stored()["answers"] == {AREA: text}
        form.answer({AREA: "1"}).expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


@pytest.mark.slow
@ZH_AT_ONCE
def test_ten_megabytes_are_refused_with_a_message_and_the_answer_stays(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({AREA: "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    message = form.says("script.too_long", n=TEN_MEGABYTES, most=1000)
    assert page.evaluate(PASTE, [AREA, TEN_MEGABYTES]) is False  # it does not even reach the field
    expect(form.problem(AREA)).to_have_text(message)
    expect(form.field(AREA)).to_have_value("2600")
    page.evaluate("fact => { document.getElementsByName(fact)[0].value = 'x'.repeat(10 * 2 ** 20) }", UNITS)
    form.field(UNITS).dispatch_event("input")  # where a browser does not ask before
    expect(form.problem(UNITS)).to_have_text(message)
    expect(form.field(UNITS)).to_have_value("")
    form.answer({"team.leader": "true"}).expect_verdict("met", "met", "lab.team.leader")
    expect(form.problem(AREA)).to_have_text(message)  # until it is answered anew
    assert form.stored()["answers"] == {AREA: "2600", "team.leader": "true"}
    form.answer({AREA: "3000", UNITS: "1"}).expect_verdict("met", "met", "lab.facilities.floor_area")
    expect(page.locator(".problem:visible")).to_have_count(0)


@pytest.mark.slow
def test_a_worker_that_dies_half_way_leaves_the_step_and_its_answers_alone(rough_page: Page) -> None:
    rough_page.add_init_script(BREAKABLE)
    form = Form(rough_page, "zh").open()
    rough_page.goto("/zh/selfcheck/#lab.team")
    rough_page.evaluate("window.broken = true")
    form.answer({"team.leader": "true"}).wait("error")
    expect(rough_page.locator(".selfcheck-message")).to_contain_text(form.says("script.error_fatal"))
    form.answer({"team.stable": "true"})
    rough_page.goto("/zh/selfcheck/#tasks")
    expect(rough_page.locator(".task-state").nth(3)).to_have_text(form.says("script.task_some", n=2, of=4))
    rough_page.goto("/zh/selfcheck/#check")
    expect(rough_page.locator('[data-check="team.stable"] .check-answer')).to_have_text(form.says("answer.true"))
    rough_page.evaluate("window.broken = false")
    rough_page.locator("[data-action=retry]").click()
    form.wait().expect_verdict("met", "met", "lab.team.stable")

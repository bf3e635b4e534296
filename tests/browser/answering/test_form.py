"""The form itself: on a phone, without JavaScript, and by name."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from selfcheck.report.phrases import choice_id
from selfcheck.rules import LAB
from tests.browser.form import APPLICANT, Form, entry
from tests.browser.languages import EN_AT_ONCE, ZH_AT_ONCE

AREA = "facilities.floor_area_m2"


@EN_AT_ONCE
@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_everything_without_scrolling_sideways(page: Page, lang: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    form = Form(page, lang).store(entry({**APPLICANT, AREA: "-1", "x.y": "1"})).open()
    for details in page.locator(".selfcheck details").all():
        details.evaluate("element => { element.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    bar = page.locator(".selfcheck-bar")
    form.field(AREA).scroll_into_view_if_needed()
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text(form.says("result.tally_met", n=28))
    bar.evaluate("bar => bar.click()")  # a real click would first scroll it to where it lies without sticking
    expect(page.locator(".headline")).to_be_in_viewport()
    expect(bar).to_be_hidden()  # it covers nothing of what it led to
    page.go_back()
    expect(form.field(AREA)).to_be_in_viewport()


def test_on_a_desk_the_summary_stays_beside_the_questions(page: Page) -> None:
    form = Form(page, "zh").open()
    for fact in (AREA, "safeguards.support"):
        page.locator(f'[id="ask-{fact}"]').scroll_into_view_if_needed()
        expect(page.locator(".headline")).to_be_in_viewport()
    page.locator(".by-group a", has_text=form.says("result.to_table")).click()
    ledger, summary = page.locator(".ledger").bounding_box(), page.locator(".summary").bounding_box()
    assert ledger
    assert summary
    assert summary["y"] + summary["height"] <= ledger["y"]


@ZH_AT_ONCE
def test_every_control_has_a_name_and_every_target_is_large_enough(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    for leaf in LAB.leaves:
        label = form.says(f"requirement.{leaf.id}")
        if leaf.fact.unit:
            field = page.get_by_role("textbox", name=label)
            expect(field.and_(form.field(leaf.fact.id))).to_have_count(1)
        else:
            group = page.get_by_role("radiogroup", name=label).and_(page.locator(f'[id="ask-{leaf.fact.id}"]'))
            values = leaf.fact.choices or ("true", "false")
            answers = [choice_id(leaf.fact, value, lang) for value in values]
            for id in (*answers, "answer.unknown"):
                expect(group.get_by_role("radio", name=form.says(id), exact=True)).to_have_count(1)
    targets = page.locator(".answer, .field input, .selfcheck summary, .selfcheck-button:visible").all()
    assert {box["height"] >= 44 for target in targets if (box := target.bounding_box())} == {True}


def test_the_keyboard_answers(page: Page) -> None:
    form = Form(page, "zh").open()
    form.field(AREA).focus()
    page.keyboard.type("3000")
    form.choice("team.leader", "true").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    form.expect_answers({AREA: "3000", "team.leader": "false"})
    form.expect_verdict("unmet", "unmet", "lab.team.leader")


@pytest.fixture
def without_javascript(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=origin, java_script_enabled=False)
    yield context
    context.close()


@EN_AT_ONCE
def test_without_javascript_the_form_is_a_checklist_and_says_so(
    without_javascript: BrowserContext, lang: str
) -> None:
    form = Form(without_javascript.new_page(), lang)
    form.page.goto(f"/{lang}/selfcheck/")
    expect(form.page.locator(".selfcheck-notice")).to_have_text(form.says("form.no_script"))
    for fact in LAB.facts:
        expect(form.page.locator(f'[id="ask-{fact}"]')).to_be_visible()
    expect(form.result).to_be_hidden()
    expect(form.page.locator(".selfcheck-button:visible")).to_have_count(0)


def test_the_print_button_prints(page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    Form(page, "zh").open()
    page.locator("[data-action=print]").click()
    assert page.evaluate("window.printed")

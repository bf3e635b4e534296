"""Beside the verdict: other readings, and other answers tried without touching the saved ones."""

import re

from playwright.sync_api import Page, expect

from tests.browser.form import APPLICANT, Form, entry
from tests.browser.languages import EN_AT_ONCE, ZH_AT_ONCE

AREA, EQUIPMENT = "facilities.floor_area_m2", "facilities.equipment_value_wan_yuan"


def kept(form: Form) -> dict[str, str]:
    """The saved answers."""
    answers: dict[str, str] = form.stored()["answers"]
    return answers


@ZH_AT_ONCE
def test_a_larger_building_is_tried_and_the_saved_answers_stay(page: Page, lang: str) -> None:
    form = Form(page, lang).store(entry(APPLICANT)).open()
    form.expect_verdict("arguable", "arguable")
    saved = page.locator(".headline").inner_text()
    page.goto(f"/{lang}/selfcheck/#result")
    page.locator("[data-action=what-if]").click()
    sheet = page.locator("section.what-if")
    expect(sheet).to_contain_text(form.says("what_if.on"))
    sheet.locator("summary").click()
    expect(sheet).to_contain_text(form.says("what_if.nothing"))
    page.goto(f"/{lang}/selfcheck/#lab.facilities")
    form.answer({AREA: "3200"}).expect_verdict("met", "met")
    expect(sheet.locator("dd").nth(0)).to_have_text(saved)
    expect(
        sheet.locator("li", has_text=form.says("requirement.lab.facilities.floor_area")).nth(0)
    ).to_contain_text(form.says("interval.met"))
    assert page.evaluate("localStorage.getItem('selfcheck:lab')") == entry(APPLICANT)
    page.locator("[data-action=what-if-back]").click()
    form.expect_answers({AREA: "2600"})
    form.expect_verdict("arguable", "arguable")
    expect(sheet).to_be_hidden()


def test_a_way_that_would_be_enough_is_tried_at_once_and_kept(page: Page) -> None:
    denied = {"outcomes.original": "false", "team.leader": "unknown"}
    form = Form(page, "zh").store(entry(APPLICANT | denied)).open()
    page.goto("/zh/selfcheck/#result")
    page.locator(".enough button.try").last.click()
    form.expect_verdict("met", "met", "lab.facilities.floor_area")
    expect(page.locator(".what-if-count")).to_contain_text("改动")
    expect(page.locator("section.what-if details")).to_have_attribute("open", "")
    page.locator("[data-action=what-if-keep]").click()
    expect(page.locator("section.what-if")).to_be_hidden()
    # Nobody answers for the applicant what it has said not to know.
    form.expect_verdict("unmet", "met")
    assert {AREA: "3000", "team.leader": "unknown"}.items() <= kept(form).items()
    page.reload()
    form.wait().expect_verdict("met", "met", "lab.facilities.floor_area")


def test_what_is_tried_is_gone_after_leaving_the_page(page: Page) -> None:
    form = Form(page, "zh").store(entry(APPLICANT)).open()
    page.goto("/zh/selfcheck/#result")
    page.locator("[data-action=what-if]").click()
    page.goto("/zh/selfcheck/#lab.facilities")
    form.answer({AREA: "3200"}).expect_verdict("met", "met")
    page.reload()
    form.wait().expect_answers({AREA: "2600"})


@EN_AT_ONCE
def test_the_strict_reading_is_chosen_beside_the_verdict_and_taken_back(page: Page, lang: str) -> None:
    form = Form(page, lang).store(entry(APPLICANT | {AREA: "3000", EQUIPMENT: "4000"})).open()
    page.goto(f"/{lang}/selfcheck/#result")
    form.expect_verdict("arguable", "arguable")
    expect(page.locator(".readings")).to_contain_text(form.says("result.reading_matters"))
    lenient, strict = (page.locator(f'[id="reading.equipment-scope.{way}"]') for way in ("lenient", "strict"))
    expect(lenient).to_be_checked()
    strict.check()
    form.expect_verdict("unmet", "unmet")
    form.expect_verdict("unmet", "unmet", "lab.facilities.equipment_value")
    expect(strict).to_be_checked()
    expect(strict).to_be_focused()
    expect(page.locator(".receipt")).to_contain_text("equipment-scope=strict")
    page.reload()
    expect(strict).to_be_checked()
    page.locator("[data-readings=default]").click()
    form.expect_verdict("arguable", "arguable")
    expect(lenient).to_be_checked()


def test_an_answer_leaves_alone_what_it_does_not_change(page: Page) -> None:
    form = Form(page, "zh").store(entry(APPLICANT)).open()
    page.goto("/zh/selfcheck/#lab.facilities")
    page.evaluate("for (const part of document.querySelectorAll('[data-part]')) part.dataset.seen = ''")
    form.answer({AREA: "3000"}).expect_verdict("met", "met")
    renewed = page.locator(".selfcheck-output [data-part]:not([data-seen])")
    parts = [part.get_attribute("data-part") for part in renewed.all()]
    assert "lab.facilities" in parts
    assert {"lab.team", "lab.research", "route", "dates"}.isdisjoint(parts)
    assert re.fullmatch(r"[0-9a-f]{64}", page.locator(".particulars dd").last.inner_text())

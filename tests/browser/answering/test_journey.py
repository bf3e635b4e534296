"""The way through the self-assessment as a person takes it: start, task list, group by group, check, result."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.forms.journey import steps
from selfcheck.core.requirement import Kind
from selfcheck.rules import BASE, LAB
from tests.browser.form import APPLICANT, Form, entry
from tests.browser.languages import BOTH, EN_AT_ONCE, ZH_AT_ONCE

AREA = "facilities.floor_area_m2"
EQUIPMENT = "facilities.equipment_value_wan_yuan"
GROUPS = steps(LAB)
ALONE = [fact for fact in LAB.facts if fact not in ("joint.single_participation", "joint.agreement")]


def heading(page: Page) -> str:
    """What has the focus and is read out on arrival."""
    return str(page.evaluate("document.activeElement.textContent"))


def task(page: Page, step: int) -> str:
    return page.locator(".task-state").nth(step - 1).inner_text()


@BOTH
@pytest.mark.parametrize("width", [1280, 360])
def test_a_whole_journey_from_the_start_to_the_result_asks_the_network_for_nothing(
    starting_page: Page, lang: str, width: int
) -> None:
    page = starting_page
    page.set_viewport_size({"width": width, "height": 800})
    form = Form(page, lang).open()
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    page.locator(".begin").click()
    for step in GROUPS:
        title = form.says(step.words)
        expect(page.locator(f'[id="{step.id}"]')).to_be_focused()
        assert page.title().startswith(f"{title} · ")
        assert page.url.endswith(f"#{step.id}")
        expect(page.get_by_text(form.says("journey.progress", n=step.number, of=len(GROUPS)))).to_be_visible()
        shown = page.locator('[id^="ask-"]:visible').evaluate_all("all => all.map(({ id }) => id)")
        assert sorted(shown) == sorted(f"ask-{fact.id}" for fact in step.facts if fact.id in ALONE)
        form.answer({fact.id: APPLICANT[fact.id] for fact in step.facts if fact.id in {*APPLICANT} & {*ALONE}})
        page.locator(".selfcheck-group[data-shown] .step-nav a").first.click()
    expect(page.locator("#check")).to_be_focused()
    assert page.url.endswith("#check")
    expect(page.locator('.selfcheck-check [data-answer="given"]')).to_have_count(len(ALONE) - 1)
    area = page.locator(f'[data-check="{AREA}"]')
    expect(area.locator(".check-answer")).to_have_text(form.says("amount.m2", n="2600"))
    expect(page.locator('[data-check="research.project_funding_5y_wan_yuan"]')).to_have_attribute(
        "data-answer", "open"
    )
    page.locator('.journey a[data-leads="tasks"]').click()
    assert task(page, 3) == form.says("script.task_done")
    assert task(page, 5) == form.says("script.task_some", n=5, of=6)
    page.locator('.journey a[data-leads="result"]').click()
    expect(page.locator("#result")).to_be_focused()
    form.expect_verdict("arguable", "arguable")
    expect(form.row("lab.facilities.floor_area")).to_be_visible()
    expect(page.locator(".journey a[aria-current]")).to_have_text(form.says("journey.result"))
    assert requests == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@EN_AT_ONCE
def test_the_other_scheme_is_a_journey_of_its_own_and_says_that_it_is_a_draft(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/selfcheck/")
    page.locator(".which > summary").click()
    page.locator('.which-table a[href$="selfcheck/base/"]').click()
    page.wait_for_url(f"**/{lang}/selfcheck/base/")
    form = Form(page, lang).wait()
    expect(page.locator(".selfcheck-start .draft")).to_have_text(form.says("scheme.base.draft"))
    page.locator(".begin").click()
    for step in steps(BASE):
        for fact in step.facts:
            answer = "false" if fact.id == "integrity.misconduct" else "true"
            page.locator(f'input[name="{fact.id}"][value="{answer}"]').check()
        page.locator(".selfcheck-group[data-shown] .step-nav a").first.click()
    expect(page.locator('.selfcheck-check [data-answer="given"]')).to_have_count(len(BASE.facts))
    form.expect_verdict("met", "met")


def test_back_leads_to_the_step_before_and_to_where_one_was_in_it(page: Page) -> None:
    form = Form(page, "zh").open()
    page.locator(".begin").click()
    page.locator(".selfcheck-group[data-shown] .step-nav a").first.click()
    expect(page.locator('[id="lab.joint"]')).to_be_focused()
    page.goto("/zh/selfcheck/#lab.facilities")
    form.choice("facilities.data_capability", "true").check()
    scrolled = page.evaluate("scrollY")
    assert scrolled > 0
    page.locator('.journey a[data-leads="tasks"]').evaluate("link => link.click()")
    expect(page.locator("#tasks")).to_be_focused()
    page.wait_for_function("scrollY === 0")
    page.go_back()
    expect(form.choice("facilities.data_capability", "true")).to_be_in_viewport()
    page.wait_for_function("scrolled => scrollY === scrolled", arg=scrolled)
    page.go_back()
    expect(page.locator('[id="lab.joint"]')).to_be_visible()
    page.go_back()
    expect(page.locator('[id="lab.host"]')).to_be_visible()
    page.go_back()
    expect(page.locator(".selfcheck-start")).to_be_visible()
    expect(form.field(AREA)).to_be_visible()
    page.go_forward()
    expect(form.field(AREA)).to_be_hidden()


@ZH_AT_ONCE
def test_a_deep_link_opens_its_step_on_the_question_in_the_other_language_too(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/selfcheck/#ask-{AREA}")
    form = Form(page, lang).wait()
    expect(form.field(AREA)).to_be_in_viewport()
    expect(form.choice("team.leader", "true")).to_be_hidden()
    page.locator("a[data-language-switch]").click()
    there = "en" if lang == "zh" else "zh"
    page.wait_for_url(f"**/{there}/selfcheck/#ask-{AREA}")
    other = Form(page, there).wait()
    expect(other.field(AREA)).to_be_in_viewport()
    page.goto(f"/{lang}/selfcheck/#ledger")  # what comes with the result is found when it has come
    expect(page.locator("#ledger")).to_be_in_viewport(timeout=30_000)
    page.goto(f"/{lang}/selfcheck/#%E0%A4%A")  # damaged: as good as none
    expect(page.locator(".selfcheck-start")).to_be_visible()


@EN_AT_ONCE
def test_unknown_is_an_answer_to_a_number_too_and_not_the_same_as_no_answer(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({AREA: "2600"})
    page.goto(f"/{lang}/selfcheck/#lab.facilities")
    unknown = page.locator(f'[id="ask-{AREA}"]').get_by_role("checkbox", name=form.says("answer.unknown"))
    unknown.check()
    expect(form.field(AREA)).to_have_value("")
    form.expect_verdict("arguable", "met", "lab.facilities.floor_area")
    assert form.stored()["answers"][AREA] == "unknown"
    page.goto(f"/{lang}/selfcheck/#check")
    area, equipment = (page.locator(f'[data-check="{fact}"]') for fact in (AREA, EQUIPMENT))
    expect(area).to_have_attribute("data-answer", "unknown")
    expect(area.locator(".check-answer")).to_have_text(form.says("answer.unknown"))
    expect(equipment).to_have_attribute("data-answer", "open")
    expect(equipment.locator(".check-answer")).to_have_text(form.says("script.not_asked_yet"))
    page.goto(f"/{lang}/selfcheck/#tasks")
    comma = form.says("script.task_and")
    assert task(page, 3) == comma.join(
        (form.says("script.task_some", n=1, of=8), form.says("script.task_unknown", n=1))
    )
    page.reload()
    form.wait()
    page.goto(f"/{lang}/selfcheck/#lab.facilities")
    expect(unknown).to_be_checked()
    form.field(AREA).fill("3000")  # typing takes it back
    expect(unknown).not_to_be_checked()
    unknown.check()
    unknown.uncheck()  # and so does taking it back
    expect(form.field(AREA)).to_have_value("3000")
    form.expect_verdict("met", "met", "lab.facilities.floor_area")


def test_a_joint_application_is_asked_more_and_nothing_typed_is_lost(page: Page) -> None:
    form = Form(page, "zh").open()
    page.goto("/zh/selfcheck/#lab.joint")
    agreement = page.locator('[id="ask-joint.agreement"]')
    expect(agreement).to_be_hidden()
    form.answer({"joint.units": "２", "joint.agreement": "true"})
    form.expect_verdict("met", "met", "lab.joint.agreement")
    form.answer({"joint.units": "1"})
    expect(agreement).to_be_hidden()
    page.goto("/zh/selfcheck/#check")
    row = page.locator('[data-check="joint.agreement"]')
    expect(row.locator(".check-answer")).to_have_text(form.says("script.not_asked"))
    expect(row.locator("a")).to_be_hidden()  # its step does not ask it
    applying = page.locator('[data-check="joint.units"] a')
    expect(applying).to_have_text(form.says("script.change_it"))
    said = form.row("lab.joint.agreement").locator(".answered")
    expect(said).to_have_text(form.says("answer.does_not_apply"))
    page.goto("/zh/selfcheck/#lab.joint")
    form.answer({"joint.units": "3"})
    form.expect_answers({"joint.agreement": "true"})
    expect(agreement).to_be_visible()


@ZH_AT_ONCE
def test_leaving_a_step_with_problems_says_so_leads_to_each_and_keeps_nobody(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    page.goto(f"/{lang}/selfcheck/#lab.facilities")
    form.answer({AREA: "-1", EQUIPMENT: "much"})
    expect(form.problem(EQUIPMENT)).to_be_visible()
    summary = page.locator(".error-summary")
    expect(summary).to_be_hidden()  # nobody is told twice while typing
    page.locator(".selfcheck-group[data-shown] .step-nav a").first.click()
    expect(page.locator('[id="lab.team"]')).to_be_visible()
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    expect(summary.locator("h2")).to_have_text(form.says("script.wrong_left", n=2))
    expect(summary.locator("li")).to_have_count(2)
    expect(summary.locator("li").first).to_contain_text(form.problem(AREA).text_content() or "no message")
    page.locator('.journey a[data-leads="check"]').click()
    expect(summary.locator("h2")).to_have_text(form.says("script.wrong_here", n=2))
    expect(page.locator(f'[data-check="{AREA}"]')).to_have_attribute("data-answer", "wrong")
    page.locator('.journey a[data-leads="tasks"]').click()
    assert task(page, 3) == form.says("script.task_wrong", n=2)  # what cannot be taken is no answer
    so_far = form.says("script.answered_wrong", n=0, of=len(ALONE), wrong=2)
    expect(page.locator(".so-far:visible")).to_have_text(so_far)
    summary.locator("a").first.click()
    expect(form.field(AREA)).to_be_focused()
    expect(form.field(AREA)).to_be_in_viewport()
    form.answer({AREA: "3000"})
    expect(summary.locator("li")).to_have_count(1)
    form.answer({EQUIPMENT: "5000"})
    expect(summary).to_be_hidden()


@EN_AT_ONCE
def test_the_start_says_what_to_have_at_hand_and_quotes_who_decides(page: Page, lang: str) -> None:
    form = Form(page, lang)
    page.goto(f"/{lang}/selfcheck/")
    figures = [fact for fact in LAB.facts.values() if fact.kind in (Kind.INTEGER, Kind.NUMBER)]
    expect(page.locator(".figures li")).to_have_count(len(figures))
    for fact, said in zip(figures, page.locator(".figures li").all(), strict=True):
        expect(said).to_contain_text(form.says(f"unit.{fact.unit}"))
    asked = form.says("journey.questions_joint", n=len(ALONE), more=len(LAB.facts) - len(ALONE))
    expect(page.locator(".selfcheck-start .before-what")).to_contain_text(asked)
    expect(page.locator(".before-not .quotation a")).to_have_attribute(
        "href", re.compile(r"lab-measures/#art_13__para_1$")
    )


def test_exactly_the_figure_is_said_to_be_enough_where_the_text_says_so(page: Page) -> None:
    form = Form(page, "zh")
    page.goto("/zh/selfcheck/")
    asked = page.locator(f'[id="ask-{AREA}"]')
    expect(asked).to_contain_text(form.says("form.inclusive_at_least", word="以上", figure="3000平方米"))
    expect(page.locator('[id="ask-joint.units"]')).to_contain_text(
        form.says("form.inclusive_at_most", word="不超过", figure="3家")
    )


@ZH_AT_ONCE
def test_the_provision_is_there_in_both_languages_one_tap_away(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/selfcheck/#ask-{AREA}")
    asked = page.locator(f'[id="ask-{AREA}"]')
    asked.locator(".provision-text > summary").click()
    expect(asked.locator('.provision-text [lang="zh-Hans"] mark')).to_have_text("原则上面积在3000平方米以上")
    expect(asked.locator('.provision-text [lang="en"] mark')).to_contain_text("3,000 square metres or more")


@pytest.fixture
def without_javascript(browser: Browser, origin: str) -> Iterator[Page]:
    context = browser.new_context(base_url=origin, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_nothing_is_a_step_and_everything_is_there(without_javascript: Page) -> None:
    without_javascript.goto("/zh/selfcheck/#lab.team")
    for hidden in (".journey", ".selfcheck-tasks", ".selfcheck-check", ".step-nav"):
        expect(without_javascript.locator(f"{hidden}:visible")).to_have_count(0)
    for shown in (".selfcheck-start", '[id="ask-joint.agreement"]', '[id="ask-integrity.misconduct"]'):
        expect(without_javascript.locator(shown)).to_be_visible()


def test_answers_kept_from_before_are_counted_at_the_start(page: Page) -> None:
    form = Form(page, "en").store(entry({AREA: "3000", "team.leader": "unknown"}))
    page.goto("/en/selfcheck/")
    expect(page.locator(".begin")).to_have_text(form.says("script.go_on", n=2, of=len(ALONE)))
    page.locator(".begin").click()
    expect(page.locator("#tasks")).to_be_focused()


def test_counting_answers_leaves_those_in_the_result_alone(page: Page) -> None:
    form = Form(page, "zh").open().answer({"team.leader": "true"})
    form.expect_verdict("met", "met", "lab.team.leader")
    said = form.says("result.declared", answer=form.says("answer.true"))
    expect(form.row("lab.team.leader").locator(".answered")).to_have_text(said)

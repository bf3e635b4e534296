"""Answers that cannot be taken: a message at the field in the reader's language, and no other answer lost."""

from playwright.sync_api import Page, expect

from tests.browser.form import Form, entry
from tests.browser.languages import EN_AT_ONCE, ZH_AT_ONCE

AREA = "facilities.floor_area_m2"
FUNDING = "research.project_funding_5y_wan_yuan"
PROJECTS = "research.national_projects_5y"
HOSTILE = "<img src=x onerror=\"document.title='taken'\">"


WRONG = (
    ("-1", "negative", "-1"),
    ("abc", "not_number", "“abc”"),
    ("NaN", "not_number", "“NaN”"),
    ("9" * 400, "too_large", ""),
)


@ZH_AT_ONCE
def test_a_wrong_number_has_its_message_at_its_field(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({FUNDING: "2000", "team.leader": "true"})
    for typed, problem, found in WRONG:
        form.answer({AREA: typed})
        expect(form.problem(AREA)).to_have_text(form.says(f"problem.{problem}", found=found, most=10**9))
        expect(form.problem(AREA)).to_be_visible()
        expect(form.field(AREA)).to_have_attribute("aria-invalid", "true")
        described = form.field(AREA).get_attribute("aria-describedby") or ""
        assert f"problem-{AREA}" in described.split()
        # It counts as unknown; the others stand.
        form.expect_verdict("arguable", "met", "lab.facilities.floor_area")
        form.expect_verdict("met", "met", "lab.research.projects")
        form.expect_verdict("met", "met", "lab.team.leader")
        form.expect_answers({FUNDING: "2000", "team.leader": "true"})
        expect(page.locator(".not-taken li")).to_have_count(1)
        assert form.stored()["answers"] == {FUNDING: "2000", "team.leader": "true", AREA: typed}
        form.answer({AREA: "3000"})
        expect(form.problem(AREA)).to_be_hidden()
        form.expect_verdict("met", "met", "lab.facilities.floor_area")


def test_all_messages_stand_together_and_go_when_mended(page: Page) -> None:
    form = Form(page, "zh").open().answer({AREA: "-1", PROJECTS: "1.5", FUNDING: "x"})
    for fact in (AREA, PROJECTS, FUNDING):
        expect(form.problem(fact)).to_be_visible()
    form.answer({PROJECTS: "15"})
    expect(form.problem(PROJECTS)).to_be_hidden()
    expect(form.field(PROJECTS)).not_to_have_attribute("aria-invalid", "true")
    expect(form.problem(AREA)).to_be_visible()
    form.answer({AREA: "3000", FUNDING: ""})
    expect(page.locator(".problem:visible")).to_have_count(0)
    expect(page.locator(".not-taken")).to_have_count(0)


def test_a_number_on_its_way_is_left_in_peace(page: Page) -> None:
    form = Form(page, "zh").open()
    page.evaluate(
        """fact => {
          window.seen = 0;
          const place = document.getElementById(`problem-${fact}`);
          new MutationObserver(() => (window.seen += 1)).observe(place, { childList: true, attributes: true });
        }""",
        AREA,
    )
    form.field(AREA).press_sequentially("2,600", delay=150)
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    assert page.evaluate("window.seen") == 0


def test_markup_in_a_field_is_shown_as_text(page: Page) -> None:
    form = Form(page, "en").store(entry({"team.leader": HOSTILE, HOSTILE: "1"})).open().answer({AREA: HOSTILE})
    expect(form.problem(AREA)).to_contain_text("<img")
    expect(form.problem("team.leader")).to_contain_text("<img")
    expect(page.locator(".not-taken code")).to_have_text(HOSTILE)
    assert page.locator("#selfcheck-result img, .selfcheck img").count() == 0
    assert page.title() != "taken"


def test_answers_that_no_field_asks_for_are_named_and_kept(page: Page) -> None:
    form = Form(page, "zh").store(entry({"x.y": "1", AREA: "3000", "team.leader": "maybe"})).open()
    expect(page.locator(".not-taken")).to_contain_text("x.y")
    expect(page.locator(".not-taken")).to_contain_text(form.says("problem.unknown_fact"))
    expect(form.problem("team.leader")).to_contain_text("maybe")
    question = page.locator('[id="ask-team.leader"]')
    expect(question).to_have_attribute("aria-invalid", "true")
    form.answer({"team.leader": "true"})
    expect(form.problem("team.leader")).to_be_hidden()
    expect(question).not_to_have_attribute("aria-invalid", "true")
    assert form.stored()["answers"] == {"x.y": "1", AREA: "3000", "team.leader": "true"}


DAMAGED: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("{", "damaged_wholly", {}),
    ("null", "damaged_wholly", {}),
    ('{"format": 2, "answers": {}}', "damaged_wholly", {}),
    ('{"format": 1, "answers": []}', "damaged_wholly", {}),
    (entry({AREA: "3000", "team.leader": True, PROJECTS: {"a": 1}}), "damaged_partly", {AREA: "3000"}),
)
LEAVE = "(raw) => { localStorage.clear(); localStorage.setItem('selfcheck:lab', raw); }"


@EN_AT_ONCE
def test_a_damaged_entry_is_set_aside(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    for raw, message, kept in DAMAGED:
        page.evaluate(LEAVE, raw)
        form.open()
        expect(form.alert).to_have_text(form.says(f"script.{message}"))
        expect(form.alert).to_have_attribute("role", "alert")
        assert page.evaluate("localStorage.getItem('selfcheck:lab:damaged')") == raw
        form.expect_answers(kept)
        form.answer({"team.leader": "true"}).expect_verdict("met", "met", "lab.team.leader")
        assert form.stored()["answers"] == {**kept, "team.leader": "true"}
        page.reload()
        form.wait().expect_answers({**kept, "team.leader": "true"})
        expect(form.alert).to_be_hidden()

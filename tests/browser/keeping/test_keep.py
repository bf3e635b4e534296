"""Answers are kept: of several applicants, in several tabs, and when the browser has no room or wipes them."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import Form, entry
from tests.browser.languages import EN_AT_ONCE, ZH_AT_ONCE

AREA, PROJECTS, LEADER = "facilities.floor_area_m2", "research.national_projects_5y", "team.leader"
HOSTILE = "<img src=x onerror=\"document.title='taken'\">\u202e甲"


def keep(page: Page, action: str) -> None:
    page.locator(f".keep [data-action={action}]").click()


def name(page: Page, text: str) -> None:
    page.locator("#keep-name input").fill(text)
    page.locator("#keep-name [value=ok]").click()


def everything(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('selfcheck:lab')"))


@EN_AT_ONCE
def test_several_applicants_are_kept_apart(page: Page, lang: str) -> None:
    form = Form(page, lang).store(entry({AREA: "2600"})).open()
    form.expect_answers({AREA: "2600"})
    keep(page, "rename")
    name(page, HOSTILE)
    expect(page.locator(".keep-who bdi")).to_have_text(HOSTILE)
    keep(page, "add")
    name(page, "乙")
    expect(form.field(AREA)).to_have_value("")
    form.answer({AREA: "3000"}).expect_verdict("met", "met", "lab.facilities.floor_area")
    page.reload()
    form.wait().expect_answers({AREA: "3000"})
    select = page.locator("#keep-applicant")
    select.select_option(index=0)
    form.expect_answers({AREA: "2600"})
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    keep(page, "delete")
    expect(page.locator("#keep-delete [data-part=what]")).to_contain_text(HOSTILE)
    page.keyboard.press("Escape")
    expect(select.locator("option")).to_have_count(2)
    keep(page, "delete")
    page.locator("#keep-delete [value=ok]").click()
    form.expect_answers({AREA: "3000"})
    kept = everything(page)
    assert kept["format"] == 2
    assert [(one["name"], one["answers"]) for one in kept["applicants"].values()] == [("乙", {AREA: "3000"})]
    assert page.locator(".selfcheck img").count() == 0
    assert page.title() != "taken"


@ZH_AT_ONCE
def test_two_tabs_never_overwrite_each_other_unseen(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({LEADER: "true"})
    other = Form(page.context.new_page(), lang).open()
    notice = page.locator(".keep-notice p")
    # At the same moment, before either has heard of the other.
    write = """([fact, text]) => {
      const field = document.getElementById(fact);
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }"""
    page.evaluate(write, [AREA, "2600"])
    other.page.evaluate(write, [PROJECTS, "16"])
    for one in (form, other):
        one.expect_answers({LEADER: "true", AREA: "2600", PROJECTS: "16"})
    assert form.stored()["answers"] == {LEADER: "true", AREA: "2600", PROJECTS: "16"}
    title = form.says("requirement.lab.research.projects.count")
    nothing = form.says("script.nothing")
    was = form.says("script.was", title=title, before=nothing, after="16")
    expect(notice).to_have_text(form.says("script.changed_elsewhere", facts=was))
    # The same question in both: the last one stands, and the first is told.
    other.answer({AREA: "3100"})
    form.expect_answers({AREA: "3100"})
    title = form.says("requirement.lab.facilities.floor_area")
    was = form.says("script.was", title=title, before="2600", after="3100")
    expect(notice).to_have_text(form.says("script.overruled", facts=was))
    page.locator(".keep-dismiss").click()
    expect(notice).to_have_text("")


def test_an_answer_that_another_tab_wrote_over_unseen_is_written_again(page: Page) -> None:
    form = Form(page, "en").open().answer({LEADER: "true"})
    before = page.evaluate("localStorage.getItem('selfcheck:lab')")
    form.answer({AREA: "2600"})
    # A tab in another process, which a browser has not told yet of the area.
    page.evaluate(
        """([before, projects]) => {
          const entry = JSON.parse(before);
          entry.applicants[entry.current].answers[projects] = "16";
          const after = JSON.stringify(entry);
          // What was there before is told by the storage, which did know.
          const oldValue = localStorage.getItem("selfcheck:lab");
          localStorage.setItem("selfcheck:lab", after);
          dispatchEvent(new StorageEvent("storage", { key: "selfcheck:lab", oldValue, newValue: after }));
        }""",
        [before, PROJECTS],
    )
    form.expect_answers({LEADER: "true", AREA: "2600", PROJECTS: "16"})
    assert form.stored()["answers"] == {LEADER: "true", AREA: "2600", PROJECTS: "16"}


def test_two_tabs_can_show_two_applicants(page: Page) -> None:
    form = Form(page, "en").open().answer({AREA: "2600"})
    other = Form(page.context.new_page(), "zh").open()
    keep(other.page, "add")
    name(other.page, "乙")
    other.answer({AREA: "3000"})
    form.answer({LEADER: "true"}).expect_answers({AREA: "2600"})
    page.reload()
    form.wait().expect_answers({AREA: "2600", LEADER: "true"})
    other.expect_answers({AREA: "3000"})
    expect(other.choice(LEADER, "true")).not_to_be_checked()
    keep(page, "delete")
    page.locator("#keep-delete [value=ok]").click()
    form.expect_answers({AREA: "3000"})
    assert len(everything(page)["applicants"]) == 1


@pytest.mark.parametrize("lang", ["en"])
def test_when_storage_is_full_the_page_says_so_and_loses_nothing(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({AREA: "2600"})
    page.evaluate(FILL)
    form.answer({PROJECTS: "16", LEADER: "true"})
    expect(form.alert).to_have_text(form.says("script.full"))
    offered = page.locator(".keep-offer button")
    with page.expect_download() as started:
        offered.click()
    saved = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert (saved[AREA], saved[PROJECTS], saved[LEADER]) == (2600, 16, True)
    form.expect_verdict("met", "met", "lab.team.leader")
    # Another window makes room and writes; what is only on this page stays, and is stored with the next answer.
    page.context.new_page().goto(f"/{lang}/about/")
    page.context.pages[1].evaluate("""() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("filler")) localStorage.removeItem(key);
      localStorage.setItem("selfcheck:lab", localStorage.getItem("selfcheck:lab").replace("2600", "2700"));
    }""")
    form.expect_answers({AREA: "2700", PROJECTS: "16", LEADER: "true"})
    form.answer({"team.talent": "false"})
    expect(form.alert).to_be_hidden()
    expect(offered).to_be_hidden()
    assert form.stored()["answers"] == {AREA: "2700", PROJECTS: "16", LEADER: "true", "team.talent": "false"}


FILL = """() => {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    try { for (;;) localStorage.setItem(`filler${Math.random()}`, "x".repeat(size)); } catch {}
  }
}"""
BLOCK = """for (const storage of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, storage, { get() { throw new DOMException("", "SecurityError") } });
}"""


def bring(page: Page, file: str, choice: str = "take") -> None:
    """A file of answers, to be kept as a new applicant or looked at."""
    buffer = json.dumps({PROJECTS: 16}).encode()
    page.locator("#keep-file").set_input_files({"name": file, "mimeType": "application/json", "buffer": buffer})
    page.locator(f"#keep-incoming [value={choice}]").click()


@EN_AT_ONCE
def test_a_file_for_which_there_is_no_room_is_said_not_to_be_kept(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({AREA: "2600"})
    page.evaluate(FILL)
    bring(page, HOSTILE + ".json")
    why, said = form.says("script.why_full"), page.locator(".keep-notice p")
    expect(said).to_have_text(form.says("script.not_kept", name=HOSTILE + ".json", why=why))
    form.expect_answers({AREA: "2600", PROJECTS: ""})
    # To be looked at it needs no room; keeping what is looked at does.
    bring(page, "乙.json", "look")
    form.expect_answers({AREA: "", PROJECTS: "16"})
    page.locator("[data-action=look-take]").click()
    expect(said).to_have_text(form.says("script.not_kept", name="乙.json", why=why))
    page.locator("[data-action=look-back]").click()
    form.expect_answers({AREA: "2600", PROJECTS: ""})
    assert page.title() != "taken"


@ZH_AT_ONCE
def test_without_storage_the_page_says_what_it_keeps_forgets_and_calls_it(page: Page, lang: str) -> None:
    page.add_init_script(BLOCK)
    form = Form(page, lang).open()
    bring(page, "甲.json")
    why = form.says("script.why_not_saved")
    said = page.locator(".keep-notice p")
    expect(said).to_have_text(form.says("script.only_here", name="甲.json", why=why))
    form.expect_answers({PROJECTS: "16"})
    keep(page, "rename")
    name(page, HOSTILE)
    shown = HOSTILE + form.says("script.in_brackets", n=1)
    expect(page.locator("#keep-applicant option")).to_have_text(shown)
    keep(page, "delete")
    expect(page.locator("#keep-delete [data-part=what]")).to_have_text(shown)
    page.locator("#keep-delete [value=ok]").click()
    expect(page.locator(".selfcheck-saved")).to_have_text(form.says("script.deleted_here", name=HOSTILE))
    form.expect_answers({PROJECTS: ""})
    form.expect_verdict("unmet", "met", "lab.research.projects.count")


@pytest.mark.parametrize("lang", ["zh"])
def test_what_the_browser_wipes_meanwhile_is_kept_again(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({AREA: "2600", LEADER: "true"})
    page.evaluate("localStorage.clear()")  # no other window did it, so nobody tells the page
    form.answer({PROJECTS: "16"})
    expect(form.alert).to_have_text(form.says("script.emptied"))
    expect(page.locator(".keep-offer")).to_be_visible()
    assert form.stored()["answers"] == {AREA: "2600", LEADER: "true", PROJECTS: "16"}


@pytest.mark.parametrize("lang", ["en"])
def test_the_entry_of_a_newer_version_is_left_untouched(page: Page, lang: str) -> None:
    newer = '{"format": 3, "whatever": {"team.leader": "true"}}'
    form = Form(page, lang).store(newer).open()
    expect(form.alert).to_have_text(form.says("script.newer"))
    expect(page.locator(".keep-offer")).to_be_visible()
    form.answer({AREA: "2600"}).expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    assert page.evaluate("localStorage.getItem('selfcheck:lab')") == newer
    form.expect_answers({AREA: "2600"})


@pytest.mark.parametrize("lang", ["zh"])
def test_delete_everything_deletes_all_that_this_site_left(page: Page, lang: str) -> None:
    for address in ("selfcheck/base/", "rules/lab-measures/", ""):
        page.goto(f"/{lang}/{address}")
    page.evaluate("""() => {
      localStorage.setItem("selfcheck:base", '{"format": 1, "answers": {"base.reputation": "true"}}');
      localStorage.setItem("selfcheck:score", "{}");
      localStorage.setItem("side-by-side", "1");
      localStorage.setItem("appearance", "{}");
      localStorage.setItem("/.__palette", "{}");
      localStorage.setItem("of-a-neighbour", "stays");
    }""")
    form = Form(page, lang).store('{"format": 1, "answers": {"team.leader": 1}}').open().answer({AREA: "2600"})
    other = Form(page.context.new_page(), lang).open()
    other.expect_answers({AREA: "2600"})
    keep(page, "clear")
    page.keyboard.press("Escape")
    form.expect_answers({AREA: "2600"})
    keep(page, "clear")
    page.locator("#keep-clear [value=ok]").click()
    expect(form.field(AREA)).to_have_value("")
    expect(page.locator(".selfcheck-saved")).to_have_text(form.says("script.cleared"))
    form.expect_verdict("arguable", "met", "lab.facilities.floor_area")
    expect(other.field(AREA)).to_have_value("")
    expect(other.page.locator(".keep-notice p")).to_have_text(form.says("script.cleared_elsewhere"))
    assert page.evaluate("Object.keys(localStorage).filter(key => key !== 'met')") == ["of-a-neighbour"]
    assert page.evaluate("Object.keys(sessionStorage)") == []
    page.reload()
    expect(form.wait().field(AREA)).to_have_value("")

"""Answers go from hand to hand, in a file or a link: nothing is overwritten, nothing foreign is believed."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from selfcheck.words import raw
from tests.browser.form import APPLICANT, Form
from tests.browser.languages import BOTH, EN_AT_ONCE, ZH_AT_ONCE

AREA, LEADER = "facilities.floor_area_m2", "team.leader"
HOSTILE = "<img src=x onerror=\"document.title='taken'\">"


def incoming(page: Page, file: Path) -> Locator:
    page.locator("#keep-file").set_input_files(file)
    dialog = page.locator("#keep-incoming")
    expect(dialog).to_be_visible()
    return dialog


def written(folder: Path, content: str | bytes, name: str = "answers.json") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@EN_AT_ONCE
def test_a_file_brings_everything_back_and_puts_nothing_out(page: Page, tmp_path: Path, lang: str) -> None:
    answers = {**APPLICANT, AREA: "约三千", "team.talent": "unknown"}
    form = Form(page, lang).open().put(answers)
    with page.expect_download() as started:
        page.locator("[data-action=export]").click()
    saved = written(tmp_path, started.value.path().read_bytes())
    form.answer({AREA: "1", LEADER: "false"})
    dialog = incoming(page, saved)
    expect(dialog).to_contain_text("约三千")
    dialog.locator("[value=look]").click()
    form.expect_answers(answers)
    page.locator("[data-action=look-back]").click()
    form.expect_answers({AREA: "1", LEADER: "false"})
    dialog = incoming(page, saved)
    dialog.locator("input").fill("乙")
    dialog.locator("[value=take]").click()
    form.expect_answers(answers)
    expect(page.locator("#keep-applicant option")).to_have_count(2)
    page.locator("#keep-applicant").select_option(index=0)
    form.expect_answers({AREA: "1", LEADER: "false"})


@pytest.mark.parametrize("lang", ["zh"])
def test_files_that_hold_no_answers_say_why_and_change_nothing(
    starting_page: Page, tmp_path: Path, lang: str
) -> None:
    page = starting_page  # megabytes are too much for a messenger
    form = Form(page, lang).open().answer({AREA: "2600"})
    files: dict[str, str | bytes] = {
        "not_json": '{"team.leader": tr',
        "probably_gbk": '{"备注": "面积"}'.encode("gbk"),
        "probably_office": b"PK\x03\x04" + bytes(2000),
        "no_answers": f'{{"{HOSTILE}": 1}}'.replace('"document', "'document").replace("'\">", "''>"),
        "newer_format": '{"selfcheck": {"format": 9}, "team.leader": false}',
        "too_long": b" " * (11 * 2**20),
    }
    for problem, content in files.items():
        dialog = incoming(page, written(tmp_path, content, "what‮is this.json"))
        words = form.says(f"problem.{problem}", line=1, column=17, found=9, known=2, most=10)
        expect(dialog).to_contain_text(words)
        expect(dialog.locator("[value=take]")).to_be_hidden()
        dialog.locator("button:visible").last.click()
    form.expect_answers({AREA: "2600"})
    assert len(json.loads(page.evaluate("localStorage.getItem('selfcheck:lab')"))["applicants"]) == 1


def test_a_file_of_the_other_scheme_is_opened_on_its_own_page(page: Page, tmp_path: Path) -> None:
    form = Form(page, "zh").open().answer({AREA: "2600"})
    dialog = incoming(
        page, written(tmp_path, '{"base.reputation": true, "base.qualified_team": "maybe"}', "某中心.json")
    )
    expect(dialog).to_contain_text(form.says("keep.scheme.base"))
    dialog.locator("[value=go]").click()
    page.wait_for_url(re.compile("/zh/selfcheck/base/"))
    form.wait()
    expect(page.locator('input[name="base.reputation"][value="true"]')).to_be_checked()
    expect(page.locator(".keep-who bdi")).to_have_text("某中心")
    expect(page.locator('[id="problem-base.qualified_team"]')).to_contain_text("maybe")


@ZH_AT_ONCE
def test_a_link_carries_the_answers_from_hand_to_hand(page: Page, lang: str) -> None:
    form = Form(page, lang).open().put({**APPLICANT, "joint.units": "两家，联系人张三"})
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    page.locator("[data-action=share]").click()
    field = page.locator("#keep-share textarea")
    expect(field).to_be_visible()
    assert requests == []
    link = field.input_value()
    assert "张三" not in link
    assert link.isascii()
    expect(page.locator("#keep-share")).to_contain_text(form.says("keep.link_wrong", n=1))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#keep-share [data-part=copy]").click()
    expect(page.locator("[data-part=copied]")).to_have_text(form.says("script.copied"))
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.keyboard.press("Escape")

    form.answer({AREA: "1"})
    colleague = page.context.new_page()
    colleague.goto(link)
    dialog = colleague.locator("#keep-incoming")
    expect(dialog).to_be_visible(timeout=30_000)
    assert colleague.url.endswith(f"/{lang}/selfcheck/")
    expect(dialog).to_contain_text(str(len(APPLICANT) - 1))
    dialog.locator("[value=look]").click()
    looked = Form(colleague, lang)
    looked.expect_answers({AREA: APPLICANT[AREA], LEADER: "true"})
    looked.expect_verdict("arguable", "arguable")
    colleague.evaluate("location.hash = 'lab.team'")
    looked.answer({LEADER: "false"})
    assert len(json.loads(page.evaluate("localStorage.getItem('selfcheck:lab')"))["applicants"]) == 1
    colleague.locator("[data-action=look-take]").click()
    looked.expect_answers({AREA: APPLICANT[AREA], LEADER: "false"})
    assert len(json.loads(page.evaluate("localStorage.getItem('selfcheck:lab')"))["applicants"]) == 2
    form.expect_answers({AREA: "1", LEADER: "true"})


EQUIPMENT = {**APPLICANT, "facilities.equipment_value_wan_yuan": "4000"}


def receipt(page: Page) -> str:
    return page.locator(".receipt .particulars dd").last.inner_text()


@EN_AT_ONCE
def test_a_strict_reading_travels_with_file_and_link_to_the_same_receipt(page: Page, lang: str) -> None:
    form = Form(page, lang).open().put(EQUIPMENT)
    page.goto(f"/{lang}/selfcheck/#result")
    form.expect_verdict("arguable", "arguable")
    page.locator('[id="reading.equipment-scope.strict"]').check()
    form.expect_verdict("unmet", "unmet")
    title = form.says("reading.equipment-scope.title")
    expect(page.locator(".receipt")).to_contain_text(title)
    ours = receipt(page)
    with page.expect_download() as started:
        page.locator("[data-action=export]").click()
    assert json.loads(started.value.path().read_text("utf-8"))["selfcheck"]["readings"] == ["equipment-scope"]
    page.locator("[data-action=share]").click()
    expect(page.locator("#keep-share")).to_contain_text(title)
    link = page.locator("#keep-share textarea").input_value()
    page.keyboard.press("Escape")

    colleague = page.context.new_page()
    other = Form(colleague, lang).open()
    dialog = incoming(colleague, started.value.path())
    expect(dialog).to_contain_text(title)
    dialog.locator("[value=look]").click()
    other.expect_verdict("unmet", "unmet", "lab.facilities.equipment_value")
    assert receipt(colleague) == ours
    colleague.locator("[data-action=look-back]").click()
    other.expect_verdict("arguable", "arguable", "lab.facilities.equipment_value")  # one's own, read as before
    colleague.reload()
    other.wait().expect_verdict("arguable", "arguable", "lab.facilities.equipment_value")
    colleague.goto("about:blank")
    colleague.goto(link)
    expect(dialog).to_contain_text(title, timeout=30_000)
    dialog.locator("[value=take]").click()
    other.expect_verdict("unmet", "unmet", "lab.facilities.equipment_value")
    assert receipt(colleague) == ours
    colleague.reload()
    other.wait().expect_verdict("unmet", "unmet", "lab.facilities.equipment_value")


def test_a_reading_that_is_only_tried_is_not_written_down(page: Page) -> None:
    form = Form(page, "zh").open().put(EQUIPMENT)
    page.goto("/zh/selfcheck/#result")
    page.locator("[data-action=what-if]").click()
    page.locator('[id="reading.equipment-scope.strict"]').check()
    form.expect_verdict("unmet", "unmet")
    with page.expect_download() as started:
        page.locator("[data-action=export]").click()
    assert "readings" not in json.loads(started.value.path().read_text("utf-8"))["selfcheck"]


def test_a_strict_reading_goes_along_to_the_page_of_its_scheme(page: Page, tmp_path: Path) -> None:
    page.goto("/en/selfcheck/base/")
    form = Form(page, "en").wait()
    about = {"format": 2, "scheme": "lab", "readings": ["equipment-scope"]}
    file = written(tmp_path, json.dumps({"facilities.equipment_value_wan_yuan": 4000, "selfcheck": about}))
    incoming(page, file).locator("[value=go]").click()
    page.wait_for_url(re.compile("/en/selfcheck/$|/en/selfcheck/#"))
    form.wait().expect_verdict("unmet", "unmet", "lab.facilities.equipment_value")


@ZH_AT_ONCE
def test_what_was_changed_in_a_link_is_said_and_everything_found_is_shown(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    form = Form(page, lang).open().answer({AREA: "2600", LEADER: "true"})
    page.locator("[data-action=share]").click()
    expect(page.locator("#keep-share")).to_be_visible()
    link = page.locator("#keep-share textarea").input_value()
    page.keyboard.press("Escape")
    dialog = page.locator("#keep-incoming")
    page.goto(link.replace("2600", "3600"))
    expect(dialog.get_by_text(form.says("keep.link_changed"))).to_be_in_viewport()
    area = form.says("requirement.lab.facilities.floor_area")
    expect(dialog.locator(".keep-found li").first).to_contain_text(area)
    page.keyboard.press("Escape")
    page.goto(link.replace("&end", f"&{LEADER}=false&end"))
    answers = " / ".join([form.says("answer.true"), form.says("answer.false")])
    expect(dialog).to_contain_text(form.says("problem.given_twice", found=answers))
    page.keyboard.press("Escape")
    page.goto(link.replace("&end", "&evil.fact=1&end"))
    expect(dialog).to_contain_text(raw(lang, "keep.link_more").partition("{")[0])
    expect(dialog).not_to_contain_text(raw(lang, "keep.link_cut").partition("{")[0])


def notice(page: Page) -> Locator:
    return page.locator(".keep-notice p")


BREAKING = """window.Worker = class extends Worker {
  postMessage(message) {
    super.postMessage(/open_link/.test(message.request) ? { ...message, request: "{" } : message);
  }
};"""


@pytest.mark.slow
@BOTH
def test_a_link_that_stops_the_rules_is_not_opened_again_by_itself(rough_page: Page, lang: str) -> None:
    rough_page.add_init_script(BREAKING)
    form = Form(rough_page, lang)
    rough_page.goto(f"/{lang}/selfcheck/#answers=lab&n=1&{LEADER}=true&end=1")
    form.wait("error")
    expect(notice(rough_page)).to_have_text(form.says("script.link_stopped"))
    assert rough_page.evaluate("location.hash") == ""
    rough_page.locator("[data-action=retry]").click()
    form.wait()
    rough_page.reload()
    form.wait().answer({AREA: "2600"}).expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    expect(rough_page.locator("#keep-incoming")).to_be_hidden()


@pytest.mark.slow
@BOTH
def test_a_link_waits_for_the_rules_and_says_so_while_that_is_true(rough_page: Page, lang: str) -> None:
    form = Form(rough_page, lang)
    rough_page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    fragment = f"#answers=lab&n=1&{LEADER}=true&end=1"
    rough_page.goto(f"/{lang}/selfcheck/{fragment}")
    expect(notice(rough_page)).to_have_text(form.says("script.link_waits"))
    form.wait("error")
    expect(notice(rough_page)).to_have_text(form.says("script.link_stays"))
    assert rough_page.evaluate("location.hash") == fragment  # nothing is lost by reloading
    rough_page.unroute("**/pyodide.asm.wasm")
    rough_page.locator("[data-action=retry]").click()
    expect(rough_page.locator("#keep-incoming")).to_be_visible(timeout=30_000)
    expect(notice(rough_page)).to_have_text("")
    assert rough_page.evaluate("location.hash") == ""


def test_a_link_that_is_far_too_long_is_not_looked_at(page: Page) -> None:
    form = Form(page, "zh")
    fragment = f"#answers=lab&n=1&joint.units={'9' * 500_000}&end=1"
    page.goto(f"/zh/selfcheck/{fragment}")
    expect(notice(page)).to_have_text(form.says("script.link_too_long", n=len(fragment)))
    assert page.evaluate("location.hash") == ""
    form.wait()
    expect(page.locator("#keep-incoming")).to_be_hidden()


@EN_AT_ONCE
def test_a_link_cut_in_half_or_tampered_with_is_noticed(page: Page, lang: str) -> None:
    form = Form(page, lang)
    hostile = f"answers=lab&n=4&host.type=enterprise&{AREA}={HOSTILE}&{LEADER}=true&team.talent=fal"
    page.goto(f"/{lang}/selfcheck/#" + hostile.replace("<", "%3C").replace(">", "%3E"))
    dialog = page.locator("#keep-incoming")
    expect(dialog).to_be_visible(timeout=30_000)
    expect(dialog).to_contain_text(raw(lang, "keep.link_cut").partition("{")[0])
    expect(dialog).to_contain_text("<img")
    dialog.locator("[value=take]").click()
    form.expect_answers({LEADER: "true", AREA: ""})
    expect(form.choice("team.talent", "false")).not_to_be_checked()
    assert page.locator(".selfcheck img").count() == 0
    assert page.title() != "taken"
    # As a messenger may escape it, and without permission to copy.
    page.goto(f"/{lang}/selfcheck/#answers%3Dlab%26n%3D1%26{LEADER}%3Dfalse%26end%3D1")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    form.expect_answers({LEADER: "true"})
    page.evaluate("() => { navigator.clipboard.write = document.execCommand = () => { throw new Error('no') } }")
    page.locator("[data-action=share]").click()
    page.locator("#keep-share [data-part=copy]").click()
    expect(page.locator("[data-part=copied]")).to_have_text(form.says("script.copy_by_hand"))
    assert page.evaluate("getSelection().toString()") == page.locator("#keep-share textarea").input_value()

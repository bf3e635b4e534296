"""What happens to answers: kept in this browser, found again, deleted, exported, and never sent anywhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import APPLICANT, Form

AREA = "facilities.floor_area_m2"


def test_answers_are_found_again_after_a_reload_and_in_the_other_language(page: Page) -> None:
    form = Form(page, "zh").open().put(APPLICANT)
    form.expect_verdict("arguable", "arguable")
    page.reload()
    form.wait().expect_answers(APPLICANT)
    form.expect_verdict("arguable", "arguable")
    page.locator("a[data-language-switch]").click()
    page.wait_for_url("**/en/selfcheck/")
    english = Form(page, "en").wait()
    english.expect_answers(APPLICANT)
    english.expect_verdict("arguable", "arguable")


def test_a_second_tab_follows(page: Page) -> None:
    form = Form(page, "zh").open()
    other = Form(page.context.new_page(), "en").open()
    form.answer({AREA: "2600", "team.leader": "true"})
    other.expect_answers({AREA: "2600", "team.leader": "true"})
    other.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


@pytest.mark.parametrize("method", ["getItem", "setItem"])
def test_a_browser_that_does_not_store_says_so_and_still_assesses(page: Page, method: str) -> None:
    # Ours alone: what the theme keeps is its own affair.
    page.add_init_script(
        f"""const {{ {method}: real }} = Storage.prototype;
        Storage.prototype.{method} = function (key, ...rest) {{
          if (key.startsWith("selfcheck:")) throw new DOMException("blocked", "SecurityError");
          return real.call(this, key, ...rest);
        }};"""
    )
    form = Form(page, "zh").open().answer({AREA: "2600"})
    expect(form.alert).to_have_text(form.says("script.not_saved"))
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


def export(page: Page, path: Path) -> Path:
    with page.expect_download() as started:
        page.locator("[data-action=export]").click()
    assert started.value.suggested_filename.startswith("selfcheck-lab-")
    started.value.save_as(path)
    return path


def test_the_command_line_takes_the_exported_file(page: Page, tmp_path: Path) -> None:
    form = Form(page, "zh").open().put({**APPLICANT, "facilities.equipment_value_wan_yuan": "５,200.5"})
    form.expect_verdict("arguable", "arguable")
    exported = export(page, tmp_path / "answers.json")
    expect(page.locator(".selfcheck-saved")).to_have_text(form.says("script.exported"))
    facts = json.loads(exported.read_text(encoding="utf-8"))
    assert facts["facilities.equipment_value_wan_yuan"] == 5200.5
    assert facts["outcomes.innovation"] is False
    command = [sys.executable, "-m", "selfcheck", "assess", "lab", str(exported), "--format", "json"]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert (report["worst"], report["best"]) == ("arguable", "arguable")


def test_a_saved_file_keeps_what_cannot_be_taken_and_the_command_line_names_it(page: Page, tmp_path: Path) -> None:
    form = Form(page, "en").open().answer({AREA: "-1", "team.leader": "true", "team.talent": "unknown"})
    expect(form.problem(AREA)).to_be_visible()
    exported = export(page, tmp_path / "answers.json")
    kept = json.loads(exported.read_text(encoding="utf-8"))
    assert kept.pop("selfcheck") == {"format": 2, "scheme": "lab", "typed": {AREA: "-1"}}
    assert kept == {"team.leader": True, "team.talent": None}
    expect(page.locator(".selfcheck-saved")).to_have_text(form.says("script.exported_partly"))
    command = [sys.executable, "-m", "selfcheck", "assess", "lab", str(exported)]
    refused = subprocess.run(command, capture_output=True, text=True)
    assert (refused.returncode, refused.stderr.partition(":")[0]) == (2, AREA)


def test_not_one_request_leaves_while_a_person_answers(starting_page: Page, origin: str) -> None:
    page = starting_page
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    form = Form(page, "zh").open()
    assert any(url.endswith("/pyodide.asm.wasm") for url in requests)  # those of the worker are seen too
    requests.clear()
    form.answer(APPLICANT).expect_verdict("arguable", "arguable")
    form.field(AREA).press("Enter")
    page.evaluate("fetch('/?last')")  # whatever was asked for before is noted before
    assert requests == [f"{origin}/?last"]
    assert page.url.endswith("/zh/selfcheck/")

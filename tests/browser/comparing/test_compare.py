"""Several applicants side by side, as a regulator compares them: one table, and the files stay on the machine."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from selfcheck.files.answer_file import content
from selfcheck.rules import LAB
from tests.browser.form import APPLICANT, READY, entry
from tests.browser.languages import BOTH, ZH_AT_ONCE

AREA = "facilities.floor_area_m2"
HOSTILE = "<img src=x onerror=\"document.title='taken'\">\u202e"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two that can be taken, one with a hostile name, and one that cannot."""
    written = {
        "甲.json": content(LAB, "甲研究院", APPLICANT, {}),
        "=cmd.json": content(LAB, HOSTILE, {**APPLICANT, AREA: "5200"}, {}),
        "bad.json": json.dumps({AREA: -1, "nonsense": 1}),
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in written]


@ZH_AT_ONCE
def test_a_regulator_compares_files_and_takes_the_table_away(page: Page, files: list[Path], lang: str) -> None:
    page.goto(f"/{lang}/compare/")
    result = page.locator("#compare-result")
    expect(result).to_have_attribute("data-state", "ready", timeout=READY)
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    page.locator("#compare-files").set_input_files(files)
    expect(page.locator(".compare-table thead bdi.name")).to_have_text(["甲研究院", HOSTILE])
    area = page.locator('[data-requirement="lab.facilities.floor_area"]')
    expect(area).to_have_attribute("data-differs", "")
    assert [cell.get_attribute("data-worst") for cell in area.locator("td").all()] == ["arguable", "met"]
    expect(page.locator(".compare-bad li")).to_have_count(2)
    same = page.locator('[data-requirement="lab.team.leader"]')
    expect(same).to_be_visible()
    page.locator("#compare-differing").check()
    expect(same).to_be_hidden()
    expect(area).to_be_visible()
    with page.expect_download() as started:
        page.locator("[data-action=csv]").click()
    saved = started.value.path().read_bytes()
    command = [sys.executable, "-X", "utf8", "-m", "selfcheck", "batch", "lab", *(file.name for file in files)]
    run = {"cwd": files[0].parent, "env": {"PYTHONPATH": str(Path(__file__).parents[3])}}
    printed = subprocess.run([*command, "--lang", lang], check=True, capture_output=True, **run).stdout
    assert saved == b"\xef\xbb\xbf" + printed
    page.locator(".compare-table [data-remove]").first.click()
    expect(page.locator(".compare-table thead bdi.name")).to_have_text([HOSTILE])
    expect(page.locator(".compare-bad")).to_be_visible()
    page.locator("[data-action=clear]").click()
    expect(page.locator(".compare-empty")).to_be_visible()
    assert page.locator(".compare img").count() == 0
    assert page.title() != "taken"
    assert [url for url in requests if not url.startswith("blob:")] == []


BREAKING = """(content) => {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message) {
    postMessage.call(this, message.request?.includes(content) ? { ...message, request: "{" } : message);
  };
}"""


@pytest.mark.slow
@BOTH
def test_a_file_that_stops_the_rules_stays_in_sight_and_can_be_taken_out(
    rough_page: Page, files: list[Path], lang: str
) -> None:
    page = rough_page
    page.goto(f"/{lang}/compare/")
    result = page.locator("#compare-result")
    expect(result).to_have_attribute("data-state", "ready", timeout=READY)
    page.evaluate(BREAKING, base64.b64encode(files[1].read_bytes()).decode())
    page.locator("#compare-files").set_input_files(files[:2])
    expect(result).to_have_attribute("data-state", "error", timeout=READY)
    chosen = page.locator(".compare-chosen li")
    expect(chosen.locator("> bdi")).to_have_text(["甲.json", "=cmd.json"])
    expect(page.locator("[data-action=clear]")).to_be_visible()
    expect(page.locator("[data-action=csv]")).to_be_hidden()
    page.get_by_role("button", name="=cmd.json").click()
    expect(chosen.locator("> bdi")).to_have_text(["甲.json"])
    page.locator("[data-action=retry]").click()
    expect(page.locator(".compare-table thead bdi.name")).to_have_text(["甲研究院"], timeout=READY)
    expect(page.locator(".compare-chosen")).to_be_hidden()
    page.locator("#compare-files").set_input_files(files[1])
    expect(result).to_have_attribute("data-state", "error", timeout=READY)
    page.locator("[data-action=clear]").click()
    expect(chosen).to_have_count(0)
    expect(page.locator(".compare-empty")).to_be_visible()


def test_what_is_kept_on_this_machine_is_compared_on_a_telephone(starting_page: Page, files: list[Path]) -> None:
    page = starting_page
    page.set_viewport_size({"width": 360, "height": 780})
    # Where data are to be saved, nothing is downloaded before there is something to compare.
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.add_init_script(f"localStorage.setItem('selfcheck:lab', {json.dumps(entry({AREA: '2900'}))})")
    page.goto("/en/compare/")
    expect(page.locator(".compare-kept input")).to_be_visible()
    assert not [url for url in requests if "/assets/rt/" in url]
    page.locator("#compare-files").set_input_files(files[:2])
    expect(page.locator("#compare-result")).to_have_attribute("data-state", "ready", timeout=READY)
    page.locator(".compare-kept input").check()
    expect(page.locator(".compare-table thead bdi.name")).to_have_count(3)
    expect(page.locator('[data-requirement="lab.facilities.floor_area"] td').last).to_contain_text("2,900 m²")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".compare-scroll").evaluate("place => place.scrollTo(300, 100)")
    heading = page.locator('[data-requirement="lab.facilities.floor_area"] th').bounding_box()
    assert heading is not None
    assert 0 <= heading["x"] < 60  # the first column stays in view
    page.locator("input[value=base]").check()
    expect(page.locator(".compare-bad li")).to_have_count(2)

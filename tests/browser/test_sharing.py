"""Answers go from hand to hand, in a file or a link: nothing is overwritten, nothing foreign is believed."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from selfcheck.words import raw

from .form import APPLICANT, Form

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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_file_brings_everything_back_and_puts_nothing_out(page: Page, tmp_path: Path, lang: str) -> None:
    answers = {**APPLICANT, AREA: "约三千", "team.talent": "unknown"}
    form = Form(page, lang).open().answer(answers)
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
def test_files_that_hold_no_answers_say_why_and_change_nothing(page: Page, tmp_path: Path, lang: str) -> None:
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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_link_carries_the_answers_from_hand_to_hand(page: Page, lang: str) -> None:
    form = Form(page, lang).open().answer({**APPLICANT, "joint.units": "两家，联系人张三"})
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


@pytest.mark.parametrize("lang", ["zh", "en"])
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

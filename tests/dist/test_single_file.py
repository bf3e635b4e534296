"""One file, a double click, no network: what the applicant reads and is told is what the command line says."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.browser import FIREFOX
from scripts.browser import find as program
from scripts.dist import single_file
from scripts.runtime.places import LIMITS
from tests.browser.evidence import Panel, workbook
from tests.browser.form import APPLICANT, Form
from tests.browser.webdriver import firefox
from tests.dist.conftest import AS_OF
from tests.site.html_page import leads_on

ROOT = Path(__file__).parents[2]
FOREIGN = ("<img src=x onerror='window.ran = 1'>", "<script>window.ran = 1</script>")
ROWS = """() => Object.fromEntries(
  [...document.querySelectorAll("#selfcheck-result, #selfcheck-result [data-requirement]")].map(
    ({ dataset: { requirement, worst, best } }) => [
      requirement ?? document.querySelector("#selfcheck-form").dataset.scheme, [worst, best]]))"""


def command_line(scheme: str, answers: dict[str, object], folder: Path) -> dict[str, list[str]]:
    """Requirement → [worst, best]."""
    asked = folder / "answers.json"
    asked.write_text(json.dumps(answers), encoding="utf-8")
    command = [sys.executable, "-m", "selfcheck", "assess", scheme, str(asked), "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {one["id"]: [one["worst"], one["best"]] for one in json.loads(done.stdout)["requirements"]}


def typed(text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.isdigit() else text


def shown_as(page: Page, expected: dict[str, list[str]]) -> None:
    found = page.evaluate(ROWS)
    assert {id: interval for id, interval in found.items() if id in expected} == expected


@pytest.mark.slow
def test_a_double_click_is_enough_and_the_verdict_is_that_of_the_command_line(
    page: Page, file: Path, tmp_path: Path
) -> None:
    page.goto(file.as_uri())
    expect(page.locator(".site-copy")).to_have_text(
        "这个文件里的文本最近一次与来源核对是2026年11月20日，此后的变动不在其中。"
    )
    form = Form(page, "zh").wait().answer(APPLICANT)
    form.expect_verdict("arguable", "arguable")
    answers = {fact: typed(text) for fact, text in APPLICANT.items()}
    shown_as(page, command_line("lab", answers, tmp_path))

    page.reload()
    form.wait().expect_verdict("arguable", "arguable")
    form.expect_answers(APPLICANT)

    page.locator("a[data-language-switch]").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    Form(page, "en").wait().expect_verdict("arguable", "arguable")


@pytest.mark.slow
def test_the_other_scheme_and_the_texts_are_in_the_file_too(page: Page, file: Path, tmp_path: Path) -> None:
    page.goto(f"{file.as_uri()}?zh/selfcheck/base/")
    form = Form(page, "zh").wait()
    form.choice("base.independent_legal_person", "false").check()
    form.expect_verdict("arguable", "arguable", "base.legal_person.independent")
    shown_as(page, command_line("base", {"base.independent_legal_person": False}, tmp_path))

    page.locator("#selfcheck-result a.citation").first.click()
    expect(page).to_have_url(re.compile(r"\?zh/rules/base-measures/#art_10"))
    expect(page.locator("#art_10")).to_be_visible()
    page.locator("#site-search").fill("办法 12 3")
    page.locator("#site-search-results a").first.click()
    expect(page).to_have_url(re.compile(r"\?zh/rules/lab-measures/#art_12__para_1__point_3$"))
    page.locator("a[data-language-switch]").first.click()
    expect(page).to_have_url(re.compile(r"\?en/rules/lab-measures/#art_12__para_1__point_3$"))


@pytest.mark.slow
def test_a_workbook_is_counted_there_too(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    form = Form(page, "zh").wait()
    panel = Panel(form, "research.project_funding_5y_wan_yuan").open()
    panel.choose("projects.xlsx", workbook())
    expect(form.field("research.project_funding_5y_wan_yuan")).to_have_value("2250", timeout=30_000)
    form.expect_verdict("met", "met", "lab.research.projects.funding")


@pytest.mark.slow
def test_every_page_of_both_languages_opens_whole(page: Page, file: Path, site: Path) -> None:
    for path in sorted(one for one in site.glob("??/**/index.html") if not leads_on(one)):
        name = path.parent.relative_to(site).as_posix()
        page.goto(f"{file.as_uri()}?{name}/")
        expect(page.locator("article")).to_be_visible()
        lost = page.evaluate("""[...document.querySelectorAll("article a[href]")]
            .map((one) => one.getAttribute("href"))
            .filter((href) => !/^([?#]|https?:|blob:|mailto:)/.test(href))""")
        assert lost == [], name


def test_the_file_can_reach_no_network(page: Page, file: Path) -> None:
    head = file.read_text(encoding="utf-8")[:2000]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', head)
    assert policy
    assert not re.search(r"https?:|\*|'self'|'unsafe-eval'", policy[1])
    assert "'unsafe-inline'" not in policy[1].partition("style-src")[0]


@pytest.mark.slow
def test_no_script_runs_in_it_that_was_not_there_when_it_was_made(browser: Browser, file: Path) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(file.as_uri())
    Form(page, "zh").wait()
    assert refused == []
    for markup in FOREIGN:
        page.evaluate("(it) => document.body.append(document.createRange().createContextualFragment(it))", markup)
    page.wait_for_timeout(500)
    assert page.evaluate("window.ran") is None
    assert len([said for said in refused if "inline" in said]) == len(FOREIGN)
    context.close()


@pytest.mark.slow
def test_the_page_on_offline_use_says_that_the_file_is_the_copy(page: Page, file: Path) -> None:
    for lang, said in (("zh", "这个文件就是副本"), ("en", "This file is itself the copy")):
        page.goto(f"{file.as_uri()}?{lang}/offline/")
        expect(page.locator("#copy-state")).to_contain_text(said)
        expect(page.locator("#copy-state p")).to_have_count(1)


def test_the_file_stays_small_enough_for_a_mail(file: Path) -> None:
    budgets = tomllib.loads(LIMITS.read_text(encoding="utf-8"))
    assert file.stat().st_size <= budgets["single_file"]["bytes"] == 10_000_000


@pytest.mark.slow
def test_the_same_site_gives_the_same_file(file: Path, site: Path) -> None:
    assert single_file.html(site, AS_OF) == file.read_text(encoding="utf-8")


@pytest.mark.slow
def test_firefox_opens_it_from_the_disk(file: Path, tmp_path: Path) -> None:
    if not program(FIREFOX):
        pytest.skip("not installed: Firefox")
    with firefox(tmp_path) as window:
        window.open(f"{file.as_uri()}?zh/selfcheck/")
        window.wait("return document.querySelector('#selfcheck-result')?.dataset.state", expected="ready")
        window.type('input[name="facilities.floor_area_m2"]', "2600")
        row = "return document.querySelector('[data-requirement=\"lab.facilities.floor_area\"]').dataset.worst"
        window.wait(row, expected="arguable")

"""Evidence where a number is asked: rows are pasted or opened, counted, and none of them is lost."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.evidence import Panel, workbook, year
from tests.browser.form import Form
from tests.browser.languages import EN_AT_ONCE, ZH_AT_ONCE

PROJECTS = "research.national_projects_5y"
FUNDING = "research.project_funding_5y_wan_yuan"
STANDARDS = "outcomes.standards_led_3y"
COUNT = "lab.research.projects.count"


def rows(number: int) -> str:
    """As Excel copies them: recent projects, an old one, one with a date nobody can read, the totals."""
    projects = [f"项目{n}\t{year(1 + n % 3)}/5/{n}\t100" for n in range(1, number + 1)]
    others = [f"旧项目\t{year(9)}年\t50", "坏项目\t明年\t50", f"合计\t\t{number * 100 + 100}"]
    return "\n".join(["项目名称\t立项日期\t经费（万元）", *projects, *others, ""])


@EN_AT_ONCE
def test_pasted_rows_fill_the_figure_and_the_verdict_follows(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    form.expect_verdict("unmet", "met", COUNT)
    panel = Panel(form, PROJECTS).open()
    expect(panel.part("window")).to_have_text(re.compile(r"\d{4}-\d\d-\d\d"))
    panel.area.fill(rows(15))
    expect(form.field(PROJECTS)).to_have_value("15")
    form.expect_verdict("met", "met", COUNT)
    expect(panel.part("mark")).to_have_text(panel.script("from_rows"))
    expect(panel.line("mend", 18)).to_contain_text("明年")
    expect(panel.line("left_out", 17)).to_contain_text(str(year(9)))
    expect(panel.line("left_out", 19)).to_contain_text(form.says("evidence.reason.total"))

    # The wrong row is mended in place, and the figure follows.
    panel.area.fill(rows(15).replace("明年", f"{year(1)}-02-03"))
    expect(form.field(PROJECTS)).to_have_value("16")
    expect(panel.part("mend")).to_have_count(0)

    # What a person types stands, and the disagreement is told.
    form.field(PROJECTS).fill("20")
    expect(panel.part("mark")).to_contain_text("20")
    panel.area.fill(rows(14))
    expect(panel.part("mark")).to_contain_text("14")
    expect(form.field(PROJECTS)).to_have_value("20")
    panel.button("use").click()
    expect(form.field(PROJECTS)).to_have_value("14")
    form.expect_verdict("unmet", "unmet", COUNT)

    # Rows and figure are still there after coming back, and empty rows take nothing away.
    page.reload()
    form.wait()
    expect(panel.area).to_have_value(rows(14))
    expect(panel.part("mark")).to_have_text(panel.script("from_rows"))
    panel.open().button("clear").click()
    expect(panel.area).to_have_value("")
    expect(form.field(PROJECTS)).to_have_value("14")


@ZH_AT_ONCE
def test_a_csv_of_an_office_and_a_workbook_are_opened(starting_page: Page, lang: str) -> None:
    page = starting_page
    requests: list[str] = []
    page.on("request", lambda one: requests.append(one.url))
    form = Form(page, lang).open()
    csv = Panel(form, STANDARDS).open()
    csv.choose("standards.csv", f"标准名称,发布日期\n甲,{year(1)}.3\n乙,{year(7)}-01-01\n".encode("gbk"))
    expect(form.field(STANDARDS)).to_have_value("1")
    expect(csv.line("left_out", 3)).to_be_visible()
    assert not [url for url in requests if "spreadsheet" in url]

    book = Panel(form, FUNDING).open()
    book.choose("projects.xlsx", workbook())
    expect(form.field(FUNDING)).to_have_value("2250")
    form.expect_verdict("met", "met", "lab.research.projects.funding")
    expect(book.line("left_out", 17)).to_contain_text("旧项目")
    book.root.locator("select").select_option("另一张")
    expect(form.field(FUNDING)).to_have_value("3")
    assert len([url for url in requests if url.endswith("spreadsheet.zip")]) == 1

    for content, id in ((b"\xd0\xcf\x11\xe0" + b"\0" * 99, "old_excel"), (workbook()[:300], "damaged")):
        book.choose("x.xls", content)
        expect(book.part("trouble")).to_have_text(form.says(f"evidence.file.{id}"))
    expect(form.field(FUNDING)).to_have_value("3")
    assert book.area.input_value().startswith("甲")


@EN_AT_ONCE
def test_amounts_without_a_unit_are_filled_in_only_when_somebody_says_which(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    panel = Panel(form, FUNDING).open()
    bare = f"项目名称\t立项日期\t经费\n甲\t{year(1)}-05-06\t6201000\n"
    panel.area.fill(bare)
    expect(panel.part("mark")).to_have_text(form.says("evidence.choose_unsaid"))
    expect(panel.choice("6201000")).to_be_visible()
    expect(form.field(FUNDING)).to_have_value("")
    panel.choice("620.1").click()
    expect(form.field(FUNDING)).to_have_value("620.1")
    form.expect_verdict("unmet", "unmet", "lab.research.projects.funding")
    expect(panel.part("mark")).to_have_text(panel.script("from_rows"))
    expect(panel.choice("620.1")).to_be_hidden()

    # The unit in the list settles it, wherever it stands.
    panel.area.fill(f"单位：元\n{bare.replace('6201000', '30000000')}")
    expect(form.field(FUNDING)).to_have_value("3000")
    expect(panel.button("use")).to_be_hidden()


@ZH_AT_ONCE
def test_a_row_without_a_date_among_dated_ones_is_asked_about(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    panel = Panel(form, PROJECTS).open()
    panel.area.fill(rows(15).replace("坏项目\t明年", "未填日期\t"))
    expect(panel.part("mark")).to_have_text(form.says("evidence.choose_undated", n=1))
    expect(form.field(PROJECTS)).to_have_value("")
    form.expect_verdict("unmet", "met", COUNT)
    panel.choice("15").click()
    expect(form.field(PROJECTS)).to_have_value("15")
    panel.choice("16").click()
    expect(form.field(PROJECTS)).to_have_value("16")
    form.expect_verdict("met", "met", COUNT)


def test_rows_pasted_over_those_of_a_workbook_are_not_replaced_by_its_other_sheets(page: Page) -> None:
    form = Form(page, "zh").open()
    panel = Panel(form, FUNDING).open()
    panel.choose("projects.xlsx", workbook())
    expect(form.field(FUNDING)).to_have_value("2250")
    expect(panel.root.locator("select")).to_be_visible()
    panel.area.fill(f"名称\t日期\t金额（万元）\n手工改过\t{year(1)}-05-06\t2000\n")
    expect(panel.root.locator("select")).to_be_hidden()
    expect(form.field(FUNDING)).to_have_value("2000")


@pytest.mark.slow
def test_so_much_text_is_refused_and_nothing_freezes(starting_page: Page) -> None:
    form = Form(starting_page, "zh").open()
    panel = Panel(form, PROJECTS).open()
    panel.area.fill(rows(15))
    expect(form.field(PROJECTS)).to_have_value("15")
    paste(panel.area, "甲", 10 * 2**20)
    expect(panel.part("trouble")).to_contain_text(form.says("evidence.file.characters", most=1_000_000))
    expect(panel.area).to_have_value(rows(15))
    paste(panel.area, f"甲\t{year(1)}-01-01\t\n", 10_000)
    expect(form.field(PROJECTS)).to_have_value("10015")
    expect(panel.part("held")).to_be_visible()
    expect(panel.area).to_be_hidden()
    panel.button("clear").click()
    panel.area.fill(rows(15))
    panel.button("use").click()
    panel.choose("long.csv", "甲,2024\n".encode() * 100_000)
    expect(panel.part("trouble")).to_have_text(form.says("evidence.file.rows", most=20_000))
    panel.choose("huge.csv", b"a" * (11 * 2**20))
    expect(panel.part("trouble")).to_contain_text("10 MB")
    form.field(PROJECTS).fill("14")
    form.expect_verdict("unmet", "unmet", COUNT)


def test_hostile_cells_are_shown_as_text(page: Page) -> None:
    form = Form(page, "en").open()
    panel = Panel(form, PROJECTS).open()
    panel.area.fill("<img src=x onerror=window.hit=1>\u202e\t明年<script>window.hit=1</script>\n\u0000\t2024\n")
    expect(panel.line("mend", 1)).to_contain_text("<img src=x")
    assert page.evaluate("window.hit") is None


@pytest.mark.slow
def test_without_the_reader_of_workbooks_csv_still_opens(rough_page: Page) -> None:
    rough_page.route("**/spreadsheet.zip", lambda route: route.abort())
    form = Form(rough_page, "zh").open()
    panel = Panel(form, PROJECTS).open()
    panel.choose("projects.xlsx", workbook())
    expect(panel.part("trouble")).to_have_text(panel.script("no_reader"))
    panel.choose("projects.csv", f"甲,{year(1)}-01-01\n".encode())
    expect(form.field(PROJECTS)).to_have_value("1")


def paste(area: Locator, text: str, times: int) -> Any:
    """A paste of one text many times over, as the browser reports it; whether it was let through."""
    script = """(area, [text, times]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text.repeat(times));
      return area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }"""
    return area.evaluate(script, [text, times])

"""Opening workbooks of every kind. Apart from the tests of selfcheck: those run inside Pyodide too, where openpyxl
is loaded only when somebody opens a workbook (tests/browser does).
"""

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from selfcheck.evidence.file import opened
from selfcheck.evidence.sheet import UnreadableFileError
from selfcheck.evidence.table import TooLongError, read
from selfcheck.evidence.tally import tally
from selfcheck.rules import LAB

TODAY = datetime.date(2026, 11, 20)
PROJECTS = LAB.facts["research.national_projects_5y"]
FUNDING = LAB.facts["research.project_funding_5y_wan_yuan"]


@pytest.fixture
def book():
    """A workbook with heads and two rows, one with a date that shows its month only."""
    made = Workbook()
    sheet = made.active
    sheet.title = "说明"
    sheet = made.create_sheet("项目")
    for row in (
        ("项目名称", "立项日期", "经费（元）"),
        ("甲", datetime.datetime(2023, 5, 6), 1_200_000),
        ("乙", datetime.datetime(2021, 11, 1), 0.1 + 0.2),
    ):
        sheet.append(row)
    sheet["B3"].number_format = 'yyyy"年"m"月"'
    return made


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(content, name, change):
    """The workbook with one part of its archive changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.namelist():
            part = before.read(entry)
            after.writestr(entry, change(part) if entry == name else part)
    return file.getvalue()


def test_the_first_sheet_with_rows_is_read_line_for_line(book):
    found = opened(saved(book))
    assert (found.sheet, found.sheets) == ("项目", ("说明", "项目"))
    assert found.text == "项目名称\t立项日期\t经费（元）\n甲\t2023-05-06\t1200000\n乙\t2021-11\t0.3\n"


def test_a_date_that_shows_only_its_month_is_no_first_of_the_month(book):
    rows = tally(PROJECTS, read(opened(saved(book)).text), TODAY).rows
    assert [(row.state.value, row.reason) for row in rows[1:]] == [("counted", ""), ("doubtful", "edge")]


def test_another_sheet_can_be_chosen_and_a_hidden_one_is_not_taken_by_itself(book):
    hidden = book.create_sheet("旧", 0)
    hidden.append(["名称", "日期"])
    hidden.sheet_state = "hidden"
    assert opened(saved(book)).sheet == "项目"
    assert opened(saved(book), "旧").text == "名称\t日期\n"


def test_empty_rows_stay_so_that_lines_are_those_of_the_sheet(book):
    book["项目"]["A7"] = "丙"
    table = read(opened(saved(book)).text)
    assert [record.line for record in table.records if record.cells[:1] == ("丙",)] == [7]


def test_hidden_rows_merged_cells_and_formulas_without_a_result_are_told(book):
    sheet = book["项目"]
    sheet["C4"] = "=SUM(C2:C3)"
    sheet.row_dimensions[2].hidden = True
    sheet.merge_cells("A5:A7")
    sheet.merge_cells("A9:C9")
    traits = {trait.id: trait.lines for trait in opened(saved(book)).traits}
    assert traits == {"hidden": (2,), "merged": (6, 7), "formula": (4,)}


def test_a_cell_with_tabs_quotes_and_line_breaks_stays_one_cell(book):
    book["项目"]["A2"] = '甲\t"一"\n二'
    assert read(opened(saved(book)).text).records[1].cells[0] == '甲\t"一"\n二'


def test_a_sheet_that_claims_a_million_rows_is_read_as_far_as_it_goes(book):
    name = "xl/worksheets/sheet2.xml"
    claimed = changed(saved(book), name, lambda part: part.replace(b'ref="A1:C3"', b'ref="A1:XFD1048576"'))
    assert len(read(opened(claimed).text).records) == 3


def test_a_row_at_the_far_end_of_a_sheet_does_not_fill_the_memory(book):
    book["项目"]["A1048576"] = "远"
    with pytest.raises(TooLongError, match="rows"):
        opened(saved(book))


def test_a_workbook_that_unpacks_beyond_measure_is_refused_before_it_is_read(book):
    bomb = changed(saved(book), "xl/worksheets/sheet2.xml", lambda part: part + b" " * (101 * 2**20))
    assert len(bomb) < 2**20
    with pytest.raises(TooLongError, match="unpacked"):
        opened(bomb)


def test_entities_that_expand_beyond_measure_are_stopped(book):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]><worksheet'.encode()

    def laughing(part):
        return part.replace(b"<worksheet", head, 1).replace(b"<t>", b"<t>&l9;", 1)

    with pytest.raises(UnreadableFileError, match="damaged"):
        opened(changed(saved(book), "xl/worksheets/sheet2.xml", laughing))


@pytest.mark.parametrize("damage", [
    lambda content: content[:200],
    lambda content: content[:-400],
    lambda content: changed(content, "xl/workbook.xml", lambda part: part[:100]),
    lambda content: changed(content, "xl/worksheets/sheet2.xml", lambda part: part[:300]),
])  # fmt: skip
def test_a_damaged_workbook_is_said_to_be_damaged(book, damage):
    with pytest.raises(UnreadableFileError, match="damaged"):
        opened(damage(saved(book)))


def test_another_kind_of_archive_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(UnreadableFileError, match="not_workbook"):
        opened(file.getvalue())


def test_the_form_of_an_office_is_read_with_its_unit_above_and_its_merged_heads():
    made = Workbook()
    sheet = made.active
    sheet["A1"] = "近五年承担国家级科研项目一览表"
    sheet.merge_cells("A1:F1")
    sheet["F2"] = "单位：元"
    for place, head in zip("ABCDEF", ("序号", "项目名称", "立项日期", "经费", None, "备注"), strict=True):
        sheet[f"{place}3"] = head
    sheet.merge_cells("D3:E3")
    sheet["D4"], sheet["E4"] = "合同", "到账"
    for place in "ABCF":
        sheet.merge_cells(f"{place}3:{place}4")
    sheet.append((1, "甲", datetime.date(2024, 5, 6), 1_200_000, 800_000))
    sheet.append((2, "乙", "2024年5月", 5_001_000, 0))
    sheet.append((None, "合计：2项", None, "=SUM(D5:D6)", None))
    sheet.append(("填表人：张三", None, None, None, None, "2026年3月1日"))
    table = read(opened(saved(made)).text)
    assert [record.kind for record in table.records] == ["title", "title", "head", "head", "", "", "total", "note"]
    found = tally(FUNDING, table, TODAY)
    assert (str(found.figure), [str(one.ends.high) for one in found.others]) == ("620.1", ["620.1", "80"])
    assert tally(PROJECTS, table, TODAY).figure == 2


def test_a_month_is_read_with_the_noughts_that_the_cell_shows(book):
    sheet = book["项目"]
    sheet["B2"], sheet["B3"], sheet["B4"], sheet["B5"] = 2021.10, 2021.10, 2021.01, 2021
    for place, shown in (("B2", "0.00"), ("B3", "General"), ("B4", "0.00_ "), ("B5", "0.00")):
        sheet[place].number_format = shown
    cells = [record.cells[1] for record in read(opened(saved(book)).text).records]
    assert cells[1:] == ["2021.10", "2021.1", "2021.01", "2021"]
    rows = tally(PROJECTS, read(opened(saved(book)).text), datetime.date(2026, 6, 15)).rows[1:]
    assert [(row.state.value, row.reason) for row in rows] == [
        ("counted", ""),
        ("doubtful", "january_or_october"),
        ("left_out", "before"),
        ("doubtful", "edge"),
    ]


@pytest.mark.parametrize(("value", "shown", "written"), [
    (1_200_000, '#,##0"元"', "1200000元"),
    (120.5, '0.00"万元"', "120.50万元"),
    (120.456, "#,##0.00", "120.456"),
    (12000, '0!.0,"万元"', "12000"),
    (0.25, "0.00%", "0.25"),
    (True, "0.00", "True"),
])  # fmt: skip
def test_an_amount_has_the_unit_that_its_cell_shows_unless_that_is_of_another_number(book, value, shown, written):
    book["项目"]["C2"] = value
    book["项目"]["C2"].number_format = shown
    assert read(opened(saved(book)).text).records[1].cells[2] == written

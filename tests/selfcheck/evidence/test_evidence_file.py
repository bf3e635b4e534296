"""Opening lists: the encodings offices save in, and rows as Excel copies them."""

import datetime

import pytest

from selfcheck.calls import evidence, evidence_file
from selfcheck.evidence.file import MOST_BYTES, opened
from selfcheck.evidence.sheet import UnreadableFileError
from selfcheck.evidence.table import MOST_CHARACTERS, MOST_ROWS, TooLongError, read, split
from selfcheck.evidence.tally import tally
from selfcheck.rules import LAB

TODAY = datetime.date(2026, 11, 20)
LIST = "项目名称,立项日期,经费（万元）\n甲,2023-05-06,120\n"
PROJECTS = LAB.facts["research.national_projects_5y"]
FUNDING = LAB.facts["research.project_funding_5y_wan_yuan"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_file_is_read_in_whatever_encoding_an_office_saved_it(encoding):
    assert tally(FUNDING, read(opened(LIST.encode(encoding)).text), TODAY).figure == 120


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
def test_a_list_is_read_whatever_stands_between_its_cells(delimiter):
    assert tally(FUNDING, read(LIST.replace(",", delimiter)), TODAY).figure == 120


def test_a_line_break_inside_a_cell_begins_no_row():
    table = read('名称\t日期\r\n"甲\r\n乙"\t2023-05-06\r\n丙\t2024-01-01\r\n')
    assert [record.cells[0] for record in table.records] == ["名称", "甲\r\n乙", "丙"]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    rows = split('名称\t日期\n"智慧"平台\t2023-05-06\n"未关\t2024-01-01\n丙\t2024-01-02\n')
    assert [row[0] for row in rows] == ["名称", '"智慧"平台', '"未关', "丙"]


def test_a_title_and_a_note_above_the_heads_are_no_rows():
    table = read(
        "某院近五年项目一览表\n\n单位：万元\n序号\t课题名称\t负责人\t起止年月\t合同额\n1\t甲\t张\t2022.3-2025.3\t50\n"
    )
    assert [record.kind for record in table.records] == ["title", "empty", "title", "head", ""]
    assert (table.columns.name, table.columns.date, table.columns.amount) == (1, 3, 4)


@pytest.mark.parametrize(("heads", "name", "date", "amount"), [
    ("序号,标准编号,标准名称,发布日期,实施日期", 2, 3, None),
    ("实施日期,标准名称,发布日期", 1, 2, None),
    ("年度经费,项目名称,立项年度", 1, 2, 0),
    ("成果名称,转化日期,转化合同金额（元）,到账日期", 0, 1, 2),
    ("Project name,Start date,End date,Funding (yuan)", 0, 1, 3),
    ("No.,Title,Approved,Amount received", 1, 2, 3),
    ("资产编号,设备名称,型号,数量,原值,净值,购置日期", 1, 6, 5),
])  # fmt: skip
def test_columns_are_known_by_their_heads(heads, name, date, amount):
    columns = read(heads + "\n").columns
    assert (columns.name, columns.date, columns.amount) == (name, date, amount)


def test_without_heads_columns_are_known_by_what_stands_in_them():
    columns = read("1\t标准物质项目\t2023-05-06\t120\n2\t测量项目\t2024.3\t80\n3\t校准项目\t2025\t60\n").columns
    assert (columns.head, columns.name, columns.date, columns.amount) == (0, 1, 2, 3)


def test_a_list_of_names_alone_has_no_heads():
    assert read("新能源汽车检测项目\n智能电网标准项目\n").columns.head == 0


def test_a_list_beyond_the_limits_is_refused_with_its_limit():
    with pytest.raises(TooLongError, match=str(MOST_CHARACTERS)):
        read("甲" * (MOST_CHARACTERS + 1))
    with pytest.raises(TooLongError, match=str(MOST_ROWS)):
        read("甲\n" * 100_000)
    with pytest.raises(TooLongError):
        opened(b"a" * (MOST_BYTES + 1))
    assert len(read("甲\n" * MOST_ROWS).records) == MOST_ROWS


@pytest.mark.parametrize(("content", "reason"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook".ljust(64), "old_excel"),
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (b"<html><table><tr><td>1", "web_page"),
    (b"%PDF-1.7\0\0\0", "not_text"),
    (b"\xff\xff\x81", "not_text"),
])  # fmt: skip
def test_what_is_no_list_is_refused_with_its_reason(content, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        opened(content)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_gets_every_refusal_in_words_and_half_characters_do_no_harm(lang):
    asked = {"call": "evidence", "scheme": "lab", "lang": lang, "as_of": "2026-11-20"}
    hostile = "<img src=x onerror=alert(1)>\ud800\u202e,明年\n\0,2023\n"
    found = evidence.reply({**asked, "rows": {PROJECTS.id: hostile, "no.such_fact": "x"}})["facts"]
    assert list(found) == [PROJECTS.id]
    found[PROJECTS.id]["html"].encode()
    assert "<img" not in found[PROJECTS.id]["html"]
    long = evidence.reply({**asked, "rows": {PROJECTS.id: "甲\n" * 100_000}})["facts"][PROJECTS.id]
    assert str(MOST_ROWS) in long["problem"]
    assert long["html"] == ""


def test_thousands_of_rows_are_counted_and_some_hundreds_shown():
    rows = "".join(f"项{n},{2023 if n % 2 else 1999}-01-01\n" for n in range(5000))
    asked = {"call": "evidence", "scheme": "lab", "lang": "zh", "as_of": "2026-11-20", "rows": {PROJECTS.id: rows}}
    found = evidence.reply(asked)["facts"][PROJECTS.id]
    assert found["figure"] == "2500"
    assert found["html"].count("<tr data-line") == 400
    assert "另有2300行" in found["html"]


def test_without_openpyxl_the_way_out_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    found = evidence_file.reply({"lang": "zh", "base64": "UEsDBA=="})
    assert "CSV" in found["problem"]

"""Lists as a real spreadsheet program saves them: what is read from its files is what was read from the CSV."""

import datetime
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from selfcheck.evidence.file import opened
from selfcheck.evidence.sheet import UnreadableFileError
from selfcheck.evidence.table import read
from selfcheck.evidence.tally import tally
from selfcheck.rules import LAB

pytestmark = pytest.mark.slow

TODAY = datetime.date(2026, 11, 20)
FUNDING = LAB.facts["research.project_funding_5y_wan_yuan"]
LIST = """\
近五年项目一览表,,,
项目名称,立项日期,经费（万元）,级别
材料检测方法,2025年5月1日,"1,200.50",国家级
标准样品研制,2024/3/2,80,国家级
旧项目,2011-06-30,50.25,国家级
没有日期的项目,,30,省部级
合计,,1360.75,
"""
# Comma, double quotes, UTF-8, from line 1, columns as they come, zh-CN, quoted cells not text, dates are known.
READ_AS = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,2052,false,true"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list in the formats that the program writes."""
    if not shutil.which("soffice"):
        pytest.skip("not installed: LibreOffice")
    made = tmp_path_factory.mktemp("calc")
    (made / "list.csv").write_text(LIST, encoding="utf-8")
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    for suffix in ("xlsx", "ods", "xls"):
        command = ["soffice", profile, "--headless", READ_AS, "--convert-to", suffix, "list.csv"]
        subprocess.run(command, cwd=made, check=True, capture_output=True, timeout=120)
    return made


def test_a_workbook_of_a_spreadsheet_program_counts_as_the_list_it_was_made_from(folder: Path) -> None:
    book = opened((folder / "list.xlsx").read_bytes())
    assert "2025-05-01" in book.text  # a date, not the text that was typed
    counted = [tally(FUNDING, read(text), TODAY) for text in (LIST, book.text)]
    judged = [[(row.name, row.state, row.reason, row.amount) for row in one.rows] for one in counted]
    assert judged[0] == judged[1]
    for one in counted:
        assert [choice.figure for choice in one.choices] == [Decimal("1310.5"), Decimal("1280.5")]


@pytest.mark.parametrize(("suffix", "reason"), [("ods", "open_document"), ("xls", "old_excel")])
def test_its_other_formats_are_named_and_not_guessed_at(folder: Path, suffix: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        opened((folder / f"list.{suffix}").read_bytes())

"""The panel that counts rows, and a workbook to open in it."""

import datetime
import io

import openpyxl
from playwright.sync_api import Locator

from tests.browser.form import Form


def year(back: int) -> int:
    """The page counts from the person's own today."""
    return datetime.datetime.now(tz=datetime.UTC).year - back


class Panel:
    """The panel of one fact."""

    def __init__(self, form: Form, fact: str) -> None:
        self.form, self.fact = form, fact
        self.root: Locator = form.page.locator(f'[data-evidence="{fact}"]')
        self.area = self.root.locator("textarea")

    def open(self) -> "Panel":
        self.root.locator("summary").first.click()
        return self

    def choose(self, name: str, content: bytes) -> None:
        with self.form.page.expect_file_chooser() as chooser:
            self.button("open").click()
        chooser.value.set_files({"name": name, "mimeType": "", "buffer": content})

    def button(self, action: str) -> Locator:
        return self.root.locator(f'[data-evidence-action="{action}"]')

    def choice(self, figure: str) -> Locator:
        """The button that takes over this figure."""
        return self.root.locator(f'[data-evidence-action="use"][value="{figure}"]')

    def line(self, table: str, number: int) -> Locator:
        return self.root.locator(f'.evidence-{table} [data-line="{number}"]')

    def part(self, name: str) -> Locator:
        return self.root.locator(f".evidence-{name}")

    def script(self, id: str) -> str:
        return self.form.says(f"script.evidence_{id}")


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    sheet = book.create_sheet("项目")
    sheet.append(["项目名称", "立项日期", "经费（元）"])
    for n in range(1, 16):
        sheet.append([f"项目{n}", datetime.datetime(year(2), 3, n), 1_500_000])
    sheet.append(["旧项目", datetime.datetime(year(9), 1, 1), 5])
    book.create_sheet("另一张").append(["甲", datetime.datetime(year(1), 1, 1), "3万元"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()

"""Writes a workbook and reads it in both of openpyxl's ways."""

import datetime
from io import BytesIO

import openpyxl  # type: ignore[import-untyped]

ROWS = [("名称", "日期", "金额"), ("a", datetime.datetime(2024, 1, 2), 3.5), ("b", None, 4)]

book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
file = BytesIO()
book.save(file)
for read_only in (False, True):
    read = openpyxl.load_workbook(BytesIO(file.getvalue()), read_only=read_only, data_only=True)
    assert list(read.active.values) == ROWS
    read.close()

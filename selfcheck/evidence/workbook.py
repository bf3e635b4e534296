"""Reads a sheet of an XLSX workbook as rows, by openpyxl, within limits that a hostile file cannot pass.

openpyxl and zipfile are imported by name when a workbook is opened: the page has them loaded only then, and no
list of what the first verdict needs shall name them.
"""

import csv
import importlib
import io
import posixpath
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree import ElementTree

from selfcheck.evidence.sheet import Opened, Trait, UnreadableFileError
from selfcheck.evidence.table import MOST_CHARACTERS, MOST_ROWS, TooLongError

MOST_UNPACKED = 100 * 2**20
"""Of a workbook, by its own table of contents; zipfile reads no more of a part than is declared there."""


_PLAIN_FORMAT = re.compile(
    r'[#0,]*0(?:\.(?P<decimals>0+))?(?:_.)*(?:"?(?P<unit>[百千]?万?元|亿元)"?)?(?:_.)*(?:;|$)'
)
"""Of numbers shown as they are stored."""


def opened(content: bytes, sheet: str) -> Opened:
    """The rows of the sheet named, or of the first visible one with any; raises as ``evidence_file.opened``."""
    openpyxl, zipfile = map(importlib.import_module, ("openpyxl", "zipfile"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheets = book.worksheets
            if sheet not in book.sheetnames:
                visible = [one for one in sheets if one.sheet_state == "visible"] or sheets
                chosen = next((one for one in visible if any(_rows(one))), visible[0])
            else:
                chosen = book[sheet]
            text = _text(chosen)
            with archive.open(_part(archive, chosen.title)) as part:
                traits = tuple(_traits(part))
            return Opened(text, chosen.title, tuple(one.title for one in sheets), traits)
    except (TooLongError, UnreadableFileError):
        raise
    except Exception as error:  # whatever a damaged workbook makes openpyxl stumble over
        raise UnreadableFileError("damaged") from error


def _check(archive: Any) -> None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise TooLongError("unpacked", MOST_UNPACKED // 2**20)
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFileError("encrypted")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise UnreadableFileError("open_document" if "META-INF/manifest.xml" in names else "not_workbook")


def _part(archive: Any, title: str) -> str:
    """Where the file keeps the sheet of a title: openpyxl knows, and tells by no public name."""
    package = _related(archive, "")
    book = next(target for kind, target in package.values() if kind == "officeDocument")
    sheet = next(one for one in _nodes(archive, book, "sheet") if one.get("name") == title)
    id = next(value for name, value in sheet.items() if name.endswith("}id"))
    return _related(archive, book)[id][1]


def _related(archive: Any, part: str) -> dict[str, tuple[str, str]]:
    """What a part of the file leads to: id → the last word of its kind, and its path in the archive."""
    folder, name = posixpath.split(part)
    found = {}
    for one in _nodes(archive, posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship"):
        path = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
        found[one.get("Id", "")] = (posixpath.basename(one.get("Type", "")), path.lstrip("/"))
    return found


def _nodes(archive: Any, part: str, tag: str) -> list[ElementTree.Element]:
    # S314: as in ``_traits``, and openpyxl has read both parts before.
    root = ElementTree.fromstring(archive.read(part))  # noqa: S314
    return [node for node in root.iter() if node.tag.rpartition("}")[2] == tag]


def _rows(sheet: Any) -> Iterator[tuple[str, ...]]:
    """The cells of every row until the last; what the file says about its size is not believed."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows()):
        if number > 10 * MOST_ROWS:
            raise TooLongError("rows", MOST_ROWS)
        yield tuple(map(_written, cells))


def _text(sheet: Any) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    blank = rows = 0
    for cells in _rows(sheet):
        if not any(cells):
            blank += 1
            continue
        rows += blank + 1
        if rows > MOST_ROWS:
            raise TooLongError("rows", MOST_ROWS)
        out.write("\n" * blank)
        blank = 0
        last = max(place for place, cell in enumerate(cells) if cell)
        writer.writerow(cells[: last + 1])
        if out.tell() > MOST_CHARACTERS:
            raise TooLongError("characters", MOST_CHARACTERS)
    return out.getvalue()


def _written(cell: Any) -> str:
    """A typed cell as a person would write it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format)
    if isinstance(value, float) and not isinstance(value, bool):
        # Fifteen digits, as spreadsheets show: 0.1 + 0.2 is stored as 0.30000000000000004.
        shown = f"{value:.15g}"
        whole = value.is_integer() and abs(value) < 1e15
        return _number(f"{float(shown):.0f}" if whole else shown, cell.number_format)
    if isinstance(value, int) and not isinstance(value, bool):
        return _number(str(value), cell.number_format)
    return value.isoformat() if isinstance(value, time) else str(value)


def _number(shown: str, number_format: str) -> str:
    """A number with the noughts and the unit that the cell shows: 2021.10 is stored as 2021.1.

    Nothing is rounded, and no unit taken from a format that shows another number than the stored one.

    >>> _number("2021.1", "0.00"), _number("2021", "0.00")
    ('2021.10', '2021')
    >>> _number("1200", '#,##0"元"'), _number("1200", '0!.0,"万元"')
    ('1200元', '1200')
    """
    found = _PLAIN_FORMAT.match(number_format)
    if not found:
        return shown
    decimals = len(found["decimals"] or "")
    fraction = shown.partition(".")[2]
    if fraction.isdecimal():
        shown += "0" * (decimals - len(fraction))
    return shown + (found["unit"] or "")


def _date(value: date, number_format: str) -> str:
    """No more of a date than the cell shows: what was typed as 2021年11月 is stored as the first of the month."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    whole = value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    if "d" in shown or "y" not in shown:
        return whole
    return whole[:7] if "m" in shown else whole[:4]


def _traits(part: Any) -> Iterator[Trait]:
    """Hidden rows, cells merged over rows, formulas without a result: openpyxl's quick mode tells none of them."""
    hidden: list[int] = []
    formulas: list[int] = []
    merged: list[int] = []
    line = 0
    # S314: expat itself stops entities that expand beyond measure, since 2.4.1; a test sends such a workbook.
    for event, node in ElementTree.iterparse(part, ("start", "end")):  # noqa: S314
        tag = node.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                line = int(node.get("r", line + 1))
                if node.get("hidden") in ("1", "true"):
                    hidden.append(line)
            continue
        if tag == "c":
            inside = {child.tag.rpartition("}")[2]: child.text for child in node}
            if "f" in inside and not inside.get("v"):
                formulas.append(line)
        elif tag == "mergeCell":
            rows = [int(row) for row in re.findall(r"\d+", node.get("ref", ""))]
            merged += range(rows[0] + 1, rows[-1] + 1)[:MOST_ROWS] if rows else ()
        if tag == "row":
            node.clear()
    for id, lines in (("hidden", hidden), ("merged", merged), ("formula", formulas)):
        if lines:
            yield Trait(id, tuple(sorted(set(lines))))

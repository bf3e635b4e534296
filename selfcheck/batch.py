"""Many answer files in one table: a row a file, verdict columns only, a bad file a row with its error."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from . import answers
from .outcome import Interval
from .phrases import problem_words
from .report import conditions
from .requirement import LENIENT, Scheme, decide


def rows(
    scheme: Scheme, files: Iterable[str], lang: str, strict: frozenset[str] = LENIENT
) -> Iterator[dict[str, str]]:
    """A row for each file, in order, none kept: the root, then every condition, each ``met`` or ``unmet..met``."""
    shown = [scheme.root.id, *(one.id for one in conditions(scheme.root))]
    for file in files:
        row = {"file": file, "error": ""}
        checked, problems = answers.read(scheme, file)
        if problems:
            row["error"] = "; ".join(problem_words(problem, lang) for problem in problems)
        else:
            intervals = decide(scheme.root, checked, strict)
            row |= {id: _ends(intervals[id]) for id in shown}
        yield row


def columns(scheme: Scheme) -> list[str]:
    """The columns of the table."""
    return ["file", scheme.root.id, *(one.id for one in conditions(scheme.root)), "error"]


def write_csv(scheme: Scheme, found: Iterable[dict[str, str]], out: TextIO) -> None:
    """Writes the rows as they come."""
    table = csv.DictWriter(out, columns(scheme), restval="", lineterminator="\n")
    table.writeheader()
    for row in found:
        table.writerow({name: _harmless(value) for name, value in row.items()})


def write_json(found: Iterable[dict[str, str]], out: TextIO) -> None:
    """Writes one JSON object a line."""
    for row in found:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _ends(interval: Interval) -> str:
    return interval.worst.word if interval.decided else f"{interval.worst.word}..{interval.best.word}"


def _harmless(value: str) -> str:
    """A spreadsheet takes a cell that begins with one of these for a formula; a file can have any name."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value

"""Many answer files in one table: a row a file, verdict columns only, a bad file a row with its error."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from selfcheck.core import answers
from selfcheck.core.answers import Checked, Problem
from selfcheck.core.outcome import Interval
from selfcheck.core.requirement import LENIENT, decide
from selfcheck.core.scheme import Scheme
from selfcheck.files import answer_file
from selfcheck.report.phrases import problem_words
from selfcheck.report.report import conditions

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def rows(
    scheme: Scheme, files: Iterable[str], lang: str, strict: frozenset[str] = LENIENT
) -> Iterator[dict[str, str]]:
    """A row for each file, in order, none kept: the root, then every condition, each ``met`` or ``unmet..met``."""
    for file in files:
        taken, checked, problems = answer_file.take(scheme, *answers.load(file))
        yield row(scheme, file, taken.name, checked, problems, lang, strict)


def row(
    scheme: Scheme,
    file: str,
    name: str,
    checked: Checked,
    problems: Sequence[Problem],
    lang: str,
    strict: frozenset[str] = LENIENT,
) -> dict[str, str]:
    """The row of one file; with any problem it has no outcome."""
    told = {"file": file, "name": name}
    if problems:
        return told | {"error": "; ".join(problem_words(problem, lang) for problem in problems)}
    intervals = decide(scheme.root, checked, strict)
    return told | {id: _ends(intervals[id]) for id in _shown(scheme)} | {"error": ""}


def columns(scheme: Scheme) -> list[str]:
    """The columns of the table."""
    return ["file", "name", *_shown(scheme), "error"]


def write_csv(scheme: Scheme, found: Iterable[dict[str, str]], out: TextIO) -> None:
    """Writes the rows as they come."""
    table = csv.DictWriter(out, columns(scheme), restval="", lineterminator="\n")
    table.writeheader()
    for one in found:
        table.writerow({name: _harmless(value) for name, value in one.items()})


def write_json(found: Iterable[dict[str, str]], out: TextIO) -> None:
    """Writes one JSON object a line."""
    for one in found:
        out.write(json.dumps({name: _written(value) for name, value in one.items()}, ensure_ascii=False) + "\n")


def _shown(scheme: Scheme) -> list[str]:
    return [scheme.root.id, *(one.id for one in conditions(scheme.root))]


def _ends(interval: Interval) -> str:
    return interval.worst.word if interval.decided else f"{interval.worst.word}..{interval.best.word}"


def _written(value: str) -> str:
    """Half of a surrogate pair may stand in a name, but in no text that is written."""
    return value.encode("utf-8", "replace").decode()


def _harmless(value: str) -> str:
    """A spreadsheet takes a cell that begins like this for a formula; a file can have any name."""
    value = _written(value)
    return f"'{value}" if value.lstrip().startswith(_FORMULA) or value.startswith(("\t", "\r", "\n")) else value

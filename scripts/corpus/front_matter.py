"""The front matter of a text: what it is, who issued it, whether it is in force, where it comes from."""

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.corpus.problems import Problem

STATUSES = ("in_force", "expired_call", "draft_for_comment")
_COMMON = {
    "title",
    "short_title",
    "description",
    "number",
    "issued_by",
    "dated",
    "status",
    "status_reason",
    "checked_on",
    "treatment",
}
_KEYS = {"zh": _COMMON | {"source", "source_sha256"}, "en": _COMMON | {"translation_of"}}
_MONTH_OR_YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of the front matter; those of the other language are empty."""

    title: str
    short_title: str
    description: str
    number: str
    """Empty where the document has none."""
    issued_by: tuple[str, ...]
    dated: datetime.date | str
    """The day; ``2022-02`` or ``2023`` where the document says no more than the month or the year."""
    status: str
    """One of ``STATUSES``."""
    status_reason: str
    """What the status rests on."""
    checked_on: datetime.date
    """When the text was last held against its source, and its status looked at."""
    treatment: str
    """What was done to the received document: traces removed, restorations made."""
    source: str = ""
    """Chinese only: the source document, from the top of the repository."""
    source_sha256: str = ""
    translation_of: str = ""
    """English only: the sha256 of the Chinese file that it translates."""


def split(source: str) -> tuple[str, int]:
    """The YAML between the ``---`` lines and the number of lines before the body (0 when there is none)."""
    lines = source.splitlines()
    if lines and lines[0] == "---" and "---" in lines[1:]:
        end = lines.index("---", 1)
        return "\n".join(lines[1:end]), end + 1
    return "", 0


def read(path: Path, lang: str, yaml_text: str, problems: list[Problem]) -> FrontMatter | None:
    """The checked front matter; ``None`` after adding to ``problems`` everything that is wrong with it."""
    try:
        values: Any = yaml.safe_load(yaml_text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problems.append(Problem(path, line, "the front matter is not YAML", "quote values that contain a colon"))
        return None
    if not isinstance(values, dict):
        problems.append(
            Problem(path, 1, "there is no front matter", f"start the file with ---, {_listed(lang)}, ---")
        )
        return None

    before = len(problems)
    for key in sorted(values.keys() - _KEYS[lang], key=str):
        problems.append(
            Problem(path, _line_of(yaml_text, key), f"unknown key {key!r}", f"the keys are {_listed(lang)}")
        )
    for key in sorted(_KEYS[lang] - values.keys()):
        problems.append(Problem(path, 1, f"the key {key!r} is missing", "add it to the front matter"))
    for key in sorted(values.keys() & _KEYS[lang]):
        wrong = _wrong(key, values[key])
        if wrong:
            problems.append(Problem(path, _line_of(yaml_text, key), *wrong))
    if len(problems) > before:
        return None
    return FrontMatter(
        **{**values, "issued_by": tuple(values["issued_by"]), "dated": _date(values["dated"]) or values["dated"]}
    )


def _wrong(key: str, value: object) -> tuple[str, str] | None:
    """What is wrong with the value of a key and how to mend it."""
    if key == "issued_by":
        if isinstance(value, list) and value and all(isinstance(one, str) and one for one in value):
            return None
        return f"{key!r} is not a list of issuing bodies", "write each on a line of its own after a hyphen"
    if key == "dated":
        if _date(value) or (isinstance(value, str) and _MONTH_OR_YEAR.fullmatch(value)):
            return None
        return f"{key!r} is not a date", "write 2023-10-13, or no more than the document says: 2022-02, '2023'"
    if key == "checked_on":
        return None if _date(value) else (f"{key!r} is not a date such as 2026-11-20", "write it as such")
    if not isinstance(value, str):
        return f"{key!r} is not words", "write words, between quotation marks when they are a number"
    if not value.strip() and key != "number":
        return f"{key!r} is empty", "say it; only a number may be empty"
    if key == "status" and value not in STATUSES:
        return f"unknown status {value!r}", f"use one of {', '.join(STATUSES)}"
    return None


def _date(value: object) -> datetime.date | None:
    """A day, whether YAML knew it as such or it was quoted."""
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value) if len(value) == len("2023-10-13") else None
        except ValueError:
            return None
    return value if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime) else None


def _line_of(yaml_text: str, key: object) -> int:
    """The line of a key in the file; the front matter starts on line 2."""
    starts = (n for n, line in enumerate(yaml_text.splitlines(), 2) if line.startswith(f"{key}:"))
    return next(starts, 1)


def _listed(lang: str) -> str:
    return ", ".join(sorted(_KEYS[lang]))

"""The front matter of a text: what it is, who issued it, whether it is in force, where it comes from."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .problems import Problem

STATUSES = ("in_force", "expired_call", "draft_for_comment")
_COMMON = {"title", "short_title", "description", "number", "issued_by", "dated", "status"}
_KEYS = {"zh": _COMMON | {"source", "source_sha256"}, "en": _COMMON | {"translation_of"}}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of the front matter; those of the other language are empty."""

    title: str
    short_title: str
    description: str
    number: str
    issued_by: tuple[str, ...]
    dated: datetime.date
    status: str
    """One of ``STATUSES``."""
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
    for key, wanted in (("issued_by", list), ("dated", datetime.date)):
        if key in values and not isinstance(values[key], wanted):
            kind = "a list of issuing bodies" if wanted is list else "a date such as 2023-10-13"
            problems.append(Problem(path, _line_of(yaml_text, key), f"{key!r} is not {kind}", "write it as such"))
    if values.get("status", STATUSES[0]) not in STATUSES:
        line = _line_of(yaml_text, "status")
        problems.append(
            Problem(path, line, f"unknown status {values['status']!r}", f"use one of {', '.join(STATUSES)}")
        )
    if len(problems) > before:
        return None
    return FrontMatter(**{**values, "issued_by": tuple(values["issued_by"])})


def _line_of(yaml_text: str, key: object) -> int:
    """The line of a key in the file; the front matter starts on line 2."""
    starts = (n for n, line in enumerate(yaml_text.splitlines(), 2) if line.startswith(f"{key}:"))
    return next(starts, 1)


def _listed(lang: str) -> str:
    return ", ".join(sorted(_KEYS[lang]))

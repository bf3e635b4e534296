"""Reads a list of tables that people write (docs/data/*.toml) and tells what is wrong with it by file and line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts.corpus import Problem

_CALLED = {str: "words", date: "a date such as 2026-11-20", list: "a list with something in it"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``[[name]]`` with all its keys, each of the type asked for."""

    values: Mapping[str, Any]
    line: int
    """Of the file, counted from 1."""


def entries(
    root: Path, path: Path, name: str, keys: Mapping[str, type], optional: Sequence[str], problems: list[Problem]
) -> Iterator[Entry]:
    """The entries without a fault; the faults of all others are added to ``problems``."""
    if not (root / path).is_file():
        problems.append(Problem(path, 1, "the file is missing", "restore it; it may be empty"))
        return
    source = (root / path).read_text(encoding="utf-8")
    try:
        content = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        problems.append(Problem(path, int(found[1]) if found else 1, "this is not TOML", str(error)))
        return
    for key in sorted(content.keys() - {name}):
        problems.append(Problem(path, 1, f"unknown table {key!r}", f"write entries [[{name}]]"))
    lines = [number for number, line in enumerate(source.splitlines(), 1) if line.strip() == f"[[{name}]]"]
    for values, line in zip(content.get(name, []), lines, strict=True):
        faults = [
            *((f"unknown key {key!r}", f"the keys are {', '.join(keys)}") for key in values if key not in keys),
            *(
                (f"the key {key!r} is missing", "add it")
                for key in keys
                if key not in values and key not in optional
            ),
            *(
                (f"{key!r} is not {_CALLED[keys[key]]}", "write it as such")
                for key, value in values.items()
                if key in keys and not (type(value) is keys[key] and value)
            ),
        ]
        problems += [Problem(path, line, *fault) for fault in faults]
        if not faults:
            yield Entry(values, line)

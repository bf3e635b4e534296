"""The trimmed standard library: which modules it holds, and their source files from the stock one."""

import zipfile
from pathlib import Path

from scripts.runtime.places import INSTEAD, MODULES, STOCK_LIBRARY, RuntimeBuildError

# Modules that a trace can miss, each with what would break without it.
KEPT_FOR_SAFETY = {
    "_strptime": "datetime.strptime imports it from C when first called",
    "encodings.ascii": "codecs are looked up by name when first used",
    "encodings.cp437": "names within a workbook; an extra archive cannot add to a package of the library",
    "encodings.gbk": "what Chinese editors wrote before UTF-8: recognised, to say so",
    "encodings.latin_1": "codecs are looked up by name when first used",
    "encodings.utf_8": "codecs are looked up by name when first used",
    "encodings.utf_8_sig": "what a spreadsheet program writes before the first cell",
    "encodings.utf_16": "what spreadsheet programs and editors call Unicode",
    "linecache": "the words of an error",
    "traceback": "the words of an error",
}

# Lines of the standard library that are changed, for what they would bring.
EDITED = {
    "dataclasses.py": (
        # A docstring of each class without one, from its signature: byte-code has no docstrings.
        ("    if not getattr(cls, '__doc__'):\n", "    if False:\n"),
        # The same as ``unwrap`` does, without ``inspect``: that brings the tokenizer and the disassembler.
        ("member = inspect.unwrap(member)", "while hasattr(member, '__wrapped__'): member = member.__wrapped__"),
    )
}


def listed(modules: Path = MODULES) -> list[str]:
    """A committed list of modules, without its comments."""
    lines = modules.read_text(encoding="utf-8").splitlines()
    return [name for line in lines if (name := line.partition("#")[0].strip())]


def sources(names: list[str]) -> dict[str, bytes]:
    """The source file of each module named, by its path in the library's zip."""
    if not STOCK_LIBRARY.is_file():
        raise RuntimeBuildError("pyodide is missing: run `npm ci`")
    with zipfile.ZipFile(STOCK_LIBRARY) as stock:
        present = set(stock.namelist())
        files = {}
        for name in names:
            path = name.replace(".", "/")
            found = [file for file in (f"{path}/__init__.py", f"{path}.py") if file in present]
            if not found:
                raise RuntimeBuildError(f"{name} is listed, but this Pyodide has it not: trace again")
            files[found[0]] = _ours(stock, found[0])
    return files


def untrimmed() -> dict[str, bytes]:
    """Everything in the stock library, with what the trimmed one holds in place of it."""
    with zipfile.ZipFile(STOCK_LIBRARY) as stock:
        return {name: _ours(stock, name) for name in stock.namelist() if not name.endswith("/")}


def _ours(stock: zipfile.ZipFile, name: str) -> bytes:
    """A file of the library as the trimmed one holds it: one of our own, with some lines edited, or unchanged."""
    own = INSTEAD / name
    if own.is_file():
        return own.read_bytes()
    content = stock.read(name)
    for before, after in EDITED.get(name, ()):
        if content.count(before.encode()) != 1:
            raise RuntimeBuildError(f"{name} of this Pyodide has no single {before!r}: look at EDITED again")
        content = content.replace(before.encode(), after.encode())
    return content

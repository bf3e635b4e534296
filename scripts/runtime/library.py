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
            own = INSTEAD / found[0]
            files[found[0]] = own.read_bytes() if own.is_file() else stock.read(found[0])
    return files


def untrimmed() -> dict[str, bytes]:
    """Everything in the stock library, with what the trimmed one holds in place of it."""
    with zipfile.ZipFile(STOCK_LIBRARY) as stock:
        names = [name for name in stock.namelist() if not name.endswith("/")]
        own = {path.relative_to(INSTEAD).as_posix(): path.read_bytes() for path in INSTEAD.rglob("*.py")}
        return {name: own.get(name) or stock.read(name) for name in names}

"""The trimmed standard library: which modules it holds, and their source files from the stock one."""

import ast
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.runtime.places import INSTEAD, MODULES, PACKAGE, STOCK_LIBRARY, RuntimeBuildError

# Modules that a trace can miss, each with what would break without it.
KEPT_FOR_SAFETY = {
    "_strptime": "datetime.strptime imports it from C when first called",
    "encodings.ascii": "codecs are looked up by name when first used",
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


def package_modules() -> list[str]:
    """Every module of the package, by its dotted name, but not __main__: importing that runs it."""
    paths = sorted(PACKAGE.rglob("*.py"))
    dotted = [".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in dotted if not name.endswith(".__main__")]


def imported_by_package() -> list[str]:
    """Modules from outside that the package's source imports anywhere, also where no call leads."""
    names = {name for path in PACKAGE.rglob("*.py") for name in _imports(path)}
    return sorted(name for name in names if name.partition(".")[0] != PACKAGE.name)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path.name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module

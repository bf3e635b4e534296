"""The part of the package that the browser runs, from its own wheel: page and command line ship the same files.

Left out is what no call of the bridge leads to, such as the command line and the ledger: each would be downloaded
before the first verdict.
"""

import ast
import contextlib
import json
import tempfile
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from flit_core import buildapi  # type: ignore[import-untyped]

from scripts.runtime import archive
from scripts.runtime.places import PACKAGE, ROOT, RuntimeBuildError
from selfcheck.bridge import CALLS
from selfcheck.words import LANGS, ROOMS

ARCHIVE = "selfcheck.zip"


DATA = (
    "evidence/columns.toml",
    "law/provisions.json",
    "py.typed",
    "rules/quotations.toml",
    *(f"words/{lang}/{room}.toml" for lang in LANGS for room in ROOMS),
)
"""The files beside the modules that these read; not what the command line alone reads."""


def sources() -> dict[str, bytes]:
    """The files that are shipped, name → content, without the wheel's metadata: that has hashes of the sources."""
    shipped = {path.relative_to(ROOT).as_posix() for path in map(_path, modules()) if path}
    shipped |= {f"{PACKAGE.name}/{name}" for name in DATA}
    wheel = _wheel()
    missing = sorted(shipped - wheel.keys())
    if missing:
        raise RuntimeBuildError(f"{', '.join(missing)}: named in scripts/runtime/package.py, not in the wheel")
    return dict(_for_the_browser(name, wheel[name]) for name in sorted(shipped))


def _for_the_browser(name: str, content: bytes) -> tuple[str, bytes]:
    """TOML as JSON, which ``selfcheck.shipped`` looks for first."""
    if not name.endswith(".toml"):
        return name, content
    return f"{name}.json", json.dumps(tomllib.loads(content.decode()), ensure_ascii=False).encode()


@cache
def modules() -> list[str]:
    """The modules that are shipped, by their dotted names: all that the bridge and what it calls may import."""
    reached: set[str] = set()
    todo = [f"{PACKAGE.name}.{name}" for name in ("bridge", *(f"calls.{call}" for call in CALLS))]
    while todo:
        name = todo.pop()
        if name not in reached and _path(name) is not None:
            reached.add(name)
            todo += [name.rpartition(".")[0], *_imports(name)]
    return sorted(reached)


def imported() -> list[str]:
    """Modules from outside that the shipped ones import anywhere, also where no call leads."""
    names = {name for module in modules() for name in _imports(module)}
    return sorted(name for name in names if name.partition(".")[0] != PACKAGE.name)


def _imports(module: str) -> Iterator[str]:
    """What each import statement names; of this package also what it may be a module: all names are absolute."""
    path = _path(module)
    assert path is not None
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path.name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module.partition(".")[0] == PACKAGE.name:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _path(name: str) -> Path | None:
    """The file of a module; ``None`` if there is no such module."""
    base = ROOT.joinpath(*name.split("."))
    return next((path for path in (base / "__init__.py", base.with_suffix(".py")) if path.is_file()), None)


def _wheel() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        # flit reads the project in the current folder and takes no other.
        with contextlib.chdir(ROOT):
            wheel = Path(folder) / buildapi.build_wheel(folder)
        files = archive.read(wheel)
    return {name: content for name, content in files.items() if name.startswith(f"{PACKAGE.name}/")}

"""The part of the package that the browser runs, from its own wheel: page and command line ship the same files.

Left out is what no call of the bridge leads to, such as the command line and the ledger, with the data that only
it reads, and folders that are packages of their own, such as the cases: each would be downloaded before the first
verdict.
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
from scripts.runtime.places import PACKAGE, ROOT
from selfcheck.bridge import ELSEWHERE

ARCHIVE = "selfcheck.zip"


def sources() -> dict[str, bytes]:
    """The files that are shipped, name → content, without the wheel's metadata: that has hashes of the sources."""
    shipped = {_path(name) for name in modules()}
    texts = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}

    def read_elsewhere(data: Path) -> bool:
        readers = [path for path, text in texts.items() if data.name in text]
        # A package's data goes where its package goes: the cases are read by nobody who names them.
        own = data.parent / "__init__.py"
        return (own.is_file() and own not in shipped) or (bool(readers) and shipped.isdisjoint(readers))

    return dict(
        _for_the_browser(name, content)
        for name, content in _wheel().items()
        if ROOT / name in shipped or not (name.endswith(".py") or read_elsewhere(ROOT / name))
    )


def _for_the_browser(name: str, content: bytes) -> tuple[str, bytes]:
    """TOML as JSON, which ``selfcheck.shipped`` looks for first."""
    if not name.endswith(".toml"):
        return name, content
    return f"{name}.json", json.dumps(tomllib.loads(content.decode()), ensure_ascii=False).encode()


@cache
def modules() -> list[str]:
    """The modules that are shipped, by their dotted names: all that the bridge and what it calls may import."""
    reached: set[str] = set()
    todo = [f"{PACKAGE.name}.{name}" for name in ("bridge", *ELSEWHERE.values())]
    while todo:
        name = todo.pop()
        if name not in reached and _path(name) is not None:
            reached.add(name)
            todo += [name.rpartition(".")[0], *_own_imports(name)]
    return sorted(reached)


def imported() -> list[str]:
    """Modules from outside that the shipped ones import anywhere, also where no call leads."""
    names = {outside for name in modules() for outside, level in _imports(name) if level == 0}
    return sorted(name for name in names if name.partition(".")[0] != PACKAGE.name)


def _own_imports(name: str) -> Iterator[str]:
    """What a module may import from the package; some are names within modules, not modules."""
    path = _path(name)
    parts = name.split(".") if path is not None and path.name == "__init__.py" else name.split(".")[:-1]
    for outside, level in _imports(name):
        if level:
            yield ".".join([*parts[: len(parts) - level + 1], outside])
        elif outside.partition(".")[0] == PACKAGE.name:
            yield outside


def _imports(name: str) -> Iterator[tuple[str, int]]:
    """What each import statement names, and how many levels up it looks: 0 is an absolute name."""
    path = _path(name)
    assert path is not None
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path.name)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module:
                yield node.module, node.level
            if node.level:
                prefix = f"{node.module}." if node.module else ""
                yield from ((prefix + alias.name, node.level) for alias in node.names)


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

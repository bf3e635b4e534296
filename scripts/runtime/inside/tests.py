"""Inside Pyodide: runs the package's tests from the repository's own sources with pytest.

`argv` is "stock" or "trimmed", the names of the modules that are shipped, "--", and pytest's arguments. With the
trimmed library the package is imported before anything else can be, so a module missing from it fails here
and now. pytest itself needs more: that comes from the stock library, put behind the trimmed one, and nothing
that the package reaches for later may come from there.
"""

import builtins
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

STOCK = "/stock/python_stdlib.zip"
WHEELS = "/wheels"


class Behind:
    """Finds in the stock library what the trimmed one has not, and notes what the package itself asks for."""

    def __init__(self, shipped: Sequence[str]) -> None:
        self.missed: set[str] = set()
        self._shipped = frozenset(shipped)
        self._import = builtins.__import__
        sys.meta_path.append(self)
        # Not in find_spec: that is never asked for what pytest has loaded already.
        builtins.__import__ = self._watch

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Looks below the stock library alone, whatever folder the parent package came from."""
        parent = name.rpartition(".")[0].replace(".", "/")
        return PathFinder.find_spec(name, [f"{STOCK}/{parent}" if parent else STOCK])

    def _watch(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        module = self._import(name, globals, locals, fromlist or (), level)
        reached = [module, sys.modules.get(name), *(getattr(module, part, None) for part in fromlist or ())]
        for one in reached:
            spec = getattr(one, "__spec__", None)
            if isinstance(spec, ModuleSpec) and str(spec.origin).startswith(STOCK) and self._asked_by_package():
                self.missed.add(spec.name)
        return module

    def _asked_by_package(self) -> bool:
        """Whether the first of the package's modules up the stack, if any, is one that is shipped."""
        frame = sys._getframe().f_back
        while frame is not None:
            name = str(frame.f_globals.get("__name__"))
            if name.partition(".")[0] == "selfcheck":
                return name in self._shipped
            frame = frame.f_back
        return False


def main(argv: list[str]) -> int:
    """The exit status of pytest, or 1 when the package needed something that is not shipped."""
    split = argv.index("--")
    library, *modules = argv[:split]
    os.chdir("/repo")
    for name in modules:
        __import__(name)
    behind = Behind(modules) if library == "trimmed" else None
    sys.path.append(WHEELS)
    import pytest

    status = int(pytest.main(argv[split + 1 :]))
    if behind and behind.missed:
        print("The package needs modules that are not shipped:", *sorted(behind.missed))
        print("Add a request that reaches them to scripts/runtime/requests.json, then trace again.")
        return 1
    return status

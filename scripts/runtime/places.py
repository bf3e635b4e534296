"""Where the runtime's parts lie, and the one kind of error that its commands show to a person."""

from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
BUILD = ROOT / "build"
CACHE = BUILD / "cache"
RUNTIME = BUILD / "runtime"
CURRENT = RUNTIME / "current.json"

HERE = ROOT / "scripts" / "runtime"
INSIDE = HERE / "inside"
INSTEAD = HERE / "instead"
"""Modules that the library holds in place of Pyodide's own, by their path in it."""
MODULES = HERE / "modules.txt"
REQUESTS = HERE / "requests.json"
LIMITS = ROOT / "scripts" / "budgets.toml"

PACKAGE = ROOT / "selfcheck"
WORKER = ROOT / "docs" / "assets" / "runtime" / "worker.mjs"
PYODIDE = ROOT / "node_modules" / "pyodide"
STOCK_LIBRARY = PYODIDE / "python_stdlib.zip"


class RuntimeBuildError(Exception):
    """Something a person has to mend; the message says what, and is shown without a traceback."""

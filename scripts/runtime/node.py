"""Runs Python inside Pyodide under Node: the compiler, the tracer, the checks and the tests all start here."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.runtime.places import CACHE, HERE, PYODIDE, STOCK_LIBRARY, RuntimeBuildError

# A fixed hash seed, because what the compiler writes must be the same each time.
FIXED_ENV = {"PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": "/pycache"}


def command(
    script: Path,
    *,
    runtime: Path = PYODIDE,
    library: Path = STOCK_LIBRARY,
    options: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    mounts: Mapping[str, Path] | None = None,
    imports: Sequence[str] = (),
    argv: Sequence[str] = (),
) -> list[str]:
    """The command line that runs `script` inside Pyodide; see node.mjs for what each part means."""
    node = shutil.which("node")
    if node is None:
        raise RuntimeBuildError("Node is missing: install Node 20 or newer")
    if not STOCK_LIBRARY.is_file():
        raise RuntimeBuildError("pyodide is missing: run `npm ci`")
    pycache = CACHE / "pycache"
    pycache.mkdir(parents=True, exist_ok=True)
    folders = {"/pycache": pycache, **(mounts or {})}
    job = {
        "runtime": str(runtime),
        "library": str(library),
        "lock": str(PYODIDE / "pyodide-lock.json"),
        "options": list(options),
        "env": {**FIXED_ENV, **(env or {})},
        "mounts": {inside: str(outside) for inside, outside in folders.items()},
        "imports": list(imports),
        "script": str(script),
        "argv": list(argv),
    }
    return [node, str(HERE / "node.mjs"), json.dumps(job)]


def output(arguments: Sequence[str], doing: str) -> str:
    """Runs a command made above and returns what it printed; `doing` opens the message when it fails."""
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeBuildError(f"{doing} failed:\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout

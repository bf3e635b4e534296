"""The package that the browser runs, taken from its own wheel: page and command line ship the same files."""

import contextlib
import tempfile
from pathlib import Path

from flit_core import buildapi  # type: ignore[import-untyped]

from scripts.runtime import archive
from scripts.runtime.places import PACKAGE, ROOT

ARCHIVE = "selfcheck.zip"


def sources() -> dict[str, bytes]:
    """The wheel's files, name → content, without its metadata: that holds hashes of files still to be compiled."""
    with tempfile.TemporaryDirectory() as folder:
        # flit reads the project in the current folder and takes no other.
        with contextlib.chdir(ROOT):
            wheel = Path(folder) / buildapi.build_wheel(folder)
        files = archive.read(wheel)
    return {name: content for name, content in files.items() if name.startswith(f"{PACKAGE.name}/")}

"""`python -m scripts.runtime.trace`: finds out which modules of the standard library the browser needs.

Boots the stock Pyodide, answers the example requests, imports whatever the package's source names, and writes
down what is loaded then; for each extra archive, what using it loads besides. A test compares the committed lists
with a fresh trace.
"""

import json
import sys
import tempfile
from pathlib import Path

from scripts.runtime import archive, library, node, package, wheels
from scripts.runtime.extras import EXTRAS, USES, Extra
from scripts.runtime.places import BUILD, INSIDE, MODULES, REQUESTS, RuntimeBuildError

LIBRARY = "library.zip"
HEADER = "# Modules of the standard library that reach the browser. Made by `python -m scripts.runtime.trace`.\n"


def traced() -> str:
    """The text of modules.txt as it should be now."""
    wanted = [*package.imported(), *library.KEPT_FOR_SAFETY]
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as temporary:
        folder = Path(temporary)
        # From a zip, like in the browser: reading data files from one needs other modules than from a folder.
        archive.write(folder / package.ARCHIVE, package.sources())
        archive.write(folder / LIBRARY, library.untrimmed())
        call = node.command(
            INSIDE / "trace.py",
            library=folder / LIBRARY,
            env={"PYTHONPATH": f"/app/{package.ARCHIVE}"},
            mounts={"/app": folder},
            imports=["selfcheck.bridge"],
            argv=[*wanted, "--", *requests()],
        )
        names = node.output(call, "tracing the standard library").split()
    reasons = library.KEPT_FOR_SAFETY
    return HEADER + "".join(f"{name}  # {reasons[name]}\n" if name in reasons else f"{name}\n" for name in names)


def traced_extra(extra: Extra, shipped: list[str]) -> str:
    """The text of an extra archive's list; `shipped` is in the library already."""
    with tempfile.TemporaryDirectory(dir=BUILD) as temporary:
        archive.write(Path(temporary) / LIBRARY, library.untrimmed())
        call = node.command(
            INSIDE / "trace.py",
            library=Path(temporary) / LIBRARY,
            env={"PYTHONPATH": "/wheels:/uses"},
            mounts={"/wheels": wheels.installed(wheels.BROWSER), "/uses": USES},
            argv=[extra.name, "--"],
        )
        names = node.output(call, f"tracing {extra.archive}").split()
    header = HEADER.replace("reach the browser", f"reach the browser in {extra.archive}")
    return header + "".join(f"{name}\n" for name in names if name not in shipped)


def requests() -> list[str]:
    """The example requests, each as the JSON text that the page would send."""
    return [json.dumps(request) for request in json.loads(REQUESTS.read_text(encoding="utf-8"))]


def main() -> int:
    """Writes the lists; returns the exit status."""
    try:
        MODULES.write_text(traced(), encoding="utf-8")
        for extra in EXTRAS:
            extra.modules.write_text(traced_extra(extra, library.listed()), encoding="utf-8")
    except RuntimeBuildError as error:
        print(f"✗ runtime: {error}", file=sys.stderr)
        return 1
    for path in (MODULES, *(extra.modules for extra in EXTRAS)):
        print(f"· runtime: {len(library.listed(path))} modules written to {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

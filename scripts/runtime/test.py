"""`python -m scripts.runtime.test [--library stock|trimmed]`: the package's tests inside Pyodide under Node.

From the repository's own sources, once with the library as Pyodide ships it and once with the trimmed one that
the browser gets; both unless one is chosen. Leaves build/junit-pyodide-<library>.xml.
"""

import argparse
import subprocess
import sys

from scripts.runtime import build, node, package, wheels
from scripts.runtime.places import BUILD, INSIDE, PYODIDE, ROOT, STOCK_LIBRARY, RuntimeBuildError

LIBRARIES = ("stock", "trimmed")
PATHS = ("tests/selfcheck", "selfcheck")


def command(name: str) -> list[str]:
    """The command line that runs the tests with the library `name`; builds the trimmed one if need be."""
    return node.command(
        INSIDE / "tests.py",
        library=build.build() / build.LIBRARY if name == "trimmed" else STOCK_LIBRARY,
        env={"PYTHONPATH": "/repo", "HYPOTHESIS_STORAGE_DIRECTORY": "/hypothesis"},
        mounts={"/repo": ROOT, "/wheels": wheels.installed(wheels.HOST), "/stock": PYODIDE},
        argv=[name, *package.modules(), "--", *PATHS, *options(f"pyodide-{name}")],
    )


def options(report: str) -> list[str]:
    """Options of pytest, the same for every interpreter; its results go to build/junit-<report>.xml."""
    # Capturing by file descriptor fails in Pyodide: its temporary files cannot be truncated.
    return [
        "--capture=sys",
        "--doctest-modules",
        "-p",
        "no:cacheprovider",
        f"--junitxml={BUILD.name}/junit-{report}.xml",
    ]


def main() -> int:
    """Runs the tests; returns the exit status."""
    parser = argparse.ArgumentParser(description="Run the tests of selfcheck inside Pyodide under Node.")
    parser.add_argument("--library", choices=LIBRARIES)
    chosen = parser.parse_args().library
    status = 0
    try:
        for name in [chosen] if chosen else LIBRARIES:
            print(f"· runtime: tests of selfcheck inside Pyodide, {name} library", flush=True)
            status |= subprocess.run(command(name), check=False).returncode
    except RuntimeBuildError as error:
        print(f"✗ runtime: {error}", file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())

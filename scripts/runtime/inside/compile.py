"""Inside Pyodide: compiles the archives named in `argv`, in place, with pyodide-build's own command.

Byte-code must come from the interpreter that will read it. The compiler inherits the settings this
interpreter was started with, -OO and no_debug_ranges: they leave out docstrings and position tables,
which would make up a third of the compressed library.
"""

from pyodide_build.cli.py_compile import main as py_compile  # type: ignore[import-not-found]


def main(argv: list[str]) -> int:
    """Compiles each archive; a file that cannot be compiled raises."""
    for archive in argv:
        py_compile([archive, "--silent", "--compression-level", "0"], standalone_mode=False)
    return 0

"""Inside stock Pyodide: prints every module of the standard library that is in use after real calls.

`argv` holds names to import besides (found in the package's source, kept for safety, or using an extra archive)
and, after "--", requests to answer. Imports nothing of its own beforehand: that would be counted as used.
"""

import sys


def main(argv: list[str]) -> int:
    """Prints the names, one a line."""
    split = argv.index("--")
    for request in argv[split + 1 :]:
        sys.modules["selfcheck.bridge"].handle(request)
    for name in argv[:split]:
        __import__(name)
    _describe_an_error()
    for module in list(sys.modules.values()):
        getattr(module, "__all__", None)  # one that is left for later is loaded by this, with what it needs
    library = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip/"
    for name, module in sorted(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        # os.path and its like are second names of modules that are listed under their own.
        if spec is not None and spec.name == name and str(spec.origin).startswith(library):
            print(name)
    return 0


def _describe_an_error() -> None:
    """The words of an error reach further into the library than a call that succeeds."""
    import traceback

    try:
        int("to see what an error needs")
    except ValueError as error:
        traceback.format_exception(error)

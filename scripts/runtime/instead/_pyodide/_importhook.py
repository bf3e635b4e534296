"""In place of Pyodide's own: no imports from JavaScript, which the package never makes.

The original watches every import, and adds to a failed one how to install what is missing.
"""


def register_js_finder() -> None:
    """Called when Python has started."""


def register_windows_finder() -> None:
    """Called when Python has started."""


def register_js_module(_name: str, _module: object) -> None:
    """Called for the modules ``js`` and ``pyodide_js``."""


def register_module_not_found_hook(_packages: object) -> None:
    """Called when packages could be loaded; there are none."""


def add_note_to_module_not_found_error(_error: ModuleNotFoundError) -> None:
    """Called when an import has failed."""

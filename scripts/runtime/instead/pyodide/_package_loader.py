"""In place of Pyodide's own: where packages would be put, which is all that starting asks of it.

The page installs none, and the original brings pathlib, shutil, tempfile, zipfile and five compressors.
"""


class _Folder:
    """A path as far as Pyodide asks: it calls ``__str__`` from JavaScript, where a string has none."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder("/lib/python3.14/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Called when packages could be loaded; there are none."""

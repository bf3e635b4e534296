"""The files that lie beside the modules, read alike from a folder, a wheel and the browser's archive."""

import pkgutil


def text(name: str) -> str:
    """The content of a file; `name` is its path within the package.

    >>> text("py.typed")
    ''
    """
    # Not importlib.resources: from an archive that reads through zipfile, and brings five compressors with it.
    content = pkgutil.get_data(__package__, name)
    assert content is not None  # every way to load this package can read its files
    return content.decode("utf-8")

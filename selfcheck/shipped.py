"""The files that lie beside the modules, read alike from a folder, a wheel and the browser's archive."""

import json
import pkgutil
from typing import Any


def text(name: str) -> str:
    """The content of a file; `name` is its path within the package.

    >>> text("py.typed")
    ''
    """
    # Not importlib.resources: from an archive that reads through zipfile, and brings five compressors with it.
    content = pkgutil.get_data(__package__, name)
    assert content is not None  # every way to load this package can read its files
    return content.decode("utf-8")


def table(name: str) -> dict[str, Any]:
    """The content of a TOML file; `name` is its path within the package.

    >>> table("words/zh/report.toml")["answer"]["none"]
    '未作答'
    """
    try:
        # The browser's archive holds it as JSON: reading TOML takes Python there longer than deciding.
        found: dict[str, Any] = json.loads(text(f"{name}.json"))
    except OSError:
        import tomllib

        found = tomllib.loads(text(name))
    return found

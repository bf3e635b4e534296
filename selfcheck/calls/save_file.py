"""Saves answers as a file."""

from typing import Any

from selfcheck.files import answer_file
from selfcheck.rules import SCHEMES


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``name``, ``typed``, ``evidence``, ``readings``. Reply: ``content``, the text of the file."""
    scheme, readings = SCHEMES[asked["scheme"]], asked.get("readings", ())
    return {"content": answer_file.content(scheme, asked["name"], asked["typed"], asked["evidence"], readings)}

"""Opens a file with a list: rows as if they had been pasted."""

import base64
from typing import Any

from selfcheck.evidence import file, sheet, table
from selfcheck.report.evidence import too_long, traits, unreadable


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Opens a file.

    Request: ``lang``, ``base64`` (its content), ``sheet`` (of a workbook; empty for the first with rows). Reply:
    ``text`` as if pasted, ``sheet`` and ``sheets`` of a workbook, ``said`` (what to know about it), ``problem``.
    """
    lang = asked["lang"]
    nothing: dict[str, Any] = {"text": "", "sheet": "", "sheets": [], "said": [], "problem": ""}
    try:
        found = file.opened(base64.b64decode(asked["base64"]), asked.get("sheet", ""))
        table.read(found.text)  # what would be too long is not put in place of what is there
    except table.TooLongError as error:
        return {**nothing, "problem": too_long(error, lang)}
    except (sheet.UnreadableFileError, ModuleNotFoundError) as error:
        return {**nothing, "problem": unreadable(error, lang)}
    return {
        **nothing,
        "text": found.text,
        "sheet": found.sheet,
        "sheets": list(found.sheets),
        "said": traits(found, lang),
    }

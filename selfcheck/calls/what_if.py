"""What-if: what other answers make of the result; the saved ones are never touched."""

from typing import Any

from selfcheck.core import answers
from selfcheck.core.assess import assess
from selfcheck.html.element import serialize
from selfcheck.html.result.difference import Difference
from selfcheck.rules import SCHEMES


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Compares what is tried with what is saved, for the page.

    Request: as for ``assess``, and the same of the saved answers: ``saved_typed`` and ``saved_strict``. Reply:
    ``html``, the inner markup of the comparison, and ``changes``, how much differs, in words.

    >>> asked = {"scheme": "lab", "lang": "en", "as_of": "2026-11-20", "saved_typed": {"joint.units": "4"}}
    >>> reply(asked | {"typed": {"joint.units": "3"}})["changes"]
    '1 answer changed, 1 outcome differs'
    """
    scheme = SCHEMES[asked["scheme"]]
    saved, tried = (
        assess(
            scheme,
            answers.check_typed(scheme, asked[f"{which}typed"]),
            frozenset(asked.get(f"{which}strict", ())),
        )
        for which in ("saved_", "")
    )
    found = Difference(saved, tried, asked["lang"], asked["as_of"], asked.get("rules", "../rules/"))
    return {"html": serialize(found.whole()), "changes": found.counted()}

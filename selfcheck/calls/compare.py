"""Compares the answer files of several candidates."""

import base64
import io
from typing import Any

from selfcheck.core.answers import decode
from selfcheck.core.assess import assess
from selfcheck.files import answer_file
from selfcheck.html.candidates import Candidate, CandidatesTable
from selfcheck.report import candidates
from selfcheck.rules import SCHEMES


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Assesses answer files together.

    Request: ``scheme``, ``lang``, ``as_of``, ``rules`` (where the texts stand, seen from the page), ``files``,
    each ``file`` (its name) and ``content`` (its bytes, base64). Reply: ``html``, the table; ``csv``, what
    ``python -m selfcheck batch`` prints, byte for byte; ``taken``, how many files have an outcome; ``said``, what
    to read out.

    >>> content = base64.b64encode(b'{"base.reputation": true}').decode()
    >>> asked = {"scheme": "base", "lang": "en", "as_of": "2026-11-20", "rules": "../rules/"}
    >>> files = [{"file": "=a.json", "content": content}, {"file": "b.json", "content": ""}]
    >>> made = reply(asked | {"files": files})
    >>> made["taken"], [row[:20] for row in made["csv"].splitlines()]
    (1, ['file,name,base,base.', "'=a.json,,unmet..met", 'b.json,,,,,,,,,,,,,"'])
    """
    scheme, lang = SCHEMES[asked["scheme"]], asked["lang"]
    found, rows = [], []
    for place, one in enumerate(asked["files"]):
        taken, checked, problems = answer_file.take(scheme, *decode(base64.b64decode(one["content"])))
        assessment = None if problems else assess(scheme, checked)
        found.append(Candidate(place, one["file"], taken.name, taken.readings, problems, assessment))
        rows.append(candidates.row(scheme, one["file"], taken.name, checked, problems, lang))
    csv = io.StringIO()
    candidates.write_csv(scheme, rows, csv)
    table = CandidatesTable(scheme, lang, asked["rules"], asked["as_of"], found)
    shown = {"html": table.html(), "said": table.said()}
    return {**shown, "csv": csv.getvalue(), "taken": len(table.candidates)}

"""Answers the scoring page: what is rated and weighted there, as a report and as the markup of its result."""

from typing import Any

from selfcheck.core.answers import UNKNOWN, Problem
from selfcheck.files import ratings_file
from selfcheck.html.scoring import result
from selfcheck.report.scoring import percent
from selfcheck.rules.indicators import DIMENSIONS
from selfcheck.scoring.score import EQUAL, ROW, Sheet, check, score, typed
from selfcheck.words import say


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Scores the form; what cannot be taken counts as not given and is named.

    Request: ``{"lang", "as_of", "typed": {name of the field: text as typed}}``, the names being indicator ids,
    dimensions for weights, and ``line``; ``rules`` as for ``assess``; ``name``, of the reviewer if given. Reply:
    ``report`` with ``worst`` and ``best`` of the equal-weight total, ``problems``, ``answers`` (as a file has
    them), ``shares`` (dimension → its weight in words) and ``html``.

    >>> fields = {"tr_1": "4", "tr_2": "6", "foundation": "1", "line": "x"}
    >>> made = reply({"lang": "en", "as_of": "2026-11-20", "typed": fields})
    >>> made["answers"], [one["fact"] for one in made["problems"]]
    ({'tr_1': 4}, ['tr_2', 'foresight', 'innovation', 'promotion', 'compliance', 'line'])
    """
    lang, name = asked["lang"], asked.get("name", "")
    sheet = read(asked["typed"])
    unknown = [id for id, text in asked["typed"].items() if text == UNKNOWN]
    problems = [(_field(one), say(lang, f"problem.{one.id}", **one.values)) for one in sheet.problems]
    made = score(sheet)
    return {
        "report": {**made, **made["total"]},
        "problems": [{"fact": fact, "message": message} for fact, message in problems],
        "answers": ratings_file.content(made["ratings"], unknown, name),
        "shares": {id: percent(float(share)) for id, share in (sheet.weights or EQUAL).items()},
        "html": result.html(made, lang, asked["as_of"], asked.get("rules", "../rules/"), problems, name),
    }


def read(fields: dict[str, str]) -> Sheet:
    """The fields of the form as a sheet; weights are given as soon as there is one."""
    values = {name: typed(text) for name, text in fields.items()}
    ratings = {name: value for name, value in values.items() if name.startswith(ROW)}
    weights = {name: values[name] for name in DIMENSIONS if name in values}
    return check(ratings, weights or None, values.get("line"))


def _field(problem: Problem) -> str:
    """The field at which it is said; what concerns all weights is said at the first."""
    return problem.fact or DIMENSIONS[0]

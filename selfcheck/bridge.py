"""What the page calls: a JSON string in, a JSON string out.

Request: ``{"scheme", "lang", "as_of", "typed": {fact id: text as typed}}``, and if wanted ``strict`` (readings to
take strictly) and ``rules`` (where the texts stand, seen from the page). Answer: ``report``,
``problems`` (fact and message, for the field it concerns), ``answers`` (what could be taken, as an answer file
has it) and ``html``, the inner markup of the result.
"""

import json

from . import answers, result
from .assess import assess
from .report import report
from .rules import SCHEMES
from .words import say


def handle(request: str) -> str:
    """Assesses what stands in the form; answers that cannot be taken count as unknown and are named.

    >>> typed = {"facilities.floor_area_m2": "-5", "research.national_projects_5y": "16"}
    >>> asked = {"scheme": "lab", "lang": "zh", "as_of": "2026-11-20", "typed": typed}
    >>> reply = json.loads(handle(json.dumps(asked)))
    >>> reply["problems"]
    [{'fact': 'facilities.floor_area_m2', 'message': '不能小于 0，而这里是 -5。'}]
    >>> reply["answers"]
    {'research.national_projects_5y': 16}
    >>> reply["report"]["worst"], reply["report"]["best"]
    ('unmet', 'met')
    """
    asked = json.loads(request)
    lang, scheme = asked["lang"], SCHEMES[asked["scheme"]]
    checked = answers.check_typed(scheme, asked["typed"])
    assessment = assess(scheme, checked, frozenset(asked.get("strict", ())))
    problems = [
        (problem.fact, say(lang, f"problem.{problem.id}", **problem.values)) for problem in checked.problems
    ]
    return json.dumps(
        {
            "report": report(assessment, asked["as_of"]),
            "problems": [{"fact": fact, "message": message} for fact, message in problems],
            "answers": checked,
            "html": result.html(assessment, lang, asked["as_of"], asked.get("rules", "../rules/"), problems),
        },
        ensure_ascii=False,
    )

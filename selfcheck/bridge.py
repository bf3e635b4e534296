"""What the page calls: a JSON string in, a JSON string out.

Every request names its ``call``. Here is the one that decides, ``assess``; what only some pages need lies in
modules of its own, each with a ``reply``, imported when first called: the verdict never waits for them.
"""

import importlib
import json
from typing import Any

from . import answers, result
from .assess import assess
from .rules import SCHEMES
from .words import say

ELSEWHERE = {
    "what_if": "difference",
    "save_file": "keep",
    "open_file": "keep",
    "make_link": "keep",
    "open_link": "keep",
    "compare": "compare",
    "evidence": "evidence_reply",
    "evidence_file": "evidence_reply",
    "score": "score_page",
    "reviewers": "reviewers_page",
}
"""Call → module of this package whose ``reply`` answers it: a decoded request in, something for JSON out."""


def handle(request: str) -> str:
    """Answers one request of the page.

    >>> typed = {"facilities.floor_area_m2": "-5", "research.national_projects_5y": "16"}
    >>> asked = {"call": "assess", "scheme": "lab", "lang": "zh", "as_of": "2026-11-20", "typed": typed}
    >>> reply = json.loads(handle(json.dumps(asked)))
    >>> reply["problems"]
    [{'fact': 'facilities.floor_area_m2', 'message': '不能是负数，这里填的是“-5”。'}]
    >>> reply["answers"]
    {'research.national_projects_5y': 16}
    >>> reply["report"]["worst"], reply["report"]["best"]
    ('unmet', 'met')
    """
    asked = json.loads(request)
    call = asked["call"]
    if call == "assess":
        reply = _assess(asked)
    else:
        reply = importlib.import_module(f".{ELSEWHERE[call]}", __package__).reply(asked)
    return json.dumps(reply, ensure_ascii=False)


def _assess(asked: dict[str, Any]) -> dict[str, Any]:
    """Assesses what stands in the form; answers that cannot be taken count as unknown and are named.

    Request: ``{"scheme", "lang", "as_of", "typed": {fact id: text as typed}}``, and if wanted ``strict``
    (readings to take strictly), ``rules`` (where the texts stand, seen from the page) and ``applicant`` (a name
    for the head of the result, in no receipt). Reply: ``report``, ``problems`` (fact and message, for the field it
    concerns), ``answers`` (what could be taken, as an answer file has it) and ``html``, the inner markup of the
    result.
    """
    lang, scheme = asked["lang"], SCHEMES[asked["scheme"]]
    checked = answers.check_typed(scheme, asked["typed"])
    assessment = assess(scheme, checked, frozenset(asked.get("strict", ())))
    problems = [
        (problem.fact, say(lang, f"problem.{problem.id}", **problem.values)) for problem in checked.problems
    ]
    report, html = result.report_and_html(
        assessment, lang, asked["as_of"], asked.get("rules", "../rules/"), problems, asked.get("applicant", "")
    )
    return {
        "report": report,
        "problems": [{"fact": fact, "message": message} for fact, message in problems],
        "answers": checked,
        "html": html,
    }

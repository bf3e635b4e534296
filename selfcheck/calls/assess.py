"""Assesses what stands in the form."""

from typing import Any

from selfcheck.core import answers
from selfcheck.core.assess import assess
from selfcheck.html.result.result import report_and_html
from selfcheck.rules import SCHEMES
from selfcheck.words import say


def reply(asked: dict[str, Any]) -> dict[str, Any]:
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
    report, html = report_and_html(
        assessment, lang, asked["as_of"], asked.get("rules", "../rules/"), problems, asked.get("applicant", "")
    )
    return {
        "report": report,
        "problems": [{"fact": fact, "message": message} for fact, message in problems],
        "answers": checked,
        "html": html,
    }

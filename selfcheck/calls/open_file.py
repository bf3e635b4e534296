"""Opens a file of answers, of either scheme, whole or with mistakes."""

import base64
from typing import Any

from selfcheck.core.answers import Problem, check_typed, decode
from selfcheck.files import answer_file
from selfcheck.files.answer_file import MOST_NAME
from selfcheck.html import keeping
from selfcheck.html.element import element
from selfcheck.rules import SCHEMES


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``file`` (its name) and ``content`` (its bytes, base64).

    Reply: ``scheme`` (``None``: nothing can be taken), ``page`` (its address, seen from this one), ``name``,
    ``answers`` (as typed, wrong ones too), ``evidence``, ``readings`` (those to take strictly), and ``html``, what
    to say about it.
    """
    lang, file = asked["lang"], asked["file"]
    decoded, faults = decode(base64.b64decode(asked["content"]))
    if decoded is None and faults:
        return keeping.nothing(lang, file, faults)
    opened, problems = answer_file.parse(decoded)
    if any(problem.id in ("newer_format", "not_object") for problem in problems):
        return keeping.nothing(lang, file, problems)
    scheme = answer_file.scheme_of(opened, SCHEMES[asked["scheme"]])
    if scheme is None:
        return keeping.nothing(lang, file, (*faults, *problems, Problem("", "no_answers")))
    texts = opened.texts()
    answers = {fact: text for fact, text in texts.items() if fact in scheme.facts and text.strip()}
    found = (*faults, *problems, *check_typed(scheme, texts).problems)
    particulars = (
        keeping.what(lang, "keep.opened", scheme, len(answers), file),
        keeping.line(lang, "keep.opened_name", element("bdi", {}, opened.name[:MOST_NAME]))
        if opened.name
        else None,
        keeping.line(lang, "keep.opened_evidence", str(len(opened.evidence))) if opened.evidence else None,
        keeping.readings(lang, opened.readings),
        keeping.elsewhere(lang, scheme, asked),
        keeping.wrong(lang, "keep.opened_wrong", scheme, found),
    )
    evidence = {fact: text for fact, text in opened.evidence.items() if fact in scheme.facts}
    name = (opened.name or file.removesuffix(".json"))[:MOST_NAME]
    return {
        "scheme": scheme.id,
        "page": keeping.page(scheme, asked),
        "name": name,
        "answers": answers,
        "evidence": evidence,
        "readings": list(opened.readings),
        "html": keeping.markup(particulars),
    }

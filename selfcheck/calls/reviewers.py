"""Answers the scoring page: the ratings files opened there, one to go on with or several to compare."""

from binascii import a2b_base64
from typing import Any

from selfcheck.core.answers import UNKNOWN, decode
from selfcheck.html.scoring import reviewers as reviewers_result
from selfcheck.report.phrases import problem_words
from selfcheck.rules.indicators import DIMENSIONS
from selfcheck.scoring.reviewers import compare, reviewers
from selfcheck.scoring.score import check, typed


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Takes files and compares those that can be taken.

    Request: ``{"lang", "files": [{"name", "content"}]}`` with the content in Base64; ``typed`` and ``rules`` as
    for ``score``, of ``typed`` only weights and line. Reply: ``files``, each with its ``name``, the ``reviewer``
    whom it names, its ``typed`` ratings as the form has them and its ``problems`` in words; the ``report`` of the
    comparison (``None`` when no file could be taken) and its ``html``.

    >>> content = "eyJ0cl8xIjogNCwgInRyXzIiOiBudWxsfQ=="
    >>> made = reply({"lang": "en", "files": [{"name": "a", "content": content}, {"name": "b", "content": ""}]})
    >>> made["files"][0]
    {'name': 'a', 'reviewer': '', 'typed': {'tr_1': '4', 'tr_2': 'unknown'}, 'problems': []}
    >>> made["files"][1]["problems"]
    ['The file is not JSON: there is an error at line 1, column 1. Choose a file that this site saved.']
    """
    lang = asked["lang"]
    loaded = [(one["name"], *decode(a2b_base64(one["content"]))) for one in asked["files"]]
    fields = {name: typed(text) for name, text in asked.get("typed", {}).items()}
    weights = {name: fields[name] for name in DIMENSIONS if name in fields}
    # What is wrong with them is said at their fields, and is no fault of the files.
    usable = check({}, weights or None, fields.get("line"))
    files = reviewers(loaded, weights if usable.weights else None, usable.line)
    report = compare(files) if any(not one.problems for one in files) else None
    return {
        "files": [
            {
                "name": name,
                "reviewer": one.given.name,
                "typed": {} if one.problems else _as_typed(one.given.ratings),
                "problems": [problem_words(problem, lang) for problem in one.problems],
            }
            for one, (name, _, _) in zip(files, loaded, strict=True)
        ],
        "report": report,
        "html": reviewers_result.html(files, report, lang, asked.get("rules", "../rules/")),
    }


def _as_typed(ratings: Any) -> dict[str, str]:
    """A file that was taken, as what a person would have typed; ``null`` is an answer too: not known."""
    words = {None: UNKNOWN, True: "true", False: "false"}
    return {id: words[one] if one is None or isinstance(one, bool) else str(one) for id, one in ratings.items()}

"""What the page calls: a JSON string in, a JSON string out.

Every request names its ``call``: a module of ``calls``, whose ``reply`` answers it. Only the one that decides,
``assess``, is imported at once; the verdict never waits for the others.
"""

import importlib
import json

from selfcheck.calls import assess

CALLS = (
    "assess",
    "what_if",
    "save_file",
    "open_file",
    "make_link",
    "open_link",
    "compare",
    "evidence",
    "evidence_file",
    "score",
    "reviewers",
)
"""All that may be asked, and so all that the browser is given: these modules and what they import."""


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
    if call not in CALLS:
        raise ValueError(f"there is no call {call!r}")
    module = assess if call == "assess" else importlib.import_module(f"selfcheck.calls.{call}")
    return json.dumps(module.reply(asked), ensure_ascii=False)

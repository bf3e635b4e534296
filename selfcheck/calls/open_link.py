"""Opens a link that carries answers."""

from typing import Any

from selfcheck.core.answers import Problem, check_typed
from selfcheck.files import answer_link
from selfcheck.html import keeping


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``pairs``, name and value, of the fragment in order. Reply: as ``open_file``, and ``name`` empty.

    What was lost, added or changed on the way is said; where something may have been changed, every answer is
    shown before any of them is taken.

    >>> link = "answers=lab&n=1&joint.units=2&end=d148ec86"
    >>> pairs = [pair.split("=") for pair in link.split("&")]
    >>> reply({"scheme": "lab", "lang": "en", "pairs": pairs})["answers"]
    {'joint.units': '2'}
    """
    lang = asked["lang"]
    link = answer_link.read([(str(name), str(value)) for name, value in asked["pairs"]])
    if link is None:
        return keeping.nothing(lang, "", (Problem("", "no_such_link"),))
    scheme = link.scheme
    checked = check_typed(scheme, link.typed)
    wrong = {problem.fact for problem in checked.problems}
    answers = {fact: text for fact, text in link.typed.items() if fact not in wrong}
    particulars = (
        keeping.what(lang, "keep.link_opened", scheme, len(answers)),
        *keeping.doubts(lang, link, checked),
        keeping.readings(lang, link.readings),
        keeping.elsewhere(lang, scheme, asked),
        keeping.wrong(
            lang, "keep.link_left_out", scheme, (*keeping.twice(lang, link), *link.problems, *checked.problems)
        ),
    )
    return {
        "scheme": scheme.id,
        "page": keeping.page(scheme, asked),
        "name": "",
        "answers": answers,
        "evidence": {},
        "readings": list(link.readings),
        "html": keeping.markup(particulars),
    }

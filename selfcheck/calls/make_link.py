"""Makes a link that carries answers in its fragment."""

from typing import Any

from selfcheck.core.answers import UNKNOWN, check_typed
from selfcheck.files import answer_file, answer_link
from selfcheck.html import keeping
from selfcheck.rules import SCHEMES
from selfcheck.words import say


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Request: ``typed``, ``readings``. Reply: ``link`` (the fragment, without #) and ``html``, what it carries.

    It carries nothing but what was chosen and numbers: every value is plain ASCII that needs no escaping. Text
    that was typed by mistake stays here.

    >>> reply({"scheme": "lab", "lang": "en", "typed": {"joint.units": "2"}})["link"]
    'answers=lab&n=1&joint.units=2&end=d148ec86'
    """
    lang, scheme, readings = asked["lang"], SCHEMES[asked["scheme"]], asked.get("readings", ())
    checked = check_typed(scheme, asked["typed"])
    texts = answer_file.AnswerFile({**checked}).texts()
    wrong = {problem.fact for problem in checked.problems}
    unknown = {fact for fact, text in asked["typed"].items() if text.strip() and fact not in wrong | texts.keys()}
    carried = {fact: texts.get(fact, UNKNOWN) for fact in scheme.facts if fact in texts.keys() | unknown}
    html = keeping.markup(
        (
            keeping.line(lang, "keep.link_carries", say(lang, "keep.count", n=len(carried))),
            keeping.readings(lang, readings),
            keeping.wrong(lang, "keep.link_wrong", scheme, checked.problems),
        )
    )
    return {"link": answer_link.fragment(scheme, carried, readings), "count": len(carried), "html": html}

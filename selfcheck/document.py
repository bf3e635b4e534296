"""The result as a document of its own: what ``--format html`` prints, with the answers that it rests on."""

from importlib.resources import files

from . import phrases, result
from .assess import Assessment
from .markup import HTML_LANG, element, serialize
from .requirement import Fact, Value
from .words import amount, say


def html(assessment: Assessment, lang: str, as_of: str) -> str:
    """A complete page without any reference to another file.

    >>> from .assess import assess
    >>> from .rules import LAB
    >>> made = html(assess(LAB, {"team.leader": True}), "en", "2026-11-20")
    >>> made.startswith("<!doctype html>"), "http" in made
    (True, False)
    """
    scheme = assessment.scheme
    title = say(lang, f"scheme.{scheme.id}.title")
    style = (files(__package__) / "document.css").read_text(encoding="utf-8")
    rows = [
        element(
            "tr",
            {},
            element("th", {"scope": "row"}, phrases.question(fact, scheme, lang)),
            element("td", {}, _answer(fact, assessment.answers.get(id), lang)),
        )
        for id, fact in scheme.facts.items()
    ]
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width"}),
        element("title", {}, f"{title} · {as_of}"),
        element("style", {}, style),
    )
    answers = (element("h2", {}, say(lang, "result.answers")), element("table", {}, element("tbody", {}, *rows)))
    body = element(
        "body",
        {},
        element("h1", {}, title),
        result.tree(assessment, lang, as_of),
        *answers,
    )
    return "<!doctype html>\n" + serialize(element("html", {"lang": HTML_LANG[lang]}, head, body))


def _answer(fact: Fact, value: Value | None, lang: str) -> str:
    if value is None:
        return say(lang, "answer.none")
    if isinstance(value, bool):
        return say(lang, f"answer.{str(value).lower()}")
    if isinstance(value, str):
        return say(lang, f"choice.{fact.id}.{value}")
    return amount(lang, value, fact.unit)

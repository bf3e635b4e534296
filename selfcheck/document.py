"""The result as a document of its own: what ``--format html`` prints."""

from . import result, shipped
from .assess import Assessment
from .markup import HTML_LANG, element, serialize
from .words import say


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
    style = shipped.text("document.css")
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width"}),
        element("title", {}, f"{title} · {as_of}"),
        element("style", {}, style),
    )
    body = element("body", {}, element("h1", {}, title), result.tree(assessment, lang, as_of))
    return "<!doctype html>\n" + serialize(element("html", {"lang": HTML_LANG[lang]}, head, body))

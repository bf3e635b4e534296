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
    title = say(lang, f"scheme.{assessment.scheme.id}.title")
    style = shipped.text("document.css")
    made = result.tree(assessment, lang, as_of)
    margins = "; ".join(f"--print-{place}: {made.get(f'data-print-{place}')}" for place in ("head", "foot"))
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width"}),
        element("title", {}, f"{title} · {as_of}"),
        element("style", {}, style),
    )
    body = element("body", {}, element("h1", {}, title), made)
    attributes = {"lang": HTML_LANG[lang], "style": margins}
    return "<!doctype html>\n" + serialize(element("html", attributes, head, body))

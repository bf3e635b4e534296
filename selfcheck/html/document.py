"""The result as a document of its own: what ``--format html`` prints."""

from selfcheck import shipped
from selfcheck.core.assess import Assessment
from selfcheck.html.element import HTML_LANG, element, serialize
from selfcheck.html.result import result
from selfcheck.words import say


def html(assessment: Assessment, lang: str, as_of: str, applicant: str = "") -> str:
    """A complete page without any reference to another file; ``applicant`` is the name that was given, if any.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> made = html(assess(LAB, {"team.leader": True}), "en", "2026-11-20")
    >>> made.startswith("<!doctype html>"), "http" in made
    (True, False)
    """
    title = say(lang, f"scheme.{assessment.scheme.id}.title")
    style = shipped.text("document.css")
    shown = result.tree(assessment, lang, as_of, applicant)
    margins = "; ".join(f"--print-{place}: {shown.get(f'data-print-{place}')}" for place in ("head", "foot"))
    head = element(
        "head",
        {},
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width"}),
        element("title", {}, f"{title} · {as_of}"),
        element("style", {}, style),
    )
    body = element("body", {}, element("h1", {}, title), shown)
    attributes = {"lang": HTML_LANG[lang], "style": margins}
    made = "<!doctype html>\n" + serialize(element("html", attributes, head, body))
    return made.encode("utf-8", "replace").decode()  # half of a surrogate pair may stand in a name, in no file

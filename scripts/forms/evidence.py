"""The place under a number where its evidence is listed: rows pasted or opened, and what they come to."""

from xml.etree.ElementTree import Element

from selfcheck.core.requirement import Fact
from selfcheck.evidence.file import MOST_BYTES
from selfcheck.evidence.table import MOST_CHARACTERS
from selfcheck.evidence.tally import adds
from selfcheck.html.element import element
from selfcheck.html.writer import Writer
from selfcheck.rules.windows import WINDOWS

EXAMPLE = (("example_first", "2023-05-06", "120"), ("example_second", "2024.3", "80.5"))
"""Rows that show the columns and that dates may be written in several ways."""


def panel(writer: Writer, fact: Fact) -> Element | None:
    """The panel of a fact that can be counted from rows; ``None`` for any other.

    What the rows come to is put in by the page, in the classes ``evidence-…``.
    """
    if fact.id not in WINDOWS:
        return None

    def say(id: str, **values: object) -> str:
        return writer.say(f"evidence.{id}", **values)

    area, hint, trouble = (f"{one}-{fact.id}" for one in ("evidence", "evidence-hint", "evidence-trouble"))
    return element(
        "div",
        {
            "class": "evidence",
            "data-evidence": fact.id,
            "data-most-bytes": str(MOST_BYTES),
            "data-most-characters": str(MOST_CHARACTERS),
            "data-too-long": say("file.characters", most=MOST_CHARACTERS),
        },
        element("p", {"class": "evidence-mark", "hidden": ""}),
        element("div", {"class": "evidence-choices", "hidden": ""}),
        element(
            "details",
            {},
            element("summary", {}, say("summary_sum" if adds(fact) else "summary_count")),
            element("p", {"class": "evidence-window", "hidden": ""}),
            element("p", {}, say("how")),
            _example(writer, fact),
            element(
                "div",
                {"id": hint, "class": "evidence-hint"},
                element("p", {}, say("limits_sum" if adds(fact) else "limits")),
                element("p", {}, say("privacy")),
            ),
            element("label", {"for": area}, say("label")),
            element(
                "textarea",
                {
                    "id": area,
                    "rows": "6",
                    "wrap": "off",
                    "spellcheck": "false",
                    "autocapitalize": "off",
                    "aria-describedby": f"{hint} {trouble}",
                },
            ),
            element("p", {"class": "evidence-held", "hidden": ""}, say("held")),
            element("p", {"class": "problem evidence-trouble", "id": trouble, "role": "alert", "hidden": ""}),
            element(
                "div",
                {"class": "evidence-actions"},
                _button("open", say("open")),
                element(
                    "label",
                    {"class": "evidence-sheet", "hidden": ""},
                    element("span", {}, say("sheet")),
                    element("select", {}),
                ),
                _button("clear", say("clear")),
            ),
            element("p", {"class": "evidence-status", "role": "status"}),
            element("div", {"class": "evidence-counted"}),
        ),
    )


def _button(name: str, words: str) -> Element:
    return element("button", {"type": "button", "class": "selfcheck-button", "data-evidence-action": name}, words)


def _example(writer: Writer, fact: Fact) -> Element:
    dated, money = WINDOWS[fact.id] is not None, adds(fact)

    def row(tag: str, name: str, date: str, amount: str, **attributes: str) -> Element:
        cells = [name, *([date] if dated else []), *([amount] if money else [])]
        return element("tr", {}, *(element(tag, attributes, cell) for cell in cells))

    heads = [writer.say(f"evidence.example_{one}") for one in ("name", "date", "amount")]
    return element(
        "table",
        {"class": "evidence-example"},
        element("caption", {}, writer.say("evidence.example_caption")),
        element("thead", {}, row("th", *heads, scope="col")),
        element("tbody", {}, *(row("td", writer.say(f"evidence.{name}"), *cells) for name, *cells in EXAMPLE)),
    )

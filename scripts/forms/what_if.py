"""Markup of the what-if mode: the offer to try other answers, and the sheet that tells that one does."""

from xml.etree.ElementTree import Element

from selfcheck.html.element import element
from selfcheck.html.writer import Writer


def offer(writer: Writer) -> Element:
    """The way into the mode."""
    button = element(
        "button",
        {"type": "button", "class": "selfcheck-button", "data-action": "what-if", "aria-pressed": "false"},
        writer.say("what_if.title"),
    )
    return element("p", {"class": "what-if-offer"}, button, " ", element("span", {}, writer.say("what_if.hint")))


def sheet(writer: Writer) -> Element:
    """What stays in view while the mode is on: that nothing is saved, the difference, and the two ways out."""
    buttons = (
        element(
            "button",
            {"type": "button", "class": "selfcheck-button", "data-action": f"what-if-{way}"},
            writer.say(f"what_if.{way}"),
        )
        for way in ("keep", "back")
    )
    return element(
        "section",
        {"class": "what-if", "aria-label": writer.say("what_if.title"), "hidden": ""},
        element(
            "details",
            {},
            element(
                "summary",
                {},
                element("strong", {}, writer.say("what_if.on")),
                " ",
                element("span", {"class": "what-if-count"}),
            ),
            element("div", {"class": "what-if-difference"}),
        ),
        element("div", {"class": "what-if-ways"}, *buttons),
    )

"""The panel that keeps and shares answers, as markup: what stands above the form, below it, and its dialogs."""

import json
from xml.etree.ElementTree import Element

from selfcheck.core.answers import MOST_BYTES, UNKNOWN
from selfcheck.files.answer_file import MOST_NAME
from selfcheck.html.element import Child, element
from selfcheck.html.writer import Writer
from selfcheck.report import phrases

MAIN = {"class": "selfcheck-button selfcheck-main-button"}
"""Of a dialog's buttons the one that most people came for."""


def above(writer: Writer) -> list[Element]:
    """What has to be seen wherever one is: whose answers these are, and what happened to them."""
    return [
        element(
            "div",
            {"class": "keep-notice", "role": "status"},
            element("p", {}),
            _button(writer, "", "keep.close", {"class": "keep-dismiss"}),
        ),
        element("p", {"class": "keep-offer", "hidden": ""}, _button(writer, "rescue", "keep.export")),
        element(
            "div",
            {"class": "keep-looking", "hidden": ""},
            element("p", {}, writer.say("keep.looking")),
            _button(writer, "look-take", "keep.looking_take"),
            _button(writer, "look-back", "keep.looking_back"),
        ),
        element(
            "p",
            {"class": "keep-who", "hidden": ""},
            writer.say("keep.applicant"),
            " ",
            element("bdi", {"dir": "auto"}),
        ),
    ]


def panel(writer: Writer) -> Element:
    """The panel itself, outside the form: nothing in it is an answer."""
    applicants = element(
        "div",
        {"class": "keep-applicants"},
        element("label", {"for": "keep-applicant"}, writer.say("keep.applicant")),
        element("select", {"id": "keep-applicant"}, element("option", {"value": ""})),
        *(_button(writer, action, f"keep.{action}") for action in ("add", "rename", "delete")),
    )
    actions = element(
        "div",
        {"class": "keep-actions"},
        *(_button(writer, action, f"keep.{action}") for action in ("export", "open", "share", "print", "clear")),
        element(
            "input",
            {
                "type": "file",
                "id": "keep-file",
                "accept": ".json,application/json",
                "hidden": "",
                "tabindex": "-1",
            },
        ),
    )
    return element(
        "section",
        {"class": "keep selfcheck-actions", "aria-labelledby": "keep", "data-most-bytes": str(MOST_BYTES)},
        element("h2", {"id": "keep"}, writer.say("keep.title")),
        element("p", {"class": "selfcheck-saved", "role": "status"}),
        element("p", {"class": "keep-where"}, writer.say("keep.where")),
        applicants,
        actions,
        element("p", {"class": "keep-drop"}, writer.say("keep.drop")),
    )


def dialogs(writer: Writer) -> list[Element]:
    """Everything that asks before it does something."""
    say = writer.say
    name_help = {"aria-describedby": "keep-name-help"}
    return [
        _dialog(
            writer,
            "keep-name",
            "keep.name_title",
            _named(writer, "keep-name-input", "keep.name_label", name_help),
            element("p", {"class": "help", "id": "keep-name-help"}, say("keep.name_help")),
            _ends(writer, ("ok", "keep.name_ok", MAIN)),
        ),
        _dialog(
            writer,
            "keep-delete",
            "keep.delete_title",
            element("p", {}, element("bdi", {"data-part": "what"})),
            element("p", {}, say("keep.delete_help")),
            _ends(writer, ("ok", "keep.delete_ok", {"data-danger": ""})),
        ),
        _dialog(
            writer,
            "keep-clear",
            "keep.clear_title",
            element("p", {}, say("keep.clear_help")),
            element(
                "ul",
                {},
                *(
                    element("li", {}, say(f"keep.clear_{what}"))
                    for what in ("answers", "scores", "preferences", "offline")
                ),
            ),
            element("p", {}, say("keep.clear_end")),
            _ends(writer, ("ok", "keep.clear_ok", {"data-danger": ""})),
        ),
        _dialog(
            writer,
            "keep-share",
            "keep.share_title",
            element("div", {"data-part": "what"}),
            element("p", {}, say("keep.share_help")),
            element("label", {"for": "keep-share-link"}, say("keep.share_link")),
            element("textarea", {"id": "keep-share-link", "readonly": "", "rows": "4", "spellcheck": "false"}),
            element("p", {"class": "help", "data-part": "length"}),
            element("p", {"class": "help", "data-part": "copied", "role": "status"}),
            element(
                "div",
                {"class": "keep-ends"},
                _button(writer, "", "keep.share_copy", {"data-part": "copy", "autofocus": "", **MAIN}),
                _end(writer, "", "keep.close"),
            ),
        ),
        _dialog(
            writer,
            "keep-incoming",
            "keep.incoming_title",
            element("div", {"data-part": "what"}),
            element("div", {"data-part": "named"}, _named(writer, "keep-incoming-name", "keep.name_label", {})),
            _ends(
                writer,
                ("take", "keep.incoming_take", {"data-part": "take", "autofocus": "", **MAIN}),
                ("go", "keep.incoming_go", {"data-part": "go", "autofocus": "", **MAIN}),
                ("look", "keep.incoming_look", {"data-part": "look"}),
            ),
        ),
    ]


def script_words(writer: Writer) -> Element:
    """Questions and answers in words, to say what another window has changed."""
    values = {value: writer.say(f"answer.{value}") for value in ("true", "false", UNKNOWN)}
    scheme = writer.scheme
    for fact in scheme.facts.values():
        own = {one: phrases.choice_id(fact, one, writer.lang) for one in fact.choices or ("true", "false")}
        values |= {f"{fact.id}.{one}": writer.say(id) for one, id in own.items() if not id.startswith("answer.")}
    titles = {id: phrases.question(fact, scheme, writer.lang) for id, fact in scheme.facts.items()}
    text = json.dumps({"titles": titles, "values": values}, ensure_ascii=False).replace("<", "\\u003c")
    return element("script", {"type": "application/json", "id": "keep-words"}, text)


def _dialog(writer: Writer, id: str, title: str, *children: Child) -> Element:
    """Named by its label, for an id of its heading would be one more address of the page."""
    return element(
        "dialog",
        {"id": id, "class": "keep-dialog", "aria-label": writer.say(title)},
        element("form", {"method": "dialog"}, element("h2", {}, writer.say(title)), *children),
    )


def _named(writer: Writer, id: str, label: str, attributes: dict[str, str]) -> Element:
    field = {"type": "text", "id": id, "maxlength": str(MOST_NAME), "autocomplete": "off", "dir": "auto"}
    return element(
        "p",
        {"class": "keep-named"},
        element("label", {"for": id}, writer.say(label)),
        element("input", field | attributes),
    )


def _ends(writer: Writer, *ends: tuple[str, str, dict[str, str]]) -> Element:
    """The ways out of a dialog; the last does nothing."""
    buttons = [_end(writer, value, words, attributes) for value, words, attributes in ends]
    harmless = {"autofocus": ""} if any("data-danger" in attributes for _, _, attributes in ends) else {}
    return element("div", {"class": "keep-ends"}, *buttons, _end(writer, "", "keep.cancel", harmless))


def _end(writer: Writer, value: str, words: str, attributes: dict[str, str] | None = None) -> Element:
    end = {"type": "submit", "class": "selfcheck-button", "value": value}
    return element("button", end | (attributes or {}), writer.say(words))


def _button(writer: Writer, action: str, words: str, attributes: dict[str, str] | None = None) -> Element:
    acts = {"data-action": action} if action else {}
    button = {"type": "button", "class": "selfcheck-button", **acts}
    return element("button", button | (attributes or {}), writer.say(words))

"""The empty form as markup, made from the same definitions that decide: one control for each fact.

It is complete without any script: a checklist with the words of the provisions, to be printed.
"""

import json
from xml.etree.ElementTree import Element

from .markup import citation, element, provision, quotation, serialize
from .requirement import Force, Group, Kind, Leaf, Requirement, Scheme, walk
from .result import RULES, binding
from .words import has, say, table


def render(scheme: Scheme, lang: str, runtime: str, runtime_bytes: int) -> str:
    """The form and the empty result of a scheme's page.

    ``runtime`` is the address of the runtime's folder, relative to the page; ``runtime_bytes`` is what it weighs
    once unpacked, for the progress line.
    """
    form = element(
        "form",
        {
            "id": "selfcheck-form",
            "class": "selfcheck-form",
            "data-scheme": scheme.id,
            "data-runtime": runtime,
            "data-runtime-bytes": str(runtime_bytes),
            "novalidate": "",
            "autocomplete": "off",
        },
        element("p", {"class": "selfcheck-alert", "role": "alert", "hidden": ""}),
        *(_group(child, lang) for child in scheme.root.children if isinstance(child, Group)),
        _actions(lang),
        # On a narrow screen it stays at the lower edge until the result itself comes into view.
        element("a", {"class": "selfcheck-bar", "href": "#selfcheck-result"}),
    )
    result = element(
        "section",
        {
            "id": "selfcheck-result",
            "class": "selfcheck-result",
            "data-state": "loading",
            "aria-label": say(lang, "result.title"),
        },
        element("p", {"class": "selfcheck-status", "role": "status"}),
        _wait(lang),
        element("div", {"class": "selfcheck-output"}),
    )
    return "".join(
        map(
            serialize,
            (
                element("noscript", {}, element("p", {"class": "selfcheck-notice"}, say(lang, "form.no_script"))),
                element("div", {"class": "selfcheck"}, form, result),
                _script_words(lang),
            ),
        )
    )


def _wait(lang: str) -> Element:
    """What stands in place of the result while there is none."""
    return element(
        "div",
        {"class": "selfcheck-wait"},
        element("h2", {}, say(lang, "result.title")),
        element("p", {"class": "selfcheck-message"}),
        element(
            "progress", {"class": "selfcheck-progress", "aria-label": say(lang, "form.progress"), "hidden": ""}
        ),
        element(
            "button",
            {"type": "button", "class": "selfcheck-button selfcheck-retry", "data-action": "retry", "hidden": ""},
            say(lang, "form.retry"),
        ),
    )


def _group(group: Group, lang: str) -> Element:
    questions = sum(isinstance(part, Leaf) for part in walk(group))
    return element(
        "section",
        {"class": "selfcheck-group", "aria-labelledby": group.id},
        element("h2", {"id": group.id}, say(lang, f"requirement.{group.id}")),
        element(
            "p",
            {"class": "group-particulars"},
            say(lang, "form.group_count", n=questions),
            " · ",
            citation(group, lang, RULES),
        ),
        provision(group, lang),
        *(_part(child, lang) for child in group.children),
    )


def _part(part: Requirement, lang: str) -> Element:
    if isinstance(part, Leaf):
        return _yes_or_no(part, lang) if part.fact.kind is Kind.BOOLEAN else _number(part, lang)
    return element(
        "div",
        {"class": "selfcheck-choice", "role": "group", "aria-labelledby": part.id},
        element("h3", {"id": part.id}, say(lang, f"requirement.{part.id}")),
        element("p", {"class": "way"}, binding(part, lang)),
        *(_part(child, lang) for child in part.children),
    )


def _yes_or_no(leaf: Leaf, lang: str) -> Element:
    name = leaf.fact.id
    answers = [
        element(
            "label",
            {"class": "answer"},
            element("input", {"type": "radio", "name": name, "value": value}),
            element("span", {}, say(lang, f"answer.{value}")),
        )
        for value in ("true", "false", "unknown")
    ]
    return element(
        "fieldset",
        {
            "class": "question",
            "id": f"ask-{name}",
            "data-fact": name,
            "role": "radiogroup",  # a plain fieldset cannot be invalid
            "aria-describedby": f"problem-{name}",
        },
        element("legend", {}, *_title(leaf, lang)),
        quotation(leaf, lang, RULES),
        _help(leaf, lang),
        element("p", {"class": "declare"}, say(lang, "form.declare")) if leaf.force is Force.JUDGED else None,
        element("div", {"class": "answers"}, *answers),
        _problem(name),
        provision(leaf, lang),
    )


def _number(leaf: Leaf, lang: str) -> Element:
    name = leaf.fact.id
    described = [f"help-{name}"] if has(lang, f"help.{name}") else []
    return element(
        "div",
        {"class": "question", "id": f"ask-{name}", "data-fact": name},
        element("label", {"for": name, "class": "title"}, *_title(leaf, lang)),
        quotation(leaf, lang, RULES),
        _help(leaf, lang),
        element(
            "div",
            {"class": "field"},
            element(
                "input",
                {
                    "type": "text",
                    "inputmode": "numeric" if leaf.fact.kind is Kind.INTEGER else "decimal",
                    "id": name,
                    "name": name,
                    "aria-describedby": " ".join([f"unit-{name}", *described, f"problem-{name}"]),
                },
            ),
            element("span", {"class": "unit", "id": f"unit-{name}"}, say(lang, f"unit.{leaf.fact.unit}")),
        ),
        _problem(name),
        provision(leaf, lang),
    )


def _title(leaf: Leaf, lang: str) -> list[Element | str]:
    return [
        say(lang, f"requirement.{leaf.id}"),
        " ",
        element("span", {"class": f"force force-{leaf.force.value}"}, binding(leaf, lang)),
    ]


def _help(leaf: Leaf, lang: str) -> Element | None:
    id = f"help.{leaf.fact.id}"
    return element("p", {"class": "help", "id": f"help-{leaf.fact.id}"}, say(lang, id)) if has(lang, id) else None


def _problem(name: str) -> Element:
    return element("p", {"class": "problem", "id": f"problem-{name}", "hidden": ""})


def _actions(lang: str) -> Element:
    buttons = [
        element(
            "button",
            {"type": "button", "class": "selfcheck-button", "data-action": action},
            say(lang, f"form.{action}"),
        )
        for action in ("print", "export", "clear")
    ]
    return element(
        "div",
        {"class": "selfcheck-actions"},
        element("p", {"class": "selfcheck-saved", "role": "status"}),
        *buttons,
    )


def _script_words(lang: str) -> Element:
    """The words that the page's script shows, so that no words stand in JavaScript."""
    text = json.dumps(table(lang, "script"), ensure_ascii=False).replace("<", "\\u003c")
    return element("script", {"type": "application/json", "id": "selfcheck-words"}, text)

"""The page that compares candidates, as markup: which files to open, and the place for their table."""

from xml.etree.ElementTree import Element

from selfcheck.core.answers import MOST_BYTES
from selfcheck.html.element import element, serialize
from selfcheck.html.page import PageWriter
from selfcheck.rules import LAB, SCHEMES


def render(lang: str, runtime: str, runtime_bytes: int, rules: str = "../rules/") -> str:
    """The empty page; arguments as of ``form.render``."""
    writer = _Compare(LAB, lang, rules)
    root = element(
        "div",
        {
            "class": "selfcheck compare",
            "data-rules": rules,
            "data-runtime": runtime,
            "data-runtime-bytes": str(runtime_bytes),
            "data-most-bytes": str(MOST_BYTES),
        },
        writer.choosing(),
        element("p", {"class": "selfcheck-alert", "role": "alert", "hidden": ""}),
        writer.result(),
    )
    no_script = element("p", {"class": "selfcheck-notice"}, writer.say("compare.no_script"))
    whole = (element("noscript", {}, no_script), root, writer.script_words("script", "compare_script"))
    return "".join(map(serialize, whole))


class _Compare(PageWriter):
    """The page in one language."""

    def choosing(self) -> Element:
        """What to compare: by which rules, and whose answers."""
        schemes = (
            element(
                "label",
                {"class": "answer"},
                element(
                    "input", {"type": "radio", "name": "scheme", "value": id} | ({"checked": ""} if first else {})
                ),
                element("span", {}, self.say(f"keep.scheme.{id}")),
            )
            for id, first in ((id, id == LAB.id) for id in SCHEMES)
        )
        files = {"type": "file", "id": "compare-files", "multiple": "", "accept": ".json,application/json"}
        return element(
            "form",
            {"class": "compare-choosing", "autocomplete": "off"},
            element(
                "fieldset",
                {"class": "compare-scheme"},
                element("legend", {}, self.say("compare.scheme")),
                element("div", {"class": "answers"}, *schemes),
            ),
            element(
                "div",
                {"class": "compare-open"},
                self.action("open", "compare.open"),
                element("input", files | {"hidden": "", "tabindex": "-1"}),
                element("span", {"class": "help"}, self.say("compare.drop")),
            ),
            element(
                "fieldset",
                {"class": "compare-kept", "hidden": ""},
                element("legend", {}, self.say("compare.kept")),
                element("div", {"class": "answers"}),
            ),
        )

    def result(self) -> Element:
        """The table, what can be done with it, and what is said as long as there is none."""
        return element(
            "section",
            {
                "id": "compare-result",
                "class": "selfcheck-result",
                "data-state": "loading",
                "aria-labelledby": "compare",
            },
            element("h2", {"id": "compare"}, self.say("compare.result")),
            element("p", {"class": "selfcheck-status", "role": "status"}),
            self.wait(loading="compare_script.loading", printable=False),
            element("p", {"class": "compare-empty"}, self.say("compare.empty")),
            self.chosen(),
            element(
                "div",
                {"class": "compare-actions", "hidden": ""},
                element(
                    "label",
                    {"class": "answer"},
                    element("input", {"type": "checkbox", "id": "compare-differing"}),
                    element("span", {}, self.say("compare.only_differing")),
                ),
                self.action("csv", "compare.csv"),
                self.action("clear", "compare.clear"),
            ),
            element("div", {"class": "selfcheck-output"}),
        )

    def chosen(self) -> Element:
        """The files, as long as no table has them: one may be more than the rules can bear, and has to go."""
        remove = element(
            "button",
            {"type": "button", "class": "compare-remove"},
            element("span", {"class": "unseen"}, self.say("compare.remove"), " ", element("bdi")),
            element("span", {"aria-hidden": "true"}, "×"),
        )
        return element(
            "div",
            {"class": "compare-chosen", "hidden": ""},
            element("p", {}, self.say("compare.chosen")),
            element("ul"),
            element("template", {}, element("li", {}, element("bdi"), " ", remove)),
        )

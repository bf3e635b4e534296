"""What every page has that runs the rules: the place where one waits for them, buttons, and the script's words."""

import json
from xml.etree.ElementTree import Element

from selfcheck.html.element import element
from selfcheck.html.writer import Writer
from selfcheck.words import table


class PageWriter(Writer):
    """Writes the parts that the page's script expects."""

    def wait(
        self, heading: Element | None = None, loading: str = "script.loading", *, printable: bool = True
    ) -> Element:
        """What stands in place of the result while there is none.

        ``loading`` is the id of what is said first; ``printable``: without a result there is still the form.
        """
        return element(
            "div",
            {"class": "selfcheck-wait"},
            heading,
            element("p", {"class": "selfcheck-message"}, self.say(loading)),
            element(
                "progress", {"class": "selfcheck-progress", "aria-label": self.say("form.progress"), "hidden": ""}
            ),
            element(
                "div",
                {"class": "wait-actions"},
                element(
                    "button",
                    {
                        "type": "button",
                        "class": "selfcheck-button selfcheck-retry",
                        "data-action": "retry",
                        "hidden": "",
                    },
                    self.say("form.retry"),
                ),
                self.action("print-blank", "form.print") if printable else None,
            ),
        )

    def bar(self, address: str) -> Element:
        """What leads to the result on a narrow screen, at the lower edge until it comes into view itself."""
        return element("a", {"class": "selfcheck-bar", "href": address}, self.say("script.loading"))

    def problem(self, fact: str) -> Element:
        """Where what is wrong with an answer is said."""
        return element("p", {"class": "problem", "id": f"problem-{fact}", "hidden": ""})

    def action(self, action: str, words: str) -> Element:
        """A button that the script gives its action."""
        attributes = {"type": "button", "class": "selfcheck-button", "data-action": action}
        return element("button", attributes, self.say(words))

    def script_words(self, *prefixes: str) -> Element:
        """The words that the page's script shows, so that no words stand in JavaScript; later ones go first."""
        words = {id: one for prefix in prefixes for id, one in table(self.lang, prefix).items()}
        text = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
        return element("script", {"type": "application/json", "id": "selfcheck-words"}, text)

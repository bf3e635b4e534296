"""What the parts of the scoring page write alike: what an indicator is called, and the way to its question."""

from xml.etree.ElementTree import Element

from selfcheck.html.element import element
from selfcheck.html.page import PageWriter
from selfcheck.report.scoring import indicator_words
from selfcheck.rules import LAB
from selfcheck.rules.indicators import Indicator


class ScoreWriter(PageWriter):
    """Writes the scoring in one language; provisions are cited as in the scheme ``lab``, of which it is a part."""

    def __init__(self, lang: str, rules: str) -> None:
        super().__init__(LAB, lang, rules)

    def named(self, one: Indicator) -> str:
        """What an indicator is called where there is room for one line: its explanation, or itself without one."""
        second, explained = indicator_words(one, self.lang)
        return explained or second

    def to_question(self, one: Indicator) -> Element:
        """A link to where the form asks for its rating."""
        return element("a", {"href": f"#ask-{one.id}"}, self.named(one))

    def dimension(self, id: str) -> str:
        """The name of a dimension."""
        return self.say(f"dimension.{id}")

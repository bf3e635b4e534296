"""What other answers make of the result, held against the saved ones."""

from xml.etree.ElementTree import Element

from selfcheck.core.assess import Assessment
from selfcheck.core.requirement import Requirement
from selfcheck.html.element import element
from selfcheck.html.result.findings import Findings
from selfcheck.report import phrases
from selfcheck.report.report import changed


class Difference(Findings):
    """Two assessments of one scheme; what ``Findings`` writes is of the one tried."""

    def __init__(self, saved: Assessment, tried: Assessment, lang: str, as_of: str, rules: str) -> None:
        super().__init__(tried, lang, as_of, rules)
        self.saved = saved
        self.facts = [id for id in self.scheme.facts if saved.answers.get(id) != tried.answers.get(id)]
        self.readings = sorted(saved.strict ^ tried.strict)

        self.outcomes = list(changed(saved, tried))

    def counted(self) -> str:
        """How many answers and outcomes differ."""
        answered, come_out = len(self.facts) + len(self.readings), len(self.outcomes)
        comma = self.say("result.comma")
        return comma.join(
            (self.say("what_if.count_answers", n=answered), self.say("what_if.count_outcomes", n=come_out))
        )

    def whole(self) -> Element:
        """All that differs."""
        if not self.facts and not self.readings:
            return element("div", {}, element("p", {}, self.say("what_if.nothing")))
        return element(
            "div",
            {},
            element(
                "dl",
                {"class": "headlines"},
                element("dt", {}, self.say("what_if.saved")),
                element("dd", {}, *self.held(phrases.headline(self.saved, self.lang))),
                element("dt", {}, self.say("what_if.tried")),
                element("dd", {}, *self.held(phrases.headline(self.assessment, self.lang))),
            ),
            element("h3", {}, self.say("what_if.outcomes")),
            element("ul", {}, *map(self.outcome, self.outcomes)) if self.outcomes else None,
            None if self.outcomes else element("p", {}, self.say("what_if.same")),
            element("h3", {}, self.say("what_if.answers")),
            element("ul", {}, *map(self.fact, self.facts), *map(self.reading, self.readings)),
        )

    def fact(self, id: str) -> Element:
        """An answer: what is saved, what is tried."""
        fact = self.scheme.facts[id]
        before, after = (phrases.answer(fact, which.answers, self.lang) for which in (self.saved, self.assessment))
        return self.line(self.to_fact(id), element("del", {}, before), element("ins", {}, after))

    def reading(self, id: str) -> Element:
        """A reading, before and after."""
        before, after = (
            self.say(f"reading.{id}.{'strict' if id in which.strict else 'lenient'}")
            for which in (self.saved, self.assessment)
        )
        title = element("span", {}, self.say(f"reading.{id}.title"))
        return self.line(title, element("del", {}, before), element("ins", {}, after))

    def outcome(self, part: Requirement) -> Element:
        """A requirement: from what to what."""
        before, after = (self.state_of(which, part) for which in (self.saved, self.assessment))
        return self.line(self.to_question(part), before, after)

    def state_of(self, which: Assessment, part: Requirement) -> Element:
        """A requirement's outcome in one of the two."""
        interval = which.intervals[part.id]
        look = f"state state-{phrases.interval_id(interval)}"
        return element("span", {"class": look}, phrases.outcome(part, interval, self.lang))

    def line(self, name: Element, before: Element, after: Element) -> Element:
        """What something was and what it becomes."""
        return element("li", {}, name, self.say("result.colon"), before, self.say("what_if.to"), after)

"""What-if: what other answers make of the result, held against the saved ones; those are never touched."""

from typing import Any
from xml.etree.ElementTree import Element

from . import answers, phrases
from .assess import Assessment, assess
from .findings import Findings
from .markup import element, serialize
from .report import changed
from .requirement import Requirement
from .rules import SCHEMES


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Compares what is tried with what is saved, for the page.

    Request: as for ``assess``, and the same of the saved answers: ``saved_typed`` and ``saved_strict``. Reply:
    ``html``, the inner markup of the comparison, and ``changes``, how much differs, in words.

    >>> asked = {"scheme": "lab", "lang": "en", "as_of": "2026-11-20", "saved_typed": {"joint.units": "4"}}
    >>> reply(asked | {"typed": {"joint.units": "3"}})["changes"]
    '1 answer changed, 1 outcome differs'
    """
    scheme = SCHEMES[asked["scheme"]]
    saved, tried = (
        assess(
            scheme,
            answers.check_typed(scheme, asked[f"{which}typed"]),
            frozenset(asked.get(f"{which}strict", ())),
        )
        for which in ("saved_", "")
    )
    found = _Difference(saved, tried, asked["lang"], asked["as_of"], asked.get("rules", "../rules/"))
    return {"html": serialize(found.whole()), "changes": found.counted()}


class _Difference(Findings):
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
        interval = which.intervals[part.id]
        look = f"state state-{phrases.interval_id(interval)}"
        return element("span", {"class": look}, phrases.outcome(part, interval, self.lang))

    def line(self, name: Element, before: Element, after: Element) -> Element:
        return element("li", {}, name, self.say("result.colon"), before, self.say("what_if.to"), after)

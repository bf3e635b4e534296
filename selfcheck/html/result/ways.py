"""What would be enough, as markup: the smallest sets of changes, each of which can be tried at once."""

import json
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from selfcheck.core.outcome import Outcome
from selfcheck.core.requirement import Leaf, Requirement
from selfcheck.html.element import element
from selfcheck.html.result.findings import Findings
from selfcheck.report import phrases
from selfcheck.report.report import in_the_way

MOST_WAYS = 6
"""Of many ways to the same end the shortest are shown at once; the others are a tap away."""


def enough(one: Findings) -> Element | None:
    """The smallest sets of changes that would do, once the answers that are there leave something to mend."""
    intervals = one.assessment.intervals
    violated = [id for id in one.report["irreparable"] if intervals[id].best < Outcome.MET]
    if violated:
        names = one.say("result.comma").join(one.label(one.leaves[id]) for id in violated)
        return element(
            "p", {"class": "irreparable", "data-part": "irreparable"}, one.say("result.irreparable", names=names)
        )
    if not in_the_way(one.assessment):
        return None
    failing, open_ = phrases.remedies(one.assessment, one.report["unlock"])
    needed = [id for _, common, _ in failing for id in common]
    has_choice = any(ways for _, _, ways in failing)
    made = one.section(
        "enough",
        one.say("result.unlock"),
        element(
            "ul",
            {},
            *(element("li", {}, *one.held(phrases.steps(one.assessment, [id], one.lang))) for id in needed),
            *(
                _either(one, condition, ways, "what_if.try_with" if needed else "what_if.try")
                for condition, _, ways in failing
                if ways
            ),
            _answering(one, open_) if open_ else None,
        ),
        None if has_choice else _button(one, [], "what_if.try_all" if len(needed) > 1 else "what_if.try"),
    )
    if one.interactive:
        made.set("data-try", _figures(one, needed))
    return made


def _answering(one: Findings, conditions: Sequence[Requirement]) -> Element:
    """What is not decided yet must turn out well too; of little interest as long as it is a list."""
    return element(
        "li",
        {},
        element(
            "details",
            {"class": "also-open"},
            element("summary", {}, one.say("result.also_open", n=len(conditions))),
            element("ul", {}, *(element("li", {}, one.to_question(condition)) for condition in conditions)),
        ),
    )


def _either(one: Findings, condition: Requirement, ways: Sequence[Sequence[str]], words: str) -> Element:
    """The ways to choose from, each with a button of these words."""
    shown, rest = ways[:MOST_WAYS], ways[MOST_WAYS:]
    more = element(
        "details",
        {"class": "more-ways"},
        element("summary", {}, one.say("result.more_ways", n=len(rest))),
        element("ul", {}, *(_way(one, ids, words) for ids in rest)),
    )
    return element(
        "li",
        {},
        one.say("result.one_of", name=one.label(condition), n=len(ways)),
        element("ul", {}, *(_way(one, ids, words) for ids in shown)),
        more if rest else None,
    )


def _way(one: Findings, ids: Sequence[str], words: str) -> Element:
    steps = element("span", {}, *one.held(phrases.steps(one.assessment, ids, one.lang)))
    return element("li", {}, steps, " ", _button(one, ids, words))


def _button(one: Findings, ids: Sequence[str], words: str) -> Element | None:
    """Tries a way, together with all that is needed in any case."""
    if not one.interactive:
        return None
    attributes = {"type": "button", "class": "selfcheck-button try", "data-try": _figures(one, ids)}
    return element("button", attributes, one.say(words))


def _figures(one: Findings, ids: Iterable[str]) -> str:
    """The answers that make the leaves met, as a person would type them: fact → text, as JSON."""
    leaves: list[Leaf] = [one.leaves[id] for id in ids]
    return json.dumps({leaf.fact.id: leaf.enough for leaf in leaves}, separators=(",", ":"))

"""What would be enough, as markup: the smallest sets of changes, each of which can be tried at once."""

import json
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from . import phrases
from .findings import Findings
from .markup import element
from .outcome import Outcome
from .report import in_the_way
from .requirement import Leaf

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
    common, ways = phrases.ways(one.report["unlock"])
    lacking = [id for id in common if intervals[id].best < Outcome.MET]
    open_ = [id for id in common if id not in lacking]
    made = one.section(
        "enough",
        one.say("result.unlock"),
        element(
            "ul",
            {},
            *(element("li", {}, phrases.step(one.assessment, one.leaves[id], one.lang)) for id in lacking),
            _either(one, ways) if ways else None,
            _answering(one, open_) if open_ else None,
        ),
        None if ways else _button(one, [], "what_if.try_all" if len(common) > 1 else "what_if.try"),
    )
    if one.interactive:
        made.set("data-try", _figures(one, common))
    return made


def _answering(one: Findings, ids: Sequence[str]) -> Element:
    """What is not known yet must turn out well too; of little interest as long as it is a list."""
    return element(
        "li",
        {},
        element(
            "details",
            {"class": "also-open"},
            element("summary", {}, one.say("result.also_open", n=len(ids))),
            element("ul", {}, *(element("li", {}, one.to_question(one.leaves[id])) for id in ids)),
        ),
    )


def _either(one: Findings, ways: Sequence[Sequence[str]]) -> Element:
    shown, rest = ways[:MOST_WAYS], ways[MOST_WAYS:]
    more = element(
        "details",
        {"class": "more-ways"},
        element("summary", {}, one.say("result.more_ways", n=len(rest))),
        element("ul", {}, *(_way(one, ids) for ids in rest)),
    )
    return element(
        "li",
        {},
        one.say("result.one_of", n=len(ways)),
        element("ul", {}, *(_way(one, ids) for ids in shown)),
        more if rest else None,
    )


def _way(one: Findings, ids: Sequence[str]) -> Element:
    return element("li", {}, phrases.steps(one.assessment, ids, one.lang), " ", _button(one, ids))


def _button(one: Findings, ids: Sequence[str], words: str = "what_if.try") -> Element | None:
    """Tries a way, together with what all ways have in common."""
    if not one.interactive:
        return None
    attributes = {"type": "button", "class": "selfcheck-button try", "data-try": _figures(one, ids)}
    return element("button", attributes, one.say(words))


def _figures(one: Findings, ids: Iterable[str]) -> str:
    """The answers that make the leaves met, as a person would type them: fact → text, as JSON."""
    leaves: list[Leaf] = [one.leaves[id] for id in ids]
    return json.dumps({leaf.fact.id: leaf.enough for leaf in leaves}, separators=(",", ":"))

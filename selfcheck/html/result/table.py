"""Every requirement as markup, by group and provision, with its words; then priority, and the receipt."""

from xml.etree.ElementTree import Element

from selfcheck import __version__
from selfcheck.core.requirement import Force, Group, Leaf, Requirement
from selfcheck.html.element import element
from selfcheck.html.result.findings import Findings
from selfcheck.law import sources
from selfcheck.report import phrases
from selfcheck.rules.readings import STRICT


def table(one: Findings) -> Element:
    """All requirements in document order, each group under the provision that it comes from."""
    return element(
        "section",
        {"aria-labelledby": "ledger"},
        element("h2", {"id": "ledger"}, one.say("result.table")),
        element(
            "ul",
            {"class": "requirements", "data-parts": ""},
            *(_group(one, part) for part in one.scheme.root.children),
        ),
    )


def preference(one: Findings) -> Element | None:
    """What comes first in recommendation: beside the verdict, never in it."""
    if not one.scheme.preferences:
        return None
    return element(
        "section",
        {"class": "preference", "aria-labelledby": "preference"},
        element("h2", {"id": "preference"}, one.say("result.preference")),
        element(
            "ul",
            {"class": "requirements", "data-parts": ""},
            *(_group(one, leaf) for leaf in one.scheme.preferences),
        ),
    )


def receipt(one: Findings) -> Element:
    """What was run on what, and how somebody else comes to the same receipt."""
    rows = [
        (one.say("result.as_of"), one.as_of),
        (one.say("result.ruleset"), __version__),
        *(
            (one.say("result.text_sha"), f"{sources.title(slug, one.lang)} · sha256 {sha256[:16]}…")
            for slug, sha256 in one.report["ruleset"]["texts"].items()
        ),
        *(
            (one.say("result.reading"), phrases.reading(row["id"], row["chosen"], one.lang))
            for row in one.report["readings"]
            if row["changes"] or row["chosen"] == STRICT
        ),
        (one.say("result.receipt"), one.report["receipt"]),
    ]
    return element(
        "section",
        {"class": "receipt", "data-part": "receipt", "aria-labelledby": "receipt"},
        element("h2", {"id": "receipt"}, one.say("result.receipt")),
        element(
            "dl",
            {"class": "particulars"},
            *(
                element("div", {}, element("dt", {}, name), element("dd", {}, *one.held(value)))
                for name, value in rows
            ),
        ),
        element("p", {}, one.say("result.verify")),
        element("p", {}, element("code", {}, phrases.command(one.assessment, one.as_of))),
    )


def _group(one: Findings, part: Requirement) -> Element:
    """A group under a heading of its own; a change of one answer seldom touches more than one of them."""
    return _row(one, part, "h3", {"data-part": part.id}, one.not_in_force(part))


def _row(
    one: Findings, part: Requirement, heading: str, attributes: dict[str, str], status: Element | None = None
) -> Element:
    interval = one.assessment.intervals[part.id]
    lacks = phrases.gap(one.assessment, part, one.lang)
    below = part.children if isinstance(part, Group) else ()
    quoted = one.quotation(part.id, part.provision)
    return element(
        "li",
        {
            "class": "requirement",
            "data-requirement": part.id,
            "data-worst": interval.worst.word,
            "data-best": interval.best.word,
        }
        | attributes,
        one.state(part),
        element(
            "div",
            {"class": "what"},
            element(heading, {"class": "label"}, one.label(part)),
            " ",
            one.binding(part, one.assessment.strict),
            " ",
            status,
            _answer(one, part) if isinstance(part, Leaf) else None,
            element("p", {"class": "gap"}, lacks) if lacks else None,
        ),
        one.citation(part.provision) if quoted is None else quoted,
        element("ul", {}, *(_row(one, child, "strong", {}) for child in below)) if below else None,
    )


def _answer(one: Findings, leaf: Leaf) -> Element:
    """What was answered; of what the panel judges, that it is the applicant's own view."""
    answers = one.assessment.answers
    words = phrases.answer(leaf.fact, answers, one.lang)
    if not leaf.applies(answers):
        words = one.say("answer.does_not_apply")
    elif leaf.fact.id in one.refused:
        words = one.say("answer.refused")
    elif answers.get(leaf.fact.id) is not None:
        words = one.say("result.declared" if leaf.force is Force.JUDGED else "result.answered", answer=words)
    return element("p", {"class": "answered"}, words)

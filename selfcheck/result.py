"""The result as markup: a headline of counts, what stands in the way, then every requirement with its words."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from . import __version__, sources
from .assess import Assessment
from .markup import citation, element, quotation, serialize
from .outcome import Interval
from .report import conditions, counts, in_the_way
from .requirement import Combine, Force, Group, Leaf, Requirement, walk
from .words import amount, say

RULES = "../rules/"
"""Where the texts stand, seen from the page of a scheme."""


def html(assessment: Assessment, lang: str, as_of: str, problems: Sequence[tuple[str, str]] = ()) -> str:
    """The inner markup of the result: a summary to keep in view and the ledger of all requirements.

    ``problems`` are the answers that could not be taken: fact id and message.
    """
    return serialize(
        element(
            "div",
            {"class": "selfcheck-report"},
            element("div", {"class": "beside"}, _summary(assessment, lang, as_of, problems)),
            element(
                "section",
                {"class": "ledger", "aria-labelledby": "ledger"},
                element("h2", {"id": "ledger"}, say(lang, "result.table")),
                element(
                    "ul",
                    {"class": "requirements"},
                    *(_row(assessment, child, lang) for child in assessment.scheme.root.children),
                ),
                _particulars(lang),
            ),
        )
    )


def _summary(assessment: Assessment, lang: str, as_of: str, problems: Sequence[tuple[str, str]]) -> Element:
    return element(
        "div",
        {"class": "summary"},
        element("h2", {}, say(lang, "result.title")),
        element(
            "p",
            {"class": "as-of"},
            say(lang, "result.as_of"),
            " ",
            element("time", {"datetime": as_of}, as_of),
        ),
        _not_taken(assessment, problems, lang),
        element("p", {"class": "headline"}, headline(assessment, lang)),
        _scale(assessment),
        _tally(assessment, lang),
        element("p", {"class": "judged"}, say(lang, "result.judged", n=counts(assessment)["judged"])),
        _obstacles(assessment, lang),
        _open_questions(assessment, lang),
        _groups(assessment, lang),
        element("p", {"class": "notice"}, say(lang, "result.draft_notice")),
    )


def headline(assessment: Assessment, lang: str) -> str:
    """One sentence made of counts, never a bare yes or no.

    >>> from .assess import assess
    >>> from .rules import LAB
    >>> headline(assess(LAB, {"facilities.floor_area_m2": 2600, "team.leader": False}), "zh")
    '第十二条共22项条件：已符合0项，1项不符合，1项低于“原则上”的数值，可以说明理由，20项尚未确定。'
    """
    found = counts(assessment)
    parts = [
        say(lang, f"result.count_{kind}", n=found[kind])
        for kind in ("met", "unmet", "arguable", "open")
        if found[kind] or kind == "met"
    ]
    return say(
        lang,
        "result.headline",
        citation=sources.citation(assessment.scheme.root.provision, lang),
        total=found["total"],
        parts=say(lang, "result.comma").join(parts),
    )


def interval_id(interval: Interval) -> str:
    """The id of an interval's words and of its look: ``met``, ``unmet_met`` …"""
    return interval.worst.word if interval.decided else f"{interval.worst.word}_{interval.best.word}"


def gap(assessment: Assessment, part: Requirement, lang: str) -> str | None:
    """What a figure lacks, as a phrase; ``None`` where nothing known is lacking."""
    if not isinstance(part, Leaf) or part.figure is None:
        return None
    lacking = assessment.gap(part)
    if lacking is None:
        return None
    id = "result.gap_arguable" if part.force is Force.IN_PRINCIPLE else "result.gap"
    return say(lang, id, gap=amount(lang, lacking, part.figure.unit))


def lacking(assessment: Assessment, condition: Requirement, lang: str) -> list[str]:
    """The gaps of a condition and of the ways that it offers."""
    return [phrase for part in walk(condition) if (phrase := gap(assessment, part, lang))]


def _not_taken(assessment: Assessment, problems: Sequence[tuple[str, str]], lang: str) -> Element | None:
    """The way to each; what is wrong stands at its field, and here where nobody asks for the fact."""
    if not problems:
        return None
    by_fact = {leaf.fact.id: leaf for leaf in assessment.scheme.leaves}
    items = [
        element("li", {}, _to_question(by_fact[fact], lang))
        if fact in by_fact
        else element("li", {}, element("code", {}, fact), say(lang, "result.colon"), message)
        for fact, message in problems
    ]
    return element(
        "section",
        {"class": "not-taken"},
        element("h3", {}, say(lang, "result.not_taken", n=len(problems))),
        element("ul", {}, *items),
    )


def _to_question(part: Requirement, lang: str) -> Element:
    """A link to where the form asks for it."""
    id = f"ask-{part.fact.id}" if isinstance(part, Leaf) else part.id
    return element("a", {"href": f"#{id}"}, say(lang, f"requirement.{part.id}"))


def _scale(assessment: Assessment) -> Element:
    """One cell for each condition that the headline counts, in document order: a picture of the tally below it."""
    states = [interval_id(assessment.intervals[one.id]) for one in conditions(assessment.scheme.root)]
    return element(
        "div",
        {"class": "scale", "aria-hidden": "true"},
        *(element("span", {"class": f"cell cell-{state}"}) for state in states),
    )


def _tally(assessment: Assessment, lang: str) -> Element:
    """The counts once more, each with the look of its cells, short enough for one line of a telephone."""
    found = counts(assessment)
    shown = [kind for kind in ("met", "arguable", "unmet", "open") if found[kind]]
    return element(
        "p",
        {"class": "tally"},
        *(
            element("span", {"class": f"count count-{kind}"}, say(lang, f"result.tally_{kind}", n=found[kind]))
            for kind in shown
        ),
    )


def _groups(assessment: Assessment, lang: str) -> Element:
    """The groups with their outcomes, each a way to its questions."""
    items = [
        element("li", {}, _to_question(group, lang), " ", _state(assessment, group, lang))
        for group in assessment.scheme.root.children
    ]
    return element(
        "nav",
        {"class": "by-group", "aria-label": say(lang, "result.by_group")},
        element("ul", {}, *items),
        element("p", {}, element("a", {"href": "#ledger"}, say(lang, "result.to_table"))),
    )


def _state(assessment: Assessment, part: Requirement, lang: str) -> Element:
    id = interval_id(assessment.intervals[part.id])
    return element("span", {"class": f"state state-{id}"}, say(lang, f"interval.{id}"))


def _obstacles(assessment: Assessment, lang: str) -> Element | None:
    obstacles = in_the_way(assessment)
    if not obstacles:
        return None
    items = [
        element(
            "li",
            {},
            _to_question(condition, lang),
            "".join(f" · {phrase}" for phrase in lacking(assessment, condition, lang)) + " ",
            citation(condition, lang, RULES),
        )
        for condition in obstacles
    ]
    return element(
        "section",
        {"class": "in-the-way"},
        element("h3", {}, say(lang, "result.in_the_way")),
        element("ul", {}, *items),
    )


def _open_questions(assessment: Assessment, lang: str) -> Element | None:
    if not assessment.unknown_facts and not assessment.settled_facts:
        return None
    by_fact = {leaf.fact.id: leaf for leaf in assessment.scheme.leaves}
    items = [element("li", {}, _to_question(by_fact[fact], lang)) for fact in assessment.unknown_facts]
    settled = len(assessment.settled_facts)
    return element(
        "div",
        {"class": "open-questions"},
        element(
            "details",
            {"class": "still-open"},
            element("summary", {}, say(lang, "result.still_open", n=len(assessment.unknown_facts))),
            element("ul", {}, *items),
        )
        if items
        else None,
        element("p", {}, say(lang, "result.settled", n=settled)) if settled else None,
    )


def _row(assessment: Assessment, part: Requirement, lang: str) -> Element:
    interval = assessment.intervals[part.id]
    lacks = gap(assessment, part, lang)
    below = part.children if isinstance(part, Group) else ()
    quoted = quotation(part, lang, RULES)
    return element(
        "li",
        {
            "class": "requirement",
            "data-requirement": part.id,
            "data-worst": interval.worst.word,
            "data-best": interval.best.word,
        },
        _state(assessment, part, lang),
        element(
            "div",
            {"class": "what"},
            element("strong", {"class": "label"}, say(lang, f"requirement.{part.id}")),
            " ",
            element("span", {"class": f"force force-{part.force.value}"}, binding(part, lang)),
            element("p", {"class": "gap"}, lacks) if lacks else None,
        ),
        citation(part, lang, RULES) if quoted is None else quoted,
        element("ul", {}, *(_row(assessment, child, lang) for child in below)) if below else None,
    )


def binding(part: Requirement, lang: str) -> str:
    """How a requirement binds: the force of a leaf, the choice that a group leaves."""
    if isinstance(part, Leaf):
        return say(lang, f"force.{part.force.value}")
    if part.combine is Combine.AT_LEAST:
        return say(lang, "combine.at_least", k=part.need)
    return say(lang, f"combine.{part.combine.value}")


def _particulars(lang: str) -> Element:
    rows = [
        (say(lang, "result.ruleset"), __version__),
        *(
            (say(lang, "result.text_sha"), f"{sources.title(slug, lang)} · sha256 {sha256[:16]}…")
            for slug, sha256 in sources.texts().items()
        ),
    ]
    return element(
        "dl",
        {"class": "particulars"},
        *(element("div", {}, element("dt", {}, name), element("dd", {}, value)) for name, value in rows),
    )

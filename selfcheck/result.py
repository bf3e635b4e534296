"""The result as markup: a headline of counts, what stands in the way, then every requirement with its words."""

from xml.etree.ElementTree import Element

from . import __version__, sources
from .assess import Assessment
from .markup import citation, element, quotation, serialize
from .outcome import Interval
from .report import counts, in_the_way
from .requirement import Combine, Force, Group, Leaf, Requirement, walk
from .words import amount, say

RULES = "../rules/"
"""Where the texts stand, seen from the page of a scheme."""


def html(assessment: Assessment, lang: str, as_of: str) -> str:
    """The inner markup of the result."""
    return serialize(
        element(
            "div",
            {"class": "selfcheck-report"},
            element("p", {"class": "headline"}, headline(assessment, lang)),
            element("p", {}, say(lang, "result.judged", n=counts(assessment)["judged"])),
            _obstacles(assessment, lang),
            _open_questions(assessment, lang),
            element("h3", {}, say(lang, "result.table")),
            element(
                "ul",
                {"class": "requirements"},
                *(_row(assessment, child, lang) for child in assessment.scheme.root.children),
            ),
            element("p", {"class": "notice"}, say(lang, "result.draft_notice")),
            _particulars(lang, as_of),
        )
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


def _obstacles(assessment: Assessment, lang: str) -> Element | None:
    obstacles = in_the_way(assessment)
    if not obstacles:
        return None
    items = [
        element(
            "li",
            {},
            element("strong", {}, say(lang, f"requirement.{condition.id}")),
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
    items = [
        element("li", {}, element("a", {"href": f"#ask-{fact}"}, say(lang, f"requirement.{by_fact[fact].id}")))
        for fact in assessment.unknown_facts
    ]
    settled = len(assessment.settled_facts)
    return element(
        "div",
        {"class": "open-questions"},
        element(
            "details",
            {},
            element("summary", {}, say(lang, "result.still_open", n=len(assessment.unknown_facts))),
            element("ul", {}, *items),
        )
        if items
        else None,
        element("p", {}, say(lang, "result.settled", n=settled)) if settled else None,
    )


def _row(assessment: Assessment, part: Requirement, lang: str) -> Element:
    interval = assessment.intervals[part.id]
    state = interval_id(interval)
    lacks = gap(assessment, part, lang)
    below = part.children if isinstance(part, Group) else ()
    return element(
        "li",
        {
            "class": "requirement",
            "data-requirement": part.id,
            "data-worst": interval.worst.word,
            "data-best": interval.best.word,
        },
        element(
            "p",
            {},
            element("span", {"class": f"state state-{state}"}, say(lang, f"interval.{state}")),
            " ",
            element("strong", {"class": "label"}, say(lang, f"requirement.{part.id}")),
            " ",
            element("span", {"class": f"force force-{part.force.value}"}, binding(part, lang)),
            element("span", {"class": "gap"}, " " + lacks) if lacks else None,
        ),
        quotation(part, lang, RULES),
        element("ul", {}, *(_row(assessment, child, lang) for child in below)) if below else None,
    )


def binding(part: Requirement, lang: str) -> str:
    """How a requirement binds: the force of a leaf, the choice that a group leaves."""
    if isinstance(part, Leaf):
        return say(lang, f"force.{part.force.value}")
    if part.combine is Combine.AT_LEAST:
        return say(lang, "combine.at_least", k=part.need)
    return say(lang, f"combine.{part.combine.value}")


def _particulars(lang: str, as_of: str) -> Element:
    rows = [
        (say(lang, "result.as_of"), as_of),
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

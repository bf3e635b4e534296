"""Phrases that the terminal, the page and the print view share, made from an assessment and the words."""

from collections.abc import Sequence

from . import sources
from .answers import Problem
from .assess import Assessment
from .outcome import Interval
from .report import counts
from .requirement import LENIENT, Combine, Fact, Force, Leaf, Requirement, Scheme, walk
from .words import amount, say


def headline(assessment: Assessment, lang: str) -> str:
    """One sentence made of counts, never a bare yes or no.

    >>> from .assess import assess
    >>> from .rules import BASE
    >>> headline(assess(BASE, {"base.reputation": False, "base.qualified_team": True}), "zh")
    '共10项条件：已符合1项，1项未达到“原则上”的要求，可以说明理由，8项尚未确定。'
    """
    found = counts(assessment)
    parts = [
        say(lang, f"result.count_{kind}", n=found[kind])
        for kind in ("met", "unmet", "arguable", "open")
        if found[kind] or kind == "met"
    ]
    return say(lang, "result.headline", total=found["total"], parts=say(lang, "result.comma").join(parts))


def interval_id(interval: Interval) -> str:
    """The id of an interval's words and of its look: ``met``, ``unmet_met`` …"""
    return interval.worst.word if interval.decided else f"{interval.worst.word}_{interval.best.word}"


def binding(part: Requirement, lang: str, strict: frozenset[str] = LENIENT) -> str:
    """How a requirement binds: the force of a leaf, the choice that a group leaves."""
    if isinstance(part, Leaf):
        return say(lang, f"force.{part.binding(strict).value}")
    if part.combine is Combine.AT_LEAST:
        return say(lang, "combine.at_least", k=part.need)
    return say(lang, f"combine.{part.combine.value}")


def gap(assessment: Assessment, part: Requirement, lang: str) -> str | None:
    """What a figure lacks, as a phrase; ``None`` where nothing known is lacking."""
    if not isinstance(part, Leaf) or part.figure is None:
        return None
    lacking = assessment.gap(part)
    if lacking is None:
        return None
    if part.figure.at_most:
        id = "result.gap_over"
    elif part.binding(assessment.strict) is Force.IN_PRINCIPLE:
        id = "result.gap_arguable"
    else:
        id = "result.gap"
    return say(lang, id, gap=amount(lang, lacking, part.figure.unit))


def gaps(assessment: Assessment, condition: Requirement, lang: str) -> list[str]:
    """The gaps of a condition and of the ways that it offers."""
    return [phrase for part in walk(condition) if (phrase := gap(assessment, part, lang))]


def step(assessment: Assessment, leaf: Leaf, lang: str) -> str:
    """One step of an unlock set: what to reach, with the gap where it is known."""
    name = say(lang, f"requirement.{leaf.id}")
    lacking = assessment.gap(leaf)
    if leaf.figure is None or lacking is None:
        return name
    id = "result.step_fewer" if leaf.figure.at_most else "result.step_more"
    return say(lang, id, name=name, gap=amount(lang, lacking, leaf.figure.unit))


def ways(sets: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Unlock sets as people can read them: what they all have in common, and what each adds, the shortest first.

    >>> ways([["a", "b"], ["a", "c", "d"]])
    (['a'], [['b'], ['c', 'd']])
    """
    common = [id for id in sets[0] if all(id in ids for ids in sets)] if sets else []
    rest = [[id for id in ids if id not in common] for ids in sets]
    return common, sorted((ids for ids in rest if ids), key=len)


def citation(provision: str, lang: str, scheme: Scheme) -> str:
    """Where a requirement stands; the text is named unless it is the scheme's own."""
    slug = provision.partition("#")[0]
    cited = sources.citation(provision, lang)
    if slug == scheme.root.provision.partition("#")[0]:
        return cited
    return say(lang, "result.of_text", title=sources.short_title(slug, lang), place=cited)


def question(fact: Fact, scheme: Scheme, lang: str) -> str:
    """What a question is called: as the requirement that it decides, or by a name of its own."""
    leaf = next((leaf for leaf in (*scheme.leaves, *scheme.preferences) if leaf.fact is fact), None)
    return say(lang, f"requirement.{leaf.id}") if leaf else say(lang, f"fact.{fact.id}")


def problem_words(problem: Problem, lang: str) -> str:
    """A problem in words, after the fact that it concerns."""
    words = say(lang, f"problem.{problem.id}", **problem.values)
    return f"{problem.fact}: {words}" if problem.fact else words

"""The result and the questions as text for a terminal, the words the same as on the page."""

from . import sources
from .assess import Assessment
from .report import counts
from .requirement import Group, Leaf, Requirement, Scheme
from .result import binding, gap, headline, interval_id
from .words import has, say

_SIGNS = {"met": "✓", "arguable": "△", "unmet": "✗"}
_OPEN = "…"


def questions(scheme: Scheme, lang: str) -> str:
    """Everything that a scheme asks, by group, with fact ids, units and the words of the provisions."""
    lines = [say(lang, f"scheme.{scheme.id}.title"), ""]
    for group in scheme.root.children:
        lines += _asked(group, lang, 0)
    return "\n".join(lines).rstrip()


def _asked(part: Requirement, lang: str, depth: int) -> list[str]:
    pad = "  " * depth
    name = say(lang, f"requirement.{part.id}")
    cited = sources.citation(part.provision, lang)
    if isinstance(part, Group):
        lines = [f"{pad}{name} [{binding(part, lang)}] {cited}"]
        for child in part.children:
            lines += _asked(child, lang, depth + 1)
        return [*lines, ""] if depth == 0 else lines
    unit = say(lang, f"unit.{part.fact.unit}") if part.fact.unit else "true / false"
    lines = [f"{pad}{part.fact.id}  ({unit})", f"{pad}  {name} [{binding(part, lang)}] {cited}"]
    lines.append(f"{pad}  {_quoted(part, lang)}")
    if has(lang, f"help.{part.fact.id}"):
        lines.append(f"{pad}  {say(lang, f'help.{part.fact.id}')}")
    return lines


def result(assessment: Assessment, lang: str, as_of: str) -> str:
    """The headline, every requirement with its outcome and gap, and what is still open."""
    found = counts(assessment)
    lines = [headline(assessment, lang), say(lang, "result.judged", n=found["judged"]), ""]
    for group in assessment.scheme.root.children:
        lines += [*_row(assessment, group, lang, 0), ""]
    for facts, id in ((assessment.unknown_facts, "still_open"), (assessment.settled_facts, "settled")):
        if facts:
            lines.append(f"{say(lang, f'result.{id}', n=len(facts))}: {', '.join(facts)}")
    lines += [f"{say(lang, 'result.as_of')}: {as_of}", say(lang, "result.draft_notice")]
    return "\n".join(lines)


def _row(assessment: Assessment, part: Requirement, lang: str, depth: int) -> list[str]:
    interval = assessment.intervals[part.id]
    sign = _SIGNS[interval.worst.word] if interval.decided else _OPEN
    phrase = gap(assessment, part, lang)
    outcome = say(lang, f"interval.{interval_id(interval)}") + (f" · {phrase}" if phrase else "")
    name = say(lang, f"requirement.{part.id}")
    lines = [f"{'  ' * depth}{sign} {name} — {outcome} [{sources.citation(part.provision, lang)}]"]
    if isinstance(part, Leaf) and not (interval.decided and interval.worst.word == "met"):
        lines.append(f"{'  ' * depth}  {_quoted(part, lang)}")
    if isinstance(part, Group):
        for child in part.children:
            lines += _row(assessment, child, lang, depth + 1)
    return lines


def _quoted(part: Requirement, lang: str) -> str:
    words = sources.quotation(part.id, lang)
    return f"“{words}”" if words else ""

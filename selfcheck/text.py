"""The questions and the result as text for a terminal, the words the same as on the page."""

from typing import Any

from . import phrases, sources
from .assess import Assessment
from .outcome import Outcome
from .report import counts, in_the_way, readings, report
from .requirement import Fact, Group, Leaf, Requirement, Scheme
from .result import MOST_SETS
from .unlock import unlock
from .words import has, say

_SIGNS = {"met": "✓", "arguable": "△", "unmet": "✗"}
_OPEN = "…"
_COLOURS = {"✓": "32", "△": "33", "✗": "31", _OPEN: "2"}


def questions(scheme: Scheme, lang: str) -> str:
    """Everything that a scheme asks, by group, with fact ids, units and the words of the provisions."""
    lines = [say(lang, f"scheme.{scheme.id}.title"), ""]
    for part in (*scheme.root.children, *scheme.preferences):
        lines += [*_asked(part, scheme, lang, 0), ""]
    return "\n".join(lines).rstrip()


def listed(scheme: Scheme, lang: str) -> list[dict[str, Any]]:
    """The questions for a program: one object a fact, in the order in which they are asked."""
    by_fact = {leaf.fact.id: leaf for leaf in (*scheme.leaves, *scheme.preferences)}
    entries = []
    for id, fact in scheme.facts.items():
        leaf = by_fact.get(id)
        entries.append(
            {
                "fact": id,
                "kind": fact.kind.value,
                "unit": fact.unit or None,
                "choices": list(fact.choices) or None,
                "label": fact_label(leaf, fact, lang),
                "help": say(lang, f"help.{id}") if has(lang, f"help.{id}") else None,
                "requirement": leaf.id if leaf else None,
                "provision": leaf.provision if leaf else None,
                "force": leaf.binding().value if leaf else None,
                "quotation": sources.quotation(leaf.id, lang) if leaf else None,
                "readings": [reading.id for reading in readings(scheme) if id in reading.facts],
            }
        )
    return entries


def fact_label(leaf: Leaf | None, fact: Fact, lang: str) -> str:
    """What a question is called: as the requirement that it decides, or by a name of its own."""
    return say(lang, f"requirement.{leaf.id}") if leaf else say(lang, f"fact.{fact.id}")


def _asked(part: Requirement, scheme: Scheme, lang: str, depth: int) -> list[str]:
    pad = "  " * depth
    cited = phrases.citation(part.provision, lang, scheme)
    heading = f"{say(lang, f'requirement.{part.id}')} [{phrases.binding(part, lang)}] {cited}"
    if isinstance(part, Group):
        lines = [pad + heading]
        for child in part.children:
            lines += _asked(child, scheme, lang, depth + 1)
        for fact in part.informing:
            lines += _question(fact, say(lang, f"fact.{fact.id}"), None, lang, depth + 1)
        return lines
    return _question(part.fact, heading, sources.quotation(part.id, lang), lang, depth)


def _question(fact: Fact, heading: str, quoted: str | None, lang: str, depth: int) -> list[str]:
    pad = "  " * depth
    takes = say(lang, f"unit.{fact.unit}") if fact.unit else " / ".join(fact.choices or ("true", "false"))
    lines = [f"{pad}{fact.id}  ({takes})", f"{pad}  {heading}"]
    if quoted:
        lines.append(f"{pad}  “{quoted}”")
    if has(lang, f"help.{fact.id}"):
        lines.append(f"{pad}  {say(lang, f'help.{fact.id}')}")
    return lines


def result(assessment: Assessment, lang: str, as_of: str, colour: bool = False) -> str:
    """The headline, every requirement with its outcome and gap, what would be enough, and what is still open."""
    scheme = assessment.scheme
    made = report(assessment, as_of)
    lines = [phrases.headline(assessment, lang)]
    if scheme.draft:
        lines.append(say(lang, f"scheme.{scheme.id}.draft"))
    judged = counts(assessment)["judged"]
    if judged:
        lines.append(say(lang, "result.judged", n=judged))
    lines.append("")
    for part in scheme.root.children:
        lines += [*_row(assessment, part, lang, 0, colour), ""]
    lines += _unlocking(assessment, lang)
    if assessment.unknown_facts:
        lines.append(say(lang, "result.still_open", n=len(assessment.unknown_facts)) + say(lang, "result.colon"))
        lines += [f"  {fact}" for fact in assessment.unknown_facts]
    if assessment.settled_facts:
        lines.append(say(lang, "result.settled", n=len(assessment.settled_facts)))
    lines += _readings(made, lang)
    for leaf in scheme.preferences:
        lines += [
            "",
            say(lang, "result.preference") + say(lang, "result.colon"),
            *_row(assessment, leaf, lang, 1, colour),
        ]
    lines += ["", f"{say(lang, 'result.as_of')}{say(lang, 'result.colon')}{as_of}"]
    lines.append(f"{say(lang, 'result.receipt')}{say(lang, 'result.colon')}{made['receipt']}")
    lines.append(say(lang, "result.draft_notice"))
    return "\n".join(lines)


def _row(assessment: Assessment, part: Requirement, lang: str, depth: int, colour: bool) -> list[str]:
    interval = assessment.intervals[part.id]
    sign = _SIGNS[interval.worst.word] if interval.decided else _OPEN
    painted = f"\x1b[{_COLOURS[sign]}m{sign}\x1b[0m" if colour else sign
    gap = phrases.gap(assessment, part, lang)
    outcome = say(lang, f"interval.{phrases.interval_id(interval)}") + (f" · {gap}" if gap else "")
    pad = "  " * depth
    cited = phrases.citation(part.provision, lang, assessment.scheme)
    lines = [f"{pad}{painted} {say(lang, f'requirement.{part.id}')} — {outcome} [{cited}]"]
    quoted = sources.quotation(part.id, lang)
    if quoted and isinstance(part, Leaf) and interval.worst < Outcome.MET:
        lines.append(f"{pad}  “{quoted}”")
    if isinstance(part, Group):
        for child in part.children:
            lines += _row(assessment, child, lang, depth + 1, colour)
    return lines


def _unlocking(assessment: Assessment, lang: str) -> list[str]:
    """What would be enough; nothing when the root is met, or when too much is open to say anything useful."""
    found = unlock(assessment.scheme, assessment.intervals)
    by_id = {leaf.id: leaf for leaf in assessment.scheme.leaves}
    violated = [id for id in found.irreparable if assessment.intervals[id].best < Outcome.MET]
    if violated:
        names = say(lang, "result.comma").join(say(lang, f"requirement.{id}") for id in violated)
        return [say(lang, "result.irreparable", names=names), ""]
    if not in_the_way(assessment):
        return []
    common, ways = phrases.ways(found.sets)
    lines = [say(lang, "result.unlock") + say(lang, "result.colon")]
    lines += [f"  · {phrases.step(assessment, by_id[id], lang)}" for id in common]
    if ways:
        lines.append(f"  · {say(lang, 'result.one_of', n=len(ways))}")
        for ids in ways[:MOST_SETS]:
            steps = say(lang, "result.and").join(phrases.step(assessment, by_id[id], lang) for id in ids)
            lines.append(f"    – {steps}")
        if len(ways) > MOST_SETS:
            lines.append("    " + say(lang, "result.more_sets", n=len(ways) - MOST_SETS))
    return [*lines, ""]


def _readings(made: dict[str, Any], lang: str) -> list[str]:
    mattering = [row for row in made["readings"] if row["matters"]]
    return [
        f"{say(lang, 'result.reading_matters')}{say(lang, 'result.colon')}"
        + say(lang, f"reading.{row['id']}.title")
        + f" ({row['chosen']})"
        for row in mattering
    ]

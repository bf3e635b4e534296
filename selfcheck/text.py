"""The questions and the result as text for a terminal, words and order the same as on the page."""

from typing import Any

from . import phrases, sources
from .assess import Assessment, assess
from .outcome import Outcome
from .report import applying, in_the_way, readings, report
from .requirement import Fact, Group, Leaf, Requirement, Scheme
from .rules.readings import LENIENT, STRICT
from .unlock import unlock
from .words import say

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
                "help": phrases.help_with(fact, lang),
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
    cited = _cited(part, scheme, lang, depth)
    badge = phrases.badge(part, scheme, lang)
    heading = f"{say(lang, f'requirement.{part.id}')} {f'[{badge}] ' if badge else ''}{cited}"
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
    help = phrases.help_with(fact, lang)
    if help:
        lines.append(f"{pad}  {help}")
    return lines


def result(assessment: Assessment, lang: str, as_of: str, colour: bool = False) -> str:
    """The result in the order of the page: conclusion, obstacles, ways, open questions, readings, how to apply.

    Then every requirement with its outcome and gap, what has priority, and the receipt.
    """
    scheme = assessment.scheme
    made = report(assessment, as_of)
    parts = (
        _head(assessment, lang),
        _titled("result.in_the_way", _obstacles(assessment, lang), lang),
        _unlocking(assessment, lang),
        _open(assessment, lang),
        _readings(assessment, made, lang),
        _titled("information.route", _told(assessment, "route", lang), lang),
        _titled("result.dates", [*_dates(assessment, lang), *_told(assessment, "dates", lang)], lang),
        [say(lang, "result.table") + say(lang, "result.colon")],
        *(_row(assessment, part, lang, 0, colour) for part in scheme.root.children),
        *(
            _titled("result.preference", _row(assessment, leaf, lang, 1, colour), lang)
            for leaf in scheme.preferences
        ),
        _receipt(assessment, made, lang),
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _titled(id: str, lines: list[str], lang: str) -> list[str]:
    return [say(lang, id) + say(lang, "result.colon"), *lines] if lines else []


def _head(assessment: Assessment, lang: str) -> list[str]:
    draft = f"scheme.{assessment.scheme.id}.draft"
    lines = [say(lang, draft)] if assessment.scheme.draft else []
    return [*lines, phrases.headline(assessment, lang), phrases.whose_view(assessment, lang)]


def _obstacles(assessment: Assessment, lang: str) -> list[str]:
    lines = []
    for one in in_the_way(assessment):
        outcome = phrases.outcome(one, assessment.intervals[one.id], lang)
        lacks = phrases.lacking(assessment, one, lang)
        told = " · ".join([say(lang, f"requirement.{one.id}"), outcome, *([lacks] if lacks else [])])
        lines.append(f"  · {told} [{phrases.citation(one.provision, lang, assessment.scheme)}]")
    return lines


def _open(assessment: Assessment, lang: str) -> list[str]:
    still, pending, idle = phrases.unanswered(assessment)
    lines = []
    for id, facts in (("still_open", still), ("pending", pending)):
        if facts:
            lines.append(say(lang, f"result.{id}", n=len(facts)) + say(lang, "result.colon"))
        lines += [
            f"  · {phrases.question(assessment.scheme.facts[fact], assessment.scheme, lang)} ({fact})"
            for fact in facts
        ]
    if idle:
        lines.append(say(lang, "result.settled", n=len(idle)))
    return lines


def _told(assessment: Assessment, kind: str, lang: str) -> list[str]:
    """The words of the texts on applying, each with its place."""
    return [
        f"  “{sources.quotation(said.id, lang)}” [{phrases.citation(said.provision, lang, assessment.scheme)}]"
        for said in applying(assessment)
        if said.kind == kind
    ]


def _dates(assessment: Assessment, lang: str) -> list[str]:
    return ["  " + words for words in phrases.dates(assessment, lang)]


def _receipt(assessment: Assessment, made: dict[str, Any], lang: str) -> list[str]:
    colon = say(lang, "result.colon")
    return [
        f"{say(lang, 'result.as_of')}{colon}{made['as_of']}",
        f"{say(lang, 'result.ruleset')}{colon}{made['ruleset']['version']}",
        f"{say(lang, 'result.receipt')}{colon}{made['receipt']}",
        say(lang, "result.verify"),
        "  " + phrases.command(assessment, made["as_of"]),
        say(lang, "result.draft_notice"),
    ]


def _row(assessment: Assessment, part: Requirement, lang: str, depth: int, colour: bool) -> list[str]:
    interval = assessment.intervals[part.id]
    sign = _SIGNS[interval.worst.word] if interval.decided else _OPEN
    painted = f"\x1b[{_COLOURS[sign]}m{sign}\x1b[0m" if colour else sign
    gap = phrases.gap(assessment, part, lang)
    outcome = phrases.outcome(part, interval, lang) + (f" · {gap}" if gap else "")
    pad = "  " * depth
    cited = _cited(part, assessment.scheme, lang, depth)
    lines = [f"{pad}{painted} {say(lang, f'requirement.{part.id}')} — {outcome} [{cited}]"]
    quoted = sources.quotation(part.id, lang)
    if quoted and isinstance(part, Leaf) and interval.worst < Outcome.MET:
        lines.append(f"{pad}  “{quoted}”")
    if isinstance(part, Group):
        for child in part.children:
            lines += _row(assessment, child, lang, depth + 1, colour)
    return lines


def _cited(part: Requirement, scheme: Scheme, lang: str, depth: int) -> str:
    """Where a requirement stands; of a group also that its text is not in force, once for all that is in it."""
    status = None if depth else phrases.not_in_force(part, lang)
    cited = phrases.citation(part.provision, lang, scheme)
    return f"{cited} · {status}" if status else cited


def _unlocking(assessment: Assessment, lang: str) -> list[str]:
    """What would be enough; nothing when the root is met, or when too much is open to say anything useful."""
    found = unlock(assessment.scheme, assessment.intervals)
    violated = [id for id in found.irreparable if assessment.intervals[id].best < Outcome.MET]
    if violated:
        names = say(lang, "result.comma").join(say(lang, f"requirement.{id}") for id in violated)
        return [say(lang, "result.irreparable", names=names)]
    if not in_the_way(assessment):
        return []
    failing, open_ = phrases.remedies(assessment, found.sets)
    lines = []
    for condition, common, ways in failing:
        lines += [f"  · {phrases.steps(assessment, [id], lang)}" for id in common]
        if ways:
            name = say(lang, f"requirement.{condition.id}")
            lines.append(f"  · {say(lang, 'result.one_of', name=name, n=len(ways))}")
            lines += [f"    – {phrases.steps(assessment, ids, lang)}" for ids in ways]
    if open_:
        lines.append(f"  · {say(lang, 'result.also_open', n=len(open_))}")
    return _titled("result.unlock", lines, lang)


def _readings(assessment: Assessment, made: dict[str, Any], lang: str) -> list[str]:
    """The readings that change something, with what each choice makes of the result."""
    lines = []
    for row in made["readings"]:
        if not row["changes"] and row["chosen"] != STRICT:
            continue
        id, title = row["id"], "result.reading_matters" if row["matters"] else "result.reading_changes"
        lines.append(f"{say(lang, title)}{say(lang, 'result.colon')}{say(lang, f'reading.{id}.title')} ({id})")
        other = assess(assessment.scheme, assessment.answers, assessment.strict ^ {id})
        as_chosen, otherwise = phrases.leads_to(assessment, other, lang)
        for way in (LENIENT, STRICT):
            chosen = way == row["chosen"]
            mark = say(lang, "result.reading_chosen") if chosen else ""
            made_of = as_chosen if chosen else otherwise
            lines += [f"  · {say(lang, f'reading.{id}.{way}')}{mark}", f"    {made_of}"]
    return lines

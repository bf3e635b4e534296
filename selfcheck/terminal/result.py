"""The result as text for a terminal, words and order the same as on the page."""

from collections.abc import Sequence
from typing import Any

from selfcheck.core.assess import Assessment, assess
from selfcheck.core.outcome import Outcome
from selfcheck.core.requirement import Group, Leaf, Requirement
from selfcheck.core.unlock import unlock
from selfcheck.law import sources
from selfcheck.report import phrases
from selfcheck.report.report import applying, in_the_way, report
from selfcheck.rules.readings import LENIENT, STRICT
from selfcheck.terminal.questions import cited
from selfcheck.terminal.walker import Item, Said, bullets, written
from selfcheck.words import say

_SIGNS = {"met": "✓", "arguable": "△", "unmet": "✗"}
_OPEN = "…"
_COLOURS = {"✓": "32", "△": "33", "✗": "31", _OPEN: "2"}


def text(assessment: Assessment, lang: str, as_of: str, colour: bool = False) -> str:
    """The result in the order of the page: conclusion, obstacles, ways, open questions, readings, how to apply.

    Then every requirement with its outcome and gap, what has priority, and the receipt.
    """
    scheme = assessment.scheme
    made = report(assessment, as_of)
    return written(
        _head(assessment, lang),
        _titled("result.in_the_way", _obstacles(assessment, lang), lang),
        _unlocking(assessment, lang),
        _open(assessment, lang),
        _readings(assessment, made, lang),
        _titled("information.route", _told(assessment, "route", lang), lang),
        _titled("result.dates", [*phrases.dates(assessment, lang), *_told(assessment, "dates", lang)], lang),
        [_title("result.table", lang)],
        *([_row(assessment, part, lang, colour)] for part in scheme.root.children),
        *(
            _titled("result.preference", [_row(assessment, leaf, lang, colour, below=True)], lang)
            for leaf in scheme.preferences
        ),
        _receipt(assessment, made, lang),
    )


def _title(id: str, lang: str, **values: object) -> str:
    return say(lang, id, **values) + say(lang, "result.colon")


def _titled(id: str, said: Sequence[Said], lang: str) -> list[Said]:
    return [Item(_title(id, lang), said)] if said else []


def _head(assessment: Assessment, lang: str) -> list[str]:
    draft = f"scheme.{assessment.scheme.id}.draft"
    lines = [say(lang, draft)] if assessment.scheme.draft else []
    return [*lines, phrases.headline(assessment, lang), phrases.whose_view(assessment, lang)]


def _obstacles(assessment: Assessment, lang: str) -> list[Said]:
    lines = []
    for one in in_the_way(assessment):
        outcome = phrases.outcome(one, assessment.intervals[one.id], lang)
        lacks = phrases.lacking(assessment, one, lang)
        told = " · ".join([say(lang, f"requirement.{one.id}"), outcome, *([lacks] if lacks else [])])
        lines.append(f"{told} [{phrases.citation(one.provision, lang, assessment.scheme)}]")
    return bullets(lines)


def _open(assessment: Assessment, lang: str) -> list[Said]:
    still, pending, idle = phrases.unanswered(assessment)
    scheme = assessment.scheme
    said: list[Said] = [
        Item(
            _title(f"result.{id}", lang, n=len(facts)),
            bullets(f"{phrases.question(scheme.facts[fact], scheme, lang)} ({fact})" for fact in facts),
        )
        for id, facts in (("still_open", still), ("pending", pending))
        if facts
    ]
    return [*said, say(lang, "result.settled", n=len(idle))] if idle else said


def _told(assessment: Assessment, kind: str, lang: str) -> list[str]:
    """The words of the texts on applying, each with its place."""
    return [
        f"“{sources.quotation(said.id, lang)}” [{phrases.citation(said.provision, lang, assessment.scheme)}]"
        for said in applying(assessment)
        if said.kind == kind
    ]


def _receipt(assessment: Assessment, made: dict[str, Any], lang: str) -> list[Said]:
    return [
        _title("result.as_of", lang) + made["as_of"],
        _title("result.ruleset", lang) + made["ruleset"]["version"],
        _title("result.receipt", lang) + made["receipt"],
        Item(say(lang, "result.verify"), [phrases.command(assessment, made["as_of"])]),
        say(lang, "result.draft_notice"),
    ]


def _row(assessment: Assessment, part: Requirement, lang: str, colour: bool, *, below: bool = False) -> Item:
    interval = assessment.intervals[part.id]
    sign = _SIGNS[interval.worst.word] if interval.decided else _OPEN
    painted = f"\x1b[{_COLOURS[sign]}m{sign}\x1b[0m" if colour else sign
    gap = phrases.gap(assessment, part, lang)
    outcome = phrases.outcome(part, interval, lang) + (f" · {gap}" if gap else "")
    place = cited(part, assessment.scheme, lang, below=below)
    quoted = sources.quotation(part.id, lang)
    said: list[Said] = []
    if quoted and isinstance(part, Leaf) and interval.worst < Outcome.MET:
        said.append(f"“{quoted}”")
    if isinstance(part, Group):
        said += [_row(assessment, child, lang, colour, below=True) for child in part.children]
    return Item(f"{painted} {say(lang, f'requirement.{part.id}')} — {outcome} [{place}]", said)


def _unlocking(assessment: Assessment, lang: str) -> list[Said]:
    """What would be enough; nothing when the root is met, or when too much is open to say anything useful."""
    found = unlock(assessment.scheme, assessment.intervals)
    violated = [id for id in found.irreparable if assessment.intervals[id].best < Outcome.MET]
    if violated:
        names = say(lang, "result.comma").join(say(lang, f"requirement.{id}") for id in violated)
        return [say(lang, "result.irreparable", names=names)]
    if not in_the_way(assessment):
        return []
    failing, open_ = phrases.remedies(assessment, found.sets)
    said: list[Said] = []
    for condition, common, ways in failing:
        said += [phrases.steps(assessment, [id], lang) for id in common]
        if ways:
            name = say(lang, f"requirement.{condition.id}")
            each = bullets((phrases.steps(assessment, ids, lang) for ids in ways), "–")
            said.append(Item(say(lang, "result.one_of", name=name, n=len(ways)), each))
    if open_:
        said.append(say(lang, "result.also_open", n=len(open_)))
    return _titled("result.unlock", bullets(said), lang)


def _readings(assessment: Assessment, made: dict[str, Any], lang: str) -> list[Said]:
    """The readings that change something, with what each choice makes of the result."""
    said: list[Said] = []
    for row in made["readings"]:
        if not row["changes"] and row["chosen"] != STRICT:
            continue
        id, title = row["id"], "result.reading_matters" if row["matters"] else "result.reading_changes"
        other = assess(assessment.scheme, assessment.answers, assessment.strict ^ {id})
        as_chosen, otherwise = phrases.leads_to(assessment, other, lang)
        ways = []
        for way in (LENIENT, STRICT):
            chosen = way == row["chosen"]
            mark = say(lang, "result.reading_chosen") if chosen else ""
            ways.append(Item(say(lang, f"reading.{id}.{way}") + mark, [as_chosen if chosen else otherwise]))
        said.append(Item(f"{_title(title, lang)}{say(lang, f'reading.{id}.title')} ({id})", bullets(ways)))
    return said

"""Phrases that the terminal, the page and the print view share, made from an assessment and the words."""

from collections.abc import Sequence

from selfcheck.core.answers import Problem
from selfcheck.core.assess import Assessment
from selfcheck.core.outcome import Interval, Outcome
from selfcheck.core.requirement import LENIENT, Answers, Combine, Fact, Force, Leaf, Requirement, walk
from selfcheck.core.scheme import Scheme
from selfcheck.law import sources
from selfcheck.report.report import applying, changed, conditions, counts, in_the_way
from selfcheck.words import amount, has, say

MOST_NAMED = 2
"""So many conditions of a kind the headline names; of more it gives the number alone."""


def headline(assessment: Assessment, lang: str) -> str:
    """One sentence made of counts, never a bare yes or no.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import BASE
    >>> headline(assess(BASE, {"base.reputation": False, "base.qualified_team": True}), "zh")
    '共10项条件，已符合1项；1项未达到“原则上”的要求（知名度和影响力），可以说明理由；8项尚未确定。'
    >>> headline(assess(BASE, {}), "en")
    'None of the 10 conditions is decided yet.'
    """
    found = counts(assessment)
    total, met, open_ = found["total"], found["met"], found["open"]
    id = "nothing" if open_ == total else "all" if met == total else "some" if met else "none"
    parts = [say(lang, f"headline.{id}", n=met, total=total)]
    obstacles = in_the_way(assessment)
    vetoes = [one for one in obstacles if one.binding() is Force.VETO]
    for kind in (Outcome.UNMET, Outcome.ARGUABLE):
        named = [one for one in obstacles if one not in vetoes and assessment.intervals[one.id].best is kind]
        if found[kind.word]:
            parts.append(
                say(lang, f"headline.{kind.word}", n=found[kind.word], names=_names(assessment, named, lang))
            )
        if vetoes and kind is Outcome.UNMET:
            names = say(lang, "result.comma").join(say(lang, f"requirement.{one.id}") for one in vetoes)
            parts.append(say(lang, "headline.veto", names=names))
    if open_ < total and open_:
        parts.append(say(lang, "headline.open", n=open_))
    if found["judged"]:
        parts.append(say(lang, "headline.judged", n=found["judged"], total=total))
    return say(lang, "headline.whole", parts=say(lang, "result.and").join(parts))


def _names(assessment: Assessment, conditions: Sequence[Requirement], lang: str) -> str:
    """Few enough conditions in brackets, each with what it lacks."""
    if not 1 <= len(conditions) <= MOST_NAMED:
        return ""
    named = []
    for one in conditions:
        name = say(lang, f"requirement.{one.id}")
        lacks = _lacks(assessment, one, lang, "result.gap")
        named.append(say(lang, "headline.lacking", name=name, gap=lacks) if lacks else name)
    return say(lang, "headline.named", names=say(lang, "headline.enumeration").join(named))


def whose_view(assessment: Assessment, lang: str) -> str:
    """That the headline rests on what the applicant declares: of what a panel judges, or of everything."""
    return say(lang, "result.judged" if counts(assessment)["judged"] else "result.declared_only")


def interval_id(interval: Interval) -> str:
    """The id of an interval's words and of its look: ``met``, ``unmet_met`` …"""
    return interval.worst.word if interval.decided else f"{interval.worst.word}_{interval.best.word}"


def outcome(part: Requirement, interval: Interval, lang: str) -> str:
    """What has become of a requirement; a veto is triggered or not, for it is nothing that one could meet.

    >>> from selfcheck.rules import LAB
    >>> [outcome(part, part.decide({}), "en") for part in LAB.leaves if part.force is Force.VETO]
    ['Not decided yet']
    """
    kind = "interval.veto" if part.binding() is Force.VETO else "interval"
    return say(lang, f"{kind}.{interval_id(interval)}")


def badge(part: Requirement, scheme: Scheme, lang: str, strict: frozenset[str] = LENIENT) -> str | None:
    """How a requirement binds; one of several ways is not called required, because another one will do."""
    if part.binding(strict) is Force.MUST and part.id in scheme.alternatives:
        return None
    return binding(part, lang, strict)


def binding(part: Requirement, lang: str, strict: frozenset[str] = LENIENT) -> str:
    """How a requirement binds: the force of a leaf, the choice that a group leaves."""
    if isinstance(part, Leaf):
        return say(lang, f"force.{part.binding(strict).value}")
    if part.combine is Combine.AT_LEAST:
        return say(lang, "combine.at_least", k=part.need)
    return say(lang, f"combine.{part.combine.value}")


def leads_to(assessment: Assessment, other: Assessment, lang: str) -> tuple[str, str]:
    """What two assessments come to: their headlines, or if these are the same the conditions that differ.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> strict = assess(LAB, {}, frozenset({"equipment-scope"}))
    >>> leads_to(assess(LAB, {}), strict, "zh")
    ('仪器设备现值：尚未确定，最差也可说明理由', '仪器设备现值：尚未确定')
    """
    one, two = headline(assessment, lang), headline(other, lang)
    differing = list(changed(assessment, other))
    if one != two or not differing:
        return one, two
    return _outcomes(assessment, differing, lang), _outcomes(other, differing, lang)


def _outcomes(assessment: Assessment, parts: Sequence[Requirement], lang: str) -> str:
    """Some requirements, each with what has become of it."""
    told = (
        say(lang, f"requirement.{part.id}")
        + say(lang, "result.colon")
        + outcome(part, assessment.intervals[part.id], lang)
        for part in parts
    )
    return say(lang, "result.and").join(told)


def gap(assessment: Assessment, part: Requirement, lang: str) -> str | None:
    """What a figure lacks, as a phrase; ``None`` where nothing known is lacking."""
    in_principle = isinstance(part, Leaf) and part.binding(assessment.strict) is Force.IN_PRINCIPLE
    return _lacks(assessment, part, lang, "result.gap_arguable" if in_principle else "result.gap")


def _lacks(assessment: Assessment, part: Requirement, lang: str, id: str) -> str | None:
    """The same in the words of ``id``, where a figure must be reached and not kept below."""
    if not isinstance(part, Leaf) or part.figure is None:
        return None
    lacking = assessment.gap(part)
    if lacking is None:
        return None
    if part.figure.at_most:
        id = "result.gap_over"
    return say(lang, id, gap=amount(lang, lacking, part.figure.unit))


def lacking(assessment: Assessment, condition: Requirement, lang: str) -> str | None:
    """The gap of a condition; of a choice how many of its ways are enough, and what each of them lacks.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> short = {"research.national_projects_5y": 13, "research.project_funding_5y_wan_yuan": 1660}
    >>> choice = next(part for part in LAB.parts if part.id == "lab.research.projects")
    >>> lacking(assess(LAB, short), choice, "zh")
    '满足其中1项即可：国家级科研项目数量还差2项，项目总金额还差340万元'
    """
    if isinstance(condition, Leaf):
        return gap(assessment, condition, lang)
    found = ((part, gap(assessment, part, lang)) for part in walk(condition))
    named = [
        say(lang, "headline.lacking", name=say(lang, f"requirement.{part.id}"), gap=lacks)
        for part, lacks in found
        if lacks
    ]
    if not named:
        return None
    ways = say(lang, "result.comma").join(named)
    return binding(condition, lang) + say(lang, "result.colon") + ways


def step(assessment: Assessment, leaf: Leaf, lang: str) -> str:
    """One step of an unlock set: the gap where it is known, or else the answer that would do."""
    name = say(lang, f"requirement.{leaf.id}")
    lacking = assessment.gap(leaf)
    if leaf.figure is None:
        enough = (say(lang, f"choice.{leaf.fact.id}.{choice}") for choice in leaf.accepted)
        answers = say(lang, "result.or").join(enough) or say(lang, choice_id(leaf.fact, leaf.enough, lang))
        return say(lang, "result.step_answer", name=name, answer=answers)
    if lacking is None:
        id = "result.step_at_most" if leaf.figure.at_most else "result.step_at_least"
        return say(lang, id, name=name, figure=amount(lang, leaf.figure.amount, leaf.figure.unit))
    id = "result.step_fewer" if leaf.figure.at_most else "result.step_more"
    return say(lang, id, name=name, gap=amount(lang, lacking, leaf.figure.unit))


def steps(assessment: Assessment, ids: Sequence[str], lang: str) -> str:
    """The steps of one way in a row; what has not been answered yet is marked as open."""
    leaves = {leaf.id: leaf for leaf in assessment.scheme.leaves}
    shown = []
    for id in ids:
        words = step(assessment, leaves[id], lang)
        open_ = assessment.intervals[id].best is Outcome.MET
        shown.append(say(lang, "result.step_open", step=words) if open_ else words)
    return say(lang, "result.and").join(shown)


def ways(sets: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """Unlock sets as people can read them: what they all have in common, and what each adds, the shortest first.

    >>> ways([["a", "b"], ["a", "c", "d"]])
    (['a'], [['b'], ['c', 'd']])
    """
    common = [id for id in sets[0] if all(id in ids for ids in sets)] if sets else []
    rest = [[id for id in ids if id not in common] for ids in sets]
    return common, sorted((ids for ids in rest if ids), key=len)


def remedies(
    assessment: Assessment, sets: Sequence[Sequence[str]]
) -> tuple[list[tuple[Requirement, list[str], list[list[str]]]], list[Requirement]]:
    """The unlock sets condition by condition, because a choice in one leaves those in the others as they are.

    First the conditions that fail, each with what all its ways have in common and what each adds; then those not
    decided yet, which have to turn out well too.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> from selfcheck.core.unlock import unlock
    >>> short = {"research.national_projects_5y": 1, "research.project_funding_5y_wan_yuan": 1}
    >>> failing, open_ = remedies(made := assess(LAB, short), unlock(LAB, made.intervals).sets)
    >>> [(one.id, common, len(ways)) for one, common, ways in failing], len(open_)
    ([('lab.research.projects', [], 2)], 28)
    """
    failing, open_ = [], []
    for condition in conditions(assessment.scheme.root):
        interval = assessment.intervals[condition.id]
        if interval.best is Outcome.MET:
            open_ += [] if interval.decided else [condition]
        else:
            own = {part.id for part in walk(condition)}
            found = dict.fromkeys(tuple(id for id in ids if id in own) for ids in sets)
            failing.append((condition, *ways(list(found))))
    return failing, open_


def unanswered(assessment: Assessment) -> tuple[list[str], list[str], list[str]]:
    """The questions without a definite answer, as far as they are asked: fact ids in three lists.

    Those that can change the result; those that cannot, because something else fails, and whose condition is open
    all the same; those that change nothing whatever the answers.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> [len(facts) for facts in unanswered(assess(LAB, {}))]
    [34, 0, 2]
    >>> [len(facts) for facts in unanswered(assess(LAB, {"host.independent_management": False}))]
    [0, 33, 2]
    """
    scheme, intervals = assessment.scheme, assessment.intervals

    not_asked = {leaf.fact.id for leaf in scheme.leaves if not leaf.asked(assessment.answers)}

    def pending(fact: str) -> bool:
        if fact not in scheme.homes:
            return False
        home = scheme.homes[fact]
        choices = (group for group in home.above if group.combine is not Combine.ALL)
        return not any(intervals[part.id].decided for part in (home.requirement, *choices))

    still = [fact for fact in assessment.unknown_facts if fact not in not_asked]
    rest = [fact for fact in assessment.settled_facts if fact not in not_asked]
    return still, [fact for fact in rest if pending(fact)], [fact for fact in rest if not pending(fact)]


def citation(provision: str, lang: str, scheme: Scheme) -> str:
    """Where a requirement stands; the text is named unless it is the scheme's own."""
    slug = provision.partition("#")[0]
    cited = sources.citation(provision, lang)
    if slug == scheme.root.provision.partition("#")[0]:
        return cited
    return say(lang, "result.of_text", title=sources.short_title(slug, lang), place=cited)


def not_in_force(part: Requirement, lang: str) -> str | None:
    """The status of the text that a group rests on, unless it is in force.

    >>> from selfcheck.rules import LAB
    >>> [not_in_force(part, "en") for part in LAB.root.children[:2]]
    [None, 'rests on a guide whose call has closed']
    """
    status = sources.status(part.provision.partition("#")[0])
    return None if status == "in_force" else say(lang, f"result.basis_{status}")


def question(fact: Fact, scheme: Scheme, lang: str) -> str:
    """What a question is called: as the requirement that it decides, or by a name of its own."""
    leaf = next((leaf for leaf in (*scheme.leaves, *scheme.preferences) if leaf.fact is fact), None)
    return say(lang, f"requirement.{leaf.id}") if leaf else say(lang, f"fact.{fact.id}")


def help_with(fact: Fact, lang: str) -> str | None:
    """What one has to know to answer a question and the text does not say; ``None`` where that is nothing.

    >>> from selfcheck.rules import LAB
    >>> help_with(LAB.facts["joint.units"], "en"), help_with(LAB.facts["team.leader"], "en")
    ('Enter 1 if you apply alone.', None)
    """
    id = f"help.{fact.id}"
    return say(lang, id, least=fact.least) if has(lang, id) else None


def choice_id(fact: Fact, value: str, lang: str) -> str:
    """The id of the words for something to choose: the question's own, or those of every yes and no.

    >>> from selfcheck.rules import LAB
    >>> [choice_id(LAB.facts[id], "true", "zh") for id in ("team.leader", "integrity.misconduct")]
    ['answer.true', 'choice.integrity.misconduct.true']
    """
    own = f"choice.{fact.id}.{value}"
    return own if has(lang, own) else f"answer.{value}"


def answer(fact: Fact, answers: Answers, lang: str) -> str:
    """An answer as a reader of the language writes it; "I don't know" is one too."""
    value = answers.get(fact.id)
    if value is None:
        return say(lang, "answer.unknown" if fact.id in answers else "answer.none")
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, str):
        return say(lang, choice_id(fact, value, lang))
    return amount(lang, value, fact.unit)


def in_print(assessment: Assessment, as_of: str, receipt: str, lang: str, applicant: str = "") -> dict[str, str]:
    r"""What stands in the margins of every printed page: ``head`` and ``foot``, as strings of a style sheet.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import BASE
    >>> print(in_print(assess(BASE, {}), "2026-11-20", "e3b0", "zh", 'A "B"')["head"].partition(" · ")[0] + "…")
    "A \22 B\22 …
    >>> print(in_print(assess(BASE, {}), "2026-11-20", "e3b0", "zh")["foot"])
    "2026-11-20 · 核对码：e3b0"
    """
    title = say(lang, f"scheme.{assessment.scheme.id}.title")
    return margins(f"{applicant} · {title}" if applicant else title, verifiable(as_of, receipt, lang))


def verifiable(as_of: str, receipt: str, lang: str) -> str:
    """The date and the receipt, by which somebody else can make the same result again."""
    return f"{as_of} · {say(lang, 'result.receipt')}{say(lang, 'result.colon')}{receipt}"


def margins(head: str, foot: str) -> dict[str, str]:
    """``head`` and ``foot`` of a sheet, as the strings of a style sheet."""
    return {"head": _css_string(head), "foot": _css_string(foot)}


def _css_string(text: str) -> str:
    """Quoted, and whatever could end or break it escaped."""
    escaped = (f"\\{ord(sign):x} " if sign in '"\\' or ord(sign) < 32 else sign for sign in text)
    return f'"{"".join(escaped)}"'


def dates(assessment: Assessment, lang: str) -> list[str]:
    """What is known about the dates of applications, by the status of the texts that could set them."""
    told = [said.provision for said in applying(assessment) if said.kind == "dates"]
    slugs = dict.fromkeys(name.partition("#")[0] for name in told)
    return [say(lang, f"result.dates_{sources.status(slug)}", checked=sources.checked_on(slug)) for slug in slugs]


def command(assessment: Assessment, as_of: str) -> str:
    """The command that makes the same receipt from the same answers.

    >>> from selfcheck.core.assess import assess
    >>> from selfcheck.rules import LAB
    >>> command(assess(LAB, {}, frozenset({"equipment-scope"})), "2026-11-20")
    'python -m selfcheck assess lab answers.json --as-of 2026-11-20 --reading equipment-scope=strict'
    """
    asked = f"python -m selfcheck assess {assessment.scheme.id} answers.json --as-of {as_of}"
    return asked + "".join(f" --reading {id}=strict" for id in sorted(assessment.strict))


def reading(id: str, way: str, lang: str) -> str:
    """A doubtful wording and how it is taken.

    >>> reading("equipment-scope", "strict", "zh")
    '“原则上”是否及于仪器设备现值？不及于：设备现值未达到时，列为“不符合”'
    """
    return say(
        lang, "compare.reading", title=say(lang, f"reading.{id}.title"), way=say(lang, f"reading.{id}.{way}")
    )


def problem_words(problem: Problem, lang: str) -> str:
    """A problem in words, after the fact that it concerns."""
    scheme = f"keep.scheme.{problem.values.get('found')}"
    named = {"found": say(lang, scheme)} if problem.id == "other_scheme" and has(lang, scheme) else {}
    words = say(lang, f"problem.{problem.id}", **{**problem.values, **named})
    return f"{problem.fact}: {words}" if problem.fact else words

"""The cases: one fictional applicant a file, its facts and what the law makes of them.

The files belong to the rules that they prove, lie in ``rules/cases`` and are read by a lawyer; neither page nor
command line loads them.

So that a file shows what is at stake and not forty lines of facts, it may name another case in ``otherwise``:
that one's facts hold wherever this one is silent, save those listed in ``unanswered``. Every mistake in a file is
named, all of them at once. Only the standard library: the cases run in the browser's interpreter as well.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from selfcheck.core.answers import check
from selfcheck.core.assess import assess
from selfcheck.core.outcome import Interval, Outcome
from selfcheck.core.requirement import Fact, Kind, Leaf, Value
from selfcheck.core.scheme import Scheme
from selfcheck.report.report import readings, report
from selfcheck.rules import SCHEMES

FOLDER = Path(__file__).parents[1] / "rules" / "cases"
AS_OF = "2026-11-20"
"""The day on which the cases are decided; nothing in them depends on it."""

KEYS = {"name", "name_en", "story", "story_en", "scheme", "otherwise", "unanswered", "strict", "facts", "expect"}
SHAPES = {key: {"facts": dict, "expect": dict, "unanswered": list, "strict": list}.get(key, str) for key in KEYS}
NEEDED = {"name", "name_en", "story", "story_en", "scheme", "expect"}
EXPECTED = {"root", "unknown_facts", "requirements", "unlock", "irreparable", "matters", "preference"}

_WORDS = {outcome.word: outcome for outcome in Outcome}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ONE_SENTENCE = {"zh": re.compile(r"[^。！？]+。"), "en": re.compile(r"(?:(?![.!?] ).)+\.")}


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A fictional applicant and the verdict that the law gives."""

    id: str
    """Name of its file, without the ending."""
    name: Mapping[str, str]
    """By language; nothing in a generated case, which is called after what it turns on."""
    story: Mapping[str, str]
    """By language: one sentence on which words of the law are at stake; it quotes them between “ and ”."""
    scheme: Scheme
    facts: Mapping[str, Value]
    strict: frozenset[str]
    """The readings taken strictly."""
    root: Interval
    requirements: Mapping[str, Interval]
    """Of those requirements that the case is about."""
    unknown_facts: frozenset[str]
    unlock: frozenset[frozenset[str]] | None
    """``None`` where the case says nothing about it."""
    irreparable: frozenset[str]
    matters: frozenset[str]
    """The readings by which another root interval comes out."""
    preference: Interval | None
    """``None`` where the case says nothing about it."""
    about: Leaf | None = None
    """Of a generated case: the one requirement on which it turns."""
    turn: str = ""
    """Of a generated case: how its answer stands to that requirement, such as ``just_below``."""

    @property
    def quoted(self) -> dict[str, list[str]]:
        """The words of the law in its story, by language."""
        return {lang: re.findall("“([^“”]+)”", words) for lang, words in self.story.items()}


class BadCasesError(ValueError):
    """Case files that cannot be taken; the message names every mistake."""


def load(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases, by file name; raises ``BadCasesError``."""
    cases, faults = read(folder)
    if faults:
        raise BadCasesError("\n".join(faults))
    return cases


def read(folder: Path = FOLDER) -> tuple[tuple[Case, ...], list[str]]:
    """The cases that can be taken, by file name, and every mistake in the files of the others."""
    contents: dict[str, dict[str, Any]] = {}
    wrong: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            contents[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            wrong[path.stem] = [str(error)]
    for id, content in contents.items():
        if found := list(mistakes(id, content, contents)):
            wrong[id] = found
    good = [id for id, one in contents.items() if wrong.keys().isdisjoint({id, one.get("otherwise")})]
    faults = [f"{id}.toml: {fault}" for id, found in wrong.items() for fault in found]
    return tuple(_case(id, contents[id], contents) for id in good), faults


def mistakes(id: str, content: Mapping[str, Any], contents: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with the content of one file, seen among all of them."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        yield "a file is named in small letters, digits and hyphens"
    missing = NEEDED - content.keys()
    yield from (f"{key} is missing" for key in sorted(missing))
    yield from (f"{key} is not known here" for key in sorted(content.keys() - KEYS))
    misshapen = [key for key, value in content.items() if key in KEYS and not isinstance(value, SHAPES[key])]
    yield from (f"{key} is no {SHAPES[key].__name__}" for key in misshapen)
    if not missing and not misshapen:
        yield from _prose_mistakes(id, content, contents)
        if content["scheme"] not in SCHEMES:
            yield f"there is no scheme {content['scheme']!r}"
        else:
            yield from _fact_mistakes(content, contents)
            yield from _expectation_mistakes(content, SCHEMES[content["scheme"]])


def _prose_mistakes(
    id: str, content: Mapping[str, Any], contents: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    for key in ("name", "name_en"):
        if any(other.get(key) == content[key] for name, other in contents.items() if name != id):
            yield f"{key} is that of another applicant"
    for key in ("name", "story"):
        if not _HAN.search(content[key]):
            yield f"{key} is not Chinese"
        if _HAN.search(content[f"{key}_en"]):
            yield f"{key}_en is not English"
    for key, lang in (("story", "zh"), ("story_en", "en")):
        if not _ONE_SENTENCE[lang].fullmatch(content[key]):
            yield f"{key} is not one sentence"
        if content[key].count("“") != content[key].count("”"):
            yield f"{key} has a quotation that is not closed"


def _fact_mistakes(content: Mapping[str, Any], contents: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    scheme = SCHEMES[content["scheme"]]
    own = dict(_flat(content.get("facts", {})))
    for problem in check(scheme, own).problems:
        yield f"fact {problem.fact}: {problem.id}"
    unanswered = content.get("unanswered", [])
    if "otherwise" in content:
        other = contents.get(content["otherwise"])
        if other is None or other.get("scheme") != content["scheme"]:
            yield f"otherwise names no case of the scheme: {content['otherwise']}"
        elif "otherwise" in other:
            yield f"otherwise names a case that leans on another: {content['otherwise']}"
        else:
            theirs = dict(_flat(other.get("facts", {})))
            yield from (f"{fact} is unanswered in the other case too" for fact in unanswered if fact not in theirs)
        yield from (f"{fact} is both answered and unanswered" for fact in unanswered if fact in own)
    elif unanswered:
        yield "unanswered says nothing without otherwise"
    deciding = {reading.id for reading in readings(scheme) if reading.decides}
    yield from (f"no reading {id} decides anything" for id in content.get("strict", []) if id not in deciding)


def _expectation_mistakes(content: Mapping[str, Any], scheme: Scheme) -> Iterator[str]:
    expect = content["expect"]
    yield from (f"expect.{key} is missing" for key in ("root", "unknown_facts") if key not in expect)
    yield from (f"expect.{key} is not known here" for key in sorted(expect.keys() - EXPECTED))
    ids = {part.id for part in scheme.parts}
    leaves = {leaf.id for leaf in scheme.leaves}
    intervals = {key: expect[key] for key in ("root", "preference") if key in expect}
    for id, ends in (intervals | dict(expect.get("requirements", {}))).items():
        if id not in ids | intervals.keys():
            yield f"there is no requirement {id}"
        if _interval(ends) is None:
            yield f"{id}: {ends} is no interval, worst first"
    lists = {
        "unknown_facts": scheme.facts.keys(),
        "irreparable": leaves,
        "matters": {reading.id for reading in readings(scheme)},
    }
    for key, known in lists.items():
        yield from (f"expect.{key}: {id} is not known" for id in expect.get(key, []) if id not in known)
    for ids_together in expect.get("unlock", []):
        yield from (f"expect.unlock: {id} is no leaf" for id in ids_together if id not in leaves)
    if "preference" in expect and not scheme.preferences:
        yield "the scheme knows no preference"


def _interval(ends: object) -> Interval | None:
    match ends:
        case [str(worst), str(best)] if worst in _WORDS and best in _WORDS and _WORDS[worst] <= _WORDS[best]:
            return Interval(_WORDS[worst], _WORDS[best])
    return None


def _known_interval(ends: object) -> Interval:
    interval = _interval(ends)
    assert interval is not None
    return interval


def _flat(nested: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Value]]:
    """``facilities.floor_area_m2 = 3000`` is a table in a table to TOML, and one fact to us."""
    for key, value in nested.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _case(id: str, content: Mapping[str, Any], contents: Mapping[str, Mapping[str, Any]]) -> Case:
    expect = content["expect"]
    other = contents[content["otherwise"]] if "otherwise" in content else {}
    facts = dict(_flat(other.get("facts", {}))) | dict(_flat(content.get("facts", {})))
    for fact in content.get("unanswered", []):
        del facts[fact]
    return Case(
        id,
        {"zh": content["name"], "en": content["name_en"]},
        {"zh": content["story"], "en": content["story_en"]},
        SCHEMES[content["scheme"]],
        facts,
        frozenset(content.get("strict", [])),
        _known_interval(expect["root"]),
        {id: _known_interval(ends) for id, ends in expect.get("requirements", {}).items()},
        frozenset(expect["unknown_facts"]),
        frozenset(map(frozenset, expect["unlock"])) if "unlock" in expect else None,
        frozenset(expect.get("irreparable", [])),
        frozenset(expect.get("matters", [])),
        _known_interval(expect["preference"]) if "preference" in expect else None,
    )


def step(fact: Fact) -> Decimal:
    """The smallest difference in an answer that the cases tell apart: one thing, 0.1 years, 0.01 m² or 万元.

    >>> step(Fact("projects", Kind.INTEGER, "projects")), step(Fact("area", Kind.NUMBER, "m2"))
    (Decimal('1'), Decimal('0.01'))
    """
    if fact.kind is Kind.INTEGER:
        return Decimal(1)
    return Decimal("0.1") if fact.unit == "years" else Decimal("0.01")


def differences(case: Case) -> list[str]:
    """Where the report does not say what the case expects."""
    made = report(assess(case.scheme, case.facts, case.strict), AS_OF)
    found = {row["id"]: (row["worst"], row["best"]) for row in made["requirements"]}
    pairs: dict[str, tuple[object, object]] = {
        "root": (_ends(case.root), (made["worst"], made["best"])),
        **{id: (_ends(interval), found[id]) for id, interval in case.requirements.items()},
        "unknown_facts": (sorted(case.unknown_facts), sorted(made["unknown_facts"])),
        "irreparable": (sorted(case.irreparable), sorted(made["irreparable"])),
        "matters": (sorted(case.matters), sorted(row["id"] for row in made["readings"] if row["matters"])),
    }
    if case.unlock is not None:
        pairs["unlock"] = (sorted(map(sorted, case.unlock)), sorted(map(sorted, made["unlock"])))
    if case.preference is not None:
        row = made["preference"]
        pairs["preference"] = (_ends(case.preference), (row["worst"], row["best"]))
    return [f"{what}: expected {wanted}, found {got}" for what, (wanted, got) in pairs.items() if wanted != got]


def _ends(interval: Interval) -> tuple[str, str]:
    return interval.worst.word, interval.best.word

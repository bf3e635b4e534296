"""The answer file: how answers leave the page and come back, and what the command line takes.

A flat JSON object, fact id → value; ``null`` is "I don't know", what is missing has not been asked. Beside the
facts one member, ``selfcheck``, may tell about the file, and keeps what a plain value cannot say::

    {"facilities.floor_area_m2": 2600, "team.leader": true, "team.talent": null,
     "selfcheck": {"format": 2, "scheme": "lab", "name": "高原研究院",
                   "typed": {"joint.units": "two or three"}, "evidence": {"outcomes.conversions_3y": "…"},
                   "readings": ["equipment-scope"]}}

``typed`` has, as text, answers that could not be taken (or all of them, from a page whose runtime did not start);
a fact that stands in both is taken from the plain values, so that a file can be mended by hand. ``readings`` are
the doubtful wordings that were taken strictly, so that whoever opens the file comes to the same verdict; versions
that do not know the member read format 2 all the same, and take every wording leniently.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from selfcheck.core.answers import UNKNOWN, Checked, Problem, check, check_typed
from selfcheck.core.scheme import Scheme
from selfcheck.rules import SCHEMES
from selfcheck.rules.readings import READINGS

FORMAT = 2
ABOUT = "selfcheck"
"""The member that tells about the file; no fact id is without a dot."""
MOST_NAME = 80
"""Characters in the name of an applicant or a reviewer, as many as its field takes."""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A file as it was written, not yet checked against a scheme."""

    facts: Mapping[str, object] = field(default_factory=dict)
    scheme: str = ""
    """Empty where the file does not tell."""
    name: str = ""
    """Of the applicant."""
    typed: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Fact id → what was pasted as its evidence."""
    readings: tuple[str, ...] = ()
    """Those taken strictly."""

    def checked(self, scheme: Scheme) -> Checked:
        """The answers that can be taken, with the problems of those that cannot."""
        plain = check(scheme, self.facts)
        rest = check_typed(scheme, {fact: text for fact, text in self.typed.items() if fact not in self.facts})
        both = Checked(plain | rest)
        both.problems = (*plain.problems, *rest.problems)
        return both

    def texts(self) -> dict[str, str]:
        """Every answer as a person would have typed it, also the wrong ones.

        >>> AnswerFile({"team.leader": True, "joint.units": 1.0}, typed={"joint.units": "x", "a": "?"}).texts()
        {'joint.units': '1', 'a': '?', 'team.leader': 'true'}
        """
        return {**self.typed, **{fact: _text(value) for fact, value in self.facts.items()}}


def take(
    scheme: Scheme, decoded: object, faults: tuple[Problem, ...] = ()
) -> tuple[AnswerFile, Checked, tuple[Problem, ...]]:
    """The file, its checked answers and everything that is wrong, from what was decoded and its ``faults``."""
    if decoded is None and faults:
        return AnswerFile(), Checked(), faults
    file, problems = parse(decoded)
    faults = (*faults, *problems)
    if file.scheme not in ("", scheme.id):
        return file, Checked(), (*faults, Problem("", "other_scheme", {"found": file.scheme}))
    checked = file.checked(scheme) if isinstance(decoded, Mapping) else Checked()
    return file, checked, (*faults, *checked.problems)


def parse(decoded: object) -> tuple[AnswerFile, tuple[Problem, ...]]:
    """The file from its decoded JSON; what is wrong with what it tells about itself is named and left out.

    >>> parse({"selfcheck": {"format": 3}})[1][0].id
    'newer_format'
    """
    if not isinstance(decoded, Mapping):
        return AnswerFile(), (Problem("", "not_object"),)
    facts = {str(id): value for id, value in decoded.items() if id != ABOUT}
    about = decoded.get(ABOUT)
    if about is None:
        return AnswerFile(facts), ()
    if not isinstance(about, Mapping) or not _is_format(about.get("format")):
        return AnswerFile(facts), (Problem(ABOUT, "bad_about"),)
    if about["format"] > FORMAT:
        return AnswerFile(facts), (Problem(ABOUT, "newer_format", {"found": about["format"], "known": FORMAT}),)
    texts = {member: about.get(member, "") for member in ("scheme", "name")}
    tables = {member: about.get(member, {}) for member in ("typed", "evidence")}
    wrong = [member for member, text in texts.items() if not isinstance(text, str)]
    wrong += [member for member, table in tables.items() if not _is_table(table)]
    told: dict[str, Any] = {name: value for name, value in (texts | tables).items() if name not in wrong}
    problems = [Problem(f"{ABOUT}.{member}", "bad_about") for member in wrong]
    readings, unknown = _readings(about.get("readings", []))
    return AnswerFile(facts, **told, readings=readings), (*problems, *unknown)


def known_readings(given: Sequence[str], place: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The readings that there are, each once, and a problem at ``place`` for every other id.

    >>> known_readings(["equipment-scope", "floor"], "selfcheck.readings")[0]
    ('equipment-scope',)
    """
    ids = dict.fromkeys(given)
    unknown = (Problem(place, "no_such_reading", {"found": id[:40]}) for id in ids if id not in READINGS)
    return tuple(id for id in ids if id in READINGS), tuple(unknown)


def content(
    scheme: Scheme,
    name: str,
    typed: Mapping[str, str],
    evidence: Mapping[str, str],
    readings: Sequence[str] = (),
) -> str:
    """The text of the file that keeps what stands in the form, nothing lost.

    >>> from selfcheck.rules import BASE
    >>> made = content(BASE, "某中心", {"base.reputation": "true", "base.qualified_team": "unknown"}, {})
    >>> json.loads(made)["base.reputation"], json.loads(made)["base.qualified_team"]
    (True, None)
    """
    checked = check_typed(scheme, typed)
    wrong = {problem.fact for problem in checked.problems}
    facts = {fact: checked.get(fact) for fact in typed if fact not in wrong and typed[fact].strip()}
    about = {
        "format": FORMAT,
        "scheme": scheme.id,
        "name": name,
        "typed": {fact: text for fact, text in typed.items() if fact in wrong},
        "evidence": dict(evidence),
        "readings": sorted(readings),
    }
    kept = {member: value for member, value in about.items() if value}
    return json.dumps(facts | {ABOUT: kept}, ensure_ascii=False, indent=2) + "\n"


def scheme_of(file: AnswerFile, asked: Scheme) -> Scheme | None:
    """The scheme that a file answers: as it tells, or the one that knows most of its facts, ``asked`` if equal.

    ``None`` if it names one that there is not, or holds nothing that any scheme asks.
    """
    if file.scheme:
        return SCHEMES.get(file.scheme)
    given = {*file.facts, *file.typed}
    known = {scheme.id: len(given & scheme.facts.keys()) for scheme in (asked, *SCHEMES.values())}
    best = max(known, key=known.__getitem__)
    return SCHEMES[best] if known[best] or file.name else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return UNKNOWN
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300:
        exact = Decimal(str(value))
        return f"{exact.to_integral_value() if exact == exact.to_integral_value() else exact:f}"
    return json.dumps(value, ensure_ascii=False)


def _readings(given: object) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    place = f"{ABOUT}.readings"
    if not isinstance(given, list) or not all(isinstance(id, str) for id in given):
        return (), (Problem(place, "bad_about"),)
    return known_readings(given, place)


def _is_format(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 1


def _is_table(table: object) -> bool:
    return isinstance(table, Mapping) and all(isinstance(text, str) for text in table.values())

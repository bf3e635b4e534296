"""Takes answers in and says everything that is wrong with them: none is guessed, none is lost.

Two ways in: an answer file (JSON, facts with typed values) and a form (every answer the text that a person
typed). Both end in the same checked values; whatever cannot be taken becomes a problem of its fact, and
the other answers stand.
"""

import json
import re
import sys
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selfcheck.core.requirement import Fact, Kind, Value
from selfcheck.core.scheme import Scheme

MOST = 10**9
"""Above it a number is a slip of the pen: a thousand square kilometres, ten trillion yuan."""

LONGEST = 1000
"""Characters of an answer; in a longer one no number is looked for: of a million digits it would take a minute."""

MOST_BYTES = 10 * 2**20
MOST_BRACKETS = 500
"""An answer file is flat; so many brackets are somebody's other JSON, or an attack on the parser."""

UNKNOWN = "unknown"
"""What a form sends for "I don't know"."""

_ZIP = b"PK\x03\x04"
"""How files of Excel, Word and WPS begin."""

_DIGITS = re.compile(r"[+-]?(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(\.\d*)?|[+-]?\.\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Problem:
    """One answer that cannot be taken."""

    fact: str
    """Fact id; empty when it concerns the whole file."""
    id: str
    """Of the message, in ``words``: ``problem.<id>``."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What the message names."""


class Checked(dict[str, Value | None]):
    """The answers that were taken, "I don't know" as ``None``, with ``problems`` for those that were not."""

    problems: tuple[Problem, ...] = ()


def check(scheme: Scheme, facts: object) -> Checked:
    """Checks decoded JSON; ``null`` is "I don't know".

    >>> from selfcheck.rules import LAB
    >>> taken = check(LAB, {"joint.units": 2, "team.leader": "yes", "x": 1, "team.talent": None})
    >>> dict(taken), [(problem.fact, problem.id) for problem in taken.problems]
    ({'joint.units': 2, 'team.talent': None}, [('team.leader', 'not_boolean'), ('x', 'unknown_fact')])
    """
    checked = Checked()
    problems = []
    if not isinstance(facts, Mapping):
        checked.problems = (Problem("", "not_object"),)
        return checked
    for id, value in facts.items():
        fact = scheme.facts.get(id)
        if fact is None:
            problems.append(Problem(str(id), "unknown_fact"))
        elif value is None:
            checked[id] = None
        elif problem := _fault(fact, value):
            problems.append(problem)
        else:
            checked[id] = _exact(value)
    checked.problems = tuple(problems)
    return checked


def check_typed(scheme: Scheme, typed: Mapping[str, str]) -> Checked:
    """Checks what a person typed or chose; an empty text is no answer, ``unknown`` is "I don't know".

    >>> from selfcheck.rules import LAB
    >>> area = "facilities.floor_area_m2"
    >>> [check_typed(LAB, {area: text})[area] for text in ("2600", " 2,600 ", "2 600", "２６００．５", "unknown")]
    [2600, 2600, 2600, 2600.5, None]
    >>> [check_typed(LAB, {area: text}).problems[0].id for text in ("-1", "NaN", "2,60", "9" * 400)]
    ['negative', 'not_number', 'not_number', 'too_large']
    >>> [check_typed(LAB, {area: sign * 10**7}).problems[0].id for sign in "9x "]
    ['not_number', 'not_number', 'not_number']
    >>> check_typed(LAB, {area: "3000㎡"}).problems[0].values["found"]
    '“3000㎡”'
    """
    values: dict[str, object] = {}
    for id, written in typed.items():
        fact = scheme.facts.get(id)
        text = _plain(written) if len(written) <= LONGEST else written
        if text == "":
            continue
        if text == UNKNOWN:
            values[id] = None
        elif fact is None or fact.kind in (Kind.BOOLEAN, Kind.CHOICE):
            values[id] = {"true": True, "false": False}.get(text, text)
        elif len(text) <= LONGEST and _DIGITS.fullmatch(text):
            number = Decimal(text.replace(",", "").replace(" ", ""))
            values[id] = int(number) if number == number.to_integral_value() else float(number)
        else:
            values[id] = written.strip()
    return check(scheme, values)


def _plain(written: str) -> str:
    """The text without what nobody sees in it (chat programs add such signs), full-width signs as usual ones."""
    seen = "".join(sign for sign in written if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", seen).strip()


def load(file: str) -> tuple[object, tuple[Problem, ...]]:
    """The JSON of a file (``-`` is standard input), or what kept it from being read."""
    found, faults = content(file, MOST_BYTES)
    return (None, faults) if found is None else decode(found)


def content(file: str, most: int) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of a file (``-`` is standard input), one more than ``most`` at most, or why there are none."""
    from pathlib import Path  # the page reads no files, and would wait for it

    try:
        if file == "-":
            return sys.stdin.buffer.read(most + 1), ()
        with Path(file).open("rb") as opened:
            return opened.read(most + 1), ()
    except OSError as error:
        return None, (Problem("", "no_file", {"found": file, "reason": error.strerror or str(error)}),)


def decode(content: bytes) -> tuple[object, tuple[Problem, ...]]:
    """The JSON of an answer file, or what kept it from being read.

    UTF-8 with or without byte-order mark; UTF-16 only with it, as spreadsheets and editors write it.
    """
    if len(content) > MOST_BYTES:
        return None, (Problem("", "too_long", {"most": MOST_BYTES // 2**20}),)
    if content.startswith(_ZIP):
        return None, (Problem("", "probably_office"),)
    try:
        text = content.decode("utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        id = "probably_gbk" if _is_gbk(content) else "not_utf8"
        return None, (Problem("", id, {"place": error.start}),)
    # Before parsing, because a parser that runs out of stack can take the whole browser runtime with it.
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return None, (Problem("", "too_deep"),)
    doubled: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        result: dict[str, object] = {}
        for key, value in items:
            if key in result:
                doubled.append(key)
            result[key] = value
        return result

    try:
        facts = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        return None, (Problem("", "not_json", {"line": error.lineno, "column": error.colno}),)
    except ValueError:  # an integer of more digits than Python converts
        return None, (Problem("", "not_json", {"line": 1, "column": 1}),)
    return facts, tuple(Problem(key, "doubled") for key in doubled)


def _is_gbk(content: bytes) -> bool:
    try:
        content.decode("gbk")
    except UnicodeDecodeError:
        return False
    return True


def _fault(fact: Fact, value: object) -> Problem | None:
    if fact.kind is Kind.BOOLEAN:
        return None if isinstance(value, bool) else _problem(fact, "not_boolean", value)
    if fact.kind is Kind.CHOICE:
        found = _problem(fact, "not_choice", value, choices=", ".join(fact.choices))
        return None if value in fact.choices else found
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return _problem(fact, "not_number", value)
    if value < 0:
        return _problem(fact, "negative", value)
    if value < fact.least:
        return _problem(fact, "too_small", value, least=fact.least)
    if value > MOST:
        return Problem(fact.id, "too_large", {"most": MOST})
    if fact.kind is Kind.INTEGER and value != int(value):
        return _problem(fact, "not_integer", value)
    return None


def _problem(fact: Fact, id: str, value: object, **values: object) -> Problem:
    found = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        found = f"“{found[1:-1]}”"  # as one quotes, and still with everything invisible made visible
    return Problem(fact.id, id, {"found": found if len(found) <= 40 else found[:39] + "…", **values})


def _exact(value: object) -> Value:
    """16.0 is the integer 16; everything else is taken as it is."""
    assert isinstance(value, int | float | str)
    return int(value) if isinstance(value, float) and value.is_integer() else value

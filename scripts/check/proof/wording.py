"""The words of the page of proof, in ``words/``: not in selfcheck/words/, which every reader's browser loads."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from scripts.check.proof.mutate import Amount, Said, Term
from selfcheck import words
from selfcheck.cases import Case
from selfcheck.core.outcome import Interval
from selfcheck.core.requirement import Combine, Group, Requirement
from selfcheck.report.phrases import binding, interval_id

HERE = Path(__file__).parent / "words"


@cache
def table(lang: str) -> dict[str, Any]:
    """The words of a language, section → name → words."""
    return tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8"))


def phrase(lang: str, section: str, id: str, /, **values: object) -> str:
    """Words with their values put in.

    >>> phrase("en", "term", "gate", n=2)
    'applies above 2'
    """
    found: str = table(lang)[section][id]
    return found.format(**values)


def term(lang: str, one: Term) -> str:
    """What stood before a change or after it.

    >>> from decimal import Decimal
    >>> term("zh", Amount(Decimal("2999.99"), "m2")), term("en", Amount(Decimal("1999.99"), "wan_yuan"))
    ('2999.99平方米', 'CNY 19,999,900')
    """
    if isinstance(one, Amount):
        return words.amount(lang, one.value, one.unit)
    if one.id in table(lang)["term"]:
        values = {
            key: term(lang, value) if isinstance(value, Said) else value for key, value in one.values.items()
        }
        return phrase(lang, "term", one.id, **values)
    return words.say(lang, one.id, **one.values)


def outcome(lang: str, interval: Interval) -> str:
    """An interval in words."""
    return words.say(lang, f"interval.{interval_id(interval)}")


def state(interval: Interval) -> str:
    """The id of its sign: an outcome, or ``open``."""
    return interval.worst.word if interval.decided else "open"


def requirement(lang: str, part: Requirement) -> str:
    """Its name; of a choice, with how many are enough."""
    name = words.say(lang, f"requirement.{part.id}")
    if isinstance(part, Group) and part.combine is not Combine.ALL:
        return phrase(lang, "cases", "of_all", name=name, way=binding(part, lang))
    return name


def reading(lang: str, id: str) -> str:
    """A reading that is taken strictly."""
    return phrase(lang, "cases", "reading", reading=words.say(lang, f"reading.{id}.strict"))


def answer(lang: str, case: Case) -> str:
    """What a generated case answers to the question on which it turns."""
    assert case.about is not None
    given = case.facts.get(case.about.fact.id)
    if case.about.figure and given is not None:
        return words.amount(lang, Decimal(str(given)), case.about.figure.unit)
    if case.turn == "chosen":
        return words.say(lang, f"choice.{case.about.fact.id}.{given}")
    return phrase(lang, "turn", case.turn)


def case_name(lang: str, case: Case) -> str:
    """The applicant's name; of a generated case, what it turns on."""
    if case.about is None:
        return case.name[lang]
    strictly = "".join(f" · {reading(lang, id)}" for id in sorted(case.strict))
    return f"{requirement(lang, case.about)} · {answer(lang, case)}{strictly}"

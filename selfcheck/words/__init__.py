"""The words of every surface, by id and language. No law, and nothing that decides."""

from decimal import Decimal
from functools import cache

from selfcheck import shipped

LANGS = ("zh", "en")
ROOMS = ("rules", "report", "page", "keeping", "evidence", "scoring", "candidates", "law", "terminal")
"""The files of a language, each named for what its words are of."""


@cache
def _table(lang: str) -> dict[str, str]:
    """Flat id → words: ``problem.negative``, ``requirement.lab.team``."""
    flat: dict[str, str] = {}

    def flatten(prefix: str, value: object) -> None:
        if isinstance(value, dict):
            for key, below in value.items():
                flatten(f"{prefix}.{key}" if prefix else key, below)
        else:
            flat[prefix] = str(value)

    for room in ROOMS:
        flatten("", shipped.table(f"words/{lang}/{room}.toml"))
    return flat


def ids(lang: str) -> set[str]:
    """Every id that the language has words for."""
    return set(_table(lang))


def raw(lang: str, id: str) -> str:
    """The words for an id as they stand, values not put in; raises ``KeyError``."""
    return _table(lang)[id]


def has(lang: str, id: str) -> bool:
    """Whether there are words for an id that not every fact or requirement needs."""
    return id in _table(lang)


def table(lang: str, prefix: str) -> dict[str, str]:
    """All words below an id as they stand, for whoever puts the values in elsewhere."""
    return {
        id.removeprefix(f"{prefix}."): words for id, words in _table(lang).items() if id.startswith(f"{prefix}.")
    }


def say(lang: str, id: str, **values: object) -> str:
    """The words for an id, with its values put in; ``one|many`` is chosen by ``n``.

    >>> say("zh", "amount.m2", n="400"), say("en", "amount.projects", n="1"), say("en", "amount.projects", n="2")
    ('400平方米', '1 project', '2 projects')
    >>> say("en", "no.such.words")
    Traceback (most recent call last):
    ...
    KeyError: 'no.such.words'
    """
    one, _, many = _table(lang)[id].partition("|")
    return (many if many and str(values.get("n")) != "1" else one).format(**values)


def amount(lang: str, value: Decimal | float, unit: str) -> str:
    """An amount with its unit as a reader of the language writes it.

    >>> amount("zh", 5200, "wan_yuan"), amount("en", 5200, "wan_yuan"), amount("en", Decimal("0.1"), "wan_yuan")
    ('5200万元', 'CNY 52,000,000', 'CNY 1,000')
    >>> amount("zh", 52_000_000, "wan_yuan")  # somebody has typed yuan, and sees what it comes to
    '5200亿元'
    """
    exact = Decimal(str(value))
    if unit == "wan_yuan" and lang == "en":
        exact *= 10_000
    elif unit == "wan_yuan" and exact >= 10_000:
        exact, unit = exact / 10_000, "yi_yuan"
    return say(lang, f"amount.{unit}", n=_plain(lang, exact))


def in_field(lang: str, value: Decimal | float, unit: str) -> str:
    """An amount as it is typed into a field with that unit; as a reader writes it too, where that is another way.

    >>> in_field("zh", 5000, "wan_yuan"), in_field("en", 5000, "wan_yuan"), in_field("en", 3000, "m2")
    ('5000万元', '5,000 × 10,000 yuan = CNY 50,000,000', '3,000 m²')
    """
    written = amount(lang, value, unit)
    if not has(lang, f"in_field.{unit}"):
        return written
    typed = say(lang, f"in_field.{unit}", n=_plain(lang, Decimal(str(value))))
    return typed if typed == written else f"{typed} = {written}"


def typed_as(lang: str, unit: str) -> str:
    """How an amount is written in the unit of its field, for whoever puts in the number: ``one|many``.

    >>> typed_as("en", "units"), typed_as("en", "wan_yuan")
    ('{n} entity|{n} entities', '{n} × 10,000 yuan')
    """
    id = f"in_field.{unit}"
    return raw(lang, id if has(lang, id) else f"amount.{unit}")


def _plain(lang: str, exact: Decimal) -> str:
    return f"{exact.normalize():,f}" if lang == "en" else f"{exact.normalize():f}"

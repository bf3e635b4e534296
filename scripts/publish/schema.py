"""JSON Schema (2020-12) of an answer file, made from the questions."""

from typing import Any

from selfcheck.core.answers import MOST
from selfcheck.core.requirement import Fact, Kind, Leaf
from selfcheck.core.scheme import Scheme
from selfcheck.files.answer_file import ABOUT, FORMAT
from selfcheck.rules.readings import READINGS
from selfcheck.words import LANGS, say


def schema(scheme: Scheme) -> dict[str, Any]:
    """What a validator elsewhere needs to check the answers to a scheme; ``null`` is unknown.

    >>> from selfcheck.rules import LAB
    >>> schema(LAB)["properties"]["joint.units"]["anyOf"][0]
    {'type': 'integer', 'minimum': 1, 'maximum': 1000000000}
    """
    titles: dict[str, str] = {}
    for leaf in (*scheme.leaves, *scheme.preferences):
        if isinstance(leaf, Leaf):
            titles[leaf.fact.id] = " · ".join(say(lang, f"requirement.{leaf.id}") for lang in LANGS)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": " · ".join(say(lang, f"scheme.{scheme.id}.title") for lang in LANGS),
        "type": "object",
        "additionalProperties": False,
        "properties": {ABOUT: _about(scheme)}
        | {
            id: {"title": titles.get(id, id), "anyOf": [_value(fact), {"type": "null"}]}
            for id, fact in scheme.facts.items()
        },
    }


def _about(scheme: Scheme) -> dict[str, Any]:
    """What a file may tell about itself."""
    texts = {"type": "object", "additionalProperties": {"type": "string"}}
    return {
        "title": " · ".join(say(lang, "keep.schema_about") for lang in LANGS),
        "type": "object",
        "required": ["format"],
        "properties": {
            "format": {"type": "integer", "minimum": 1, "maximum": FORMAT},
            "scheme": {"const": scheme.id},
            "name": {"type": "string"},
            "typed": texts,
            "evidence": texts,
            "readings": {"type": "array", "items": {"enum": list(READINGS)}, "uniqueItems": True},
        },
    }


def _value(fact: Fact) -> dict[str, Any]:
    if fact.kind is Kind.BOOLEAN:
        return {"type": "boolean"}
    if fact.kind is Kind.CHOICE:
        return {"enum": list(fact.choices)}
    return {"type": fact.kind.value, "minimum": fact.least, "maximum": MOST}

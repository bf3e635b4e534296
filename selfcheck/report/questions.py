"""The questions of a scheme as data."""

from typing import Any

from selfcheck.core.scheme import Scheme
from selfcheck.law import sources
from selfcheck.report import phrases
from selfcheck.report.report import readings


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
                "label": phrases.question(fact, scheme, lang),
                "help": phrases.help_with(fact, lang),
                "requirement": leaf.id if leaf else None,
                "provision": leaf.provision if leaf else None,
                "force": leaf.binding().value if leaf else None,
                "quotation": sources.quotation(leaf.id, lang) if leaf else None,
                "readings": [reading.id for reading in readings(scheme) if id in reading.facts],
            }
        )
    return entries

"""Writes what others take from the rules into the data folder: rules.json and the schemas of answer files."""

import json
from pathlib import Path
from typing import Any

from scripts.publish.schema import schema
from selfcheck import __version__
from selfcheck.core.requirement import Group, Leaf, Requirement
from selfcheck.core.scheme import Scheme
from selfcheck.law import sources
from selfcheck.rules import SCHEMES
from selfcheck.rules.windows import WINDOWS
from selfcheck.words import LANGS, say


def rules() -> dict[str, Any]:
    """Every requirement of every scheme with its provision, force, figure and quoted words."""
    return {
        "version": __version__,
        "schemes": {
            scheme.id: {"draft": scheme.draft, "requirements": [_requirement(part) for part in _parts(scheme)]}
            for scheme in SCHEMES.values()
        },
    }


def _parts(scheme: Scheme) -> tuple[Requirement, ...]:
    return (*scheme.parts, *scheme.preferences)


def _requirement(part: Requirement) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": part.id,
        "label": {lang: say(lang, f"requirement.{part.id}") for lang in LANGS},
        "provision": part.provision,
        "citation": {lang: sources.citation(part.provision, lang) for lang in LANGS},
        "force": part.binding().value,
        "quotation": {lang: sources.quotation(part.id, lang) for lang in LANGS},
    }
    if isinstance(part, Group):
        need = {"need": part.need} if part.need else {}
        return entry | {"combine": part.combine.value, **need, "children": [child.id for child in part.children]}
    return entry | {"facts": [fact.id for fact in part.asks], **_test(part)}


def _test(leaf: Leaf) -> dict[str, Any]:
    found: dict[str, Any] = {"figure": None}
    if leaf.figure:
        kept = "at_most" if leaf.figure.at_most else "at_least"
        found["figure"] = {kept: leaf.figure.amount, "unit": leaf.figure.unit}
    if leaf.accepted:
        found["accepted"] = list(leaf.accepted)
    if leaf.only_above:
        found["only_above"] = {"fact": leaf.only_above[0].id, "number": leaf.only_above[1]}
    window = WINDOWS.get(leaf.fact.id)
    if window:
        found["window"] = {"years": window.years, "only_by_strict_reading": window.reading or None}
    if leaf.strict:
        found["strict"] = {"reading": leaf.strict.reading, "force": leaf.strict.force.value}
    return found


def write(data: Path) -> None:
    """Writes the files into ``data``, the folder that the site publishes as ``/data/``."""
    files = {"rules.json": rules()}
    files |= {f"answers.{scheme.id}.schema.json": schema(scheme) for scheme in SCHEMES.values()}
    for name, content in files.items():
        (data / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

"""Which words the programs ask for: read out of the sources, since no run reaches every branch.

An id written out is asked for. One that is put together (``f"unit.{fact.unit}"``) asks for every id of that shape
whose variable parts are known to the program themselves: as a string, a fact, a requirement, an entry of its data.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from selfcheck.core.requirement import walk
from selfcheck.rules import SCHEMES
from selfcheck.rules.readings import READINGS

ROOT = Path(__file__).parents[2]
PYTHON = sorted(path for folder in ("selfcheck", "scripts") for path in (ROOT / folder).rglob("*.py"))
MODULES = sorted((ROOT / "docs/assets").rglob("*.mjs"))
TEMPLATES = sorted((ROOT / "scripts/site").rglob("*.html"))
PART = r"[\w-]+(?:\.[\w-]+)*"


def leaves(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Flat id and words of a decoded words file."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield from leaves({str(place): one for place, one in enumerate(value)}, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


def words(file: Path) -> dict[str, str]:
    """Id → words of one file."""
    return dict(leaves(tomllib.loads(file.read_text(encoding="utf-8"))))


def in_english(file: Path) -> Path:
    """The English file of a Chinese one: ``en.toml`` beside ``zh.toml``, or in the folder ``en`` beside ``zh``."""
    return file.with_name("en.toml") if file.name == "zh.toml" else file.parents[1] / "en" / file.name


def place(file: Path) -> str:
    """What a Chinese file of words is called in a fault."""
    return file.parents[1].name if file.name == "zh.toml" else f"{file.parents[2].name}/{file.stem}"


@cache
def strings() -> frozenset[str]:
    """Every string that stands in the programs."""
    trees = [node for path in PYTHON for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return frozenset(
        node.value for node in trees if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def composed() -> tuple[re.Pattern[str], ...]:
    """The shapes of ids that are put together."""
    found = set()
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            shape = "".join(
                re.escape(part.value) if isinstance(part, ast.Constant) else f"({PART})" for part in node.values
            )
            if re.match(r"[a-z_]+(\\\.|_\()", shape) and "\\ " not in shape:
                found.add(shape)
    return tuple(map(re.compile, sorted(found)))


@cache
def parts() -> frozenset[str]:
    """What may stand in the variable part of an id."""
    known = {*strings(), *READINGS, *(str(rating) for rating in range(6)), *(f"tr_{row}" for row in range(1, 28))}
    known |= {f"{way}_argument" for way in ("lenient", "strict")}
    for scheme in SCHEMES.values():
        known |= {scheme.id, *scheme.facts}
        known |= {part.id for root in (scheme.root, *scheme.preferences) for part in walk(root)}
    ledger = tomllib.loads((ROOT / "selfcheck/law/ledger.toml").read_text(encoding="utf-8"))
    known |= {
        text for value in re.findall(r'"([\w-]+)"', json.dumps(ledger, ensure_ascii=False)) for text in [value]
    }
    return frozenset(known)


def is_asked(id: str) -> bool:
    """Whether some line of Python asks for these words."""
    if id in strings():
        return True
    found = (shape.fullmatch(id) for shape in composed())
    return any(all(map(_is_known, shape.groups())) for shape in found if shape)


def _is_known(part: str) -> bool:
    return part in parts() or all(piece in parts() for piece in re.split("[._]", part))


@cache
def scripts() -> str:
    """The page's own programs."""
    return "\n".join(path.read_text(encoding="utf-8") for path in MODULES)


def is_asked_by_the_page(name: str) -> bool:
    """Whether the page's own programs ask for the words that were handed to them under this name."""
    unpacked = " ".join(re.findall(r"\{([^{}]*)\} = [\w.]*\bwords\b", scripts()))
    if re.search(rf"""[."']{name}\b""", scripts()) or re.search(rf"\b{name}\b", unpacked):
        return True
    return any(name.startswith(prefix) for prefix in re.findall(r"\[`(\w+_)\$\{", scripts()))

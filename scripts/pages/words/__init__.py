"""Words of the pages made from the corpus, by id, in zh.toml and en.toml; never words of the law."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    table: dict[str, Any]

    def say(self, id: str, **values: object) -> str:
        """The words with that id, such as ``timeline.deadline``; raises ``KeyError`` when there are none."""
        found: Any = self.table
        for key in id.split("."):
            found = found[key]
        return str(found).format(**values)


@cache
def words(lang: str) -> Words:
    """The words of ``zh`` or ``en``."""
    return Words(tomllib.loads((Path(__file__).parent / f"{lang}.toml").read_text(encoding="utf-8")))

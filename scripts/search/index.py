"""Everything that the search box needs in one language: texts with their provisions, pages, words, the grammar.

The page makes its index from it (docs/assets/search/engine/engine.mjs) when the box is first touched. An index
made here would be there a quarter sooner (45 and 22 instead of 60 ms, Chinese and English) and twice as much to
load.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from scripts.corpus import Corpus, Text
from scripts.corpus.citations import place
from scripts.publish.provision_ids import provision_ids
from scripts.search import pages

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GRAMMAR = ROOT / "selfcheck" / "law" / "references.json"
FORMAT = 1
RECORDS = {"reference/cases", "reference/ledger"}
"""Pages that prove our work row by row in the law's own words: their rows would stand before the law itself."""


def contents(corpus: Corpus, lang: str, built: Path) -> dict[str, Any]:
    """The file of a language; ``built`` is the folder with its built pages."""
    grammar = json.loads(GRAMMAR.read_text(encoding="utf-8"))
    del grammar["about"]
    return {
        "format": FORMAT,
        "lang": lang,
        "grammar": grammar,
        "texts": [_text(corpus, lang, slug) for slug in corpus.slugs],
        "pages": _pages(built),
        "synonyms": _synonyms(lang),
    }


def _text(corpus: Corpus, lang: str, slug: str) -> dict[str, Any]:
    text = corpus.text(lang, slug)
    known = provision_ids(corpus)[slug]
    return {
        "slug": slug,
        "title": text.front.title,
        "short": text.front.short_title,
        "status": text.front.status,
        "names": known["names"],
        "notices": known["notices"],
        "provisions": _provisions(text),
    }


def _provisions(text: Text) -> list[list[Any]]:
    """Of each provision its id, citation, words, how many places above it its parent stands (0: none), notes."""
    places = {provision.id: number for number, provision in enumerate(text.provisions)}
    lines: list[list[Any]] = []
    for number, provision in enumerate(text.provisions):
        cited = place(text, provision.id)
        above = number - places[provision.parent] if provision.parent else 0
        line = [provision.id, cited.zh if text.lang == "zh" else cited.en, provision.text, above]
        lines.append([*line, " ".join(provision.notes)] if provision.notes else line)
    return lines


def _pages(built: Path) -> list[dict[str, Any]]:
    """Every page but the texts, which are there by provision, and those for addresses that lead nowhere."""
    found = []
    for path in sorted(built.rglob("index.html")):
        address = path.parent.relative_to(built).as_posix().removeprefix(".")
        if not address.startswith("rules/"):
            title, pieces = pages.read(path)
            if not title:
                continue  # it only leads on to where another page has moved
            told = [piece for piece in pieces if not (piece.row and address in RECORDS)]
            lines = [[piece.anchor, piece.heading, piece.text] for piece in told]
            found.append({"url": f"{address}/" if address else "", "title": title, "pieces": lines})
    return found


def _synonyms(lang: str) -> list[list[Any]]:
    """What people say → what the texts say."""
    words = tomllib.loads((HERE / f"synonyms.{lang}.toml").read_text(encoding="utf-8"))
    return [[entry["said"], entry["written"]] for entry in words["synonym"]]

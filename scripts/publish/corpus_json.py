"""data/corpus.json: every provision of every text in both languages, with what it cites and what cites it.

Its schema, corpus.schema.json, stands beside it and is written by hand: it is the promise to those who read the
file. What is added goes into both; what is there is not renamed.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from scripts.corpus import LANGS, Corpus, Provision
from scripts.corpus.citations import citation
from scripts.corpus.references import Reference, cited_by, resolve
from scripts.publish.words import kind, words

SCHEMA = Path(__file__).with_name("corpus.schema.json")


def write(corpus: Corpus, out: Path) -> None:
    """Writes corpus.json and its schema into the folder."""
    content = json.dumps(whole(corpus), ensure_ascii=False, indent=1)
    (out / "corpus.json").write_text(content + "\n", encoding="utf-8")
    shutil.copy(SCHEMA, out)


def whole(corpus: Corpus) -> dict[str, Any]:
    """The content of the file; provisions stand in the order of their document."""
    cites = {name: _targets(name, references) for name, references in resolve(corpus).items()}
    citing = cited_by(corpus)
    return {
        "$schema": SCHEMA.name,
        "format": 1,
        "made_by": "python -m scripts.site.build",
        "notice": words()["site"]["notice"],
        "licence": words()["site"]["licence"],
        "texts": [_text(corpus, slug, citing) for slug in corpus.slugs],
        "provisions": [
            {**_provision(corpus, slug, chinese, english), **_links(f"{slug}#{chinese.id}", cites, citing)}
            for slug in corpus.slugs
            for chinese, english in zip(
                corpus.text("zh", slug).provisions, corpus.text("en", slug).provisions, strict=True
            )
        ],
    }


def _text(corpus: Corpus, slug: str, citing: dict[str, list[str]]) -> dict[str, Any]:
    chinese, english = (corpus.text(lang, slug) for lang in LANGS)

    def both(key: str) -> dict[str, Any]:
        return {"zh": getattr(chinese.front, key), "en": getattr(english.front, key)}

    return {
        "slug": slug,
        "kind": kind(slug),
        "title": both("title"),
        "short_title": both("short_title"),
        "number": both("number"),
        "issued_by": both("issued_by"),
        "dated": str(chinese.front.dated),
        "status": chinese.front.status,
        "status_reason": both("status_reason"),
        "checked_on": {"zh": str(chinese.front.checked_on), "en": str(english.front.checked_on)},
        "treatment": both("treatment"),
        "source": chinese.front.source,
        "source_sha256": chinese.front.source_sha256,
        "sha256": {"zh": chinese.sha256, "en": english.sha256},
        "translation_is_stale": english.stale,
        "page": {lang: f"../{lang}/rules/{slug}/" for lang in LANGS},
        "akoma_ntoso": {lang: f"{slug}.{lang}.akn.xml" for lang in LANGS},
        "citation": _citation(corpus, slug),
        "cited_by": citing.get(slug, []),
    }


def _provision(corpus: Corpus, slug: str, chinese: Provision, english: Provision) -> dict[str, Any]:
    cells = {"cells": {"zh": chinese.cells, "en": english.cells}} if chinese.cells else {}
    return {
        "slug": slug,
        "id": chinese.id,
        "parent": chinese.parent,
        "level": chinese.level,
        "mark": chinese.mark,
        "mark_en": english.mark,
        "zh": chinese.text,
        "en": english.text,
        **cells,
        "notes": [{"zh": one, "en": other} for one, other in zip(chinese.notes, english.notes, strict=True)],
        "citation": _citation(corpus, f"{slug}#{chinese.id}"),
    }


def _targets(name: str, references: list[Reference]) -> list[str]:
    # As in cited_by: that a text speaks of itself (本办法) says nothing about it.
    slug = name.partition("#")[0]
    return list(dict.fromkeys(one.target_full_name for one in references if one.target_full_name != slug))


def _citation(corpus: Corpus, full_name: str) -> dict[str, str]:
    return {
        "zh": citation(corpus, full_name, "zh"),
        "en": citation(corpus, full_name, "en"),
        "short": citation(corpus, full_name, "en", "short"),
    }


def _links(full_name: str, cites: dict[str, list[str]], citing: dict[str, list[str]]) -> dict[str, list[str]]:
    return {"cites": cites.get(full_name, []), "cited_by": citing.get(full_name, [])}

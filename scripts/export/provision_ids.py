"""Writes selfcheck/data/provision_ids.json: how each text is called and the ids of its provisions, in order.

``selfcheck`` and the page read citations with it (selfcheck/references.py,
docs/assets/search/engine/citation.mjs), without the texts themselves.

    python -m scripts.export.provision_ids            # write it
    python -m scripts.export.provision_ids --check    # fail when it is not what the texts say
"""

import json
import sys
from pathlib import Path
from typing import Any

from scripts.corpus import LANGS, Corpus, CorpusError, load

ROOT = Path(__file__).parents[2]
DATA = ROOT / "selfcheck" / "data" / "provision_ids.json"
COMMAND = "python -m scripts.export.provision_ids"


def provision_ids(corpus: Corpus) -> dict[str, Any]:
    """Slug → ``names`` (titles and numbers), ``notices`` (headings of prefaces), ``ids`` (between spaces)."""
    return {slug: _text(corpus, slug) for slug in corpus.slugs}


def content(corpus: Corpus) -> str:
    """The file, a text a line, so that a change shows where it is."""
    lines = ",\n".join(_line(slug, text) for slug, text in provision_ids(corpus).items())
    return f'{{\n "made_by": {json.dumps(COMMAND)},\n "texts": {{\n{lines}\n }}\n}}\n'


def _text(corpus: Corpus, slug: str) -> dict[str, Any]:
    texts = [corpus.text(lang, slug) for lang in LANGS]
    fronts = [text.front for text in texts]
    names = [name for one in fronts for name in (one.title, one.short_title, one.number) if name]
    # A preface with a heading is a document of its own, by which the text was issued.
    notices = [one.text for text in texts for one in text.provisions if one.level == "preface" and one.text]
    return {"names": names, "notices": notices, "ids": " ".join(one.id for one in texts[0].provisions)}


def _line(slug: str, text: dict[str, Any]) -> str:
    return f"  {json.dumps(slug)}: {json.dumps(text, ensure_ascii=False)}"


def main() -> int:
    """Writes or checks the file; returns the exit status."""
    try:
        wanted = content(load(ROOT))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        if DATA.is_file() and DATA.read_text(encoding="utf-8") == wanted:
            return 0
        print(f"{DATA.relative_to(ROOT)} is not what the texts say: run {COMMAND}", file=sys.stderr)
        return 1
    DATA.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

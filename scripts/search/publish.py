"""Puts the search box's files into the built site and tells the pages where they are.

They lie under assets/search/<hash of them all>/, so that a page never meets an index of another build:
<lang>.json, the library, and the licence it asks to keep with it.
"""

import hashlib
import json
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from scripts.corpus import LANGS, Corpus
from scripts.search.index import contents

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "node_modules" / "minisearch"
MARK = "@search@"
"""Stands in the pages where the hash goes: it is known only after they have been read."""


class SearchError(Exception):
    """The index cannot be made; says how to mend it."""


def publish(corpus: Corpus, site: Path) -> str:
    """Writes the files into ``site`` and returns their folder below assets/search/."""
    library = LIBRARY / "dist" / "es" / "index.js"
    if not library.is_file():
        raise SearchError("minisearch is missing: run `npm ci`")
    files = {
        # Without the last line, which names a source map that is not published.
        "minisearch.mjs": library.read_text(encoding="utf-8").rpartition("//# sourceMappingURL")[0],
        "minisearch.LICENSE.txt": (LIBRARY / "LICENSE.txt").read_text(encoding="utf-8"),
    }
    for lang in LANGS:
        made = contents(corpus, lang, site / lang)
        files[f"{lang}.json"] = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256("\0".join(files.values()).encode()).hexdigest()[:16]
    folder = site / "assets" / "search" / digest
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
        if not name.endswith(".txt"):
            # The best quality saves 4 kB a language and costs most of a second at every build.
            (folder / f"{name}.br").write_bytes(brotli.compress(content.encode(), quality=9))
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if MARK in html:
            path.write_text(html.replace(MARK, digest), encoding="utf-8")
    return digest

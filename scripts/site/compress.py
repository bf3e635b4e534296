"""Brotli and gzip twins of what the site is made of, for servers that send them as they are.

Quickly rather than tightly: the best brotli takes seconds for a tenth less, and a change shall show at once.
What has a twin already, such as the search index, keeps it; the runtime's are made by scripts/runtime.
"""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]

TYPES = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".atom"}


def write(site: Path) -> None:
    """Writes page.html.br and page.html.gz beside every page.html, and so on."""
    runtime = site / "assets" / "rt"
    for path in [one for one in site.rglob("*") if one.suffix in TYPES and runtime not in one.parents]:
        content = path.read_bytes()
        brotli_twin, gzip_twin = (path.with_name(path.name + suffix) for suffix in (".br", ".gz"))
        if not brotli_twin.exists():
            brotli_twin.write_bytes(brotli.compress(content, quality=5))
        if not gzip_twin.exists():
            gzip_twin.write_bytes(gzip.compress(content, compresslevel=6, mtime=0))

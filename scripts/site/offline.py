"""The copy that a browser keeps for reading without a network: the list of its files and the service worker.

A build's number stands in every page and in the worker, so that neither takes a page of another build, or the
login page of some network, for one of its own. docs/adr/0004-offline-copy.md says what was decided and why.
"""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
MARK = "@build@"
"""Stands in the pages where the build's number goes: it is known only after they have been read."""
SERVICE_WORKER = "service-worker.js"
MISSING = "not-in-copy.html"
"""In each language's folder: what a reader without a network gets for a page that is not in the copy."""

DIGITS = 16
"""Of a sha256, to tell builds and files apart; nobody forges them, and all of them go to every reader."""

LEFT_OUT = ("data/", "licences.txt", "robots.txt", "sitemap.xml")
"""What nobody reads without a network, and files for programs: kept once somebody has asked for them."""


def write(site: Path, *, switched_off: bool = False) -> str:
    """Numbers the pages and writes the service worker into the built site; returns the number.

    ``switched_off`` writes the worker that ends the offline copy in every browser that has one.
    """
    paths = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix not in (".br", ".gz")]
    digest = hashlib.sha256()
    for path in paths:
        digest.update(
            f"{path.relative_to(site).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    number = digest.hexdigest()[:DIGITS]
    for path in list(paths):
        if path.suffix == ".html":
            html = path.read_text(encoding="utf-8")
            path.write_text(html.replace(MARK, number), encoding="utf-8")
            if MARK not in html:
                paths.remove(path)  # only leads elsewhere
    (site / SERVICE_WORKER).write_text(
        _source("service-worker-off.js") if switched_off else _worker(site, paths, number), encoding="utf-8"
    )
    return number


def _worker(site: Path, paths: list[Path], number: str) -> str:
    names = [path.relative_to(site).as_posix() for path in paths]
    kept = {name: (site / name).read_bytes() for name in names if not name.startswith(LEFT_OUT)}
    # A page has the build's number in it, and is asked for anew each time; the rest is known by its content alone.
    digests = {
        name.removesuffix("index.html"): None
        if name.endswith(".html")
        else hashlib.sha256(content).hexdigest()[:DIGITS]
        for name, content in kept.items()
    }
    build = {
        "number": number,
        "bytes": sum(map(len, kept.values())),
        "files": {name: digests[name] for name in sorted(digests, key=_place)},
    }
    return f"const BUILD = {json.dumps(build, ensure_ascii=False, indent=1)};\n\n" + _source(SERVICE_WORKER)


def _place(name: str) -> tuple[bool, bool, bool, str]:
    """Styles and scripts, pages, search, the runtime: whoever leaves early can read all the same."""
    is_page = Path(name).suffix in ("", ".html")
    return name.startswith("assets/rt/"), name.startswith("assets/search/"), is_page, name


def _source(name: str) -> str:
    return (HERE / "pages" / name).read_text(encoding="utf-8")

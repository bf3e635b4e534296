"""docs/data/anchors.txt: every address that the site has ever published, pages and places on them, each once.

Others link to them, so none may go. An address is written without its language, since both have the same ones.

    python -m scripts.publish.anchors             # holds site/ against the list
    python -m scripts.publish.anchors --update    # adds what is new; what is gone it never removes

Places are provisions, headings, and the sections, rows and figures that have an id; the ids that only styles,
scripts and labels need are none of a reader's business.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lxml import etree, html

from scripts.corpus import LANGS, Problem
from scripts.publish import redirects

FILE = Path("docs/data/anchors.txt")
_ROOT = Path(__file__).parents[2]
_HEAD = "# Every address ever published, without /zh or /en. Made by: python -m scripts.publish.anchors --update\n"
_PLACES = etree.XPath(
    "//article//*[@id][not(ancestor::template)][not(ancestor::*[local-name()='svg'])]"
    "[self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or self::section or self::tr or self::dt"
    " or self::figure or contains(concat(' ', @class, ' '), ' provision ')]/@id"
)


def write(root: Path, out: Path) -> None:
    """Publishes the list."""
    if (root / FILE).is_file():
        shutil.copy(root / FILE, out)


def published(site: Path, lang: str) -> list[str]:
    """The addresses of the built site in one language, places in the order of their page."""
    folder = site / lang
    found = []
    for path in sorted(folder.rglob("index.html"), key=lambda one: one.parent.relative_to(folder).as_posix()):
        tree = html.fromstring(path.read_bytes())
        if tree.find(".//article") is None:
            continue  # a page that only leads on
        page = f"/{path.parent.relative_to(folder).as_posix()}/".replace("/./", "/")
        places: Any = _PLACES(tree)
        found += [page, *(f"{page}#{id}" for id in places)]
    return found


def check(root: Path, site: Path) -> tuple[list[Problem], list[str]]:
    """What is wrong with the addresses of the site, and those that are new."""
    problems: list[Problem] = []
    now = {lang: published(site, lang) for lang in LANGS}
    both = set(now["zh"]) & set(now["en"])
    for lang, other in (LANGS, LANGS[::-1]):
        for address in now[lang]:
            if address not in both:
                page, _, id = address.partition("#")
                file = Path(f"docs/{other}{page if page != '/' else '/index/'}".rstrip("/") + ".md")
                what = f"{f'the place #{id}' if id else 'the page'} of /{lang}{page} is missing"
                problems.append(Problem(file, 1, what, "give both languages the same addresses"))
    moved = redirects.read(root, problems)
    redirects.check(moved, both, problems)
    frozen = _frozen(root)
    if not frozen:
        problems.append(Problem(FILE, 1, "no address is frozen", "restore the file; it only ever grows"))
    gone = [one for one in frozen if one not in both and not redirects.covers(moved, one, both)]
    for address in gone:
        page, _, id = address.partition("#")
        if id and page in gone:
            continue
        below = sum(one.startswith(f"{address}#") for one in gone) if not id else 0
        and_more = f", with {below} places on it," if below else ""
        problems.append(
            Problem(
                FILE,
                frozen[address],
                f"{address}{and_more} is gone, and others link to it",
                f"put it back; if it must move, say where to in {redirects.FILE}",
            )
        )
    return problems, [one for one in now["zh"] if one in both and one not in frozen]


def reminder(new: Sequence[str]) -> str:
    """One line about the addresses that are not in the list yet."""
    shown = ", ".join(new[:3]) + (" …" if len(new) > 3 else "")
    return f"· addresses: {len(new)} new ({shown}) — freeze them: python -m scripts.publish.anchors --update"


def _frozen(root: Path) -> dict[str, int]:
    """The addresses of the list, each with its line."""
    lines = (root / FILE).read_text(encoding="utf-8").splitlines() if (root / FILE).is_file() else []
    return {line: number for number, line in enumerate(lines, 1) if line and not line.startswith("#")}


def _update(root: Path, new: Sequence[str]) -> None:
    """Puts the new ones where they stand on the site: behind the one before them."""
    addresses = list(_frozen(root))
    order = {address: place for place, address in enumerate(published(root / "site", "zh"))}
    known = set(addresses)
    for address in new:
        before = [one for one in order if order[one] < order[address] and one in known]
        addresses.insert(addresses.index(before[-1]) + 1 if before else 0, address)
        known.add(address)
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_text(_HEAD + "\n".join(addresses) + "\n", encoding="utf-8")


def main() -> int:
    """Checks or updates; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.publish.anchors", description="The frozen addresses.")
    parser.add_argument("--update", action="store_true", help="add the addresses that are new")
    options = parser.parse_args()
    if not (_ROOT / "site" / "index.html").is_file():
        print("there is no site/ yet: build it with make site", file=sys.stderr)
        return 1
    problems, new = check(_ROOT, _ROOT / "site")
    if options.update:
        _update(_ROOT, new)
        print(f"· addresses: {len(new)} added to {FILE}")
    elif new:
        print(reminder(new))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""Addresses that had to move, from docs/data/redirects.toml: old pages lead on, old places on a page too.

A page that is gone becomes a small page that leads to the new one. The places gone from a page that stays are
given to the page as JSON, and docs/assets/base/moved.mjs leads on from them. Both languages move together.
"""

import html
import json
import posixpath
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.corpus import LANGS, Problem
from scripts.publish.toml_list import entries
from scripts.publish.words import words

FILE = Path("docs/data/redirects.toml")
_HTML_LANG = {"zh": "zh-Hans", "en": "en"}
_PAGE = """<!doctype html>
<html lang="{tag}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>{title}</title>
    <link rel="canonical" href="{to}">
    <noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
    <script type="application/json" id="moved">{places}</script>
    <script type="module" src="{base}{scripts}/moved.mjs"></script>
  </head>
  <body>
    <h1>{title}</h1>
    <p><a href="{to}">{go}</a></p>
  </body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Moved:
    """One address that has become another; both without the language: ``/rules/lab-measures/#art_12``."""

    old: str
    new: str
    line: int


def read(root: Path, problems: list[Problem]) -> list[Moved]:
    """The table; what is wrong with it is added to ``problems``."""
    moved: dict[str, Moved] = {}
    for entry in entries(root, FILE, "moved", {"from": str, "to": str}, (), problems):
        one = Moved(entry.values["from"], entry.values["to"], entry.line)
        before = len(problems)
        for address in (one.old, one.new):
            page, _, _ = address.partition("#")
            if not (page.startswith("/") and page.endswith("/")):
                problems.append(
                    Problem(FILE, one.line, f"{address!r} is not an address", "write /rules/lab-measures/#art_12")
                )
        if one.old in moved:
            problems.append(
                Problem(FILE, one.line, f"{one.old} is there twice", f"see line {moved[one.old].line}")
            )
        if len(problems) == before:
            moved[one.old] = one
    return list(moved.values())


def check(moved: Sequence[Moved], published: Collection[str], problems: list[Problem]) -> None:
    """Whether each leads from what is gone to what is there."""
    for one in moved:
        if one.old in published:
            problems.append(
                Problem(FILE, one.line, f"{one.old} is still there", "remove the entry: no reader would see it")
            )
        if one.new not in published:
            problems.append(
                Problem(FILE, one.line, f"{one.new} is not there", "name an address of docs/data/anchors.txt")
            )


def covers(moved: Sequence[Moved], address: str, published: Collection[str]) -> bool:
    """Whether somebody who follows the old address arrives."""
    targets = {one.old: one.new for one in moved}
    page, _, id = address.partition("#")
    follows = page in targets and f"{targets[page].partition('#')[0]}#{id}" in published
    return address in targets or (bool(id) and follows)


def places(moved: Sequence[Moved], page: str) -> dict[str, str]:
    """What moved.mjs needs on a page: old id → new address, relative to the page; "" is the page itself."""
    return {
        old.partition("#")[2]: _relative(one.new, page)
        for one in moved
        if (old := one.old).partition("#")[0] == page
    }


def as_json(moved: Mapping[str, str]) -> str:
    """For a script element, which the characters ``</`` would close."""
    return json.dumps(moved, ensure_ascii=False).replace("<", "\\u003c")


def write(moved: Sequence[Moved], out: Path, scripts: str) -> None:
    """Writes a page for each page that has moved, in both languages; ``scripts`` is the folder of moved.mjs."""
    said = words()["moved"]
    for one in moved:
        if "#" in one.old:
            continue
        for lang in LANGS:
            folder = out / lang / one.old.strip("/")
            folder.mkdir(parents=True)
            page = _PAGE.format(
                tag=_HTML_LANG[lang],
                title=html.escape(said["title"][lang]),
                go=html.escape(said["go"][lang]),
                to=html.escape(_relative(one.new, one.old)),
                places=as_json(places(moved, one.old)),
                base="../" * (one.old.count("/")),
                scripts=scripts,
            )
            (folder / "index.html").write_text(page, encoding="utf-8")


def _relative(address: str, page: str) -> str:
    """From a page to an address.

    >>> _relative("/rules/new/#art_1", "/rules/old/"), _relative("/about/#a", "/about/"), _relative("/", "/x/")
    ('../new/#art_1', '#a', '../')
    """
    path, hash, id = address.partition("#")
    if path == page:
        return hash + id
    return posixpath.relpath(path, page) + "/" + hash + id

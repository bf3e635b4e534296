"""data/changes.<lang>.atom: what has changed in the texts, for feed readers, from docs/data/changes.toml.

Written by people and not taken from git: whoever relies on a provision wants to know that a word was corrected and
why, not that a file was touched. Each entry names its provisions as categories (``lab-measures#art_13``), so that
a reader or a program can keep to those that matter to it.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.corpus import LANGS, Corpus, CorpusError, Problem
from scripts.corpus.citations import citation
from scripts.publish import redirects, xml
from scripts.publish.toml_list import entries
from scripts.publish.words import site_words, words
from scripts.publish.xml import Element, sub

FILE = Path("docs/data/changes.toml")
NAMESPACE = "http://www.w3.org/2005/Atom"
# Ids of a feed must not depend on where the site stands.
_FAMILY = uuid.UUID("5d2a6f3e-8f53-5c0b-9a55-3c1f0f6b7a10")
_HTML_LANG = {"zh": "zh-Hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a text."""

    day: date
    slug: str
    provisions: tuple[str, ...]
    """Full names; empty when the whole text is meant."""
    said: dict[str, str]
    """Language → what changed."""


def read(root: Path, corpus: Corpus, problems: list[Problem]) -> list[Change]:
    """The changes, newest first; what is wrong with them is added to ``problems``."""
    keys = {"date": date, "text": str, "provisions": list, "zh": str, "en": str}
    moved = {one.old for one in redirects.read(root, [])}
    changes: dict[tuple[date, str, tuple[str, ...]], Change] = {}
    for entry in entries(root, FILE, "change", keys, ("provisions",), problems):
        slug, ids = entry.values["text"], entry.values.get("provisions", [])
        faults = list(_faults(corpus, slug, ids, moved))
        change = Change(
            entry.values["date"],
            slug,
            tuple(f"{slug}#{id}" for id in ids),
            {lang: entry.values[lang] for lang in LANGS},
        )
        key = (change.day, slug, change.provisions)
        if key in changes:
            faults.append(("the same text, provisions and day twice", "make them one entry"))
        problems += [Problem(FILE, entry.line, *fault) for fault in faults]
        if not faults:
            changes[key] = change
    # Sorting is stable: of one day, the one written last comes first.
    newest = list(changes.values())[::-1]
    return sorted(newest, key=lambda one: one.day, reverse=True)


def _faults(corpus: Corpus, slug: str, ids: Sequence[str], moved: Collection[str]) -> list[tuple[str, str]]:
    if slug not in corpus.slugs:
        return [(f"there is no text {slug!r}", f"the texts are {', '.join(corpus.slugs)}")]
    known = {one.id for one in corpus.text("zh", slug).provisions}
    return [
        (f"{slug} has no provision {id!r}", "name one of its ids, or where it moved in docs/data/redirects.toml")
        for id in ids
        if id not in known and f"/rules/{slug}/#{id}" not in moved
    ]


def write(root: Path, corpus: Corpus, out: Path, site_url: str) -> None:
    """Writes a feed for each language; raises ``CorpusError`` with everything that is wrong with the list."""
    problems: list[Problem] = []
    changes = read(root, corpus, problems)
    if problems:
        raise CorpusError(problems)
    for lang in LANGS:
        xml.write(feed(corpus, changes, lang, site_url), out / f"changes.{lang}.atom")


def feed(corpus: Corpus, changes: Sequence[Change], lang: str, site_url: str) -> Element:
    """The feed; without ``site_url`` its links are relative to itself."""
    base = f"{site_url.rstrip('/')}/" if site_url else "../"
    root = xml.root(NAMESPACE, "feed", {xml.LANG: _HTML_LANG[lang]})
    sub(root, "title", text=words()["feed"]["title"][lang])
    sub(root, "id", text=_urn("feed", lang))
    sub(root, "updated", text=_moment(max((one.day for one in changes), default=date.min)))
    sub(root, "link", rel="self", type="application/atom+xml", href=f"{base}data/changes.{lang}.atom")
    sub(root, "link", rel="alternate", type="text/html", hreflang=_HTML_LANG[lang], href=f"{base}{lang}/data/")
    sub(sub(root, "author"), "name", text=site_words(lang)["site"]["name"])
    sub(root, "rights", text=words()["site"]["notice"][lang])
    for change in changes:
        _entry(sub(root, "entry"), corpus, change, lang, base)
    return root


def _entry(entry: Element, corpus: Corpus, change: Change, lang: str, base: str) -> None:
    page = f"{base}{lang}/rules/{change.slug}/"
    ids = [name.partition("#")[2] for name in change.provisions]
    known = {f"{change.slug}#{one.id}" for one in corpus.text(lang, change.slug).provisions}
    # What has moved since can be cited no more; the text can.
    named = [name for name in change.provisions if name in known] or [change.slug]
    sub(entry, "title", text=citation(corpus, named[0], lang, "short") + (" …" if named[1:] else ""))
    sub(entry, "id", text=_urn(str(change.day), change.slug, *ids, lang))
    sub(entry, "updated", text=_moment(change.day))
    sub(entry, "link", rel="alternate", type="text/html", href=page + (f"#{ids[0]}" if ids else ""))
    for id in ids[1:]:
        sub(entry, "link", rel="related", type="text/html", href=f"{page}#{id}")
    for name in change.provisions or (change.slug,):
        sub(entry, "category", term=name)
    sub(entry, "content", text=change.said[lang], type="text")


def _urn(*parts: str) -> str:
    return uuid.uuid5(_FAMILY, "/".join(parts)).urn


def _moment(day: date) -> str:
    return f"{day}T00:00:00+08:00"

"""The clause ledger as a page and as a file, and the command that keeps it up to date.

Rows are written in selfcheck/law/ledger.toml by whoever has read the provision.

    python -m scripts.publish.ledger --check                # all that does not agree with the texts and the rules
    python -m scripts.publish.ledger --confirm TEXT#ID …    # after reading: these rows hold for today's words
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from scripts.check.ledger import LEDGER, REQUIREMENTS, confirm, digests, problems
from scripts.corpus import LANGS, Corpus, CorpusError, Provision, Text, load
from selfcheck import __version__
from selfcheck.core.requirement import Leaf
from selfcheck.html.element import Child, element, serialize
from selfcheck.law import ledger
from selfcheck.law.ledger import Row, Status
from selfcheck.words import say, table

ROOT = Path(__file__).parents[2]
RULES = "../../rules/"
"""From the page /<lang>/reference/ledger/."""
SELFCHECK = {"lab": "../../selfcheck/", "base": "../../selfcheck/base/"}
FIRST_WORDS = {"zh": 30, "en": 60}
COLUMNS = ("provision", "words", "status", "why")


def html(lang: str, corpus: Corpus | None = None) -> str:
    """What stands at the marker ``<!-- ledger -->``: how complete it is, the counts, a table for each text."""
    corpus = corpus or load(ROOT)
    entered = {row.provision: row for row in ledger.rows()}
    current = digests(corpus)
    texts = [corpus.text(lang, slug) for slug in _slugs(corpus)]
    page = element(
        "div",
        {"class": "ledger"},
        element("p", {"class": "ledger-complete"}, _completeness(entered, current, lang)),
        _meanings(lang),
        element("h2", {"id": "ledger-counts"}, say(lang, "ledger.counts_caption")),
        _numbers(texts, entered, lang),
        *(part for text in texts for part in _text(text, entered, current)),
    )
    return serialize(page)


def _slugs(corpus: Corpus) -> list[str]:
    """The texts in the order of the ledger, what it lacks last."""
    return sorted(corpus.slugs, key=lambda slug: ([*ledger.counts(), slug].index(slug), slug))


def _completeness(entered: dict[str, Row], current: dict[str, str], lang: str) -> str:
    confirmed = sum(name in entered and entered[name].digest == now for name, now in current.items())
    if confirmed == len(current):
        texts = len({name.partition("#")[0] for name in current})
        return say(lang, "ledger.complete", n=confirmed, texts=texts)
    return say(lang, "ledger.incomplete", n=len(current), confirmed=confirmed)


def _meanings(lang: str) -> Element:
    terms: list[Element] = []
    for status in Status:
        terms.append(element("dt", {}, say(lang, f"ledger.status.{status}")))
        terms.append(element("dd", {}, say(lang, f"ledger.meaning.{status}")))
    return element("dl", {"class": "ledger-meanings"}, *terms)


def _numbers(texts: Sequence[Text], entered: dict[str, Row], lang: str) -> Element:
    def line(name: Element, rows: Sequence[Row]) -> Element:
        found = [sum(row.status is status for row in rows) for status in Status]
        numbers = (element("td", {"class": "number"}, str(number)) for number in (*found, len(rows)))
        return element("tr", {}, element("th", {"scope": "row"}, name), *numbers)

    heads = ("column_text", *(f"status.{status}" for status in Status), "column_total")
    shown = [[row for row in entered.values() if row.slug == text.slug] for text in texts]
    total = element("span", {}, say(lang, "ledger.column_total"))
    return element(
        "table",
        {},
        _head(heads, lang, {"class": "number"}),
        element(
            "tbody",
            {},
            *(
                line(element("a", {"href": f"#ledger-{text.slug}"}, text.front.short_title), rows)
                for text, rows in zip(texts, shown, strict=True)
            ),
            line(total, [row for rows in shown for row in rows]),
        ),
    )


def _head(ids: Sequence[str], lang: str, look: dict[str, str] | None = None) -> Element:
    """The heads of a table; ``look`` is for all but the first."""
    cells = (
        element("th", {"scope": "col", **(look or {} if place else {})}, say(lang, f"ledger.{id}"))
        for place, id in enumerate(ids)
    )
    return element("thead", {}, element("tr", {}, *cells))


def _text(text: Text, entered: dict[str, Row], current: dict[str, str]) -> Iterator[Element]:
    yield element("h2", {"id": f"ledger-{text.slug}"}, text.front.title)
    rows = [_row(text, one, entered, current) for one in text.provisions]
    yield element(
        "table", {}, _head([f"column_{name}" for name in COLUMNS], text.lang), element("tbody", {}, *rows)
    )


def _row(text: Text, provision: Provision, entered: dict[str, Row], current: dict[str, str]) -> Element:
    name, lang = f"{text.slug}#{provision.id}", text.lang
    row = entered.get(name)
    status: Child = element("strong", {}, say(lang, "ledger.missing"))
    why: list[Child] = []
    if row:
        status = say(lang, f"ledger.status.{row.status}")
        decided = [say(lang, "ledger.by"), *_links(row.by, row, lang)] if row.by else []
        see = [say(lang, "ledger.see"), *_links(row.see, row, lang)] if row.see else []
        for line in (decided, [ledger.reason(row, lang)] if row.reason else [], see):
            why += [*([element("br")] if why and line else []), *line]
    changed = row is not None and row.digest != current[name]
    return element(
        "tr",
        {"data-status": row.status.value if row else "missing"},
        element("th", {"scope": "row"}, _provision_link(name, ledger.reference(name, lang))),
        element("td", {}, _first_words(text, provision)),
        element("td", {}, status, element("strong", {}, " " + say(lang, "ledger.changed")) if changed else None),
        element("td", {}, *why),
    )


def _links(names: Sequence[str], row: Row, lang: str) -> list[Child]:
    found: list[Child] = []
    for name in names:
        found += [say(lang, "ledger.semicolon") if found else None, _link(name, row, lang)]
    return found


def _link(name: str, row: Row, lang: str) -> Element:
    words = ledger.seen(name, row.slug, lang)
    if "#" in name:
        return _provision_link(name, words)
    part = REQUIREMENTS[name]
    scheme, _, below = name.partition(".")
    place = f"#ask-{part.fact.id}" if isinstance(part, Leaf) else f"#{name}" if below else ""
    return element("a", {"href": SELFCHECK[scheme] + place}, words)


def _provision_link(name: str, words: str) -> Element:
    slug, _, id = name.partition("#")
    return element("a", {"href": f"{RULES}{slug}/#{id}"}, words)


def _first_words(text: Text, provision: Provision) -> str:
    """Of a row below a header the last cell, since the first ones are the same for many rows."""
    words = provision.text
    if provision.level == "tr" and provision.parent and any(text.provision(provision.parent).cells):
        words = next(cell for cell in reversed(provision.cells) if cell)
    most = FIRST_WORDS[text.lang]
    if len(words) <= most:
        return words
    return (words[:most] if text.lang == "zh" else words[:most].rpartition(" ")[0]) + "…"


def write(data: Path, corpus: Corpus | None = None) -> None:
    """Writes ledger.json into ``data``, the folder that the site publishes as ``/data/``."""
    current = digests(corpus or load(ROOT))
    content: dict[str, Any] = {
        "version": __version__,
        "complete": {row.provision: row.digest for row in ledger.rows()} == current,
        "counts": {
            slug: {status.value: found[status] for status in Status} for slug, found in ledger.counts().items()
        },
        "statuses": {
            status.value: {
                "label": {lang: say(lang, f"ledger.status.{status}") for lang in LANGS},
                "meaning": {lang: say(lang, f"ledger.meaning.{status}") for lang in LANGS},
            }
            for status in Status
        },
        "reasons": {
            id: {lang: say(lang, f"ledger.reason.{id}") for lang in LANGS}
            for id in table(LANGS[0], "ledger.reason")
        },
        "provisions": [
            row.data | {"citation": {lang: ledger.reference(row.provision, lang) for lang in LANGS}}
            for row in ledger.rows()
        ],
    }
    data.mkdir(parents=True, exist_ok=True)
    (data / "ledger.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks the ledger or confirms rows of it; returns the exit status."""
    parser = argparse.ArgumentParser("python -m scripts.publish.ledger", description="Keeps the clause ledger.")
    ways = parser.add_mutually_exclusive_group(required=True)
    ways.add_argument("--check", action="store_true", help="list all that does not agree with texts and rules")
    ways.add_argument("--confirm", nargs="+", metavar="TEXT#ID", help="these rows hold for the words of today")
    asked = parser.parse_args(arguments)
    file = ROOT / LEDGER
    toml = file.read_text(encoding="utf-8")
    try:
        corpus = load(ROOT)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    if asked.check:
        found = problems(toml, corpus)
    else:
        toml, found = confirm(toml, asked.confirm, corpus)
        if not found:
            file.write_text(toml, encoding="utf-8")
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

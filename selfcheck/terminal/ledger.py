"""The clause ledger as text for a terminal."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from selfcheck.law.ledger import HEADING, Row, Status, counts, headings, reason, reference, rows, seen
from selfcheck.terminal.walker import Item, Said, written
from selfcheck.words import say


def text(lang: str) -> str:
    """What the statuses mean, then by text all that is more than a heading.

    Neighbours that are treated alike share a line.
    """
    found = counts()
    total = sum(found.values(), Counter[Status]())
    meanings = [f"{_named(status, total, lang)}  {say(lang, f'ledger.meaning.{status}')}" for status in Status]
    return written(
        [say(lang, "ledger.title")],
        meanings,
        [say(lang, "ledger.total", n=total.total(), texts=len(found), headings=headings())],
        *([_text(slug, of_text, lang)] for slug, of_text in found.items()),
    )


def _text(slug: str, of_text: Counter[Status], lang: str) -> Item:
    numbers = say(lang, "ledger.comma").join(_named(status, of_text, lang) for status in Status if of_text[status])
    listed = (row for row in rows() if row.slug == slug and row.reason != HEADING)
    alike = groupby(listed, lambda row: (row.status, row.by, row.reason, row.see))
    head = f"{say(lang, f'ledger.text.{slug}')} ({slug}) {of_text.total()}: {numbers}"
    return Item(head, [_treated(list(group), lang) for _, group in alike])


def _named(status: Status, numbers: Counter[Status], lang: str) -> str:
    return f"{say(lang, f'ledger.status.{status}')} {numbers[status]}"


def _treated(alike: Sequence[Row], lang: str) -> Item:
    row = alike[0]
    place = reference(row.provision, lang)
    if len(alike) > 1:
        last = reference(alike[-1].provision, lang)
        place = say(lang, "ledger.range", first=place, last=last, n=len(alike))
    status, why = say(lang, f"ledger.status.{row.status}"), reason(row, lang)
    said: list[Said] = [status + (say(lang, "ledger.colon") + why if why else "")]
    if row.by:
        said.append(", ".join(row.by))
    if row.see:
        names = say(lang, "ledger.semicolon").join(seen(name, row.slug, lang) for name in row.see)
        said.append(say(lang, "ledger.see") + names)
    return Item(place, said)

"""selfcheck/law/ledger.toml against the texts and the rules: all that does not agree, each with its line.

A text that changes makes the rows of the changed words unconfirmed; a rule that moves to another provision, or
stops judging what it judged, contradicts the row of that provision.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.corpus import LANGS, Corpus, Problem, Provision
from selfcheck.core.requirement import Combine, Force, Leaf, Requirement
from selfcheck.law.ledger import HEADING, Row, Status, read
from selfcheck.rules import SCHEMES
from selfcheck.rules.indicators import RATED
from selfcheck.rules.information import INFORMATION
from selfcheck.words import has

LEDGER = Path("selfcheck/law/ledger.toml")
CONFIRM = "python -m scripts.publish.ledger --confirm"
RATED_REASON = "rated"
"""The reason of the indicators, which the panel rates and no requirement decides."""
DECIDING = (Status.ENCODED, Status.JUDGED)
_KEYS = ("status", "by", "reason", "see", "digest")
_SECTION = re.compile(r"\[([\w-]+)\]")
_ROW = re.compile(r"([\w-]+) *=")
_DIGEST = re.compile(r'(\bdigest = ")[^"]*')
_SHOWN = 40

REQUIREMENTS: Mapping[str, Requirement] = {
    part.id: part for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)
}


def digest(provision: Provision) -> str:
    """Eight hexadecimal digits of the Chinese words; white space does not count, the columns of a row do."""
    words = "|".join(provision.cells) if provision.cells else provision.text
    return hashlib.sha256("".join(words.split()).encode()).hexdigest()[:8]


def digests(corpus: Corpus) -> dict[str, str]:
    """The digest of every provision as it stands today, by full name, in document order."""
    return {
        f"{text.slug}#{provision.id}": digest(provision)
        for text in corpus.texts
        if text.lang == LANGS[0]
        for provision in text.provisions
    }


def problems(toml: str, corpus: Corpus) -> list[Problem]:
    """Everything that is wrong with the ledger; the rules are looked at once its form is in order."""
    try:
        decoded = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        return [Problem(LEDGER, 1, f"not TOML: {error}", "correct the line that it names")]
    lines = _lines(toml)
    found = list(_form(decoded, lines))
    if found:
        return found
    rows = read(decoded)
    return [*_against_texts(rows, corpus, lines), *_against_rules(rows, corpus, lines)]


def confirm(toml: str, names: Sequence[str], corpus: Corpus) -> tuple[str, list[Problem]]:
    """The ledger with the digests of the rows named brought up to date; no other character changes."""
    current, lines, found = digests(corpus), _lines(toml), []
    written = toml.splitlines(keepends=True)
    for name in names:
        if name not in current:
            found.append(Problem(LEDGER, 1, f"no text has {name}", "write TEXT#ID, as in the address of the page"))
            continue
        first = lines.get(name, len(written) + 1)
        next_one = min((line for line in lines.values() if line > first), default=len(written) + 1)
        row = "".join(written[first - 1 : next_one - 1])
        row, changed = _DIGEST.subn(rf"\g<1>{current[name]}", row)
        if changed:
            written[first - 1 : next_one - 1] = row.splitlines(keepends=True)
        else:
            found.append(Problem(LEDGER, min(first, len(written)), f"{name} has no digest", "write its row first"))
    return "".join(written), found


def _lines(toml: str) -> dict[str, int]:
    """On which line each row stands, by full name; texts stand under their slug."""
    found: dict[str, int] = {}
    slug = ""
    for number, line in enumerate(toml.splitlines(), 1):
        if section := _SECTION.match(line):
            slug = section[1]
            found[slug] = number
        elif row := _ROW.match(line):
            found[f"{slug}#{row[1]}"] = number
    return found


def _form(decoded: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """What a slip of the pen breaks: keys, kinds of values, statuses."""
    for slug, provisions in decoded.items():
        for id, row in provisions.items() if isinstance(provisions, dict) else [("", provisions)]:
            line = lines.get(f"{slug}#{id}", 1)
            for what, mend in _form_of_row(row) if isinstance(row, dict) else [_NO_ROW]:
                yield Problem(LEDGER, line, f"{slug}#{id}: {what}", mend)


_NO_ROW = ("this is no row", 'write [TEXT], and below it rows: id = { status = "…", reason = "…", digest = "…" }')


def _form_of_row(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in sorted({"status", "digest"} - row.keys()):
        yield f"{key} is missing", "every row has a status and a digest"
    for key, value in row.items():
        words = value if key in ("by", "see") else [value]
        if key not in _KEYS:
            yield f"the key {key} is unknown", f"use {', '.join(_KEYS)}"
        elif not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            yield f"{key} is not what it should be", 'write "words", for by and see ["words", "words"]'
        elif key == "status" and value not in list(Status):
            yield f"the status {value} is unknown", f"use one of {', '.join(Status)}"


def _against_texts(rows: Iterable[Row], corpus: Corpus, lines: Mapping[str, int]) -> Iterator[Problem]:
    entered = {row.provision: row for row in rows}
    current = digests(corpus)
    above = ""
    for name, now in current.items():
        slug, _, id = name.partition("#")
        if name not in entered:
            place = f"below {above}" if above.startswith(f"{slug}#") else f"in [{slug}]"
            mend = f'write {place}: {id} = {{ status = "…", reason = "…", digest = "{now}" }}'
            yield Problem(LEDGER, lines.get(above or slug, 1), f"{name} is missing: {_words(corpus, name)}", mend)
        elif entered[name].digest != now:
            what = f"the words of {name} have changed since it was confirmed: {_words(corpus, name)}"
            mend = f"read them, correct the row where needed, then {CONFIRM} {name}"
            yield Problem(LEDGER, lines[name], what, mend)
        above = name
    for name in entered:
        if name not in current:
            yield Problem(LEDGER, lines[name], f"no text has {name}", "remove the row, or correct its id")
    for slug in corpus.slugs:
        written = [row for row in entered if row in current and row.startswith(f"{slug}#")]
        printed = [name for name in current if name in entered and name.startswith(f"{slug}#")]
        for row, wanted in zip(written, printed, strict=True):
            if row != wanted:
                yield Problem(LEDGER, lines[row], f"{row} stands where {wanted} belongs", "keep the text's order")
                break


def _words(corpus: Corpus, name: str) -> str:
    slug, _, id = name.partition("#")
    printed = corpus.text(LANGS[0], slug).provision(id).printed
    return printed if len(printed) <= _SHOWN else printed[:_SHOWN] + "…"


def _against_rules(rows: Sequence[Row], corpus: Corpus, lines: Mapping[str, int]) -> Iterator[Problem]:
    entered = {row.provision: row for row in rows}
    for part in REQUIREMENTS.values():
        row = entered.get(part.provision)
        if row is None or part.id not in row.by:
            what = f"{part.id} rests on {part.provision}, whose row does not name it"
            yield Problem(LEDGER, lines.get(part.provision, 1), what, "add it to by, or correct the rule")
    for told in INFORMATION:
        for name in told.provisions:
            if name not in entered or (not entered[name].by and entered[name].reason != told.id):
                what = f"the report shows {name} as {told.id}, and its row does not say so"
                yield Problem(LEDGER, lines.get(name, 1), what, f'write reason = "{told.id}"')
    rated = {indicator.provision for indicator in RATED}
    parents = {f"{text.slug}#{provision.parent}" for text in corpus.texts for provision in text.provisions}
    names = {*entered, *digests(corpus), *REQUIREMENTS}
    for row in rows:
        for what, mend in (
            *_deciding(row),
            *_explained(row, rated),
            *_referring(row, names),
            *_heading(row, parents),
        ):
            yield Problem(LEDGER, lines[row.provision], f"{row.provision} {what}", mend)


def _deciding(row: Row) -> Iterator[tuple[str, str]]:
    if row.by and row.status not in DECIDING:
        yield f"is {row.status} and names requirements", "only what is encoded or judged does; use see"
    if not row.by and row.status is Status.ENCODED:
        yield "is encoded and names no requirement", "name those that decide it"
    resting = []
    for id in row.by:
        if id not in REQUIREMENTS:
            yield f"names {id}, which is no requirement", "correct the id"
        elif REQUIREMENTS[id].provision == row.provision:
            resting.append(REQUIREMENTS[id])
        elif not row.reason:
            yield f"names {id}, which rests on {REQUIREMENTS[id].provision}", "give a reason, or take it out"
    if resting and row.status in DECIDING and row.status is not _status(resting):
        yield f"is {row.status} by requirements that make it {_status(resting)}", "correct the status or the rule"


def _status(resting: Iterable[Requirement]) -> Status:
    """Judged where every leaf is judged and no choice is counted; encoded otherwise."""
    forces = {part.force for part in resting if isinstance(part, Leaf)}
    counted = any(not isinstance(part, Leaf) and part.combine is not Combine.ALL for part in resting)
    return Status.JUDGED if forces == {Force.JUDGED} and not counted else Status.ENCODED


def _explained(row: Row, rated: set[str]) -> Iterator[tuple[str, str]]:
    if not row.by and not row.reason:
        yield "gives no reason", "say why no requirement decides it"
    for lang in LANGS:
        if row.reason and not has(lang, f"ledger.reason.{row.reason}"):
            yield (
                f"gives the reason {row.reason}, which has no words",
                f"write it in selfcheck/words/{lang}/law.toml",
            )
    if (row.reason == RATED_REASON) != (row.provision in rated):
        yield "and the indicators do not agree", f"the rated indicators, and they alone, are {RATED_REASON}"


def _referring(row: Row, names: set[str]) -> Iterator[tuple[str, str]]:
    for name in row.see:
        if name not in names:
            yield f"refers to {name}, which there is not", "name a requirement or a provision (TEXT#ID)"


def _heading(row: Row, parents: set[str]) -> Iterator[tuple[str, str]]:
    if row.reason == HEADING and row.provision not in parents:
        yield "is called a heading and heads nothing", "give its own status and reason"

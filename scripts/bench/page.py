"""The page of the benchmark in both languages, made from its JSON alone, and the table for the terminal."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from scripts.corpus import LANGS
from scripts.runtime.places import ROOT

HERE = Path(__file__).parent / "words"
DATA = ROOT / "docs/data/benchmarks.json"
LINK = '<a href="../../../data/benchmarks.json"><code>benchmarks.json</code></a>'
"""To where the site publishes it; written as a link of HTML, since MkDocs takes it for no page of its own."""
COMMAND = "make bench"

Found = Mapping[str, Any]
"""The JSON: ``command``, ``date``, ``machine`` and ``parts``."""


def path(lang: str) -> Path:
    """Where the page of a language stands."""
    return ROOT / "docs" / lang / "reference" / "benchmarks.md"


def write(found: Found) -> None:
    """Writes the JSON and both pages."""
    DATA.parent.mkdir(exist_ok=True)
    DATA.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for lang in LANGS:
        path(lang).write_text(markdown(found, lang), encoding="utf-8")


def table(found: Found) -> str:
    """All measurements for a terminal, in English, and whether the targets are kept."""
    rows = [_heads("en")]
    for part in found["parts"].values():
        rows += [_row(one, "en") for one in part["measurements"]]
    rows = [[cell.replace("`", "") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    lines[1:1] = ["-" * len(max(lines, key=len))]
    ratios = [_ratio(one, "en").replace("`", "") for part in found["parts"].values() for one in part["ratios"]]
    kinds = [
        "\n".join(["", _kinds(id, part["tables"][id], "en"), *_failed(id, part["tables"][id], "en")])
        for part in found["parts"].values()
        for id in part.get("tables", ())
        if id in _words("en")["kinds"]
    ]
    return "\n".join([_machine(found, "en"), "", *lines, "", *ratios, *kinds])


def markdown(found: Found, lang: str) -> str:
    """The whole page."""
    page = _words(lang)["page"]
    title = page["title"]
    parts = [paragraph for id, part in found["parts"].items() for paragraph in _part(id, part, lang)]
    return (
        "\n\n".join(
            [
                _front_matter(title=title, description=page["description"]),
                f"<!-- {page['made'].format(command=found['command'])} -->",
                f"# {title}",
                page["opening"].format(command=found["command"], date=found["date"], data=LINK),
                _machine(found, lang),
                _list(page["reading"]),
                *parts,
            ]
        )
        + "\n"
    )


def _front_matter(**values: str) -> str:
    """Quoted, as a plain value must not hold a colon: MkDocs shows front matter that is not YAML as text."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(["---", *lines, "---"])


def _part(id: str, part: Found, lang: str) -> list[str]:
    """The section of one part: its tables, its ratios and how it was measured."""
    words = _words(lang)["part"][id]
    by_id = {one["id"]: one for one in part["measurements"]}
    values = {**part["sample"], **part["agreement"]}
    made = [f"## {words['title']} {{ #{words['id']} }}"]
    for section in words["section"]:
        made.append(f"### {section['title'].format(**values)} {{ #{section['id']} }}")
        made += [section["text"].format(**values)] if "text" in section else []
        rows = [_row(by_id[one], lang) for one in section["measurements"] if one in by_id]
        made += [_table([_heads(lang), *rows])] if rows else []
        made += [_weights(part["tables"][one], lang) for one in section.get("weights", ())]
        kinds = section.get("kinds", ())
        made += [_kinds(one, part["tables"][one], lang) for one in kinds if one in part["tables"]]
        if len(rows) < len(section["measurements"]) or not all(one in part["tables"] for one in kinds):
            made.append(_say(lang, "page", "not_measured", section["needs"]))
        ratios = [_ratio(one, lang) for one in part["ratios"] if one["of"] in section["measurements"]]
        failed = [line for one in kinds for line in _failed(one, part["tables"].get(one, ()), lang)]
        made.append(_list([*ratios, *failed, *(note.format(**values) for note in section["notes"])]))
    return made


def _machine(found: Found, lang: str) -> str:
    versions = {name: version for part in found["parts"].values() for name, version in part["versions"].items()}
    return _say(lang, "page", "machine", **found["machine"], **versions)


def _heads(lang: str) -> list[str]:
    heads: list[str] = _words(lang)["page"]["heads"]
    return heads


def _row(one: Found, lang: str) -> list[str]:
    def said(value: float) -> str:
        return _amount(value, one["unit"], lang)

    low, high = (_number(end) for end in one["spread"])
    return [
        _say(lang, "measurement", one["id"]),
        said(one["median"]),
        said(one["p95"]),
        said(one["undisturbed"]),
        f"{low}–{high}",
        _target(one, lang),
    ]


def _target(one: Found, lang: str) -> str:
    """The target, and whether it is kept or by how much it is missed."""
    target, more = one["target"], one["more_is_better"]
    if target is None:
        return "—"
    wanted = _say(lang, "page", "at_least" if more else "at_most", _amount(target, one["unit"], lang))
    if one["kept"]:
        return _say(lang, "page", "kept", wanted)
    kept = one["undisturbed"] >= target if more else one["undisturbed"] <= target
    missed = _amount(abs(one["p95"] - target), one["unit"], lang)
    return _say(lang, "page", "kept_undisturbed" if kept else "missed", wanted, missed)


def _ratio(one: Found, lang: str) -> str:
    of, to = (_say(lang, "measurement", one[end]) for end in ("of", "to"))
    low, value, high = one["spread"][0], one["value"], one["spread"][1]
    if value < 1:
        low, value, high = 1 / high, 1 / value, 1 / low
    ends = {"value": _number(value), "low": _number(low), "high": _number(high)}
    said = _say(lang, "page", "times" if one["value"] >= 1 else "faster", of=of, to=to, **ends)
    if "target" not in one:
        return said
    told = "share_kept" if one["kept"] else "share_missed"
    return _say(lang, "page", told, said, share=_number(one["value"]), target=_number(one["target"]))


def _weights(rows: Sequence[Found], lang: str) -> str:
    """A table of files with their bytes by encoding; the last row is their sum."""
    words = _words(lang)["weights"]
    encodings = ("identity", "gzip", "br")
    body = [
        [f"`{row['name']}`" if row["name"] else words["sum"], *(f"{row[one]:,}" for one in encodings)]
        for row in rows
    ]
    head, *lines = (f"| {' | '.join(row)} |" for row in [words["heads"], *body])
    return "\n".join([head, "| --- | ---: | ---: | ---: |", *lines])


def _kinds(id: str, rows: Sequence[Found], lang: str) -> str:
    """A table with a row for each kind of page."""
    words = _words(lang)["kinds"]
    columns = words[id]["columns"]
    body = [
        [
            words["page"][row["name"]],
            *("—" if row[one] is None else f"{row[one]:,}" for one in columns),
        ]
        for row in rows
    ]
    head, *lines = (f"| {' | '.join(row)} |" for row in [words[id]["heads"], *body])
    return "\n".join([head, f"| --- |{' ---: |' * len(columns)}", *lines])


def _failed(id: str, rows: Sequence[Found], lang: str) -> list[str]:
    """What lowered scores in a table of kinds of page, by page and column."""
    words = _words(lang)["kinds"]
    heads = dict(zip(words[id]["columns"], words[id]["heads"][1:], strict=True))
    return [
        words[id]["failed"].format(
            page=words["page"][row["name"]],
            column=heads[column],
            audits=words[id]["between"].join(f"`{one}`" for one in audits),
        )
        for row in rows
        for column, audits in row.get("failed", {}).items()
    ]


def _amount(value: float, unit: str, lang: str) -> str:
    return _say(lang, "unit", unit, _number(value))


def _number(value: float) -> str:
    """Three significant digits, thousands set apart.

    >>> [_number(value) for value in (0.04235, 1.1301, 23.66, 5833, 500)]
    ['0.0423', '1.13', '23.7', '5,830', '500']
    """
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if rounded >= 1000 else f"{rounded:g}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"| --- |{' ---: |' * (len(rows[0]) - 2)} --- |", *body])


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _say(lang: str, section: str, id: str, /, *values: object, **named: object) -> str:
    found: str = _words(lang)[section][id]
    return found.format(*values, **named)


@cache
def _words(lang: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8"))

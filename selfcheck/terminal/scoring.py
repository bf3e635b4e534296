"""The indicators and a scoring as text for a terminal."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from selfcheck.law import sources
from selfcheck.report.scoring import (
    ANCHORED,
    between,
    ends,
    indicator_words,
    note,
    number,
    over_weightings,
    percent,
    scale,
)
from selfcheck.rules.indicators import DIMENSIONS, INDICATORS, TABLE, VETO, Indicator
from selfcheck.scoring.score import FULL, MOST
from selfcheck.terminal.walker import Item, Said, written
from selfcheck.words import say

WIDTH = 25
"""Characters of a bar, so that one stands for four points."""
UNNAMED = ("template-2024", "lab-measures")
"""Texts that citations mean where they name none: of evidence the first, of provisions the second."""

_OPEN = "…"
_SIGNS = {True: "✗", False: "✓", None: _OPEN}
"""Of the veto row, by whether there is such conduct."""


def questions(lang: str) -> str:
    """What a ratings file can hold: the scale, every indicator with its anchors and where it is written."""
    general = [f"{rating}  {words}" for rating, words in scale(lang).items()]
    return written(
        [_title(lang), say(lang, "score.file", most=MOST, veto=VETO.id)],
        [Item(say(lang, "anchor.notice", most=MOST), general)],
        [_legend(lang)],
        *([_asked(one, lang)] for one in INDICATORS.values()),
    )


def _asked(one: Indicator, lang: str) -> Item:
    anchors = [f"{rating}  {say(lang, f'anchor.{one.id}.{rating}')}" for rating in ANCHORED if not one.veto]
    return Item(f"{one.id}  {_named(one, lang)}", [*anchors, *_sources(one, lang)])


def text(report: Mapping[str, Any], lang: str, reviewer: str = "") -> str:
    """The report of ``score.score``: the veto first, then totals, then every indicator."""
    named = [say(lang, "score.reviewer", name=reviewer)] if reviewer else []
    dimensions = groupby(report["indicators"], lambda row: str(row["dimension"]))
    return written(
        [_title(lang), *named, _veto(report, lang)],
        _bars(report, lang),
        [*_totals(report, lang), *_levers(report, lang)],
        [_legend(lang)],
        *([Item(say(lang, f"dimension.{id}"), [_row(row, lang) for row in rows])] for id, rows in dimensions),
        [say(lang, "score.notice", most=MOST), say(lang, "score.receipt", receipt=report["receipt"])],
    )


def _title(lang: str) -> str:
    return say(lang, "score.title", guide=sources.title(_slug(TABLE), lang))


def _legend(lang: str) -> str:
    """Which texts the lines of the indicators mean, so that not every line has to name them."""
    template, measures = (sources.title(slug, lang) for slug in UNNAMED)
    return say(lang, "score.legend", template=template, measures=measures)


def _veto(report: Mapping[str, Any], lang: str) -> Item:
    veto = report["veto"]
    state = {True: "violated", False: "clear", None: "open"}[veto["conduct"]]
    words = say(lang, f"score.veto_{state}")
    return Item(f"{_SIGNS[veto['conduct']]} {words}", [_named(INDICATORS[veto["id"]], lang)])


def _bars(report: Mapping[str, Any], lang: str) -> list[str]:
    names = {id: say(lang, f"dimension.{id}") for id in DIMENSIONS}
    longest = max(len(name) for name in names.values())  # Chinese names are all three characters long
    lines = [say(lang, "score.dimensions", most=FULL)]
    for row in report["dimensions"]:
        rated = say(lang, "score.rated", rated=row["rated"], n=row["of"])
        lines.append(f"{names[row['id']].ljust(longest)} [{bar(row)}] {ends(row)}  {rated}")
    if any(row["rated"] < row["of"] for row in report["dimensions"]):
        lines.append(say(lang, "score.open", most=MOST))
    return lines


def bar(row: Mapping[str, float]) -> str:
    """A bar of plain characters: ``#`` is certain, ``-`` still possible.

    >>> bar({"worst": 50, "best": 75}), bar({"worst": 0, "best": 99.9})
    ('############------       ', '------------------------ ')
    """
    certain, possible = (int(row[end] * WIDTH / FULL) for end in ("worst", "best"))
    return ("#" * certain + "-" * (possible - certain)).ljust(WIDTH)


def _totals(report: Mapping[str, Any], lang: str) -> list[Said]:
    conventions = [say(lang, f"score.convention.{id}") for id in report["conventions"]]
    lines: list[Said] = [
        Item(say(lang, "score.total", total=ends(report["total"])), conventions),
        over_weightings(report, lang),
    ]
    if report["weighted"]:
        listed = say(lang, "score.comma").join(
            f"{say(lang, f'dimension.{id}')} {percent(share)}" for id, share in report["weights"].items()
        )
        lines.append(say(lang, "score.weighted", total=ends(report["weighted"]), weights=listed))
    if report["share"]:
        share = between(percent(report["share"]["worst"]), percent(report["share"]["best"]))
        lines.append(say(lang, "score.share", line=number(report["line"]), share=share))
    return lines


def _levers(report: Mapping[str, Any], lang: str) -> list[str]:
    lines = _lever(report["lever"], "equal", lang)
    if report["weighted"]:
        lines += _lever(report["weighted"]["lever"], "own", lang)
    return lines


def _lever(lever: Mapping[str, Any], total: str, lang: str) -> list[str]:
    return [
        say(
            lang,
            f"score.lever_{kind}",
            total=say(lang, f"score.lever_total.{total}"),
            indicators=_lever_names(found["indicators"], lang),
            most=MOST,
            points=number(found["points"]),
        )
        for kind, found in lever.items()
        if found
    ]


def _lever_names(ids: list[str], lang: str) -> str:
    """Their ids; one that stands alone also by name."""
    if len(ids) > 1:
        return say(lang, "score.comma").join(ids)
    second, _ = indicator_words(INDICATORS[ids[0]], lang)
    return say(lang, "score.lever_named", indicator=ids[0], name=second)


def _row(row: Mapping[str, Any], lang: str) -> Item:
    """An indicator with its rating; where it is written and why only while something can still be gained."""
    one = INDICATORS[row["id"]]
    rating = row["rating"]
    shown = _SIGNS[rating] if one.veto else _OPEN if rating is None else number(rating)
    can_gain = rating is not False if one.veto else rating != MOST
    return Item(f"{shown:<4} {one.id:<5} {_named(one, lang)}", _sources(one, lang) if can_gain else ())


def _named(one: Indicator, lang: str) -> str:
    second, explained = indicator_words(one, lang)
    return second + say(lang, "score.colon") + explained if explained else second


def _sources(one: Indicator, lang: str) -> list[str]:
    lines = [
        say(lang, f"score.{kind}", cited=_cited(names, lang))
        for kind, names in (("evidence", one.evidence), ("behind", one.behind))
    ]
    told = note(one, lang)
    return [*lines, told] if told else lines


def _cited(names: Iterable[str], lang: str) -> str:
    """Citations, each text named once, those of the legend not at all."""
    found = []
    for slug, same in groupby(names, _slug):
        # In a row of citations the closing 、 or full stop of a printed mark (七、) would read as a separator.
        places = say(lang, "score.semicolon").join(sources.citation(name, lang).rstrip("、.") for name in same)
        titled = say(lang, "score.cited", title=sources.title(slug, lang), places=places)
        found.append(places if slug in UNNAMED else titled)
    return say(lang, "score.semicolon").join(found)


def _slug(name: str) -> str:
    return name.partition("#")[0]

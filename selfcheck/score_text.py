"""The indicators and a scoring in words: for a terminal, and as data for the page that renders the same."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from . import sources
from .rules.indicators import DIMENSIONS, INDICATORS, TABLE, VETO, Indicator
from .score import FULL, MOST
from .words import has, say

WIDTH = 25
"""Characters of a bar, so that one stands for four points."""
ANCHORED = (1, 3, 5)
"""The ratings for which an indicator has an anchor of its own."""
UNNAMED = ("template-2024", "lab-measures")
"""Texts that citations mean where they name none: of evidence the first, of provisions the second."""

_OPEN = "…"
_SIGNS = {True: "✗", False: "✓", None: _OPEN}
"""Of the veto row, by whether there is such conduct."""


def indicator_words(one: Indicator, lang: str) -> tuple[str, str]:
    """The second-level indicator and its explanation, as the table prints them; the explanation may be missing.

    A row is published with its filled cells joined by `` | ``, the first-level indicator first.
    """
    _, second, *explained = sources.provision(one.provision, lang).split(" | ")
    return second, " ".join(explained)


def listed(lang: str) -> list[dict[str, Any]]:
    """Every indicator with its words, our anchors and note, and the provisions' names and citations.

    For the page's form and for programs; ``anchors`` is rating → words, ``note`` may be ``None``.
    """
    return [_listed(one, lang) for one in INDICATORS.values()]


def scale(lang: str) -> dict[int, str]:
    """Our general anchors, rating → words."""
    return {rating: say(lang, f"anchor.scale.{rating}") for rating in range(MOST + 1)}


def _listed(one: Indicator, lang: str) -> dict[str, Any]:
    second, explained = indicator_words(one, lang)
    return {
        "id": one.id,
        "dimension": one.dimension,
        "dimension_label": say(lang, f"dimension.{one.dimension}"),
        "veto": one.veto,
        "second_level": second,
        "explanation": explained or None,
        "anchors": {rating: say(lang, f"anchor.{one.id}.{rating}") for rating in ANCHORED if not one.veto},
        "note": _note(one, lang),
        "provision": one.provision,
        "citation": sources.citation(one.provision, lang),
        "evidence": [{"name": name, "citation": sources.citation(name, lang)} for name in one.evidence],
        "behind": [{"name": name, "citation": sources.citation(name, lang)} for name in one.behind],
    }


def questions(lang: str) -> str:
    """What a ratings file can hold: the scale, every indicator with its anchors and where it is written."""
    lines = [_title(lang), say(lang, "score.file", most=MOST, veto=VETO.id)]
    lines += ["", say(lang, "anchor.notice", most=MOST)]
    lines += [f"  {rating}  {words}" for rating, words in scale(lang).items()]
    lines += ["", _legend(lang)]
    for one in INDICATORS.values():
        lines += ["", f"{one.id}  {_named(one, lang)}"]
        if not one.veto:
            lines += [f"  {rating}  {say(lang, f'anchor.{one.id}.{rating}')}" for rating in ANCHORED]
        lines += _sources(one, lang, "  ")
    return "\n".join(lines)


def text(report: Mapping[str, Any], lang: str, reviewer: str = "") -> str:
    """The report of ``score.score`` for a terminal: the veto first, then totals, then every indicator."""
    named = [say(lang, "score.reviewer", name=reviewer)] if reviewer else []
    lines = [_title(lang), *named, *_veto(report, lang), "", *_bars(report, lang), "", *_totals(report, lang)]
    lines += [*_levers(report, lang), "", _legend(lang)]
    for dimension, rows in groupby(report["indicators"], lambda row: str(row["dimension"])):
        lines += ["", say(lang, f"dimension.{dimension}")]
        for row in rows:
            lines += _row(row, lang)
    lines += ["", say(lang, "score.notice", most=MOST)]
    lines.append(say(lang, "score.receipt", receipt=report["receipt"]))
    return "\n".join(lines)


def _title(lang: str) -> str:
    return say(lang, "score.title", guide=sources.title(_slug(TABLE), lang))


def _legend(lang: str) -> str:
    """Which texts the lines of the indicators mean, so that not every line has to name them."""
    template, measures = (sources.title(slug, lang) for slug in UNNAMED)
    return say(lang, "score.legend", template=template, measures=measures)


def _veto(report: Mapping[str, Any], lang: str) -> list[str]:
    veto = report["veto"]
    state = {True: "violated", False: "clear", None: "open"}[veto["conduct"]]
    words = say(lang, f"score.veto_{state}")
    return [f"{_SIGNS[veto['conduct']]} {words}", f"  {_named(INDICATORS[veto['id']], lang)}"]


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


def number(points: float) -> str:
    """A figure to two decimals, without idle zeros.

    >>> [number(points) for points in (66.66666666666667, 80, 62.5, 0)]
    ['66.67', '80', '62.5', '0']
    """
    return f"{points:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share in per cent; what is not all or nothing is never rounded to it.

    >>> [percent(share) for share in (0, 0.00001, 0.31640625, 0.99999, 1)]
    ['0%', '<0.1%', '31.6%', '>99.9%', '100%']
    """
    if 0 < share < 0.001:
        return "<0.1%"
    if 0.999 < share < 1:
        return ">99.9%"
    return f"{share * 100:.1f}".removesuffix(".0") + "%"


def ends(pair: Mapping[str, float]) -> str:
    """``60`` or ``60–72.5``."""
    return between(number(pair["worst"]), number(pair["best"]))


def between(worst: str, best: str) -> str:
    """Both ends of an interval in words, or the one figure that they are."""
    return worst if worst == best else f"{worst}–{best}"


def over_weightings(report: Mapping[str, Any], lang: str) -> str:
    """The least and the most that weights can make of the total; one figure where they make nothing of it."""
    lowest, highest = (ends(report["all_weightings"][end]) for end in ("min", "max"))
    if lowest == highest:
        return say(lang, "score.any_weighting", total=lowest)
    return say(lang, "score.all_weightings", lowest=lowest, highest=highest)


def _totals(report: Mapping[str, Any], lang: str) -> list[str]:
    lines = [
        say(lang, "score.total", total=ends(report["total"])),
        *(f"  {say(lang, f'score.convention.{id}')}" for id in report["conventions"]),
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


def _row(row: Mapping[str, Any], lang: str) -> list[str]:
    """An indicator with its rating; where it is written and why only while something can still be gained."""
    one = INDICATORS[row["id"]]
    rating = row["rating"]
    shown = _SIGNS[rating] if one.veto else _OPEN if rating is None else number(rating)
    lines = [f"  {shown:<4} {one.id:<5} {_named(one, lang)}"]
    if rating is not False if one.veto else rating != MOST:
        lines += _sources(one, lang, " " * 7)
    return lines


def _named(one: Indicator, lang: str) -> str:
    second, explained = indicator_words(one, lang)
    return second + say(lang, "score.colon") + explained if explained else second


def _sources(one: Indicator, lang: str, pad: str) -> list[str]:
    lines = [
        pad + say(lang, f"score.{kind}", cited=_cited(names, lang))
        for kind, names in (("evidence", one.evidence), ("behind", one.behind))
    ]
    note = _note(one, lang)
    return [*lines, pad + note] if note else lines


def _note(one: Indicator, lang: str) -> str | None:
    return say(lang, f"score.note.{one.id}") if has(lang, f"score.note.{one.id}") else None


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

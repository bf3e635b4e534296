"""The comparison of several reviewers as text for a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from selfcheck.law import sources
from selfcheck.report.phrases import problem_words
from selfcheck.report.scoring import ends, indicator_words, number, veto
from selfcheck.rules.indicators import INDICATORS, TABLE
from selfcheck.scoring.reviewers import FEWEST, Reviewer
from selfcheck.scoring.score import FULL
from selfcheck.terminal.walker import Item, written
from selfcheck.words import say


def text(report: Mapping[str, Any], lang: str) -> str:
    """The report of ``reviewers.compare``: the veto first, then the figures, then where they disagree."""
    names = [one["name"] for one in report["reviewers"]]
    about = [
        say(lang, "reviewers.title", n=len(names), guide=sources.title(TABLE.partition("#")[0], lang)),
        *(_named(one, place, lang) for place, one in enumerate(report["reviewers"], 1)),
    ]
    if report["refused"]:
        about.append(say(lang, "reviewers.not_counted", names=_listed(lang, report["refused"], "name")))
    figures = [(say(lang, f"dimension.{row['id']}"), row) for row in report["dimensions"]]
    figures.append((say(lang, "reviewers.total"), report["total"]))
    if report["weighted"]:
        figures.append((say(lang, "reviewers.weighted"), report["weighted"]))
    shown = [
        say(lang, "reviewers.row", name=name, mean=ends(row["mean"]), spread=_spread(row, len(names), lang))
        for name, row in figures
    ]
    return written(
        about,
        [veto(report, lang)],
        [say(lang, "reviewers.figures", most=FULL), *shown],
        _apart(report, names, lang),
        [say(lang, "reviewers.notice"), say(lang, "score.receipt", receipt=report["receipt"])],
    )


def _named(one: Mapping[str, Any], place: int, lang: str) -> str:
    id = "reviewers.names_of_file" if one["file"] else "reviewers.names"
    return say(lang, id, n=place, name=one["name"], file=one["file"])


def refused(one: Reviewer, lang: str) -> str:
    """A file that could not be taken, with everything that is wrong with it, a line each."""
    problems = [problem_words(problem, lang) for problem in one.problems]
    return written([Item(say(lang, "reviewers.refused", name=one.name), problems)])


def _spread(row: Mapping[str, Any], reviewers: int, lang: str) -> str:
    if row["certain"] < FEWEST:
        return say(lang, "reviewers.no_spread")
    words = spread(row, lang)
    if row["certain"] < reviewers:
        return say(lang, "reviewers.spread_certain", spread=words, n=row["certain"])
    return words


def spread(row: Mapping[str, Any], lang: str) -> str:
    """Lowest, highest, range and standard deviation of at least two figures."""
    shown = {key: number(row[key]) for key in ("lowest", "highest", "range", "deviation")}
    return say(lang, "reviewers.spread", **shown)


def _apart(report: Mapping[str, Any], names: Sequence[str], lang: str) -> list[str]:
    rows = {row["id"]: row for row in report["indicators"]}
    lines = [say(lang, "reviewers.apart" if report["disagreements"] else "reviewers.apart_none")]
    for id in report["disagreements"]:
        row = rows[id]
        name = say(lang, "score.lever_named", indicator=id, name=" ".join(indicator_words(INDICATORS[id], lang)))
        lines.append(say(lang, "reviewers.row", name=name, mean=number(row["mean"]), spread=spread(row, lang)))
        given = (
            say(lang, "reviewers.rating", name=name, rating=_rating(rating, lang))
            for name, rating in zip(names, row["ratings"], strict=True)
        )
        lines.append(say(lang, "reviewers.each", ratings=say(lang, "score.semicolon").join(given)))
    few = [row for row in rows.values() if row["rated"] < FEWEST]
    alike = [row for row in rows.values() if row["range"] == 0]
    for id, found in (("alike", alike), ("too_few", few)):
        if found and report["disagreements"] + few:
            lines.append(say(lang, f"reviewers.{id}", indicators=_listed(lang, found, "id")))
    return lines


def _rating(rating: float | None, lang: str) -> str:
    return say(lang, "reviewers.unrated") if rating is None else number(rating)


def _listed(lang: str, rows: Sequence[Mapping[str, Any]], key: str) -> str:
    return say(lang, "score.comma").join(str(row[key]) for row in rows)

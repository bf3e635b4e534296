"""Several reviewers' ratings of one application side by side: mean, spread, and where they disagree most.

Every reviewer's file is scored by itself (``score.score``, with the receipt that it has alone). An indicator's
mean is taken over those who rated it, and how many did is said. A dimension or total of somebody who left
indicators open is an interval; so is the mean of all, while the spread counts only those whose figure is certain.

The standard deviation is that of the reviewers who are there (divided by their number): they are the panel, not a
sample of one. One figure alone has no spread. All arithmetic is rational until the report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, count
from math import sqrt
from typing import Any

from selfcheck.core.answers import Problem
from selfcheck.core.receipt import receipt
from selfcheck.files import ratings_file
from selfcheck.files.ratings_file import RatingsFile
from selfcheck.rules.indicators import DIMENSIONS, RATED, VETO
from selfcheck.scoring.score import (
    EQUAL,
    MOST,
    Number,
    Sheet,
    check,
    dimensions,
    exact,
    plain,
    score,
    shares,
    total,
)

FEWEST = 2
"""How many figures make a spread."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """One reviewer's file, as far as it could be taken."""

    name: str
    """As the file tells, or else of the file; told apart by a number where two have the same."""
    file: str
    """Its name, where the reviewer is called by another; otherwise empty."""
    given: RatingsFile
    """The file as it was written."""
    sheet: Sheet
    problems: tuple[Problem, ...]
    """Everything wrong with the file; if there is anything, its ratings do not count."""


def reviewers(
    files: Sequence[tuple[str, object, tuple[Problem, ...]]], weights: object = None, line: object = None
) -> list[Reviewer]:
    """The files by name, decoded content and what kept them from being read (``answers.load``).

    ``weights`` and ``line`` are the same for all and must have been checked.

    >>> found = reviewers([("a.json", {"tr_1": 4}, ()), ("a.json", {"tr_1": 9}, ())])
    >>> [(one.name, [problem.fact for problem in one.problems]) for one in found]
    [('a.json', []), ('a.json (2)', ['tr_1'])]
    >>> (one,) = reviewers([("a.json", {"tr_1": 4, "selfcheck": {"format": 2, "name": "张三"}}, ())])
    >>> one.name, one.file
    ('张三', 'a.json')
    """
    made: dict[str, Reviewer] = {}
    for path, decoded, faults in files:
        given = ratings_file.parse({} if faults and decoded is None else decoded)
        sheet = check(given.ratings, weights, line)
        problems = (*faults, *given.problems, *sheet.problems)
        file, told = _writable(path), "" if problems else given.name
        name = told or file
        called = next(one for one in chain([name], (f"{name} ({n})" for n in count(2))) if one not in made)
        made[called] = Reviewer(called, file if told else "", given, sheet, problems)
    return list(made.values())


def compare(files: Sequence[Reviewer]) -> dict[str, Any]:
    """The report over all whose files could be taken, ready for JSON; ``refused`` has the others by name.

    ``indicators`` are in the order of the table, ``disagreements`` their ids by standard deviation, then range,
    the widest first, without those on which all agree. ``mean`` of a dimension or total is an interval,
    ``certain`` the number of reviewers whose figure is a single one: ``lowest`` to ``deviation`` are theirs.

    >>> made = compare(reviewers([(name, {"tr_1": rating}, ()) for name, rating in (("a", 2), ("b", 4))]))
    >>> row = made["indicators"][0]
    >>> row["mean"], row["rated"], row["lowest"], row["highest"], row["range"], row["deviation"]
    (3, 2, 2, 4, 2, 1.0)
    >>> made["disagreements"], made["dimensions"][0]["certain"], made["dimensions"][0]["deviation"]
    (['tr_1'], 0, None)

    Raises ``ValueError`` when no file could be taken.
    """
    counted = [one for one in files if not one.problems]
    taken = {one.name: one.sheet for one in counted}
    if not taken:
        raise ValueError("no file could be taken")
    sheets = list(taken.values())
    ends = [(dimensions(sheet, 0), dimensions(sheet, MOST)) for sheet in sheets]
    indicators = [_indicator(one.id, one.dimension, sheets) for one in RATED]
    apart = [row for row in indicators if row["range"]]
    apart.sort(key=lambda row: (-row["deviation"], -row["range"]))
    weights = sheets[0].weights
    made: dict[str, Any] = {
        "reviewers": [_reviewer(one) for one in counted],
        "refused": [
            {
                "name": one.name,
                "problems": [{"fact": wrong.fact, "problem": wrong.id, **wrong.values} for wrong in one.problems],
            }
            for one in files
            if one.problems
        ],
        "weights": shares(sheets[0]),
        "line": sheets[0].line,
        "veto": _veto(taken),
        "dimensions": [{"id": id, **_figures([(low[id], high[id]) for low, high in ends])} for id in DIMENSIONS],
        "total": _figures([(total(low, EQUAL), total(high, EQUAL)) for low, high in ends]),
        "weighted": _figures([(total(low, weights), total(high, weights)) for low, high in ends])
        if weights
        else None,
        "indicators": indicators,
        "disagreements": [row["id"] for row in apart],
    }
    made["receipt"] = receipt({key: value for key, value in made.items() if key != "refused"})
    return made


def spread(values: Sequence[Fraction]) -> dict[str, Number | None]:
    """Lowest, highest, range and standard deviation; range and deviation of fewer than two are ``None``.

    >>> spread([Fraction(1), Fraction(3), Fraction(5)])
    {'lowest': 1, 'highest': 5, 'range': 4, 'deviation': 1.632993161855452}
    >>> spread([Fraction(1)])
    {'lowest': 1, 'highest': 1, 'range': None, 'deviation': None}
    """
    if not values:
        return dict.fromkeys(("lowest", "highest", "range", "deviation"))
    least, most = min(values), max(values)
    several = len(values) >= FEWEST
    return {
        "lowest": plain(least),
        "highest": plain(most),
        "range": plain(most - least) if several else None,
        "deviation": sqrt(_variance(values)) if several else None,
    }


def _variance(values: Sequence[Fraction]) -> Fraction:
    mean = _mean(values)
    return _mean([(value - mean) ** 2 for value in values])


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _indicator(id: str, dimension: str, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """``ratings`` are in the order of the reviewers, ``None`` where there is none."""
    ratings = [sheet.ratings.get(id) for sheet in sheets]
    given = [exact(rating) for rating in ratings if rating is not None]
    return {
        "id": id,
        "dimension": dimension,
        "ratings": ratings,
        "rated": len(given),
        "mean": plain(_mean(given)) if given else None,
        **spread(given),
    }


def _figures(ends: Sequence[tuple[Fraction, Fraction]]) -> dict[str, Any]:
    """Of intervals, one a reviewer: the mean of both ends, and the spread of those that are a single figure."""
    certain = [worst for worst, best in ends if worst == best]
    worst, best = (_mean(side) for side in zip(*ends, strict=True))
    return {"mean": {"worst": plain(worst), "best": plain(best)}, "certain": len(certain), **spread(certain)}


def _reviewer(one: Reviewer) -> dict[str, Any]:
    """What a reviewer's own file gives, as the score of that file alone says it."""
    scored = score(one.sheet)
    kept = ("dimensions", "total", "weighted", "share", "receipt")
    told = {"name": one.name, "file": one.file, "conduct": scored["veto"]["conduct"]}
    return told | {key: scored[key] for key in kept}


def _writable(name: str) -> str:
    """A name that can be printed: one that is not text in any encoding (half a surrogate pair) keeps its codes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _veto(sheets: Mapping[str, Sheet]) -> dict[str, Any]:
    """Who reports such conduct, who none, and who leaves it open: names; it is never averaged."""
    said = {True: "present", False: "absent", None: "open"}
    found: dict[str, Any] = {"id": VETO.id, "provision": VETO.provision, "present": [], "absent": [], "open": []}
    for name, sheet in sheets.items():
        conduct = sheet.ratings.get(VETO.id)
        assert conduct is None or isinstance(conduct, bool)
        found[said[conduct]].append(name)
    return found

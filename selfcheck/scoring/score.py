"""Scores a self-rating by the review guide's indicators, and says what can be said where no weights are given.

The guide's table (``rules.indicators``) names what is scored and gives neither weights nor scale. So every figure
here is either independent of weights (an interval for each dimension, the minimum and maximum over all weightings,
the share of weightings that reach a line) or named as a convention of ours (``CONVENTIONS``).

A rating is any number from 0 to 5: whole numbers have anchors, and what lies between them is what several raters'
mean looks like, which nobody should have to round. A missing rating is unknown, ``[0, 5]``. All arithmetic is
rational, on the decimals as they were written; only the finished report holds floats.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, isfinite
from typing import Any

from selfcheck import __version__
from selfcheck.core.answers import UNKNOWN, Problem
from selfcheck.core.receipt import receipt
from selfcheck.law import sources
from selfcheck.rules.indicators import DIMENSIONS, INDICATORS, RATED, VETO, provisions
from selfcheck.rules.integrity import LAB_INTEGRITY, MISCONDUCT

MOST = 5
"""The best rating; 0 is the worst."""
FULL = 100
"""The best total."""
CONVENTIONS = ("within_dimension", "equal_weights")
"""What is ours and not the guide's: the indicators of a dimension count alike; so do the five dimensions."""

SIZES = {dimension: sum(one.dimension == dimension for one in RATED) for dimension in DIMENSIONS}
EQUAL: Mapping[str, Fraction] = dict.fromkeys(DIMENSIONS, Fraction(1, len(DIMENSIONS)))

ROW = "tr_"
"""With what the id of every indicator begins."""
ENDS = {"first": next(iter(INDICATORS)), "last": next(reversed(INDICATORS))}
"""The ids of the first and the last of them."""

Number = int | float
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be scored, as far as it could be taken."""

    ratings: Mapping[str, Number | bool]
    """Indicator id → 0 to 5; of the veto row, whether there is such conduct. Missing = unknown."""
    weights: Mapping[str, Fraction] | None
    """The user's own: dimension → share, which add up to 1."""
    line: Number | None
    """Which total counts as enough, 0 to 100."""
    problems: tuple[Problem, ...]
    """Everything that could not be taken."""


def check(ratings: object, weights: object = None, line: object = None) -> Sheet:
    """Checks decoded JSON; all faults are collected, and what is faulty counts as not given.

    >>> sheet = check({"tr_1": 4, "tr_2": 5.1, "tr_27": 0, "tr_99": 1}, {"foundation": -1}, 101)
    >>> sheet.ratings, [(problem.fact, problem.id) for problem in sheet.problems[:4]]
    ({'tr_1': 4}, [('tr_2', 'score.not_rating'), ('tr_27', 'not_boolean'), ('tr_99', 'score.unknown_indicator'), \
('foundation', 'score.not_weight')])
    >>> [(problem.fact, problem.id) for problem in sheet.problems[7:]]
    [('compliance', 'score.missing_weight'), ('line', 'score.not_line')]
    """
    problems: list[Problem] = []
    taken = _ratings(ratings, problems)
    shares = None if weights is None else _weights(weights, problems)
    if line is not None and not _within(line, FULL):
        problems.append(_problem("line", "score.not_line", line, most=FULL))
        line = None
    assert line is None or isinstance(line, int | float)
    return Sheet(taken, shares, None if line is None else plain(exact(line)), tuple(problems))


def typed(text: str) -> object:
    """What a person typed, as the value that JSON would hold; text that is none of its kinds stays text.

    >>> [typed(text) for text in ("4", " ３．５ ", "", "unknown", "true", "four", "-1")]
    [4, 3.5, None, None, True, 'four', -1]
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if text in ("", UNKNOWN):
        return None
    if text in ("true", "false"):
        return text == "true"
    return plain(Fraction(text)) if _DECIMAL.fullmatch(text) and len(text) <= 40 else text


def score(sheet: Sheet) -> dict[str, Any]:
    """The report, ready for JSON. Every pair ``worst``, ``best`` contains all that open ratings could still make.

    ``all_weightings`` has the minimum and maximum over all weightings of the five dimensions, each for the lowest
    and the highest ratings; ``share`` that of the weightings, uniform over all of them, whose total is at or above
    ``line``; ``lever`` see ``_lever``.

    >>> made = score(check({one.id: 3 for one in RATED} | {"tr_27": False, "tr_26": 5}, line=70))
    >>> made["total"], made["all_weightings"]["min"], made["all_weightings"]["max"]
    ({'worst': 68, 'best': 68}, {'worst': 60, 'best': 60}, {'worst': 100, 'best': 100})
    >>> made["share"], made["veto"]["worst"], made["lever"]["raise"]
    ({'worst': 0.31640625, 'best': 0.31640625}, 'met', {'indicators': ['tr_22', 'tr_23', 'tr_24', 'tr_25'], \
'points': 2})
    """
    low = dimensions(sheet, 0)
    high = dimensions(sheet, MOST)
    worst, best = list(low.values()), list(high.values())
    made: dict[str, Any] = {
        "ruleset": {
            "version": __version__,
            "texts": sources.texts({name.partition("#")[0] for name in provisions()}),
        },
        "ratings": {id: sheet.ratings[id] for id in INDICATORS if id in sheet.ratings},
        "weights": shares(sheet),
        "line": sheet.line,
        "veto": _veto(sheet),
        "dimensions": [
            {
                "id": id,
                **_ends(low[id], high[id]),
                "rated": sum(one.id in sheet.ratings for one in RATED if one.dimension == id),
                "of": SIZES[id],
            }
            for id in DIMENSIONS
        ],
        "conventions": list(CONVENTIONS),
        "total": _ends(total(low, EQUAL), total(high, EQUAL)),
        "all_weightings": {"min": _ends(min(worst), min(best)), "max": _ends(max(worst), max(best))},
        "weighted": None,
        "share": None,
        "lever": _lever(sheet, EQUAL),
        "indicators": [_row(sheet, id) for id in INDICATORS],
    }
    if sheet.weights:
        ends = _ends(total(low, sheet.weights), total(high, sheet.weights))
        made["weighted"] = {**ends, "lever": _lever(sheet, sheet.weights)}
    if sheet.line is not None:
        line = exact(sheet.line)
        made["share"] = _ends(share_at_or_above(worst, line), share_at_or_above(best, line))
    made["receipt"] = _receipt(made)
    return made


def share_at_or_above(values: Sequence[Fraction], line: Fraction) -> Fraction:
    """How much of all weightings gives the weighted mean of ``values`` at or above ``line``; exact.

    The weightings of n values are the points of a simplex, taken as uniform. The weighted mean then has the
    B-spline with the values as knots for its density (Curry and Schoenberg 1966), and the share at or above the
    line is the divided difference of ``(x − line)₊ⁿ⁻¹`` over the values. Where a value occurs m + 1 times, the
    divided difference is the m-th derivative over m!, here ``C(n−1, m) (x − line)₊ⁿ⁻¹⁻ᵐ``; with all alike that is
    the 0th power, 1 from the line on.

    >>> share_at_or_above([Fraction(0), Fraction(100)], Fraction(25))
    Fraction(3, 4)
    >>> share_at_or_above([Fraction(60)] * 4 + [Fraction(100)], Fraction(70))  # the odd weight is at least 1/4
    Fraction(81, 256)
    >>> [share_at_or_above([Fraction(60)] * 5, Fraction(line)) for line in (60, 61)]
    [Fraction(1, 1), Fraction(0, 1)]
    """
    knots = sorted(values)
    power = len(knots) - 1

    def alike(knot: Fraction, times: int) -> Fraction:
        if knot < line:
            return Fraction(0)
        return comb(power, times) * (knot - line) ** (power - times)

    column = [alike(knot, 0) for knot in knots]
    for width in range(1, len(knots)):
        column = [
            (column[left + 1] - column[left]) / (knots[left + width] - knots[left])
            if knots[left] < knots[left + width]
            else alike(knots[left], width)
            for left in range(len(knots) - width)
        ]
    return column[0]


def shares(sheet: Sheet) -> dict[str, Number] | None:
    """The user's own weights for JSON, as shares that add up to 1; ``None`` where none are given."""
    return {id: plain(share) for id, share in sheet.weights.items()} if sheet.weights else None


def dimensions(sheet: Sheet, unknown: int) -> dict[str, Fraction]:
    """Each dimension from 0 to 100: the mean of its indicators, unknown ones taken as ``unknown``."""
    found = dict.fromkeys(DIMENSIONS, Fraction(0))
    for one in RATED:
        found[one.dimension] += exact(sheet.ratings.get(one.id, unknown))
    return {id: points * FULL / (MOST * SIZES[id]) for id, points in found.items()}


def total(dimensions: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> Fraction:
    """The weighted mean of the dimensions; the weights add up to 1."""
    return sum((dimensions[id] * weights[id] for id in DIMENSIONS), Fraction(0))


def _lever(sheet: Sheet, weights: Mapping[str, Fraction]) -> dict[str, Any]:
    """Which single indicator moves the weighted total most.

    ``raise``: the one whose rise to 5 from its rating (from 0 if it has none) adds most, with what it adds.
    ``answer``: among those without a rating, the one between whose 0 and 5 the total spans most. Each lists all
    that move it equally, in the order of the table, and is ``None`` when nothing moves it.
    """

    def most(gains: Mapping[str, Fraction]) -> dict[str, Any] | None:
        points = max(gains.values(), default=Fraction(0))
        if not points:
            return None
        return {"indicators": [id for id, gain in gains.items() if gain == points], "points": plain(points)}

    gains = {one.id: _gain(sheet, one.id, weights) for one in RATED}
    return {
        "raise": most(gains),
        "answer": most({id: gain for id, gain in gains.items() if id not in sheet.ratings}),
    }


def _gain(sheet: Sheet, id: str, weights: Mapping[str, Fraction]) -> Fraction:
    """What the rise of an indicator from its lowest possible rating to 5 adds to the weighted total."""
    dimension = INDICATORS[id].dimension
    return (MOST - exact(sheet.ratings.get(id, 0))) * weights[dimension] * FULL / (MOST * SIZES[dimension])


def _veto(sheet: Sheet) -> dict[str, Any]:
    """The veto row, decided by the rule that also decides ``lab.integrity``."""
    conduct = sheet.ratings.get(VETO.id)
    interval = LAB_INTEGRITY.decide({} if conduct is None else {MISCONDUCT.id: conduct})
    return {
        "id": VETO.id,
        "provision": VETO.provision,
        "conduct": conduct,
        "worst": interval.worst.word,
        "best": interval.best.word,
    }


def _row(sheet: Sheet, id: str) -> dict[str, Any]:
    """One indicator; ``adds`` is what its rise to 5 adds to the equal-weight total, ``None`` for the veto."""
    one = INDICATORS[id]
    return {
        "id": id,
        "dimension": one.dimension,
        "veto": one.veto,
        "rating": sheet.ratings.get(id),
        "adds": None if one.veto else plain(_gain(sheet, id, EQUAL)),
        "provision": one.provision,
        "evidence": list(one.evidence),
        "behind": list(one.behind),
    }


def _receipt(made: Mapping[str, Any]) -> str:
    """The receipt over rules, input and result."""
    given = ("ruleset", "ratings", "weights", "line")
    result = ("veto", "dimensions", "total", "all_weightings", "weighted", "share", "lever")
    content = {key: made[key] for key in given} | {"result": {key: made[key] for key in result}}
    return receipt(content)


def _ratings(given: object, problems: list[Problem]) -> dict[str, Number | bool]:
    if not isinstance(given, Mapping):
        problems.append(Problem("", "score.ratings_not_object"))
        return {}
    if given and not any(str(id).startswith(ROW) for id in given):
        problems.append(Problem("", "score.other_kind", ENDS))  # one for the file, not one for each of its members
        return {}
    taken: dict[str, Number | bool] = {}
    for id, rating in given.items():
        if id not in INDICATORS:
            problems.append(Problem(str(id), "score.unknown_indicator", ENDS))
        elif rating is None:
            continue
        elif INDICATORS[id].veto:
            if isinstance(rating, bool):
                taken[id] = rating
            else:
                problems.append(_problem(id, "not_boolean", rating))
        elif _within(rating, MOST):
            taken[id] = plain(exact(rating))
        else:
            problems.append(_problem(id, "score.not_rating", rating, most=MOST))
    return taken


def _weights(given: object, problems: list[Problem]) -> dict[str, Fraction] | None:
    if not isinstance(given, Mapping):
        problems.append(Problem("", "score.weights_not_object"))
        return None
    found = [_weight_problem(id, given.get(id)) for id in _first(DIMENSIONS, given)]
    faults = [problem for problem in found if problem]
    if not faults and not any(given[id] for id in DIMENSIONS):
        faults.append(Problem("", "score.all_zero"))
    problems += faults
    if faults:
        return None
    weights = {id: exact(given[id]) for id in DIMENSIONS}
    whole = sum(weights.values())
    return {id: weight / whole for id, weight in weights.items()}


def _first(known: Iterable[str], given: Iterable[object]) -> list[str]:
    """The known ids, then what else was given."""
    return list(dict.fromkeys([*known, *(str(id) for id in given)]))


def _weight_problem(id: str, weight: object) -> Problem | None:
    if id not in DIMENSIONS:
        return Problem(id, "score.unknown_dimension", {"dimensions": ", ".join(DIMENSIONS)})
    if weight is None:
        return Problem(id, "score.missing_weight")
    return None if _within(weight, None) else _problem(id, "score.not_weight", weight)


def _within(given: object, most: int | None) -> bool:
    """Whether it is a number from 0 to ``most``; a truth value, NaN and infinity are none."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    # An integer is never infinite, and one of 400 digits cannot be made a float to ask.
    return (isinstance(given, int) or isfinite(given)) and given >= 0 and (most is None or given <= most)


def _problem(fact: str, id: str, given: object, **values: object) -> Problem:
    found = json.dumps(given, ensure_ascii=False)
    return Problem(fact, id, {"found": found if len(found) <= 40 else found[:39] + "…", **values})


def exact(number: object) -> Fraction:
    """The number as it was written: 3.3 is 33/10, not the float next to it."""
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))


def plain(number: Fraction) -> Number:
    """A JSON number: whole if it is whole."""
    return number.numerator if number.denominator == 1 else float(number)


def _ends(worst: Fraction, best: Fraction) -> dict[str, Number]:
    return {"worst": plain(worst), "best": plain(best)}

"""The indicators and a scoring in sentences and figures, and the indicators as data."""

from collections.abc import Mapping
from typing import Any

from selfcheck.law import sources
from selfcheck.rules.indicators import INDICATORS, Indicator
from selfcheck.scoring.score import MOST
from selfcheck.words import has, say

ANCHORED = (1, 3, 5)
"""The ratings for which an indicator has an anchor of its own."""


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
        "note": note(one, lang),
        "provision": one.provision,
        "citation": sources.citation(one.provision, lang),
        "evidence": [{"name": name, "citation": sources.citation(name, lang)} for name in one.evidence],
        "behind": [{"name": name, "citation": sources.citation(name, lang)} for name in one.behind],
    }


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


def veto(report: Mapping[str, Any], lang: str) -> str:
    """What the reviewers say of the veto row; one who reports such conduct outweighs all others."""
    for said in ("present", "open"):
        if names := report["veto"][said]:
            listed = say(lang, "score.comma").join(names)
            return say(lang, f"reviewers.veto_{said}", n=len(names), names=listed)
    return say(lang, "reviewers.veto_absent")


def note(one: Indicator, lang: str) -> str | None:
    """What one has to know to rate an indicator; ``None`` where that is nothing."""
    return say(lang, f"score.note.{one.id}") if has(lang, f"score.note.{one.id}") else None

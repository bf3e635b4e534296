"""The words with which the texts set a figure that counts itself: exactly 3,000 square metres is enough.

>>> [inclusive_word(f"lab.{id}") for id in ("facilities.floor_area", "joint.units", "team.leader")]
['以上', '不超过', None]
"""

from selfcheck.law import sources

INCLUSIVE = ("以上", "不少于", "不低于", "达到", "不超过")


def inclusive_word(requirement: str) -> str | None:
    """The word in the Chinese text that a requirement rests on; ``None`` where it has none of them."""
    quoted = sources.quotation(requirement, "zh") or ""
    return next((word for word in INCLUSIVE if word in quoted), None)

"""What the texts say on applying: who recommends, and by when. Quoted beside the verdict; nothing is decided.

The texts do not agree on who recommends a local applicant, so each is quoted and none is chosen. The one date is
that of the letter of 2024, which has passed; no later call stands among the texts, and none is made up.

>>> [said.id for said in APPLICATION["lab"] if said.concerns("central")]
['application.measures_central', 'application.guide_central', 'application.deadline']
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a provision that an applicant follows after the verdict."""

    id: str
    """Of the words, in ``quotations.toml``."""
    provision: str
    kind: str
    """``route`` (who recommends) or ``dates`` (by when)."""
    level: str = ""
    """The level of host institution (``host.level``) that it concerns; empty for all."""

    def concerns(self, level: object) -> bool:
        """Whether it concerns a host institution of this level; while that is unknown, all does."""
        return not self.level or level in (None, self.level)


_MEASURES, _GUIDE = "lab-measures#art_10__para_1", "guide-2024#sec_3__subsec_2"

APPLICATION: dict[str, tuple[Said, ...]] = {
    "lab": (
        Said("application.measures_central", _MEASURES, "route", "central"),
        Said("application.measures_local", _MEASURES, "route", "local"),
        Said("application.guide_central", _GUIDE, "route", "central"),
        Said("application.guide_local", _GUIDE, "route", "local"),
        Said("application.deadline", "call-2024#sec_2__p_1", "dates"),
    ),
    "base": (
        Said("application.base_proposal", "base-measures#art_11__para_1", "route"),
        Said("application.base_recommending", "base-measures#art_12__para_2", "route"),
        Said("application.base_guide", "base-measures#art_9__para_1", "dates"),
    ),
}
"""By scheme, in the order in which they are told."""

"""Measures, Article 5: the host institution (依托单位).

Research institutes, higher education institutions and enterprises can host; whether one has strong research
and development is for the panel to judge. The level, central or local, decides nothing: it tells who
recommends.

>>> from selfcheck.core.requirement import walk
>>> leaves = {part.id: part for part in walk(HOST)}
>>> [leaves["lab.host.type"].decide({"host.type": kind}).best.word for kind in HOST_TYPES]
['met', 'met', 'met', 'unmet']
"""

from selfcheck.core.requirement import Fact, Force, Group, Kind, Leaf

ARTICLE = "lab-measures#art_5__para_1"
ACCEPTED_TYPES = ("research_institute", "university", "enterprise")
HOST_TYPES = (*ACCEPTED_TYPES, "other")
LEVEL = Fact("host.level", Kind.CHOICE, choices=("central", "local"))

HOST = Group(
    "lab.host",
    ARTICLE,
    (
        Leaf(
            "lab.host.type",
            ARTICLE,
            Force.MUST,
            Fact("host.type", Kind.CHOICE, choices=HOST_TYPES),
            accepted=ACCEPTED_TYPES,
        ),
        Leaf("lab.host.capability", ARTICLE, Force.JUDGED, Fact("host.strong_rnd")),
        Leaf("lab.host.independent_management", ARTICLE, Force.MUST, Fact("host.independent_management")),
    ),
    informing=(LEVEL,),
)

"""Measures, Article 12, item (2): academic committee and team (学术团队).

Every part of it is for the panel to judge; the applicant declares. The first paragraph speaks of the
academic committee, the second of the laboratory's own people.

>>> [child.force.value for child in TEAM.children]
['judged', 'judged', 'judged', 'judged']
>>> [child.decide({child.fact.id: False}).best.word for child in TEAM.children]
['unmet', 'unmet', 'unmet', 'unmet']
"""

from selfcheck.core.requirement import Fact, Force, Group, Leaf

ITEM = "lab-measures#art_12__para_1__point_2"
OWN_TEAM = f"{ITEM}__p_2"

TEAM = Group(
    "lab.team",
    ITEM,
    (
        Leaf("lab.team.committee", ITEM, Force.JUDGED, Fact("team.committee")),
        Leaf("lab.team.leader", OWN_TEAM, Force.JUDGED, Fact("team.leader")),
        Leaf("lab.team.stable", OWN_TEAM, Force.JUDGED, Fact("team.stable")),
        Leaf("lab.team.talent", OWN_TEAM, Force.JUDGED, Fact("team.talent")),
    ),
)

"""Measures, Article 12, item (5): safeguards (保障措施).

>>> [child.id for child in SAFEGUARDS.children]
['lab.safeguards.priority_direction', 'lab.safeguards.support']
"""

from selfcheck.core.requirement import Fact, Force, Group, Leaf

ITEM = "lab-measures#art_12__para_1__point_5"

SAFEGUARDS = Group(
    "lab.safeguards",
    ITEM,
    (
        Leaf("lab.safeguards.priority_direction", ITEM, Force.JUDGED, Fact("safeguards.priority_direction")),
        Leaf("lab.safeguards.support", ITEM, Force.JUDGED, Fact("safeguards.support")),
    ),
)

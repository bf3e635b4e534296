"""Review guide 2024, 四（二）2 and 三（一）: joint applications (联合申报).

One unit applies alone, and then nothing here is asked. With more, three are the most in principle, each may
take part in one application only, and an agreement settles who does what.

>>> from selfcheck.core.requirement import walk
>>> units, single, agreement = JOINT.children
>>> [units.decide({"joint.units": number}).worst.word for number in (1, 3, 4)]
['met', 'met', 'arguable']
>>> [single.decide({"joint.units": number, "joint.single_participation": False}).best.word for number in (1, 2)]
['met', 'unmet']
>>> [end.word for end in agreement.decide({"joint.agreement": False})]
['unmet', 'met']
"""

from selfcheck.core.requirement import Fact, Figure, Force, Group, Kind, Leaf

LIMITS = "guide-2024#sec_4__subsec_2__para_2"
AGREEMENT = "guide-2024#sec_3__subsec_1"
MOST_UNITS = Figure(3, "units", at_most=True)
ALONE = 1
UNITS = Fact("joint.units", Kind.INTEGER, MOST_UNITS.unit, least=ALONE)
JOINTLY = (UNITS, ALONE)

JOINT = Group(
    "lab.joint",
    LIMITS,
    (
        Leaf("lab.joint.units", LIMITS, Force.IN_PRINCIPLE, UNITS, MOST_UNITS),
        Leaf(
            "lab.joint.single_participation",
            LIMITS,
            Force.MUST,
            Fact("joint.single_participation"),
            only_above=JOINTLY,
        ),
        Leaf("lab.joint.agreement", AGREEMENT, Force.MUST, Fact("joint.agreement"), only_above=JOINTLY),
    ),
)

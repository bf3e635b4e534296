"""The rules: one module per group of provisions, each figure beside the provision that sets it.

Scheme ``lab`` is the laboratories' (Measures, Opinions and review guide of 2024), scheme ``base`` that of the
innovation bases (a draft for comment).
"""

from selfcheck.core.requirement import Group
from selfcheck.core.scheme import Scheme
from selfcheck.rules.base import BASE
from selfcheck.rules.facilities import FACILITIES
from selfcheck.rules.host import HOST
from selfcheck.rules.integrity import LAB_INTEGRITY
from selfcheck.rules.joint import JOINT
from selfcheck.rules.outcomes import OUTCOMES
from selfcheck.rules.preference import MINISTERIAL_LAB
from selfcheck.rules.research import RESEARCH
from selfcheck.rules.safeguards import SAFEGUARDS
from selfcheck.rules.team import TEAM

LAB = Scheme(
    "lab",
    Group(
        "lab",
        "lab-measures#art_12",
        (HOST, JOINT, FACILITIES, TEAM, RESEARCH, OUTCOMES, SAFEGUARDS, LAB_INTEGRITY),
    ),
    (MINISTERIAL_LAB,),
)

SCHEMES = {scheme.id: scheme for scheme in (LAB, BASE)}

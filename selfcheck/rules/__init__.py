"""The rules: one module per group of provisions, each figure beside the provision that sets it.

Scheme ``lab`` is the laboratories' (Measures, Opinions and review guide of 2024), scheme ``base`` that of the
innovation bases (a draft for comment).
"""

from ..requirement import Group, Scheme
from .base import BASE
from .facilities import FACILITIES
from .host import HOST
from .integrity import LAB_INTEGRITY
from .joint import JOINT
from .outcomes import OUTCOMES
from .preference import MINISTERIAL_LAB
from .research import RESEARCH
from .safeguards import SAFEGUARDS
from .team import TEAM

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

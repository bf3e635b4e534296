"""The rules: one module per item of a provision, each figure beside the provision that sets it.

Scheme ``lab`` holds Article 12 of the Measures: its five items, all required.
"""

from ..requirement import Group, Scheme
from .facilities import FACILITIES
from .outcomes import OUTCOMES
from .research import RESEARCH
from .safeguards import SAFEGUARDS
from .team import TEAM

LAB = Scheme(
    "lab",
    Group("lab", "lab-measures#art_12", (FACILITIES, TEAM, RESEARCH, OUTCOMES, SAFEGUARDS)),
)

SCHEMES = {scheme.id: scheme for scheme in (LAB,)}

"""Measures, Article 12, opening words: who is recommended first (优先推荐). Beside the verdict, never in it.

>>> [MINISTERIAL_LAB.decide({"preference.ministerial_lab_years": years}).best.word for years in (0, 1.9, 2)]
['unmet', 'unmet', 'met']
"""

from selfcheck.core.requirement import Fact, Figure, Force, Kind, Leaf

YEARS_IN_OPERATION = Figure(2, "years")

MINISTERIAL_LAB = Leaf(
    "lab.preference",
    "lab-measures#art_12__para_1",
    Force.PREFERENCE,
    Fact("preference.ministerial_lab_years", Kind.NUMBER, YEARS_IN_OPERATION.unit),
    YEARS_IN_OPERATION,
)

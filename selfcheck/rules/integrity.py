"""Vetoes: false reports, academic misconduct, fabricated data.

For laboratories the last row of the review guide's indicator table is the veto, and Article 25 of the Measures
strikes off whoever does it later; for innovation bases Article 36 of the draft.

>>> [LAB_INTEGRITY.decide({"integrity.misconduct": is_so}).worst.word for is_so in (True, False)]
['unmet', 'met']
"""

from selfcheck.core.requirement import Fact, Force, Leaf

VETO_ROW = "guide-2024#sec_3__subsec_4__table_1__tr_27"
MISCONDUCT = Fact("integrity.misconduct")

LAB_INTEGRITY = Leaf("lab.integrity", VETO_ROW, Force.VETO, MISCONDUCT)
BASE_INTEGRITY = Leaf("base.integrity", "base-measures#art_36__para_1", Force.VETO, MISCONDUCT)

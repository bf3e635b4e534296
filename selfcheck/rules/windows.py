"""What can be counted from rows of evidence, and in which years something has to lie to count.

A fact that takes a whole number is a count of rows, any other a sum of amounts. Where a provision says 近5年
or 近3年, its window stands beside its figures; from which day the years run back is the reading ``five-years``.

>>> [WINDOWS["research.national_projects_5y"].years, WINDOWS["outcomes.standards_led_3y"].years]
[5, 3]
>>> WINDOWS["facilities.equipment_value_wan_yuan"] is None
True
"""

from selfcheck.core.requirement import Window
from selfcheck.rules.outcomes import CONVERSION_YEARS, SERVICE_YEARS, STANDARDS_YEARS
from selfcheck.rules.research import PROJECT_YEARS

WINDOWS: dict[str, Window | None] = {
    "facilities.equipment_value_wan_yuan": None,  # a present value: the text sets no years
    "research.national_projects_5y": PROJECT_YEARS,
    "research.project_funding_5y_wan_yuan": PROJECT_YEARS,
    "outcomes.standards_led_3y": STANDARDS_YEARS,
    "outcomes.conversions_3y": CONVERSION_YEARS,
    "outcomes.service_income_wan_yuan": SERVICE_YEARS,
}
"""Fact id → its window; ``None`` where everything counts whenever it was."""

HOW_YEARS_RUN = "five-years"
"""The reading on how years run: lenient from the day of application, strict in calendar years."""

WHICH_AMOUNT = "project-amount"
"""The reading on which amount counts: lenient the contracted, strict the received."""

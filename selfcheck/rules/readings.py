"""The register of readings: words that can be taken in more than one way, and what we do about them.

Wrongly telling a qualified applicant "no" is the worse error, so the lenient reading is the default. A reading
that changes how a requirement binds is evaluated both ways; one that only changes how a person counts stands
beside the question. The words in doubt are in ``quotations.toml``, the arguments in ``words/``.
"""

from dataclasses import dataclass

LENIENT, STRICT = "lenient", "strict"


@dataclass(frozen=True, slots=True)
class Reading:
    """A doubtful wording."""

    id: str
    provision: str
    facts: tuple[str, ...]
    """The facts beside whose questions it is shown."""
    decides: bool = False
    """Whether it changes how a requirement binds, and not only how a person counts."""


_ITEM = "lab-measures#art_12__para_1__point_"

READINGS = {
    reading.id: reading
    for reading in (
        Reading("equipment-scope", f"{_ITEM}1", ("facilities.equipment_value_wan_yuan",), decides=True),
        Reading(
            "pooled-resources", f"{_ITEM}1", ("facilities.floor_area_m2", "facilities.equipment_value_wan_yuan")
        ),
        Reading(
            "five-years",
            f"{_ITEM}3__point_1",
            ("research.national_projects_5y", "research.project_funding_5y_wan_yuan"),
        ),
        Reading("project-amount", f"{_ITEM}3__point_1", ("research.project_funding_5y_wan_yuan",)),
        Reading("service-window", f"{_ITEM}4__point_4", ("outcomes.service_income_wan_yuan",)),
    )
}

"""What the report tells without deciding anything: provisions to be read beside a question.

The texts do not say the same about who recommends a local applicant, nor about the fields; both are shown with
their sources, and no choice is made between them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Information:
    """Provisions that help to answer, or that follow from an answer."""

    id: str
    facts: tuple[str, ...]
    provisions: tuple[str, ...]


INFORMATION = (
    Information("route", ("host.level",), ("lab-measures#art_10__para_1", "guide-2024#sec_3__subsec_2")),
    Information(
        "fields",
        ("research.layout",),
        (
            "lab-measures#art_4__para_1",
            "lab-opinions#sec_1__p_2",
            *(f"lab-opinions#sec_2__subsec_4__para_{n}" for n in range(1, 7)),
            "guide-2024#sec_1__p_2",
            "guide-2024#sec_1__p_3",
        ),
    ),
)

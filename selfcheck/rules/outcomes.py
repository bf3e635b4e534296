"""Measures, Article 12, item (4): results (科研成果).

Any three of five conditions are enough. The third and the fourth each offer two ways joined by 或, and the
third counts once, whether it is reached by technology, by standards or by both.

>>> ANY_THREE.need, len(ANY_THREE.children)
(3, 5)
>>> from selfcheck.core.outcome import any_of
>>> def conversion_or_service(conversions, income):
...     facts = {"outcomes.conversions_3y": conversions, "outcomes.service_income_wan_yuan": income}
...     return any_of(way.decide(facts) for way in CONVERSION_OR_SERVICE.children)
>>> conversion_or_service(14, 2999.99).best.word, conversion_or_service(15, 0).worst.word
('unmet', 'met')
>>> conversion_or_service(0, 3000).worst.word
'met'
>>> by_standards = TECHNOLOGY_OR_STANDARDS.children[1]
>>> [by_standards.decide({"outcomes.standards_led_3y": led}).best.word for led in (4, 5)]
['unmet', 'met']
"""

from selfcheck.core.requirement import Combine, Fact, Figure, Force, Group, Kind, Leaf, Window

ITEM = "lab-measures#art_12__para_1__point_4"
CONDITIONS_NEEDED = 3
STANDARDS_LED = Figure(5, "standards")
CONVERSIONS = Figure(15, "conversions")
SERVICE_INCOME = Figure(3000, "wan_yuan")
STANDARDS_YEARS = Window(3, f"{ITEM}__point_3", "lab.outcomes.any_three.technology_or_standards.standards")
CONVERSION_YEARS = Window(3, f"{ITEM}__point_4", "lab.outcomes.any_three.conversion_or_service.conversions")
SERVICE_YEARS = Window(3, f"{ITEM}__point_4", "reading.service-window", reading="service-window")

TECHNOLOGY_OR_STANDARDS = Group(
    "lab.outcomes.any_three.technology_or_standards",
    f"{ITEM}__point_3",
    (
        Leaf(
            "lab.outcomes.any_three.technology_or_standards.leading_technology",
            f"{ITEM}__point_3",
            Force.JUDGED,
            Fact("outcomes.leading_technology"),
        ),
        Leaf(
            "lab.outcomes.any_three.technology_or_standards.standards",
            f"{ITEM}__point_3",
            Force.MUST,
            Fact("outcomes.standards_led_3y", Kind.INTEGER, STANDARDS_LED.unit),
            STANDARDS_LED,
        ),
    ),
    Combine.ANY,
)

CONVERSION_OR_SERVICE = Group(
    "lab.outcomes.any_three.conversion_or_service",
    f"{ITEM}__point_4",
    (
        Leaf(
            "lab.outcomes.any_three.conversion_or_service.conversions",
            f"{ITEM}__point_4",
            Force.MUST,
            Fact("outcomes.conversions_3y", Kind.INTEGER, CONVERSIONS.unit),
            CONVERSIONS,
        ),
        Leaf(
            "lab.outcomes.any_three.conversion_or_service.service_income",
            f"{ITEM}__point_4",
            Force.MUST,
            Fact("outcomes.service_income_wan_yuan", Kind.NUMBER, SERVICE_INCOME.unit),
            SERVICE_INCOME,
        ),
    ),
    Combine.ANY,
)


def _judged(name: str, sub_item: int) -> Leaf:
    return Leaf(
        f"lab.outcomes.any_three.{name}",
        f"{ITEM}__point_{sub_item}",
        Force.JUDGED,
        Fact(f"outcomes.{name}"),
    )


ANY_THREE = Group(
    "lab.outcomes.any_three",
    ITEM,
    (
        _judged("original", 1),
        _judged("innovation", 2),
        TECHNOLOGY_OR_STANDARDS,
        CONVERSION_OR_SERVICE,
        _judged("data_assets", 5),
    ),
    Combine.AT_LEAST,
    CONDITIONS_NEEDED,
)

OUTCOMES = Group(
    "lab.outcomes",
    ITEM,
    (
        Leaf("lab.outcomes.applied", ITEM, Force.JUDGED, Fact("outcomes.applied")),
        Leaf("lab.outcomes.public_service", ITEM, Force.JUDGED, Fact("outcomes.public_service")),
        ANY_THREE,
    ),
)

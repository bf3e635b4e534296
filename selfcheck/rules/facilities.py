"""Measures, Article 12, item (1): facilities (设施条件).

The floor area is a figure in principle. Whether 原则上 reaches on to the equipment figure in the same
sentence is doubtful: reading ``equipment-scope``.

>>> FLOOR_AREA.gap(2600)
Decimal('400')
>>> from selfcheck.core.requirement import walk
>>> leaves = {part.id: part for part in walk(FACILITIES)}
>>> [leaves["lab.facilities.floor_area"].decide({"facilities.floor_area_m2": area}).worst.word
...     for area in (2999.99, 3000, 3000.01)]
['arguable', 'met', 'met']
>>> below = {"facilities.equipment_value_wan_yuan": 4999.99}
>>> [leaves["lab.facilities.equipment_value"].decide(below, strict).worst.word
...     for strict in (frozenset(), frozenset({"equipment-scope"}))]
['arguable', 'unmet']
"""

from selfcheck.core.requirement import Fact, Figure, Force, Group, Kind, Leaf, Strict

ITEM = "lab-measures#art_12__para_1__point_1"
FLOOR_AREA = Figure(3000, "m2")
EQUIPMENT_VALUE = Figure(5000, "wan_yuan")


def _judged(name: str, fact: str) -> Leaf:
    return Leaf(f"lab.facilities.{name}", ITEM, Force.JUDGED, Fact(f"facilities.{fact}"))


FACILITIES = Group(
    "lab.facilities",
    ITEM,
    (
        _judged("conditions", "sound_conditions"),
        _judged("concentrated", "concentrated"),
        Leaf(
            "lab.facilities.floor_area",
            ITEM,
            Force.IN_PRINCIPLE,
            Fact("facilities.floor_area_m2", Kind.NUMBER, FLOOR_AREA.unit),
            FLOOR_AREA,
        ),
        Leaf(
            "lab.facilities.equipment_value",
            ITEM,
            Force.IN_PRINCIPLE,
            Fact("facilities.equipment_value_wan_yuan", Kind.NUMBER, EQUIPMENT_VALUE.unit),
            EQUIPMENT_VALUE,
            strict=Strict("equipment-scope", Force.MUST),
        ),
        _judged("precision", "precision"),
        _judged("data_reliable", "data_reliable"),
        _judged("measurement_capability", "measurement_capability"),
        _judged("data_capability", "data_capability"),
    ),
)

"""Innovation bases: Article 10 of the draft Measures, whose conditions are all in principle, and the veto.

The rules are a draft for comment; they are not in force, and every report says so.

>>> from selfcheck.core.requirement import walk
>>> {part.force.value for part in walk(LEGAL_PERSON) if part is not LEGAL_PERSON}
{'in_principle'}
>>> LEGAL_PERSON.children[0].decide({"base.independent_legal_person": False}).best.word
'arguable'
"""

from selfcheck.core.requirement import Fact, Force, Group, Leaf
from selfcheck.core.scheme import Scheme
from selfcheck.rules.integrity import BASE_INTEGRITY

ARTICLE = "base-measures#art_10"


def _in_principle(requirement: str, fact: str, item: int) -> Leaf:
    return Leaf(
        f"base.{requirement}", f"{ARTICLE}__para_1__point_{item}", Force.IN_PRINCIPLE, Fact(f"base.{fact}")
    )


LEGAL_PERSON = Group(
    "base.legal_person",
    f"{ARTICLE}__para_1__point_1",
    (
        _in_principle("legal_person.independent", "independent_legal_person", 1),
        _in_principle("legal_person.support", "government_support", 1),
    ),
)
TEAM = Group(
    "base.team",
    f"{ARTICLE}__para_1__point_2",
    (
        _in_principle("team.qualified", "qualified_team", 2),
        _in_principle("team.office_and_funding", "office_and_funding", 2),
    ),
)
INFLUENCE = Group(
    "base.influence",
    f"{ARTICLE}__para_1__point_3",
    (
        _in_principle("influence.reputation", "reputation", 3),
        _in_principle("influence.experience", "standards_experience", 3),
        _in_principle("influence.technical_committee", "technical_committee", 3),
    ),
)
RESOURCES = Group(
    "base.resources",
    f"{ARTICLE}__para_1__point_4",
    (
        _in_principle("resources.aggregation", "resource_aggregation", 4),
        _in_principle("resources.market_services", "market_services", 4),
    ),
)

BASE = Scheme(
    "base",
    Group("base", ARTICLE, (LEGAL_PERSON, TEAM, INFLUENCE, RESOURCES, BASE_INTEGRITY)),
    draft=True,
)

"""Measures, Article 12, item (3): research ability (研究能力).

Sub-item 1 joins two figures by 或: the number of national projects or their funding is enough.

>>> from selfcheck.core.outcome import any_of
>>> def projects(count, funding):
...     facts = {"research.national_projects_5y": count, "research.project_funding_5y_wan_yuan": funding}
...     return any_of(way.decide(facts) for way in PROJECTS.children)
>>> projects(14, 1999.99).best.word, projects(15, 0).worst.word, projects(0, 2000).worst.word
('unmet', 'met', 'met')
>>> [end.word for end in projects(14, None)]
['unmet', 'met']
"""

from selfcheck.core.requirement import Combine, Fact, Figure, Force, Group, Kind, Leaf, Window

ITEM = "lab-measures#art_12__para_1__point_3"
NATIONAL_PROJECTS = Figure(15, "projects")
PROJECT_FUNDING = Figure(2000, "wan_yuan")
PROJECT_YEARS = Window(5, f"{ITEM}__point_1", "lab.research.projects")

PROJECTS = Group(
    "lab.research.projects",
    f"{ITEM}__point_1",
    (
        Leaf(
            "lab.research.projects.count",
            f"{ITEM}__point_1",
            Force.MUST,
            Fact("research.national_projects_5y", Kind.INTEGER, NATIONAL_PROJECTS.unit),
            NATIONAL_PROJECTS,
        ),
        Leaf(
            "lab.research.projects.funding",
            f"{ITEM}__point_1",
            Force.MUST,
            Fact("research.project_funding_5y_wan_yuan", Kind.NUMBER, PROJECT_FUNDING.unit),
            PROJECT_FUNDING,
        ),
    ),
    Combine.ANY,
)

RESEARCH = Group(
    "lab.research",
    ITEM,
    (
        # The order of the text: practice and surroundings stand before the layout.
        Leaf("lab.research.practice", ITEM, Force.JUDGED, Fact("research.practice")),
        Leaf("lab.research.layout", ITEM, Force.JUDGED, Fact("research.layout")),
        PROJECTS,
        Leaf("lab.research.authority", f"{ITEM}__point_2", Force.JUDGED, Fact("research.authority")),
        Leaf("lab.research.breakthroughs", f"{ITEM}__point_3", Force.JUDGED, Fact("research.breakthroughs")),
    ),
)

"""Article 12 decided for applicants: each case says which words of it are at stake."""

import pytest

from selfcheck.core.assess import assess
from selfcheck.core.outcome import Outcome
from selfcheck.core.requirement import Kind, walk
from selfcheck.report.report import report
from selfcheck.rules import LAB

ARTICLE = "lab-measures#art_12__"
ARTICLE_12 = [part for item in LAB.root.children if item.provision.startswith(ARTICLE) for part in walk(item)]
ASKED = {fact.id: fact for part in ARTICLE_12 if hasattr(part, "fact") for fact in part.asks}
# What is not Article 12 is declared in order: an institute that applies alone, without misconduct.
ELSEWHERE = {
    "host.type": "research_institute",
    "host.level": "local",
    "host.strong_rnd": True,
    "host.independent_management": True,
    "joint.units": 1,
    "integrity.misconduct": False,
}
EVERYTHING = ELSEWHERE | {id: True if fact.kind is Kind.BOOLEAN else 10_000 for id, fact in ASKED.items()}
NO_CHOICE = {
    "outcomes.original": False,
    "outcomes.innovation": False,
    "outcomes.leading_technology": False,
    "outcomes.standards_led_3y": 0,
    "outcomes.conversions_3y": 0,
    "outcomes.service_income_wan_yuan": 0,
    "outcomes.data_assets": False,
}
HIGHLAND_INSTITUTE = (
    EVERYTHING
    | NO_CHOICE
    | {
        "facilities.floor_area_m2": 2600,
        "facilities.equipment_value_wan_yuan": 5200,
        "research.national_projects_5y": 16,
        "outcomes.original": True,
        "outcomes.conversions_3y": 16,
        "outcomes.data_assets": True,
    }
)


def ends(answers, requirement="lab"):
    interval = assess(LAB, answers).intervals[requirement]
    return interval.worst.word, interval.best.word


def test_everything_reached_is_met():
    assert ends(EVERYTHING) == ("met", "met")


def test_2600_square_metres_are_arguable_and_nothing_else_stands_in_the_way():
    made = report(assess(LAB, HIGHLAND_INSTITUTE), "2026-11-20")
    assert (made["worst"], made["best"]) == ("arguable", "arguable")
    short = [row for row in made["requirements"] if row["best"] != "met" and not row["children"]]
    in_the_way = [row for row in short if "any_three" not in row["id"]]
    assert [row["id"] for row in in_the_way] == ["lab.facilities.floor_area"]
    assert in_the_way[0]["gap"] == {"amount": 400, "unit": "m2"}
    assert made["unknown_facts"] == []


def test_two_outcomes_of_five_are_not_enough():
    assert ends(HIGHLAND_INSTITUTE | {"outcomes.data_assets": False}) == ("unmet", "unmet")


def test_two_outcomes_and_the_rest_unanswered_are_not_decided():
    two = {id: value for id, value in HIGHLAND_INSTITUTE.items() if id not in NO_CHOICE}
    two |= {"outcomes.original": True, "outcomes.conversions_3y": 16, "facilities.floor_area_m2": 3000}
    assert ends(two) == ("unmet", "met")
    assert set(assess(LAB, two).unknown_facts) == NO_CHOICE.keys() - {
        "outcomes.original",
        "outcomes.conversions_3y",
        "outcomes.service_income_wan_yuan",
    }


def test_three_outcomes_of_five_decide_whatever_the_others_are():
    three = EVERYTHING | dict.fromkeys(NO_CHOICE, None)
    three |= {"outcomes.original": True, "outcomes.innovation": True, "outcomes.data_assets": True}
    assert ends(three) == ("met", "met")
    assert assess(LAB, three).unknown_facts == ()


def test_technology_and_standards_together_count_once():
    once = (
        EVERYTHING
        | NO_CHOICE
        | {
            "outcomes.leading_technology": True,
            "outcomes.standards_led_3y": 20,
            "outcomes.original": True,
        }
    )
    assert ends(once, "lab.outcomes.any_three") == ("unmet", "unmet")


FIGURES = [
    # fact, requirement, just below, at, just above, below is
    ("facilities.floor_area_m2", "lab.facilities.floor_area", 2999.99, 3000, 3000.01, "arguable"),
    (
        "facilities.equipment_value_wan_yuan",
        "lab.facilities.equipment_value",
        4999.9999,
        5000,
        5000.0001,
        "arguable",
    ),
    ("research.national_projects_5y", "lab.research.projects.count", 14, 15, 16, "unmet"),
    ("research.project_funding_5y_wan_yuan", "lab.research.projects.funding", 1999.99, 2000, 2000.01, "unmet"),
    (
        "outcomes.standards_led_3y",
        "lab.outcomes.any_three.technology_or_standards.standards",
        *(4, 5, 6, "unmet"),
    ),
    (
        "outcomes.conversions_3y",
        "lab.outcomes.any_three.conversion_or_service.conversions",
        *(14, 15, 16, "unmet"),
    ),
    (
        "outcomes.service_income_wan_yuan",
        "lab.outcomes.any_three.conversion_or_service.service_income",
        *(2999.99, 3000, 3000.01, "unmet"),
    ),
]


@pytest.mark.parametrize(("fact", "requirement", "below", "at", "above", "missed"), FIGURES)
def test_a_figure_includes_itself(fact, requirement, below, at, above, missed):
    assert ends({fact: below}, requirement) == (missed, missed)
    assert ends({fact: at}, requirement) == ("met", "met")
    assert ends({fact: above}, requirement) == ("met", "met")


def test_every_figure_of_the_article_has_its_boundary_case():
    assert {part.id for part in ARTICLE_12 if getattr(part, "figure", None)} == {case[1] for case in FIGURES}


@pytest.mark.parametrize("fact", [id for id, fact in ASKED.items() if fact.kind is Kind.BOOLEAN])
def test_what_the_applicant_denies_outside_the_choice_is_unmet(fact):
    expected = "met" if fact in NO_CHOICE else "unmet"
    assert ends(EVERYTHING | {fact: False})[0] == expected


@pytest.mark.parametrize("only", ["research.national_projects_5y", "research.project_funding_5y_wan_yuan"])
def test_projects_or_their_funding_are_enough(only):
    neither = {"research.national_projects_5y": 0, "research.project_funding_5y_wan_yuan": 0}
    assert ends(EVERYTHING | neither) == ("unmet", "unmet")
    assert ends(EVERYTHING | neither | {only: 10_000}) == ("met", "met")


def test_an_unanswered_figure_in_principle_is_arguable_at_worst():
    assert ends({"facilities.concentrated": True}, "lab.facilities.floor_area") == ("arguable", "met")
    missing = {id: value for id, value in EVERYTHING.items() if id != "facilities.floor_area_m2"}
    assert assess(LAB, missing).root.worst is Outcome.ARGUABLE

"""The headline: counts that are the report's, in both languages, never a bare yes or no."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.core.assess import assess
from selfcheck.report import phrases
from selfcheck.report.report import conditions, counts, report
from selfcheck.rules import BASE, LAB, SCHEMES
from selfcheck.words import say
from tests.selfcheck.core.trees import answers_to, readings_taken

DECLARED = {fact: True for fact, asked in LAB.facts.items() if asked.kind.value == "boolean"}
ALL_MET = DECLARED | {
    "host.type": "university",
    "joint.units": 1,
    "facilities.floor_area_m2": 3000,
    "facilities.equipment_value_wan_yuan": 5000,
    "research.national_projects_5y": 15,
    "integrity.misconduct": False,
}
ALL_UNMET_BASE = dict.fromkeys(BASE.facts, False) | {"integrity.misconduct": True}


def headline(facts, lang, scheme=LAB, strict=frozenset()):
    return phrases.headline(assess(scheme, facts, strict), lang)


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        (
            {},
            "29项条件都尚未确定；29项中有19项由专家评判。",
            "None of the 29 conditions is decided yet; 19 of the 29 are for the panel to judge.",
        ),
        (
            ALL_MET,
            "29项条件已全部符合；29项中有19项由专家评判。",
            "Meets all 29 conditions; 19 of the 29 are for the panel to judge.",
        ),
        (
            ALL_MET | {"facilities.floor_area_m2": 2600},
            "共29项条件，已符合28项；1项未达到“原则上”的要求（科研用房面积还差400平方米），可以说明理由；29项中有19项由专家评判。",
            (
                "Meets 28 of 29 conditions; 1 departs from what is required in principle (Floor area of research "
                "premises: 400 m² short), for which reasons may be given; 19 of the 29 are for the panel to judge."
            ),
        ),
        (
            ALL_MET | {"integrity.misconduct": True, "team.leader": None},
            "共29项条件，已符合27项；1项不符合；触及否决项（违法、造假、不诚信行为）；1项尚未确定；29项中有19项由专家评判。",
            (
                "Meets 27 of 29 conditions; 1 is not met; a veto item is triggered (Unlawful conduct, "
                "fabrication, dishonesty); 1 is not decided yet; 19 of the 29 are for the panel to judge."
            ),
        ),
    ],
    ids=["nothing answered", "all met", "floor area arguable", "veto"],
)
def test_it_is_one_sentence_made_of_counts(facts, zh, en):
    assert (headline(facts, "zh"), headline(facts, "en")) == (zh, en)


def test_the_draft_for_bases_has_nothing_for_a_panel_and_a_veto_like_the_rest():
    assert headline(ALL_UNMET_BASE, "zh", BASE) == (
        "共10项条件，尚无一项符合；1项不符合；触及否决项（虚假材料、不实数据、学术诚信问题）；"
        "9项未达到“原则上”的要求，可以说明理由。"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
@given(strict=readings_taken, data=st.data())
@settings(max_examples=60)
def test_its_counts_are_those_of_the_report(scheme, lang, strict, data):
    assessment = assess(scheme, answers_to(scheme, data.draw), strict)
    sentence, found = phrases.headline(assessment, lang), counts(assessment)
    made = {row["id"]: (row["worst"], row["best"]) for row in report(assessment, "2026-11-20")["requirements"]}
    ends = [made[one.id] for one in conditions(scheme.root)]
    assert found["total"] == len(ends)
    for kind in ("unmet", "arguable", "open"):
        number = sum(worst != best if kind == "open" else (worst, best) == (kind, kind) for worst, best in ends)
        assert found[kind] == number
        clause = say(lang, f"headline.{kind}", n=number, names="").partition("，")[0].partition(",")[0]
        told = re.sub(r"（[^）]*）|（.*?））| \(.*?\)+", "", sentence)
        assert (clause in told) == (0 < number < len(ends) or (kind != "open" and number > 0))
    assert str(found["total"]) in sentence
    met = sum((worst, best) == ("met", "met") for worst, best in ends)
    assert found["met"] == met
    assert met in (0, len(ends)) or str(met) in sentence

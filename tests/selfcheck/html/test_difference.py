"""What if: what other answers make of the result, held against the saved ones."""

import json

import pytest

from selfcheck import bridge
from tests.selfcheck.html.trees import text, tree

SAVED = {"facilities.floor_area_m2": "2600", "team.leader": "true"}


def compared(typed, lang="zh", scheme="lab", **more):
    request = {
        "call": "what_if",
        "scheme": scheme,
        "lang": lang,
        "as_of": "2026-11-20",
        "typed": typed,
        "saved_typed": SAVED,
        **more,
    }
    reply = json.loads(bridge.handle(json.dumps(request)))
    return reply["changes"], tree(reply["html"])


def test_the_same_answers_make_no_difference():
    changed, shown = compared(SAVED)
    assert changed == "改动0处，结果变化0项"
    assert not list(shown.iter("li"))


def test_a_larger_floor_area_shows_the_answer_the_outcome_and_both_headlines():
    changed, shown = compared(SAVED | {"facilities.floor_area_m2": "3000"})
    assert changed == "改动1处，结果变化1项"
    lines = [text(one) for one in shown.iter("li")]
    assert lines == [
        "科研用房面积：可说明理由 → 符合",
        "科研用房面积：2600平方米 → 3000平方米",
    ]
    before, after = (text(one) for one in shown.iter("dd"))
    assert "1项未达到" in before
    assert "已符合2项" in after


def test_an_answer_taken_back_is_shown_as_not_answered():
    _, shown = compared({"facilities.floor_area_m2": "2600"}, "en")
    assert "Academic leader: Yes → Not answered" in [text(one) for one in shown.iter("li")]


def test_another_reading_is_a_change_too():
    equipment = {"facilities.equipment_value_wan_yuan": "4000"}
    changed, shown = compared(SAVED | equipment, saved_typed=SAVED | equipment, strict=["equipment-scope"])
    assert changed.startswith("改动1处")
    assert "仪器设备现值：可说明理由 → 不符合" in [text(one) for one in shown.iter("li")]


def test_an_answer_that_changes_no_outcome_says_so():
    _, shown = compared(SAVED | {"host.level": "local"})
    assert "各项结果都没有变化。" in text(shown)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_person_typed_never_becomes_markup(lang):
    _, shown = compared(SAVED | {"facilities.floor_area_m2": "<img src=x onerror=alert(1)>"}, lang)
    assert not list(shown.iter("img"))

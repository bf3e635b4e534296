"""The result and the form as markup: complete, escaped, every requirement with its words and its link."""

import itertools
import json
from html.parser import HTMLParser

import pytest

from scripts.forms.form import render
from selfcheck import bridge
from selfcheck.cases import load
from selfcheck.cli import main
from selfcheck.core.answers import check_typed
from selfcheck.core.assess import assess
from selfcheck.core.requirement import Kind
from selfcheck.html import document
from selfcheck.rules import LAB, SCHEMES
from selfcheck.words import say
from tests.selfcheck.html.trees import having, text, tree


def handled(typed, lang="zh"):
    request = {"call": "assess", "scheme": "lab", "lang": lang, "as_of": "2026-11-20", "typed": typed}
    return json.loads(bridge.handle(json.dumps(request)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_requirement_has_a_row_with_its_ends(lang):
    reply = handled({"facilities.floor_area_m2": "2600"}, lang)
    rows = {
        row.get("data-requirement"): (row.get("data-worst"), row.get("data-best"))
        for row in tree(reply["html"]).iter("li")
        if row.get("data-requirement")
    }
    shown = [*reply["report"]["requirements"][1:], reply["report"]["preference"]]
    assert rows == {row["id"]: (row["worst"], row["best"]) for row in shown}
    assert rows["lab.facilities.floor_area"] == ("arguable", "arguable")


def test_every_leaf_shows_the_words_of_its_provision_with_a_link():
    shown = tree(handled({})["html"])
    for leaf in LAB.leaves:
        row = next(row for row in shown.iter("li") if row.get("data-requirement") == leaf.id)
        quote = row.find("blockquote")
        assert quote is not None
        assert quote.find("a").get("href") == "../rules/" + leaf.provision.replace("#", "/#")


def row_of(typed, requirement):
    shown = tree(handled(typed, "en")["html"])
    return next(row for row in shown.iter("li") if row.get("data-requirement") == requirement)


def test_one_of_several_ways_is_not_called_required():
    for way in ("count", "funding"):
        assert having(row_of({}, f"lab.research.projects.{way}"), "force") == []
    assert [text(one) for one in having(row_of({}, "lab.host.type"), "force")] == ["required"]


@pytest.mark.parametrize(
    ("units", "said"), [("1", say("en", "answer.does_not_apply")), ("2", say("en", "answer.none"))]
)
def test_what_only_partners_answer_does_not_apply_to_a_single_applicant(units, said):
    for id in ("lab.joint.agreement", "lab.joint.single_participation"):
        assert text(having(row_of({"joint.units": units}, id), "answered")[0]) == said


def test_readings_that_come_to_the_same_sentence_name_the_condition_that_differs():
    led_to = [text(one) for one in having(tree(handled({}, "en")["html"]), "leads-to")]
    name = "Current value of instruments and equipment"
    assert led_to == [f"{name}: Not decided yet, at least arguable", f"{name}: Not decided yet"]


def test_what_would_be_enough_says_what_each_entry_has_to_become():
    shown = tree(handled({"team.leader": "false", "host.type": "other"}, "en")["html"])
    entries = [text(one) for one in having(shown, "enough")[0].iter("li")]
    assert "Academic leader: Yes" in entries
    assert "Type of host institution: Research institute or Higher education institution or Enterprise" in entries


def test_the_report_is_the_same_in_both_languages():
    assert handled({"team.leader": "true"}, "zh")["report"] == handled({"team.leader": "true"}, "en")["report"]


class Controls(HTMLParser):
    """The controls and ids of a page."""

    def __init__(self):
        super().__init__()
        self.names, self.ids = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "input" and "name" in attributes:
            self.names.append(attributes["name"])
        if "id" in attributes:
            self.ids.append(attributes["id"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_asks_every_fact_once_and_has_a_place_for_its_problem(lang):
    page = Controls()
    page.feed(render(LAB, lang, "../../assets/rt/0/", 1))
    assert list(dict.fromkeys(page.names)) == list(LAB.facts)
    assert len(page.ids) == len(set(page.ids))
    assert all(f"problem-{fact}" in page.ids for fact in LAB.facts)


def test_what_a_person_typed_never_becomes_markup():
    reply = handled({"facilities.floor_area_m2": "<img src=x onerror=alert(1)>"})
    assert "onerror" not in reply["html"]
    assert "<img" in reply["problems"][0]["message"]


APPLICANT = {"facilities.floor_area_m2": "2600", "facilities.equipment_value_wan_yuan": "4000"}
ORDER = ["head", "in-the-way", "enough", "open-questions", "readings", "by-group", "route", "dates", "notice"]


def part(shown, name):
    return next(one for one in shown.iter() if one.get("data-part") == name)


def asked(typed, scheme="lab", lang="zh", **more):
    request = {"call": "assess", "scheme": scheme, "lang": lang, "as_of": "2026-11-20", "typed": typed, **more}
    return json.loads(bridge.handle(json.dumps(request)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_result_comes_in_the_order_in_which_it_is_needed(lang):
    shown = tree(asked(APPLICANT, lang=lang)["html"])
    parts = [one.get("data-part") for one in shown.iter() if one.get("data-part")]
    assert parts[: len(ORDER)] == ORDER
    assert parts[-2:] == ["lab.preference", "receipt"]
    levels = [int(one.tag[1]) for one in shown.iter() if one.tag in ("h2", "h3", "h4")]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def typed(case):
    facts = next(one for one in load() if one.id == case).facts
    return {id: str(value).lower() if isinstance(value, bool) else str(value) for id, value in facts.items()}


def test_every_smallest_set_can_be_reached_and_tried():
    given = typed("projects-and-outcomes-short")
    reply = asked(given)
    enough = part(tree(reply["html"]), "enough")
    needed = json.loads(enough.get("data-try"))
    # One way of each condition that leaves a choice.
    choices = [
        [json.loads(way.get("data-try")) for way in condition.iter("button")]
        for condition in enough.find("ul")
        if list(condition.iter("button"))
    ]
    fact = {leaf.id: leaf.fact.id for leaf in LAB.leaves}
    shown = []
    for ways in itertools.product(*choices):
        tried = needed | {id: text for way in ways for id, text in way.items()}
        assert asked(given | tried)["report"]["worst"] == "met"
        shown.append(set(tried))
    wanted = [{fact[id] for id in ids} for ids in reply["report"]["unlock"]]
    assert len(choices) == 2
    assert sorted(map(sorted, shown)) == sorted(map(sorted, wanted))


def test_what_is_not_answered_yet_is_one_line_of_what_would_be_enough_and_no_list_of_ways():
    reply = asked({"integrity.misconduct": "false", "team.leader": "false"})
    enough = part(tree(reply["html"]), "enough")
    assert len(reply["report"]["unlock"]) == 50
    assert [json.loads(one.get("data-try")) for one in enough.iter("button")] == [{}]
    assert json.loads(enough.get("data-try")) == {"team.leader": "true"}
    assert "另有27项尚未确定" in text(enough)


def test_i_do_not_know_and_a_refused_answer_are_not_called_unanswered():
    given = {"facilities.precision": "unknown", "facilities.floor_area_m2": "3000㎡"}
    rows = {row.get("data-requirement"): row for row in tree(asked(given)["html"]).iter("li")}
    told = {
        id: text(having(rows[f"lab.facilities.{id}"], "answered")[0])
        for id in ("precision", "floor_area", "concentrated")
    }
    assert told == {"precision": "不清楚", "floor_area": "填写的内容没有采用", "concentrated": "未作答"}


def test_questions_that_something_failing_makes_idle_are_still_asked_of_who_wants_to_meet_everything():
    shown = part(
        tree(asked({"host.independent_management": "false", "host.type": "unknown"})["html"]), "open-questions"
    )
    (listed,) = shown.iter("details")
    assert "另有33个问题未作答或不清楚" in text(listed)
    assert len(list(listed.iter("li"))) == 33
    assert "另有2个问题未作答或不清楚，怎样回答都不影响各项条件" in text(shown)
    joint = {"ask-joint.single_participation", "ask-joint.agreement"}
    assert not joint & {one.get("href", "").removeprefix("#") for one in listed.iter("a")}


def test_a_veto_is_said_to_be_beyond_mending():
    shown = tree(asked({"integrity.misconduct": "true"})["html"])
    assert "触及否决项" in text(part(shown, "head"))
    assert not [one for one in shown.iter() if one.get("data-part") == "enough"]


@pytest.mark.parametrize(("chosen", "ends"), [((), "arguable"), (("equipment-scope",), "unmet")])
def test_a_reading_that_changes_the_result_shows_what_each_choice_leads_to(chosen, ends):
    reply = asked(APPLICANT, strict=chosen)
    lenient, strict = having(part(tree(reply["html"]), "readings"), "leads-to")
    assert "2项未达到" in text(lenient)
    assert "1项不符合（仪器设备现值还差1000万元）" in text(strict)
    assert reply["report"]["best"] == ends
    (inputs,) = [
        [one for one in reading.iter("input") if "checked" in one.attrib]
        for reading in having(tree(reply["html"]), "reading-choice")
    ]
    assert [one.get("value") for one in inputs] == ["strict" if chosen else "lenient"]


@pytest.mark.parametrize("equipment", ["4000", "6000"])
def test_the_receipt_names_the_wording_and_how_it_is_read(equipment):
    typed = {"facilities.equipment_value_wan_yuan": equipment}
    particulars = text(part(tree(asked(typed, strict=["equipment-scope"])["html"]), "receipt"))
    assert "“原则上”是否及于仪器设备现值？不及于：设备现值未达到时，列为“不符合”" in particulars


def test_a_reading_taken_strictly_can_be_taken_back_even_where_it_changes_nothing():
    shown = tree(asked({"facilities.equipment_value_wan_yuan": "6000"}, strict=["equipment-scope"])["html"])
    assert [one for one in shown.iter("button") if one.get("data-readings") == "default"]


@pytest.mark.parametrize(
    ("level", "recommending"),
    [("central", ["由其主管部门负责推荐"] * 2), ("local", ["联合推荐", "征求申报领域主管部门意见后负责推荐"])],
)
def test_who_recommends_is_quoted_from_both_texts_for_the_level_of_the_host(level, recommending):
    shown = tree(asked({"host.level": level})["html"])
    quotes = [text(one) for one in part(shown, "route").iter("q")]
    assert [words in quote for words, quote in zip(recommending, quotes, strict=True)] == [True, True]


def test_the_call_of_2024_is_said_to_have_expired_and_no_date_is_made_up():
    dates = part(tree(asked({})["html"]), "dates")
    assert "期限已过" in text(dates)
    assert "2024年1月24日前" in text(next(dates.iter("q")))
    assert "call-2024/#sec_2__p_1" in next(dates.iter("blockquote")).find("a").get("href")


def test_the_draft_for_bases_says_that_it_is_one_and_sets_no_date():
    shown = tree(asked({}, scheme="base")["html"])
    assert "未生效" in text(having(shown, "draft")[0])
    assert "没有定下申报日期" in text(part(shown, "dates"))


def test_what_the_panel_judges_records_the_applicants_own_view():
    shown = tree(asked({"team.leader": "true", "facilities.floor_area_m2": "2600"}, lang="en")["html"])
    rows = {one.get("data-requirement"): text(having(one, "answered")[0]) for one in having(shown, "requirement")}
    assert rows["lab.team.leader"] == "The applicant’s own view: Yes"
    assert rows["lab.facilities.floor_area"] == "Answered: 2,600 m²"


def test_a_name_stands_at_the_head_and_in_no_receipt():
    named, nameless = asked({}, applicant="<b>高原所</b>"), asked({})
    assert "申报单位：<b>高原所</b>" in text(part(tree(named["html"]), "head"))
    assert named["report"]["receipt"] == nameless["report"]["receipt"]


@pytest.mark.parametrize("strict", [[], ["equipment-scope"]])
def test_the_command_shown_makes_the_same_receipt(strict, tmp_path, monkeypatch, capsys):
    reply = asked({**APPLICANT, "team.leader": "true", "host.type": "university"}, strict=strict)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.json").write_text(json.dumps(reply["answers"]), encoding="utf-8")
    command = text(part(tree(reply["html"]), "receipt").find(".//code")).split()
    assert main([*command[3:], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["receipt"] == reply["report"]["receipt"]


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_document_that_stands_alone_has_the_same_rows_as_the_page(scheme, lang):
    typed = {fact: "true" for fact, asked_ in scheme.facts.items() if asked_.kind is Kind.BOOLEAN}
    shown = tree(asked(typed, scheme=scheme.id, lang=lang)["html"])
    alone = tree(document.html(assess(scheme, check_typed(scheme, typed)), lang, "2026-11-20"))
    rows = [
        [(row.get("data-requirement"), row.get("data-worst"), row.get("data-best"), text(row)) for row in made]
        for made in (having(shown, "requirement"), having(alone, "requirement"))
    ]
    assert rows[0] == rows[1]
    assert len(rows[0]) == len(scheme.parts) - 1 + len(scheme.preferences)
    assert not [one for one in alone.iter() if one.tag in ("a", "button", "input")]

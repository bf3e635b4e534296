"""The result and the form as markup: complete, escaped, every requirement with its words and its link."""

import json
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from selfcheck import bridge
from selfcheck.form import render
from selfcheck.rules import LAB


def handled(typed, lang="zh"):
    request = {"call": "assess", "scheme": "lab", "lang": lang, "as_of": "2026-11-20", "typed": typed}
    return json.loads(bridge.handle(json.dumps(request)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_requirement_has_a_row_with_its_ends(lang):
    reply = handled({"facilities.floor_area_m2": "2600"}, lang)
    rows = {
        row.get("data-requirement"): (row.get("data-worst"), row.get("data-best"))
        for row in ElementTree.fromstring(reply["html"]).iter("li")
        if row.get("data-requirement")
    }
    shown = [*reply["report"]["requirements"][1:], reply["report"]["preference"]]
    assert rows == {row["id"]: (row["worst"], row["best"]) for row in shown}
    assert rows["lab.facilities.floor_area"] == ("arguable", "arguable")


def test_every_leaf_shows_the_words_of_its_provision_with_a_link():
    tree = ElementTree.fromstring(handled({})["html"])
    for leaf in LAB.leaves:
        row = next(row for row in tree.iter("li") if row.get("data-requirement") == leaf.id)
        quote = row.find("blockquote")
        assert quote is not None
        assert quote.find("a").get("href") == "../rules/" + leaf.provision.replace("#", "/#")


def test_the_report_is_the_same_in_both_languages():
    assert handled({"team.leader": "true"}, "zh")["report"] == handled({"team.leader": "true"}, "en")["report"]


class Controls(HTMLParser):
    """The controls and ids of a page."""

    def __init__(self):
        super().__init__()
        self.names, self.ids = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "input":
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

from datetime import date
from xml.etree import ElementTree

from scripts.corpus import Corpus
from scripts.pages import timeline
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words


def test_every_text_is_on_it_and_the_last_day_for_applications(quoter: Quoter, said: Words) -> None:
    found = timeline.events(quoter, said)
    assert {one.name for one in found} == {*quoter.corpus.slugs, timeline.DEADLINE.provision}
    deadline = next(one for one in found if "#" in one.name)
    assert deadline.first == deadline.last == date(2024, 1, 24)


def test_it_is_in_the_order_of_time(quoter: Quoter, said: Words) -> None:
    names = [one.name for one in timeline.events(quoter, said)]
    assert names[:3] == ["lab-opinions", "base-measures", "lab-measures"]
    assert names.index("call-2024") < names.index(timeline.DEADLINE.provision)


def test_what_is_known_by_the_year_is_told_as_a_year(quoter: Quoter, said: Words, corpus: Corpus) -> None:
    dated = {one.name: one.dated for one in timeline.events(quoter, said)}
    expected = {
        "zh": ("2022年2月17日", "2023年10月13日", "2023年", "2024年1月", "2024年"),
        "en": ("17 February 2022", "13 October 2023", "2023", "January 2024", "2024"),
    }[quoter.lang]
    slugs = ("lab-opinions", "lab-measures", "base-measures", "call-2024", "guide-2024")
    assert tuple(dated[slug] for slug in slugs) == expected


def test_statuses_are_told(quoter: Quoter, said: Words) -> None:
    statuses = {one.name: one.status for one in timeline.events(quoter, said)}
    for slug in quoter.corpus.slugs:
        status = quoter.corpus.text(quoter.lang, slug).front.status
        assert statuses[slug] == said.say(f"timeline.{status}")


def test_drawing_and_list_lead_to_the_same_places(quoter: Quoter, said: Words) -> None:
    figure, _, listed = timeline.markdown(quoter, said).partition("\n\n")
    svg = ElementTree.fromstring(figure).find("svg")
    items = ElementTree.fromstring(listed).findall("li")
    assert [one.attrib["href"] for one in svg.findall("a")] == [item.find("a").attrib["href"] for item in items]
    assert int(svg.attrib["width"]) <= 360 - 2 * 16
    assert {"title", "desc"} <= {one.tag for one in svg}

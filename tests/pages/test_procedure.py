"""The diagrams: legible on a telephone, named, every box a link, and the list beside them says the same."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from scripts.pages import diagram, procedure
from scripts.pages.lettering import width
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words

SCHEMES = ("lab", "base")
BOTH = pytest.mark.parametrize("wide", [False, True], ids=["narrow", "wide"])


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def drawn(scheme: str, quoter: Quoter, said: Words, wide: bool) -> Element:
    return diagram.draw(procedure.steps(scheme), quoter, said, wide=wide)


def words_of(element: Element) -> str:
    return "".join("".join(one.itertext()) for one in element).replace(" ", "").replace("\u00a0", "")


def test_steps_have_names_of_their_own_and_go_back_to_an_earlier_or_the_same_step(scheme: str) -> None:
    steps = procedure.steps(scheme)
    ids = [step.id for step in steps]
    assert len(set(ids)) == len(ids)
    for place, step in enumerate(steps):
        assert step.quoted, step.id
        for branch in step.branches:
            assert branch.kind in ("end", "back", "aside")
            assert (branch.to in ids[: place + 1]) is (branch.kind == "back")


def test_the_six_steps_of_the_guide_are_there_in_its_order() -> None:
    assert [step.zh for step in procedure.steps("lab")][:6] == [
        *("自愿申报", "组织推荐", "审查受理", "组织评审", "审议投票", "批准建设")
    ]


@BOTH
def test_it_has_a_title_and_a_description(scheme: str, quoter: Quoter, said: Words, wide: bool) -> None:
    svg = drawn(scheme, quoter, said, wide)
    named = svg.attrib["aria-labelledby"].split()
    assert [svg.find(f".//*[@id='{id}']").tag for id in named] == ["title", "desc"]
    assert svg.attrib["role"] == "group"


@BOTH
def test_every_box_leads_to_a_provision(scheme: str, quoter: Quoter, said: Words, wide: bool) -> None:
    links = drawn(scheme, quoter, said, wide).findall("a")
    steps = procedure.steps(scheme)
    assert len(links) == sum(1 + len(step.deadlines) + len(step.branches) for step in steps)
    for link in links:
        slug, _, id = link.attrib["href"].removeprefix("../../rules/").partition("/#")
        quoter.corpus.text(quoter.lang, slug).provision(id)
        assert words_of(link)


def test_it_is_legible_on_a_screen_of_360_pixels(scheme: str, quoter: Quoter, said: Words) -> None:
    svg = drawn(scheme, quoter, said, wide=False)
    assert int(svg.attrib["width"]) <= 360 - 2 * 16
    assert svg.attrib["viewBox"].split()[2] == svg.attrib["width"]


@BOTH
def test_words_stay_in_their_boxes_and_boxes_apart(scheme: str, quoter: Quoter, said: Words, wide: bool) -> None:
    svg = drawn(scheme, quoter, said, wide)
    boxes = []
    for link in svg.findall("a"):
        rect = link.find("rect")
        left, top, breadth, height = (float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        assert left + breadth <= int(svg.attrib["width"])
        boxes.append((left, top, left + breadth, top + height))
        for text in link.findall("text"):
            size = 14 if text.attrib["class"] == "name" else 12.5
            assert float(text.attrib["x"]) + width(text.text, quoter.lang) * size <= left + breadth
            assert top < float(text.attrib["y"]) < top + height
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            across = one[0] < other[2] and other[0] < one[2]
            assert not (across and one[1] < other[3] - 0.01 and other[1] < one[3] - 0.01)


def test_the_list_says_what_the_diagram_says(scheme: str, quoter: Quoter, said: Words) -> None:
    page = diagram.markdown(quoter, said, scheme)
    listed = ElementTree.fromstring(page.partition("\n\n")[2])
    items = listed.findall("li")
    steps = procedure.steps(scheme)
    assert [item.find("strong").text for item in items] == [step.title(quoter.lang) for step in steps]
    for item, step in zip(items, steps, strict=True):
        assert [quote.text for quote in item.findall(".//q")] == [one.words(quoter.lang) for one in step.quoted]
    for wide in (False, True):
        boxes = "".join(words_of(link) for link in drawn(scheme, quoter, said, wide).findall("a"))
        for step in steps:
            for one in (*step.deadlines, *(branch.says for branch in step.branches)):
                assert one.words(quoter.lang).replace(" ", "") in boxes

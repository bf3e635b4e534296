"""A link carries answers from hand to hand: what is lost, added or changed on the way is noticed and said."""

import pytest

from selfcheck.calls import make_link as making
from selfcheck.calls import open_link as opening
from selfcheck.files import answer_link
from selfcheck.rules import LAB
from selfcheck.words import raw, say

AREA, PROJECTS, LEADER, TALENT = (
    "facilities.floor_area_m2",
    "research.national_projects_5y",
    "team.leader",
    "team.talent",
)
TYPED = {AREA: "2600.5", PROJECTS: "约十六项", LEADER: "true", TALENT: "unknown", "host.type": "enterprise"}
SENT = {"host.type": "enterprise", AREA: "2600", LEADER: "true"}
HOSTILE = '<img src=x onerror="alert(1)">\u202e'


def open_link(fragment, scheme="lab", lang="en"):
    pairs = [pair.partition("=")[::2] for pair in fragment.split("&")]
    return opening.reply({"scheme": scheme, "lang": lang, "rules": "../rules/", "pairs": pairs})


def make_link(typed, scheme="lab", **given):
    return making.reply({"scheme": scheme, "lang": "en", "typed": typed, **given})


def doubts(opened):
    """Which of the words about a doubtful link are said."""
    ids = ("link_changed", "link_cut", "link_more", "link_found")
    return {id for id in ids if raw("en", f"keep.{id}").partition("{")[0] in opened["html"]}


def test_a_link_carries_the_answers_and_no_text():
    link = make_link({**TYPED, "joint.units": HOSTILE})["link"]
    assert link.isascii()
    assert "answers=lab&n=4&" in link
    opened = open_link(link)
    assert opened["answers"] == {AREA: "2600.5", LEADER: "true", TALENT: "unknown", "host.type": "enterprise"}
    assert not doubts(opened)


def test_one_answer_is_told_in_the_singular():
    assert "carries 1 answer." in make_link({LEADER: "true"})["html"]
    assert "carries 2 answers." in make_link({LEADER: "true", TALENT: "false"})["html"]


def test_readings_taken_strictly_travel_with_the_link_and_are_told():
    made = make_link(SENT, readings=["equipment-scope"])
    opened = open_link(made["link"])
    assert opened["readings"] == ["equipment-scope"]
    assert opened["answers"] == SENT
    for html in (made["html"], opened["html"]):
        assert say("en", "reading.equipment-scope.title") in html
    assert not doubts(opened)


def test_a_reading_that_there_is_not_is_named_and_left_out():
    opened = open_link(make_link(SENT)["link"].replace("&end=", "&strict=<b>.equipment-scope&end="))
    assert opened["readings"] == ["equipment-scope"]
    assert "&lt;b&gt;" in opened["html"]
    assert "link_changed" in doubts(opened)


def test_a_link_of_the_other_scheme_leads_there():
    assert open_link(make_link({"base.reputation": "true"}, "base")["link"])["page"].endswith("/base/")


def test_a_link_cut_short_says_so_and_makes_nothing_up():
    link = make_link(SENT, readings=["equipment-scope"])["link"]
    for left in range(8, len(link)):
        opened = open_link(link[:left])
        assert opened["answers"].items() <= SENT.items(), link[:left]
        assert set(opened["readings"]) <= {"equipment-scope"}, link[:left]
        assert opened["scheme"] is None or doubts(opened) == {"link_cut"}, link[:left]


@pytest.mark.parametrize("after", ["", "。", " 请查收", ".", "\u200b"])
def test_a_full_stop_after_a_link_does_no_harm(after):
    for end in (make_link(SENT)["link"].rpartition("=")[2], "1"):
        link = make_link(SENT)["link"].rpartition("=")[0]
        opened = open_link(f"{link}={end}{after}")
        assert opened["answers"] == SENT
        assert not doubts(opened)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lambda link: link.replace("2600", "3600"), {"link_changed", "link_found"}),
        (lambda link: link.replace("&n=3", "&n=4"), {"link_changed", "link_found", "link_cut"}),
        (lambda link: link.replace("&team.leader=true", ""), {"link_changed", "link_found", "link_cut"}),
        (lambda link: link.replace("&end", "&team.talent=true&end"), {"link_changed", "link_found", "link_more"}),
        (lambda link: link.replace("&end", "&evil.fact=1&end"), {"link_changed", "link_found", "link_more"}),
        (lambda link: link + "&team.talent=true", {"link_changed", "link_found", "link_more"}),
        (lambda link: link.replace("&end", "&n=4&end"), {"link_changed", "link_found"}),
        # Links of earlier versions have no checksum: what can be told without one.
        (lambda link: link.partition("end=")[0] + "team.talent=true&end=1", {"link_found", "link_more"}),
        (lambda link: link.partition("&team")[0] + "&end=1", {"link_cut"}),
        (lambda link: link.replace("&n=3", "").partition("end=")[0] + "end=1", {"link_changed", "link_found"}),
    ],
    ids=["answer", "count", "out", "more", "foreign", "after", "n twice", "old more", "old out", "old no n"],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_said_and_shown_before_it_is_taken(changed, said):
    opened = open_link(changed(make_link(SENT)["link"]))
    assert doubts(opened) == said
    if "link_found" in said:
        shown = f"<li>{say('en', 'requirement.lab.team.leader')}: {say('en', 'answer.true')}</li>"
        assert (shown in opened["html"]) is (LEADER in opened["answers"])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("end", ["&end=1", ""])
def test_of_two_answers_that_contradict_each_other_neither_is_taken(lang, end):
    link = make_link(SENT)["link"]
    link = link.partition("&end")[0] + end if end else link
    opened = open_link(f"{link}&{LEADER}=false&{LEADER}=maybe".replace(end, "", 1) + end, lang=lang)
    assert LEADER not in opened["answers"]
    answers = " / ".join([say(lang, "answer.true"), say(lang, "answer.false"), "maybe"])
    assert say(lang, "problem.given_twice", found=answers) in opened["html"]
    assert say(lang, "keep.link_changed") in opened["html"]


def test_the_same_answer_given_twice_is_one_answer():
    link = make_link(SENT)["link"].partition("end=")[0] + f"{LEADER}=true&end=1"
    assert open_link(link)["answers"] == SENT
    assert not doubts(open_link(link))


def test_hostile_values_in_a_link_are_text_that_is_not_taken():
    opened = open_link(f"answers=lab&n=3&{AREA}={HOSTILE}&{LEADER}=true&{HOSTILE}=1&end=1")
    assert opened["answers"] == {LEADER: "true"}
    assert "<img" not in opened["html"]
    assert AREA in opened["html"]
    twice = open_link(f"answers=lab&n=1&{LEADER}={HOSTILE}&{LEADER}=\ud800&end=1\ud800")
    assert twice["answers"] == {}
    assert "<img" not in twice["html"]
    assert not open_link(f"answers=lab&n=1&{LEADER}=\ud800&end=00000000")["answers"]


@pytest.mark.parametrize("n", ["９", "9" * 5000, "-1", "x"])
def test_a_count_that_is_none_is_not_believed(n):
    opened = open_link(f"answers=lab&n={n}&{LEADER}=true&end=1")
    assert opened["answers"] == {LEADER: "true"}
    assert doubts(opened) == {"link_changed", "link_found"}


@pytest.mark.parametrize("fragment", ["answers=", "answers=nowhere&n=1&end=1", "n=1", "n=1&answers=lab"])
def test_a_link_to_no_scheme_gives_nothing(fragment):
    assert open_link(fragment)["scheme"] is None


def test_nothing_at_all_is_no_link():
    assert answer_link.read([]) is None
    assert answer_link.read([("answers", "lab")]).scheme is LAB

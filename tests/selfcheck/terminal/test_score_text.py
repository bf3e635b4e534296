"""A scoring in words. The indicators are quoted from the guide, the template and the Measures."""

import pytest

from selfcheck.law import sources
from selfcheck.report import scoring as score_words
from selfcheck.rules.indicators import DIMENSIONS, INDICATORS, RATED, provisions
from selfcheck.scoring.score import MOST, check, score
from selfcheck.terminal import scoring as score_text
from selfcheck.words import LANGS, ids, say, table

BEST = {one.id: 5 for one in RATED} | {"tr_27": False}


def told(lang, ratings, weights=None, line=None):
    return score_text.text(score(check(ratings, weights, line)), lang)


def test_every_provision_named_is_published():
    def is_published(name, lang):
        try:
            return sources.provision(name, lang) and sources.citation(name, lang)
        except KeyError:
            return False

    assert [(name, lang) for name in provisions() for lang in LANGS if not is_published(name, lang)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_dimension_is_called_what_the_table_calls_it(lang):
    assert [
        f"{one.id}: {row}"
        for one in INDICATORS.values()
        for row in [sources.provision(one.provision, lang)]
        if not row.startswith(say(lang, f"dimension.{one.dimension}") + " | ")
    ] == []


def test_an_indicator_has_the_words_of_the_table():
    assert score_text.indicator_words(INDICATORS["tr_24"], "zh") == ("推广机制", "成果转化情况")
    assert score_text.indicator_words(INDICATORS["tr_13"], "zh") == ("技术发展路线的可行性", "")


def test_there_are_anchors_for_what_is_rated_and_for_nothing_else():
    wanted = {f"anchor.{one.id}.{rating}" for one in RATED for rating in score_text.ANCHORED}
    wanted |= {f"anchor.scale.{rating}" for rating in range(6)} | {"anchor.notice"}
    assert {id for id in ids("zh") if id.startswith("anchor.")} == wanted
    assert table("zh", "score.note").keys() <= INDICATORS.keys()
    assert table("zh", "dimension").keys() == set(DIMENSIONS)


@pytest.mark.parametrize("lang", LANGS)
def test_our_anchors_repeat_no_words_of_an_indicator(lang):
    law = {words for one in RATED for words in score_text.indicator_words(one, lang) if words}
    anchors = [words for one in score_words.listed(lang) for words in one["anchors"].values()]
    assert not [words for words in anchors if any(quoted in words for quoted in law)]


@pytest.mark.parametrize(
    ("lang", "state"), [("zh", "没有公布权重和评分标准"), ("en", "publishes neither weights nor a standard")]
)
def test_the_convention_is_named_as_ours(lang, state):
    printed = told(lang, {})
    assert state in printed
    assert say(lang, "score.convention.equal_weights") in printed


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("conduct", "state"), [(True, "violated"), (False, "clear"), (None, "open")])
def test_the_veto_is_told_first(lang, conduct, state):
    lines = told(lang, BEST | {"tr_27": conduct}).splitlines()
    assert lines[1].endswith(say(lang, f"score.veto_{state}"))
    assert sources.provision(INDICATORS["tr_27"].provision, lang).rpartition(" | ")[2] in lines[2]


def test_bars_totals_share_and_lever_are_told():
    printed = told("en", {"tr_26": 4}, dict.fromkeys(DIMENSIONS, 1) | {"compliance": 0}, 60)
    assert "Compliance [####################     ] 80  1 of 1 rated" in printed
    assert "Foundation [-------------------------] 0–100  0 of 6 rated" in printed
    assert "Equal-weight total: 16–96" in printed
    assert "Compliance 0%" in printed
    assert "<0.1%" not in printed
    assert "reach a total of 60" in printed
    assert "tr_22, tr_23, tr_24, tr_25; raised to 5, it adds 5 " in printed


def test_where_evidence_is_written_is_told_while_something_can_be_gained():
    printed = told("zh", BEST | {"tr_3": 4})
    assert printed.count("写在：") == 1
    assert "写在：七；八；十二、（二）" in printed
    assert "“-”" not in printed


def test_a_lever_that_stands_alone_is_named():
    assert "tr_3（科研实验设备和条件）" in told("zh", BEST | {"tr_3": 4})


@pytest.mark.parametrize("lang", LANGS)
def test_questions_teach_the_file_and_mark_the_anchors_as_ours(lang):
    printed = score_text.questions(lang)
    assert say(lang, "anchor.notice", most=MOST) in printed
    assert all(f"\n{id}  " in printed for id in INDICATORS)
    assert all(words in printed for words in score_text.scale(lang).values())


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_gets_everything_about_an_indicator(lang):
    listed = score_words.listed(lang)
    assert [one["id"] for one in listed] == list(INDICATORS)
    assert list(listed[0]["anchors"]) == list(score_text.ANCHORED)
    assert listed[26]["anchors"] == {}
    assert listed[12]["explanation"] is None
    assert listed[1]["note"] is None

"""Quotations: the words that a requirement rests on stand once in its provision, in both languages."""

from scripts.forms.positioning import POSITIONING
from selfcheck.core.requirement import Leaf
from selfcheck.law import sources
from selfcheck.rules import LAB, SCHEMES
from selfcheck.rules.application import APPLICATION
from selfcheck.rules.readings import READINGS
from selfcheck.words import LANGS

PARTS = [part for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)]
APPLYING = [said for scheme in APPLICATION.values() for said in scheme]
POSITIONED = [said for scheme in POSITIONING.values() for said in scheme]
QUOTING = [part for part in PARTS if sources.quotation(part.id, "zh")]


def misquoted(all, of="{}"):
    """Whatever does not quote words that stand exactly once in its provision, and in which language."""
    quoted = [(one, of.format(one.id), lang) for one in all for lang in LANGS]
    assert quoted
    return [
        f"{id} ({lang}): {sources.quotation(id, lang)}"
        for one, id, lang in quoted
        if sources.provision(one.provision, lang).count(sources.quotation(id, lang)) != 1
    ]


def test_the_quoted_words_stand_exactly_once_in_the_provision():
    assert misquoted(QUOTING) == []


def test_every_leaf_quotes_the_law():
    assert {part.id for part in PARTS if isinstance(part, Leaf)} <= {part.id for part in QUOTING}


def test_no_quotation_is_left_of_a_requirement_that_no_longer_exists():
    beside = {f"reading.{id}" for id in READINGS} | {said.id for said in (*APPLYING, *POSITIONED)}
    assert sources.quoting() == {part.id for part in QUOTING} | beside


def test_the_words_in_doubt_stand_exactly_once_in_the_provision():
    assert misquoted(READINGS.values(), "reading.{}") == []


def test_who_recommends_and_by_when_stands_exactly_once_in_the_provision():
    assert misquoted(APPLYING) == []


def test_what_each_of_the_two_is_stands_exactly_once_in_its_own_text():
    assert misquoted(POSITIONED) == []


def test_a_figure_stands_in_the_words_it_is_taken_from():
    figures = [leaf for leaf in LAB.leaves if leaf.figure]
    assert figures
    assert [leaf.id for leaf in figures if str(leaf.figure.amount) not in sources.quotation(leaf.id, "zh")] == []

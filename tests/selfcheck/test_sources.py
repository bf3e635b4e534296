"""Quotations: the words that a requirement rests on stand once in its provision, in both languages."""

import pytest

from scripts.forms.positioning import POSITIONING
from selfcheck.core.requirement import Leaf
from selfcheck.law import sources
from selfcheck.rules import LAB, SCHEMES
from selfcheck.rules.application import APPLICATION
from selfcheck.rules.readings import READINGS

PARTS = [part for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)]
APPLYING = [said for scheme in APPLICATION.values() for said in scheme]
POSITIONED = [said for scheme in POSITIONING.values() for said in scheme]
QUOTING = [part for part in PARTS if sources.quotation(part.id, "zh")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", QUOTING, ids=lambda part: part.id)
def test_the_quoted_words_stand_exactly_once_in_the_provision(part, lang):
    assert sources.provision(part.provision, lang).count(sources.quotation(part.id, lang)) == 1


def test_every_leaf_quotes_the_law():
    assert {part.id for part in PARTS if isinstance(part, Leaf)} <= {part.id for part in QUOTING}


def test_no_quotation_is_left_of_a_requirement_that_no_longer_exists():
    beside = {f"reading.{id}" for id in READINGS} | {said.id for said in (*APPLYING, *POSITIONED)}
    assert sources.quoting() == {part.id for part in QUOTING} | beside


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("reading", READINGS.values(), ids=lambda reading: reading.id)
def test_the_words_in_doubt_stand_exactly_once_in_the_provision(reading, lang):
    words = sources.quotation(f"reading.{reading.id}", lang)
    assert sources.provision(reading.provision, lang).count(words) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("said", APPLYING, ids=lambda said: said.id)
def test_who_recommends_and_by_when_stands_exactly_once_in_the_provision(said, lang):
    assert sources.provision(said.provision, lang).count(sources.quotation(said.id, lang)) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("said", POSITIONED, ids=lambda said: said.id)
def test_what_each_of_the_two_is_stands_exactly_once_in_its_own_text(said, lang):
    assert sources.provision(said.provision, lang).count(sources.quotation(said.id, lang)) == 1


@pytest.mark.parametrize("part", [leaf for leaf in LAB.leaves if leaf.figure], ids=lambda part: part.id)
def test_a_figure_stands_in_the_words_it_is_taken_from(part):
    assert str(part.figure.amount) in sources.quotation(part.id, "zh")

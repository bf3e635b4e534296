"""Quotations: the words that a requirement rests on stand once in its provision, in both languages."""

import pytest

from selfcheck import sources
from selfcheck.requirement import Leaf, walk
from selfcheck.rules import LAB

QUOTING = [part for part in walk(LAB.root) if sources.quotation(part.id, "zh")]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", QUOTING, ids=lambda part: part.id)
def test_the_quoted_words_stand_exactly_once_in_the_provision(part, lang):
    assert sources.provision(part.provision, lang).count(sources.quotation(part.id, lang)) == 1


def test_every_leaf_quotes_the_law():
    assert {part.id for part in walk(LAB.root) if isinstance(part, Leaf)} <= {part.id for part in QUOTING}


def test_no_quotation_is_left_of_a_requirement_that_no_longer_exists():
    assert sources.quoting() == {part.id for part in QUOTING}


@pytest.mark.parametrize("part", [leaf for leaf in LAB.leaves if leaf.figure], ids=lambda part: part.id)
def test_a_figure_stands_in_the_words_it_is_taken_from(part):
    assert str(part.figure.amount) in sources.quotation(part.id, "zh")

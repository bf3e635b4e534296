"""Reading citations; every notation is in tests/search/notations.toml, to which the search box is held too."""

import pytest

from selfcheck.law.references import nearest, read


@pytest.mark.parametrize(
    "typed", ["办法 12 3", "第12条第（三）项", "Art. 12(1)(3)", "item (3) of Article 12", "《办法》第十二条（三）"]
)
def test_article_12_item_3_in_five_notations(typed):
    assert read(typed) == ["lab-measures#art_12__para_1__point_3"]


def test_several_texts_are_given_the_measures_first():
    assert read("第12条") == ["lab-measures#art_12", "base-measures#art_12"]


def test_a_text_alone_is_given_by_its_address():
    assert read("指南") == ["guide-2024"]


def test_words_are_no_citation():
    assert read("学术委员会") == read("mix") == read("") == []


def test_an_item_that_does_not_exist_leads_to_its_article():
    assert read("办法第十二条第九项") == []
    assert nearest("办法第十二条第九项") == ["lab-measures#art_12"]
    assert nearest("第九十九条第一款") == nearest("第12条") == []

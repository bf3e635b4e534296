"""Nothing is told of the law but its own words: every span stands once in its provision, in both languages."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest

from scripts.corpus import LANGS, Corpus
from scripts.pages import differences, procedure, render, timeline
from scripts.pages.quoting import Quotation, QuotationError, Quoter, check
from scripts.pages.words import Words

QUOTED = [
    *((topic.id, cell) for topic in differences.topics() for cell in topic.cells),
    *((step.id, one) for step in procedure.steps() for one in step.quoted),
    ("deadline", timeline.DEADLINE),
]
WORDS = Path(__file__).parents[2] / "scripts/pages/words"


def test_each_span_stands_once_in_its_provision(corpus: Corpus) -> None:
    def times(quoted: Quotation, lang: str) -> int:
        slug, _, id = quoted.provision.partition("#")
        text = corpus.text(lang, slug)
        found = [one.printed.count(quoted.words(lang)) for one in text.provisions if one.id == id]
        return sum(found)

    wrong = [
        f"{where}: {quoted.provision} ({lang}) has it {found} times: {quoted.words(lang)}"
        for where, quoted in QUOTED
        for lang in LANGS
        if (found := times(quoted, lang)) != 1
    ]
    assert not wrong, "\n".join(wrong)


def test_a_span_that_is_no_more_stops_the_build_and_all_are_named(corpus: Corpus) -> None:
    wrong = [
        Quotation("lab-measures#art_10__para_1", "不在那里的话", "not there"),
        Quotation("lab-measures#art_99__para_1", "应", "shall"),
    ]
    with pytest.raises(QuotationError) as raised:
        check(corpus, wrong, "some.toml")
    said = str(raised.value)
    assert "不在那里的话" in said
    assert "not there" in said
    assert "art_99" in said
    assert said.count("some.toml: ") == 3


def test_a_span_that_stands_twice_is_no_quotation(corpus: Corpus) -> None:
    with pytest.raises(QuotationError, match="stands 2 times"):
        check(
            corpus, [Quotation("lab-measures#art_10__para_1", "申报国家质量标准实验室", "have once")], "some.toml"
        )


def test_a_topic_has_provisions_to_compare() -> None:
    topics = differences.topics()
    assert len({topic.id for topic in topics}) == len(topics)
    for topic in topics:
        assert topic.part in differences.PARTS
        assert len({cell.provision for cell in topic.cells}) > 1, topic.id
        assert len({(cell.provision, cell.zh) for cell in topic.cells}) == len(topic.cells), topic.id


def test_topics_that_the_law_itself_leaves_open_are_there() -> None:
    cells = {topic.id: {cell.provision for cell in topic.cells} for topic in differences.topics()}
    assert {"lab-measures#art_10__para_1", "guide-2024#sec_3__subsec_2"} <= cells["local-recommender"]
    assert {"lab-measures#art_9__para_1", "guide-2024#sec_3__subsec_4", "lab-opinions#sec_3__subsec_1"} <= cells[
        "committee"
    ]
    assert {"lab-measures#art_4__para_1", "guide-2024#sec_1__p_2", "lab-opinions#sec_1__p_2"} <= cells["fields"]
    assert {"guide-2024#sec_3__subsec_3", "guide-2024#sec_3__subsec_6"} <= cells["publicity"]
    assert {"guide-2024#sec_4__subsec_2__para_2", "lab-measures#art_5__para_1"} <= cells["joint"]
    assert {"lab-measures#art_31__para_1", "lab-opinions#sec_3__subsec_1"} <= cells["name"]
    assert {"lab-measures#art_18__para_1", "base-measures#art_16__para_1"} <= cells["scheme-period"]


def test_each_cell_is_on_the_page_with_its_link(quoter: Quoter, said: Words) -> None:
    page = "".join(differences.markdown(quoter, said, part) for part in differences.PARTS)
    for topic in differences.topics():
        assert f"### {topic.title(quoter.lang)} {{ #{topic.id} }}" in page
        for cell in topic.cells:
            assert quoter.address(cell.provision) in page
            assert cell.words(quoter.lang).replace("&", "&amp;") in page


def test_a_marker_that_nothing_answers_to_is_an_error(corpus: Corpus) -> None:
    with pytest.raises(KeyError):
        render.fill("<!-- page:nothing -->", corpus, "zh", "")
    with pytest.raises(AttributeError):
        render.fill("<!-- corpus:nothing -->", corpus, "zh", "")


def test_both_languages_have_the_same_words() -> None:
    def keys(table: dict[str, object], above: str = "") -> list[str]:
        return list(
            chain.from_iterable(
                keys(value, f"{above}{key}.") if isinstance(value, dict) else [above + key]
                for key, value in table.items()
            )
        )

    tables = [tomllib.loads((WORDS / f"{lang}.toml").read_text(encoding="utf-8")) for lang in LANGS]
    assert keys(tables[0]) == keys(tables[1])

"""From article to indicator to template part and back: the three tables are one mapping."""

import re
from xml.etree import ElementTree

from scripts.corpus import Corpus
from scripts.pages import mapping
from scripts.pages.quoting import Quoter
from scripts.pages.words import Words
from selfcheck.rules.indicators import INDICATORS, provisions


def rows(quoter: Quoter, said: Words, view: str) -> list[list[list[str]]]:
    """Of each row and cell, the full names that it links to."""
    table = ElementTree.fromstring(mapping.markdown(quoter, said, view))
    return [
        [[re.sub(r".*rules/([\w-]+)/", r"\1", link.attrib["href"]) for link in cell.iter("a")] for cell in row]
        for row in table.find("tbody")
    ]


def test_every_name_is_a_provision(corpus: Corpus) -> None:
    names = {
        *provisions(),
        *mapping.unweighed(),
        *(one for behind in mapping.unweighed().values() for one in behind),
    }
    for name in names:
        slug, _, id = name.partition("#")
        corpus.text("zh", slug).provision(id)


def test_a_part_that_an_indicator_weighs_is_told_by_the_indicator_alone() -> None:
    assert not set(mapping.unweighed()) & {part for one in INDICATORS.values() for part in one.evidence}


def test_all_27_rows_are_there_in_their_order(quoter: Quoter, said: Words) -> None:
    table = rows(quoter, said, "indicators")
    assert [row[0] for row in table] == [[one.provision] for one in INDICATORS.values()]
    assert [row[1:] for row in table] == [[list(one.behind), list(one.evidence)] for one in INDICATORS.values()]
    assert len(table) == 27


def test_the_tables_agree_in_every_direction(quoter: Quoter, said: Words) -> None:
    by_indicator = rows(quoter, said, "indicators")
    by_provision = {row[0][0]: row[1:] for row in rows(quoter, said, "provisions")}
    by_part = {row[0][0]: row[1:] for row in rows(quoter, said, "parts")}
    for (indicator,), behind, evidence in by_indicator:
        for name in behind:
            assert indicator in by_provision[name][0]
            assert set(evidence) <= set(by_provision[name][1])
        for part in evidence:
            assert indicator in by_part[part][0]
            assert set(behind) <= set(by_part[part][1])
    for provision, (_, evidence) in by_provision.items():
        for part in evidence:
            assert provision in by_part[part][1]
    for part, (_, behind) in by_part.items():
        for provision in behind:
            assert part in by_provision[provision][1]


def test_every_condition_of_article_12_is_listed_whether_or_not_anything_answers_to_it(
    quoter: Quoter, said: Words
) -> None:
    listed = [row[0][0] for row in rows(quoter, said, "provisions")]
    article = [f"lab-measures#{one.id}" for one in quoter.corpus.text("zh", "lab-measures").provisions]
    assert {one for one in article if one.startswith("lab-measures#art_12__para_1__")} <= set(listed)


def test_every_part_of_the_template_is_listed(quoter: Quoter, said: Words) -> None:
    listed = " ".join(row[0][0] for row in rows(quoter, said, "parts"))
    for section in range(1, 14):
        assert re.search(rf"template-2024#sec_{section}\b|template-2024#sec_{section}__", listed), section


def test_each_cell_quotes_what_it_links_to(quoter: Quoter, said: Words) -> None:
    for view in ("provisions", "indicators", "parts"):
        table = ElementTree.fromstring(mapping.markdown(quoter, said, view))
        for line in table.find("tbody").iter("div"):
            name = re.sub(r".*rules/([\w-]+)/", r"\1", line.find("a").attrib["href"])
            provision = quoter.provision(name)
            quoted = [one.text for one in line.findall("q")] or [line.find("a").text]
            for words in quoted:
                assert words.rstrip("….· ") in provision.printed


def test_it_is_told_when_nothing_answers(quoter: Quoter, said: Words) -> None:
    page = mapping.markdown(quoter, said, "provisions")
    assert said.say("mapping.none_indicator") in page
    for row in rows(quoter, said, "provisions"):
        assert len(row) == 3

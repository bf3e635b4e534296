"""The feeds of changes are sound Atom (RFC 4287) and keyed by provisions that exist."""

import datetime
from pathlib import Path

import pytest
from lxml import etree

from scripts.corpus import Corpus, Problem
from scripts.publish import changes
from tests.publish.atom import faults

ROOT = Path(__file__).parents[2]
ATOM = {"atom": changes.NAMESPACE}
GOOD = """[[change]]
date = 2026-12-01
text = "lab-measures"
provisions = ["art_13__para_1", "art_30"]
zh = "更正。"
en = "Corrected."
"""


@pytest.fixture(params=["zh", "en"])
def feed(data: Path, request: pytest.FixtureRequest) -> etree._Element:
    return etree.parse(str(data / f"changes.{request.param}.atom")).getroot()


def read(tmp_path: Path, corpus: Corpus, content: str) -> tuple[list[changes.Change], list[Problem]]:
    (tmp_path / "docs/data").mkdir(parents=True, exist_ok=True)
    (tmp_path / changes.FILE).write_text(content, encoding="utf-8")
    (tmp_path / "docs/data/redirects.toml").write_text("", encoding="utf-8")
    problems: list[Problem] = []
    return changes.read(tmp_path, corpus, problems), problems


def test_it_is_what_rfc_4287_asks_for(feed: etree._Element) -> None:
    assert faults(feed) == []


def test_the_first_entry_of_each_text_is_its_publication(feed: etree._Element, corpus: Corpus) -> None:
    first: dict[str, str] = {}
    for entry in feed.iterfind("atom:entry", ATOM):
        first[entry.find("atom:category", ATOM).get("term").partition("#")[0]] = entry.findtext(
            "atom:updated", "", ATOM
        )
    assert first == dict.fromkeys(corpus.slugs, "2026-11-20T00:00:00+08:00")


def test_links_lead_to_pages_of_the_site(feed: etree._Element, data: Path) -> None:
    for link in feed.iterfind(".//atom:link", ATOM):
        path = data / link.get("href").partition("#")[0]
        assert path.is_file() or (path / "index.html").is_file()


def test_every_page_links_the_feed_of_its_language(site: Path) -> None:
    for lang in ("zh", "en"):
        pages = (site / lang).rglob("index.html")
        # One that only leads on to where a page has moved has no feed.
        for path in (one for one in pages if b'http-equiv="refresh"' not in one.read_bytes()):
            (link,) = etree.HTML(path.read_bytes()).xpath("//link[@type='application/atom+xml']/@href")
            assert (path.parent / link).resolve() == (site / "data" / f"changes.{lang}.atom").resolve()


def test_an_entry_names_its_provisions(tmp_path: Path, corpus: Corpus) -> None:
    found, problems = read(tmp_path, corpus, GOOD)
    assert problems == []
    feed = changes.feed(corpus, found, "en", "https://example.org")
    assert faults(feed) == []
    (entry,) = feed.iterfind("atom:entry", ATOM)
    terms = [one.get("term") for one in entry.iterfind("atom:category", ATOM)]
    assert terms == ["lab-measures#art_13__para_1", "lab-measures#art_30"]
    assert [one.get("href") for one in entry.iterfind("atom:link", ATOM)] == [
        "https://example.org/en/rules/lab-measures/#art_13__para_1",
        "https://example.org/en/rules/lab-measures/#art_30",
    ]


def test_ids_do_not_depend_on_where_the_site_stands_nor_on_the_wording(tmp_path: Path, corpus: Corpus) -> None:
    before, _ = read(tmp_path, corpus, GOOD)
    after, _ = read(tmp_path, corpus, GOOD.replace("Corrected.", "Corrected, see the note."))
    ids = [
        changes.feed(corpus, found, "zh", url).findtext("atom:entry/atom:id", "", ATOM)
        for found, url in ((before, ""), (after, "https://example.org"))
    ]
    assert ids[0] == ids[1]


def test_the_newest_comes_first(tmp_path: Path, corpus: Corpus) -> None:
    found, _ = read(tmp_path, corpus, GOOD + GOOD.replace("2026-12-01", "2027-01-01"))
    assert [one.day for one in found] == [datetime.date(2027, 1, 1), datetime.date(2026, 12, 1)]


def test_all_faults_are_told_with_file_and_line(tmp_path: Path, corpus: Corpus) -> None:
    content = (
        GOOD
        + '[[change]]\ndate = "2026-12-02"\ntext = "lab-measures"\nzh = ""\ncolour = "red"\n'
        + GOOD.replace("lab-measures", "no-such-text")
        + GOOD.replace("art_30", "art_99")
        + GOOD
    )
    found, problems = read(tmp_path, corpus, content)
    assert len(found) == 1
    assert [(one.line, one.what) for one in problems] == [
        (7, "unknown key 'colour'"),
        (7, "the key 'en' is missing"),
        (7, "'date' is not a date such as 2026-11-20"),
        (7, "'zh' is not words"),
        (12, "there is no text 'no-such-text'"),
        (18, "lab-measures has no provision 'art_99'"),
        (24, "the same text, provisions and day twice"),
    ]
    assert {one.path for one in problems} == {changes.FILE}


def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, corpus: Corpus) -> None:
    _, problems = read(tmp_path, corpus, GOOD + "zh = nothing\n")
    assert [(one.line, one.what) for one in problems] == [(7, "this is not TOML")]

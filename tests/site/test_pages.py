import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.corpus import LANGS, Corpus
from tests.site.html_page import elements, ids, leads_on, pages, target

WORDS = Path(__file__).parents[2] / "scripts/site/words"
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "form": "action", "object": "data"}


def rules_page(site: Path, lang: str, slug: str) -> Path:
    return site / lang / "rules" / slug / "index.html"


@pytest.mark.parametrize("lang", LANGS)
def test_ids_of_a_text_are_those_of_the_corpus(site: Path, corpus: Corpus, lang: str) -> None:
    for slug in corpus.slugs:
        page = rules_page(site, lang, slug)
        built = [one.attributes["id"] for one in elements(page) if "provision" in one.classes]
        assert built == [provision.id for provision in corpus.text(lang, slug).provisions]


@pytest.mark.parametrize("lang", LANGS)
def test_every_provision_has_a_link_to_itself_that_says_what_it_is(site: Path, corpus: Corpus, lang: str) -> None:
    for slug in corpus.slugs:
        links = [one for one in elements(rules_page(site, lang, slug)) if "provision-link" in one.classes]
        assert [one.attributes["href"] for one in links] == [
            f"#{one.id}" for one in corpus.text(lang, slug).provisions
        ]
        assert all(one.attributes["aria-label"] for one in links)


def test_links_name_the_provision_as_it_is_cited(site: Path) -> None:
    labels = {
        lang: {
            one.attributes["href"]: one.attributes["aria-label"]
            for one in elements(rules_page(site, lang, "lab-measures"))
            if "provision-link" in one.classes
        }
        for lang in LANGS
    }
    sub_item = "#art_12__para_1__point_3__point_1"
    assert labels["zh"][sub_item] == "链接到第十二条第三项第1目"
    assert labels["en"][sub_item] == "Link to Article 12, item (3), sub-item 1"
    assert labels["zh"]["#chp_3"] == "链接到第三章"
    assert labels["en"]["#preface__p_2"] == "Link to Notice of issue, second paragraph"


def test_pages_of_both_languages_have_the_same_addresses(site: Path) -> None:
    chinese, english = ({page.relative_to(site / lang) for page in pages(site / lang)} for lang in LANGS)
    assert chinese == english
    assert Path("rules/lab-measures/index.html") in chinese


def test_headings_have_the_same_ids_in_both_languages(site: Path) -> None:
    for page in pages(site / "zh"):
        here, there = (
            [one.attributes.get("id") for one in elements(path) if one.tag in ("h2", "h3", "h4")]
            for path in (page, site / "en" / page.relative_to(site / "zh"))
        )
        assert here == there, page


def test_no_page_shows_what_is_said_about_it(site: Path) -> None:
    """MkDocs takes front matter that is not YAML for text."""
    shown = [page for page in pages(site) if re.search(r"<p>(title|description): ", page.read_text("utf-8"))]
    assert shown == []


def test_no_id_occurs_twice(site: Path) -> None:
    for page in pages(site):
        found = ids(page)
        assert sorted(set(found)) == sorted(found), page


def test_no_id_is_the_number_left_of_a_chinese_heading(site: Path) -> None:
    assert not [(page, one) for page in pages(site) for one in ids(page) if re.fullmatch(r"_\d+", one)]


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    lost = []
    for page in pages(site):
        for one in elements(page):
            for name in ("href", "src"):
                address = one.attributes.get(name)
                if address is None or urlsplit(address).scheme or (address == "" and one.tag == "a"):
                    continue
                file, fragment = target(site, page, address)
                if not file.is_file() or (fragment and file.suffix == ".html" and fragment not in ids(file)):
                    lost.append(f"{page.relative_to(site)}: {address}")
    assert lost == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loaded = [
        (page, one.attributes.get(name))
        for page in pages(site)
        for one in elements(page)
        for name in [LOADING.get(one.tag, "href" if one.tag == "link" else "")]
        if urlsplit(one.attributes.get(name, "")).netloc
    ]
    assert loaded == []


def test_no_style_sheet_loads_anything_from_elsewhere(site: Path) -> None:
    address = re.compile(r"(?:url\(|@import)\s*['\"]?\s*(?:https?:)?//")
    sheets = list(site.rglob("*.css"))
    assert sheets
    assert not [sheet for sheet in sheets if address.search(sheet.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("lang", "tag", "other"), [("zh", "zh-Hans", "en"), ("en", "en", "zh")])
def test_pages_say_their_language_and_where_the_other_one_is(site: Path, lang: str, tag: str, other: str) -> None:
    for page in pages(site / lang):
        html, *rest = elements(page)
        assert (html.tag, html.attributes["lang"]) == ("html", tag), page
        if page.name == "index.html" and not leads_on(page):
            links = [one for one in rest if "data-language-switch" in one.attributes]
            assert [target(site, page, one.attributes["href"])[0].resolve() for one in links] == [
                site / other / page.relative_to(site / lang)
            ]
            same = [one.attributes for one in rest if one.attributes.get("rel") == "alternate"]
            # The others are this page's feed and data.
            alternates = [one for one in same if "hreflang" in one]
            assert {one["hreflang"] for one in alternates} == {"zh-Hans", "en"}


def test_a_text_says_what_it_is_and_a_translation_that_it_is_one(site: Path) -> None:
    chinese, english = (rules_page(site, lang, "lab-measures").read_text(encoding="utf-8") for lang in LANGS)
    for words in ("国市监质发〔2023〕92号", "市场监管总局、工业和信息化部", "2023年10月13日", "现行有效"):
        assert words in chinese
    for words in (
        "Guo Shi Jian Zhi Fa [2023] No. 92",
        "13 October 2023",
        "In force",
        "The Chinese text prevails.",
    ):
        assert words in english
    assert "law-stale" not in english


def test_the_door_has_both_languages_and_needs_no_script(site: Path) -> None:
    door = elements(site / "index.html")
    assert {one.attributes["href"] for one in door if one.tag == "a"} == {"zh/", "en/"}
    # One short script puts on the chosen appearance; nothing is loaded, and nothing waits for it.
    assert not [one for one in door if one.tag == "script" and "src" in one.attributes]


@pytest.mark.parametrize(("place", "first"), [("", "zh-Hans"), ("zh", "zh-Hans"), ("en", "en")])
def test_a_missing_page_speaks_both_languages_its_own_first(site: Path, place: str, first: str) -> None:
    found = [one.attributes.get("lang") for one in elements(site / place / "404.html") if one.tag == "section"]
    assert found[0] == first
    assert set(found) == {"zh-Hans", "en"}


def test_the_frame_has_the_same_words_in_both_languages() -> None:
    chinese, english = (tomllib.loads((WORDS / f"{lang}.toml").read_text(encoding="utf-8")) for lang in LANGS)
    assert {name: list(part) for name, part in chinese.items()} == {
        name: list(part) for name, part in english.items()
    }

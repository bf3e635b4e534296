"""The schema.org/Legislation block of each text page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from scripts.corpus import Corpus, Text, load
from scripts.publish import json_ld

ROOT = Path(__file__).parents[2]
TEXTS = [(text.slug, text.lang) for text in load(ROOT).texts]
SCHEMA = "https://schema.org/"
# As in the vocabulary (data/ext/pending/issue-1156.ttl and core); its example file has others, which do not exist.
TERMS = {
    "Legislation": {
        *("name", "alternateName", "description", "url", "inLanguage", "creativeWorkStatus", "translator"),
        *("legislationIdentifier", "legislationType", "legislationDate", "legislationPassedBy"),
        *("legislationJurisdiction", "legislationLegalForce", "workTranslation", "translationOfWork"),
        *("encoding", "hasPart", "position"),
    },
    "LegislationObject": {"url", "encodingFormat", "inLanguage", "legislationLegalValue"},
    "GovernmentOrganization": {"name"},
    "Organization": {"name"},
}
VALUES = {
    "legislationLegalForce": {"InForce", "NotInForce", "PartiallyInForce"},
    "legislationLegalValue": {
        "AuthoritativeLegalValue",
        "DefinitiveLegalValue",
        "OfficialLegalValue",
        "UnofficialLegalValue",
    },
}


@pytest.fixture(params=TEXTS, ids=lambda one: ".".join(one))
def text(corpus: Corpus, request: pytest.FixtureRequest) -> Text:
    return corpus.text(request.param[1], request.param[0])


@pytest.fixture
def page(site: Path, text: Text) -> html.HtmlElement:
    return html.parse(str(site / text.lang / "rules" / text.slug / "index.html")).getroot()


@pytest.fixture
def block(page: html.HtmlElement) -> dict[str, Any]:
    (script,) = page.xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from objects(one)


def test_only_terms_of_the_vocabulary_are_used(block: dict[str, Any]) -> None:
    assert block["@context"] == "https://schema.org"
    for one in objects(block):
        if "@type" in one:
            assert {key for key in one if not key.startswith("@")} <= TERMS[one["@type"]]
        for key, known in VALUES.items():
            assert key not in one or one[key]["@id"].removeprefix(SCHEMA) in known


def test_it_says_what_the_text_is(block: dict[str, Any], text: Text) -> None:
    assert block["@type"] == "Legislation"
    assert block["name"] == text.front.title
    assert block.get("legislationIdentifier", "") == text.front.number
    assert block["legislationDate"] == str(text.front.dated)
    assert [one["name"] for one in block["legislationPassedBy"]] == list(text.front.issued_by)
    force = "InForce" if text.front.status == "in_force" else "NotInForce"
    assert block["legislationLegalForce"] == {"@id": SCHEMA + force}


def test_nothing_published_here_is_official(block: dict[str, Any]) -> None:
    assert {one["legislationLegalValue"]["@id"] for one in block["encoding"]} == {f"{SCHEMA}UnofficialLegalValue"}


def test_translations_are_linked_in_both_directions(block: dict[str, Any], text: Text) -> None:
    other = {"zh": "en", "en": "zh"}[text.lang]
    key = {"zh": "workTranslation", "en": "translationOfWork"}[text.lang]
    assert block[key]["@id"] == f"../../../{other}/rules/{text.slug}/"
    assert ("translator" in block) == (text.lang == "en")


def test_articles_and_sections_are_its_parts(block: dict[str, Any], text: Text, page: html.HtmlElement) -> None:
    parts = [one["@id"] for one in objects(block["hasPart"]) if "position" in one]
    wanted = [one.id for one in text.provisions if one.level in ("art", "sec", "subsec")]
    assert parts == [f"#{id}" for id in wanted]
    assert [one["position"] for one in block["hasPart"]] == list(range(1, len(block["hasPart"]) + 1))
    assert all(page.get_element_by_id(id) is not None for id in wanted)


def test_addresses_lead_to_files_of_the_site(site: Path, block: dict[str, Any], text: Text) -> None:
    folder = site / text.lang / "rules" / text.slug
    for one in block["encoding"]:
        target = (folder / one["url"]).resolve()
        assert (target / "index.html").is_file() or target.is_file()


def test_addresses_are_whole_where_the_site_has_one(corpus: Corpus) -> None:
    block = json_ld.legislation(corpus, "lab-measures", "en", "https://example.org/labs/")
    assert block["@id"] == "https://example.org/labs/en/rules/lab-measures/"
    assert block["hasPart"][11]["@id"] == "https://example.org/labs/en/rules/lab-measures/#art_12"
    assert block["hasPart"][11]["position"] == 12


def test_no_word_can_close_the_script(corpus: Corpus) -> None:
    assert all("<" not in json_ld.block(corpus, slug, lang, "") for slug, lang in TEXTS)

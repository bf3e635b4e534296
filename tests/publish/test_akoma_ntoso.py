"""The Akoma Ntoso files are valid, carry our ids and no others, and lose no word."""

from pathlib import Path

import pytest
from lxml import etree

from scripts.corpus import Corpus, load
from scripts.corpus.references import resolve
from scripts.publish import akoma_ntoso

ROOT = Path(__file__).parents[2]
AKN = {"akn": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
TEXTS = [(text.slug, text.lang) for text in load(ROOT).texts]
BY_WORK = "//akn:FRBRWork/akn:FRBRuri/@value"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schema" / "akomantoso30.xsd")))


@pytest.fixture(params=TEXTS, ids=lambda one: ".".join(one))
def tree(data: Path, request: pytest.FixtureRequest) -> etree._ElementTree:
    slug, lang = request.param
    return etree.parse(str(data / f"{slug}.{lang}.akn.xml"))


@pytest.fixture
def text(tree: etree._ElementTree, corpus: Corpus):
    name = Path(tree.docinfo.URL).name.split(".")
    return corpus.text(name[1], name[0])


def ids(tree: etree._ElementTree) -> list[str]:
    return tree.xpath("//@eId[not(ancestor::akn:meta)]", namespaces=AKN)


def words(element: etree._Element) -> str:
    return "".join(element.itertext())


def test_there_is_a_file_for_each_text_and_language(data: Path) -> None:
    assert len(TEXTS) == 12
    assert sorted(path.name for path in data.glob("*.akn.xml")) == sorted(f"{s}.{g}.akn.xml" for s, g in TEXTS)


def test_it_is_valid(tree: etree._ElementTree, schema: etree.XMLSchema) -> None:
    schema.validate(tree)
    assert list(schema.error_log) == []


def test_the_schema_would_find_faults(data: Path, schema: etree.XMLSchema) -> None:
    for spoil in (
        lambda tree: tree.xpath("//akn:article", namespaces=AKN)[1].set("eId", "art_1"),
        lambda tree: tree.xpath("//akn:num", namespaces=AKN)[0].addprevious(etree.Element("para")),
        lambda tree: tree.xpath("//akn:FRBRWork/akn:FRBRdate", namespaces=AKN)[0].set("date", "2023"),
    ):
        tree = etree.parse(str(data / "lab-measures.zh.akn.xml"))
        spoil(tree)
        assert not schema.validate(tree)


def test_ids_are_those_of_the_corpus_in_their_order(tree: etree._ElementTree, text) -> None:
    assert ids(tree) == [one.id for one in text.provisions]


def test_no_word_is_lost_and_none_is_added(tree: etree._ElementTree, text) -> None:
    found = "".join(
        words(part) for part in tree.getroot()[0][1:] if part.tag.endswith(("preface", "ody", "sions"))
    )
    # Rows print their filled cells only; the separator of the corpus is no word.
    wanted = text.front.title + "".join(
        "".join(one.cells) if one.level in ("table", "tr") else one.printed for one in text.provisions
    )
    assert "".join(found.split()) == "".join(wanted.split())


def test_measures_are_acts_and_everything_else_is_a_document(tree: etree._ElementTree, text) -> None:
    wanted = "act" if text.slug in ("lab-measures", "base-measures") else "doc"
    assert etree.QName(tree.getroot()[0]).localname == wanted


def test_metadata_say_what_it_is_and_that_the_english_is_ours(tree: etree._ElementTree, text) -> None:
    def values(path: str) -> list[str]:
        return tree.xpath(path, namespaces=AKN)

    assert values("//akn:FRBRcountry/@value") == ["cn"]
    assert values("//akn:FRBRExpression/akn:FRBRlanguage/@language") == [{"zh": "zho", "en": "eng"}[text.lang]]
    assert values("//akn:FRBRWork/akn:FRBRdate/@date")[0].startswith(str(text.front.dated))
    assert values("//akn:FRBRExpression/akn:FRBRauthoritative/@value") == ["false"]
    authors = values("//akn:FRBRWork/akn:FRBRauthor/@href")
    named = {f"#{one.get('eId')}": one.get("showAs") for one in values("//akn:TLCOrganization")}
    assert tuple(named[one] for one in authors) == text.front.issued_by
    translated = tree.xpath("//akn:FRBRtranslation", namespaces=AKN)
    assert [(one.get("by"), one.get("authoritative")) for one in translated] == (
        [("#site", "false")] if text.lang == "en" else []
    )
    assert (values("//akn:FRBRExpression/akn:FRBRauthor/@href") == ["#site"]) == (text.lang == "en")


def test_a_date_that_is_only_a_year_or_month_says_so(data: Path) -> None:
    found = {}
    for slug in ("lab-measures", "call-2024", "base-measures"):
        tree = etree.parse(str(data / f"{slug}.zh.akn.xml"))
        one = tree.xpath("//akn:FRBRWork/akn:FRBRdate", namespaces=AKN)[0]
        found[slug] = (one.get("date"), one.get("name"))
    assert found == {
        "lab-measures": ("2023-10-13", "issued"),
        "call-2024": ("2024-01-01", "issuedInMonth"),
        "base-measures": ("2023-01-01", "issuedInYear"),
    }


def test_the_languages_are_expressions_of_one_work(data: Path, corpus: Corpus) -> None:
    for slug in corpus.slugs:
        zh, en = (etree.parse(str(data / f"{slug}.{lang}.akn.xml")) for lang in ("zh", "en"))
        assert zh.xpath(BY_WORK, namespaces=AKN) == en.xpath(BY_WORK, namespaces=AKN)
        assert ids(zh) == ids(en)


def test_notes_are_pointed_to_from_their_provision(tree: etree._ElementTree, text) -> None:
    listed = {one.get("eId"): words(one).strip() for one in tree.xpath("//akn:note", namespaces=AKN)}
    assert list(listed.values()) == [note for one in text.provisions for note in one.notes]
    marks = tree.xpath("//akn:noteRef", namespaces=AKN)
    assert [one.get("href") for one in marks] == [f"#{id}" for id in listed]
    with_notes = [one.id for one in text.provisions for _ in one.notes]
    for mark, id in zip(marks, with_notes, strict=True):
        # A table's mark stands behind it, in what holds the table.
        holder = tree.xpath(f"//*[@eId='{id}']")[0]
        assert mark in holder.iter() or mark in holder.getparent().iter()


def test_references_are_links_that_lead_somewhere(
    tree: etree._ElementTree, text, corpus: Corpus, data: Path
) -> None:
    works = {
        etree.parse(str(path)).xpath(BY_WORK, namespaces=AKN)[0]: path.name.split(".")[0]
        for path in data.glob("*.akn.xml")
    }
    wanted = {
        f"{name}: {one.words} → {one.target_full_name}"
        for name, found in resolve(corpus, text.lang).items()
        for one in found
        if name.startswith(f"{text.slug}#")
    }
    found = set()
    for ref in tree.xpath("//akn:ref", namespaces=AKN):
        href = ref.get("href")
        work, _, id = href.partition("/~")
        target = f"{text.slug}{href}" if href.startswith("#") else works[work] + (f"#{id}" if id else "")
        slug, _, id = target.partition("#")
        assert not id or corpus.text("zh", slug).provision(id)
        holder = next(one.get("eId") for one in ref.iterancestors() if one.get("eId"))
        found.add(f"{text.slug}#{holder}: {words(ref)} → {target}")
    assert found <= wanted
    assert {one.partition(" → ")[0] for one in found} == {one.partition(" → ")[0] for one in wanted}


def test_a_paragraph_between_marked_ones_keeps_its_place_and_its_id(
    tmp_path: Path, schema: etree.XMLSchema
) -> None:
    """No text has one yet; next year's guide may."""
    front = """title: {t}\nshort_title: {t}\ndescription: {t}\nnumber: ""\nissued_by: [{t}]\ndated: "2025"
status: in_force\nstatus_reason: {t}\nchecked_on: 2026-11-20\ntreatment: {t}\n"""
    source = tmp_path / "tests/sources/x.txt"
    source.parent.mkdir(parents=True)
    source.write_text("x", encoding="utf-8")
    sha = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    for lang, title, last, body in (
        (
            "zh",
            "甲指南",
            f"source: tests/sources/x.txt\nsource_sha256: {sha}",
            "## 一、乙|（一）丙|丁|（二）戊|己",
        ),
        ("en", "Guide", f"translation_of: {sha}", "## I. B|(I) C|D|(II) E|F"),
    ):
        path = tmp_path / f"docs/{lang}/rules/guide-2025.md"
        path.parent.mkdir(parents=True)
        path.write_text(
            f"---\n{front.format(t=title)}{last}\n---\n\n# {title}\n\n{body.replace('|', 2 * chr(10))}\n",
            encoding="utf-8",
        )
    corpus = load(tmp_path)
    tree = etree.ElementTree(akoma_ntoso.document(corpus, "guide-2025", "zh", resolve(corpus)))
    assert schema.validate(tree)
    assert ids(tree) == [one.id for one in corpus.text("zh", "guide-2025").provisions]
    assert words(tree.find(".//akn:mainBody", AKN)) == "一、乙（一）丙丁（二）戊己"

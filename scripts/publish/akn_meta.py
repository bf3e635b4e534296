"""The head of an Akoma Ntoso file: what the document is (FRBR work, expression, manifestation), and its addresses.

A document's IRI follows the Akoma Ntoso Naming Convention: /akn/cn/<act|doc>/<kind>/<date>/<slug>, a provision's
is that with ``/~<id>``. The date has as many parts as the document says; where an attribute asks for a whole day,
the first one stands and ``name`` says that it is a month or a year.
"""

import re
from collections.abc import Sequence
from typing import Any

from scripts.corpus import Corpus, Text
from scripts.publish.words import kind, site_words, words
from scripts.publish.xml import Element, sub

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DUBLIN_CORE = "http://purl.org/dc/terms/"
_LANGUAGES = {"zh": "zho", "en": "eng"}
_SITE = "#site"


def document_type(text: Text) -> str:
    """``act`` for what is cut into articles, ``doc`` for everything else."""
    return "act" if any(one.level == "art" for one in text.provisions) else "doc"


def subtype(text: Text) -> str:
    """``measures``, ``guide`` and so on."""
    return kind(text.slug)


def work(text: Text) -> str:
    """The document's IRI; the same in both languages."""
    return f"/akn/cn/{document_type(text)}/{subtype(text)}/{text.front.dated}/{text.slug}"


def address(corpus: Corpus, full_name: str, here: str) -> str:
    """Where a reference leads: ``#art_12`` within the text, otherwise the provision's IRI."""
    slug, _, id = full_name.partition("#")
    if slug == here and id:
        return f"#{id}"
    return work(corpus.text("zh", slug)) + (f"/~{id}" if id else "")


def note_id(number: str) -> str:
    """The eId of a collation note."""
    return f"note_{number}"


def fill(meta: Element, corpus: Corpus, text: Text, notes: Sequence[str]) -> None:
    """Everything that ``meta`` holds."""
    identification = sub(meta, "identification", source=_SITE)
    _work(sub(identification, "FRBRWork"), corpus, text)
    _expression(sub(identification, "FRBRExpression"), corpus, text)
    _manifestation(sub(identification, "FRBRManifestation"), text)
    status = site_words(text.lang)["rules"][text.front.status]
    classification = sub(meta, "classification", source=_SITE)
    sub(classification, "keyword", value=text.front.status, showAs=status, dictionary=_SITE)
    _references(sub(meta, "references", source=_SITE), corpus, text)
    if notes:
        listed = sub(meta, "notes", source=_SITE)
        for number, note in enumerate(notes, 1):
            sub(sub(listed, "note", eId=note_id(str(number)), marker=str(number)), "p", text=note)
    _about(sub(meta, "proprietary", source=_SITE), text)


def _work(element: Element, corpus: Corpus, text: Text) -> None:
    # The work is the Chinese document, whatever the language of the file.
    original = corpus.text("zh", text.slug).front
    sub(element, "FRBRthis", value=f"{work(text)}/!main")
    sub(element, "FRBRuri", value=work(text))
    sub(element, "FRBRalias", value=original.title, name="title")
    sub(element, "FRBRalias", value=original.short_title, name="shortTitle")
    _dated(element, text)
    _bodies(element, corpus, text)
    sub(element, "FRBRcountry", value="cn")
    sub(element, "FRBRsubtype", value=subtype(text))
    if original.number:
        sub(element, "FRBRnumber", value=original.number)
    sub(element, "FRBRname", value=text.slug)


def _expression(element: Element, corpus: Corpus, text: Text) -> None:
    sub(element, "FRBRthis", value=f"{_expression_iri(text, text.lang)}/!main")
    sub(element, "FRBRuri", value=_expression_iri(text, text.lang))
    sub(element, "FRBRalias", value=text.front.title, name="title")
    if text.lang == "zh":
        _dated(element, text)
        _bodies(element, corpus, text)
    else:
        sub(element, "FRBRdate", date=str(text.front.checked_on), name="checked")
        sub(element, "FRBRauthor", {"href": _SITE, "as": "#translator"})
    # The texts that the issuing bodies publish are authoritative; these files are not.
    sub(element, "FRBRauthoritative", value="false")
    sub(element, "FRBRlanguage", language=_LANGUAGES[text.lang])
    if text.lang != "zh":
        sub(
            element,
            "FRBRtranslation",
            href=_expression_iri(text, "zh"),
            by=_SITE,
            fromLanguage=_LANGUAGES["zh"],
            authoritative="false",
        )


def _manifestation(element: Element, text: Text) -> None:
    sub(element, "FRBRthis", value=f"{_expression_iri(text, text.lang)}/!main.xml")
    sub(element, "FRBRuri", value=f"{_expression_iri(text, text.lang)}.akn")
    sub(element, "FRBRdate", date=str(text.front.checked_on), name="checked")
    sub(element, "FRBRauthor", {"href": _SITE, "as": "#editor"})
    sub(element, "FRBRformat", value="application/akn+xml")


def _expression_iri(text: Text, lang: str) -> str:
    # @ without a date: the original version.
    return f"{work(text)}/{_LANGUAGES[lang]}@"


def _dated(element: Element, text: Text) -> None:
    dated = str(text.front.dated)
    name = {4: "issuedInYear", 7: "issuedInMonth"}.get(len(dated), "issued")
    sub(element, "FRBRdate", date=f"{dated}-01-01"[: len("2023-10-13")], name=name)


def _bodies(element: Element, corpus: Corpus, text: Text) -> None:
    for id in _body_ids(corpus, text):
        sub(element, "FRBRauthor", {"href": f"#{id}", "as": "#author"})


def _body_ids(corpus: Corpus, text: Text) -> list[str]:
    """The issuing bodies' ids, from their English names: the same in both languages."""
    names = corpus.text("en", text.slug).front.issued_by
    return [re.sub(r"[^a-z]+", "-", name.lower()).strip("-") for name in names]


def _references(element: Element, corpus: Corpus, text: Text) -> None:
    sub(element, "original", eId="original", href=work(text), showAs=corpus.text("zh", text.slug).front.title)
    for id, name in zip(_body_ids(corpus, text), text.front.issued_by, strict=True):
        sub(element, "TLCOrganization", eId=id, href=f"/akn/ontology/organization/cn/{id}", showAs=name)
    site: dict[str, Any] = site_words(text.lang)["site"]
    sub(element, "TLCOrganization", eId="site", href="/akn/ontology/organization/cn/site", showAs=site["name"])
    for role, names in words()["roles"].items():
        sub(element, "TLCRole", eId=role, href=f"/akn/ontology/role/{role}", showAs=names[text.lang])


def _about(element: Element, text: Text) -> None:
    """Where the text comes from and what may be done with it, in Dublin Core terms."""
    said = (
        ("description", text.front.status_reason),
        ("provenance", text.front.treatment),
        ("rights", words()["site"]["licence"][text.lang]),
        ("rights", words()["site"]["notice"][text.lang]),
    )
    for term, value in said:
        sub(element, f"{{{DUBLIN_CORE}}}{term}", text=value)

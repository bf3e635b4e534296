"""The schema.org/Legislation block of a text's page: what the text is, its parts, its other language.

Its properties are those of ELI by definition, but our addresses are no ELI and what we publish is everywhere an
``UnofficialLegalValue``. Only terms that are in the vocabulary are used: schema.org's own examples for this type
have some that are not.
"""

import json
from typing import Any

from scripts.corpus import Corpus, Provision, Text
from scripts.publish.words import kind, site_words, words

_VOCABULARY = "https://schema.org/"
_HTML_LANG = {"zh": "zh-Hans", "en": "en"}
_FORCE = {"in_force": "InForce", "expired_call": "NotInForce", "draft_for_comment": "NotInForce"}
_PARTS = ("art", "sec", "subsec")


def block(corpus: Corpus, slug: str, lang: str, site_url: str) -> str:
    """The JSON for ``<script type="application/ld+json">`` on the page of a text.

    Without ``site_url`` addresses are relative to that page, /<lang>/rules/<slug>/.
    """
    # In a script element "<" could close it.
    return json.dumps(legislation(corpus, slug, lang, site_url), ensure_ascii=False).replace("<", "\\u003c")


def legislation(corpus: Corpus, slug: str, lang: str, site_url: str) -> dict[str, Any]:
    """The same as data."""
    base = f"{site_url.rstrip('/')}/" if site_url else "../../../"
    pages = {one: f"{base}{one}/rules/{slug}/" for one in _HTML_LANG}
    text = corpus.text(lang, slug)
    front = text.front
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": pages[lang],
        "url": pages[lang],
        "name": front.title,
        "alternateName": front.short_title,
        "description": front.description,
        "inLanguage": _HTML_LANG[lang],
        "legislationType": words()["kinds"][kind(slug)][lang],
        "legislationDate": str(front.dated),
        "legislationPassedBy": [{"@type": "GovernmentOrganization", "name": name} for name in front.issued_by],
        "legislationJurisdiction": "CN",
        "legislationLegalForce": {"@id": _VOCABULARY + _FORCE[front.status]},
        "creativeWorkStatus": site_words(lang)["rules"][front.status],
    }
    if front.number:
        described["legislationIdentifier"] = front.number
    if lang == "zh":
        described["workTranslation"] = {"@type": "Legislation", "@id": pages["en"], "inLanguage": _HTML_LANG["en"]}
    else:
        described["translationOfWork"] = {
            "@type": "Legislation",
            "@id": pages["zh"],
            "inLanguage": _HTML_LANG["zh"],
            "name": corpus.text("zh", slug).front.title,
        }
        described["translator"] = {"@type": "Organization", "name": site_words(lang)["site"]["name"]}
    described["encoding"] = [
        _encoding(pages[lang], "text/html", lang),
        _encoding(f"{base}data/{slug}.{lang}.akn.xml", "application/akn+xml", lang),
    ]
    described["hasPart"] = _parts(text, pages[lang] if site_url else "", None)
    return described


def _encoding(url: str, media_type: str, lang: str) -> dict[str, Any]:
    return {
        "@type": "LegislationObject",
        "url": url,
        "encodingFormat": media_type,
        "inLanguage": _HTML_LANG[lang],
        "legislationLegalValue": {"@id": f"{_VOCABULARY}UnofficialLegalValue"},
    }


def _parts(text: Text, page: str, parent: str | None) -> list[dict[str, Any]]:
    """The articles, whatever chapter holds them; of other texts the sections, each with its own."""
    parts = [
        one
        for one in text.provisions
        if one.level in _PARTS and (one.parent == parent or (one.level == "art" and parent is None))
    ]
    return [_part(text, page, one, place) for place, one in enumerate(parts, 1)]


def _part(text: Text, page: str, provision: Provision, place: int) -> dict[str, Any]:
    part = {
        "@type": "Legislation",
        "@id": f"{page}#{provision.id}",
        "legislationType": words()["levels"][provision.level][text.lang],
        "position": place,
        "name": provision.printed if provision.heading else provision.mark,
    }
    within = _parts(text, page, provision.id)
    return {**part, "hasPart": within} if within else part

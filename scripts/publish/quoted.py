"""Writes selfcheck/law/provisions.json: the provisions that the rules rest on, in both languages.

``selfcheck`` quotes from it, so that law is typed once, in docs/*/rules/, and the page and the command line
work without the site.

    python -m scripts.publish.quoted            # write it
    python -m scripts.publish.quoted --check    # fail when it is not what the texts say
"""

import json
import sys
from pathlib import Path
from typing import Any

from scripts.corpus import LANGS, Corpus, CorpusError, load
from scripts.corpus.citations import place
from scripts.forms.positioning import POSITIONING
from selfcheck.rules import SCHEMES, indicators
from selfcheck.rules.application import APPLICATION
from selfcheck.rules.information import INFORMATION
from selfcheck.rules.readings import READINGS

ROOT = Path(__file__).parents[2]
DATA = ROOT / "selfcheck" / "law" / "provisions.json"


def quoted(corpus: Corpus) -> dict[str, Any]:
    """The content of the file; raises ``KeyError`` when a rule rests on a provision that no text has."""
    named = {part.provision for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)}
    named |= {reading.provision for reading in READINGS.values()}
    named |= {said.provision for scheme in APPLICATION.values() for said in scheme}
    named |= {said.provision for scheme in POSITIONING.values() for said in scheme}
    named |= {name for one in INFORMATION for name in one.provisions} | set(indicators.provisions())
    names = sorted(named, key=_order(corpus))
    return {
        "made_by": "python -m scripts.publish.quoted",
        "texts": {
            slug: {
                "status": corpus.text("zh", slug).front.status,
                "checked_on": corpus.text("zh", slug).front.checked_on.isoformat(),
            }
            | {
                lang: {
                    "title": corpus.text(lang, slug).front.title,
                    "short_title": corpus.text(lang, slug).front.short_title,
                    "number": corpus.text(lang, slug).front.number,
                    "sha256": corpus.text(lang, slug).sha256,
                }
                for lang in LANGS
            }
            for slug in corpus.slugs
        },
        "provisions": {name: _provision(corpus, name) for name in names},
    }


def _provision(corpus: Corpus, name: str) -> dict[str, Any]:
    slug, _, id = name.partition("#")
    cited = place(corpus.text("zh", slug), id)
    return {
        "cite": {"zh": cited.zh, "en": cited.en},
        **{lang: _words(corpus, lang, slug, id) for lang in LANGS},
    }


def _words(corpus: Corpus, lang: str, slug: str, id: str) -> str:
    """The provision as printed; of an article, the words of its paragraphs, not of their items."""
    text = corpus.text(lang, slug)
    provision = text.provision(id)
    if provision.level != "art":
        return provision.printed
    return "\n".join(one.printed for one in text.provisions if one.parent == id and one.level == "para")


def _order(corpus: Corpus) -> Any:
    places = {
        f"{text.slug}#{provision.id}": (text.slug, place)
        for text in corpus.texts
        for place, provision in enumerate(text.provisions)
    }
    return places.__getitem__


def main() -> int:
    """Writes or checks the file; returns the exit status."""
    try:
        content = json.dumps(quoted(load(ROOT)), ensure_ascii=False, indent=1) + "\n"
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        if DATA.is_file() and DATA.read_text(encoding="utf-8") == content:
            return 0
        print(
            f"{DATA.relative_to(ROOT)} is not what the texts say: run python -m scripts.publish.quoted",
            file=sys.stderr,
        )
        return 1
    DATA.parent.mkdir(exist_ok=True)
    DATA.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

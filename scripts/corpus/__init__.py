"""The corpus: every text under docs/*/rules/, cut into provisions whose ids links and citations rely on.

corpus = load(Path("."))
corpus.text("zh", "lab-measures").provision("art_12__para_1__point_3").text
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.corpus import front_matter, parity, references, structure
from scripts.corpus.problems import CorpusError, Problem
from scripts.corpus.provision import Provision, Text

__all__ = ["LANGS", "Corpus", "CorpusError", "Problem", "Provision", "Text", "load"]

LANGS = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Corpus:
    """All texts in both languages."""

    texts: tuple[Text, ...]

    def text(self, lang: str, slug: str) -> Text:
        """The text with that address; raises ``KeyError`` when there is none."""
        for text in self.texts:
            if (text.lang, text.slug) == (lang, slug):
                return text
        raise KeyError(f"{lang}/rules/{slug}")

    @property
    def slugs(self) -> tuple[str, ...]:
        """The address of each text, as in ``/zh/rules/<slug>/``."""
        return tuple(text.slug for text in self.texts if text.lang == LANGS[0])


def load(root: Path) -> Corpus:
    """Reads every text below ``root``/docs; raises ``CorpusError`` with all that is wrong in all of them."""
    problems: list[Problem] = []
    files = {
        lang: {path.stem: path for path in sorted((root / "docs" / lang / "rules").glob("*.md"))} for lang in LANGS
    }
    texts = {
        lang: {slug: text for slug, path in files[lang].items() if (text := _read(root, path, lang, problems))}
        for lang in LANGS
    }
    for slug in sorted(files["zh"].keys() | files["en"].keys()):
        missing = [lang for lang in LANGS if slug not in files[lang]]
        if missing:
            there = next(files[lang][slug] for lang in LANGS if lang not in missing).relative_to(root)
            what = f"docs/{missing[0]}/rules/{slug}.md is missing"
            problems.append(Problem(there, 1, what, "a text has both languages"))
        elif slug in texts["zh"] and slug in texts["en"]:
            chinese, english = texts["zh"][slug], texts["en"][slug]
            parity.compare(chinese, english, problems)
            texts["en"][slug] = replace(english, stale=english.front.translation_of != chinese.sha256)
    if problems:
        raise CorpusError(problems)
    corpus = Corpus(tuple(text for lang in LANGS for text in texts[lang].values()))
    if lost := references.problems(corpus):
        raise CorpusError(lost)
    return corpus


def _read(root: Path, path: Path, lang: str, problems: list[Problem]) -> Text | None:
    """The text, or ``None`` when something is wrong with it; its body is looked at whatever its front matter."""
    name = path.relative_to(root)
    before = len(problems)
    source = path.read_text(encoding="utf-8")
    yaml_text, skipped = front_matter.split(source)
    front = front_matter.read(name, lang, yaml_text, problems)
    if front and front.source:
        _check_source(root, name, front, problems)
    body = "\n".join(source.splitlines()[skipped:])
    title = front.title if front else None
    provisions = structure.provisions(body, skipped + 1, name, lang, title, problems)
    if not provisions:
        problems.append(
            Problem(name, skipped + 1, "there is no provision in it", "write its headings and paragraphs")
        )
    if front is None or len(problems) > before:
        return None
    return Text(path.stem, lang, name, front, provisions, _sha256(path))


def _check_source(root: Path, name: Path, front: front_matter.FrontMatter, problems: list[Problem]) -> None:
    source = root / front.source
    if not source.is_file():
        problems.append(
            Problem(name, 1, f"the source {front.source} is not there", "name a file of tests/sources/")
        )
    elif _sha256(source) != front.source_sha256:
        problems.append(
            Problem(
                name,
                1,
                "source_sha256 is not that of the source",
                "sources never change: restore it, or correct it",
            )
        )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

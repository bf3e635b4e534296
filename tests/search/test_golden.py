"""Golden queries: what people type leads to the provision they want among the first three results.

Run under Node with the page's own modules against the very index that is published. `-rP` shows the figures.
"""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scripts.corpus import LANGS, Corpus
from tests.site.html_page import leads_on

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIRST = 3
SHARE = 0.95
MOST_BYTES = 60_000
KINDS = {"single", "compound", "two", "figures", "colloquial", "citation"}

Answer = dict[str, list[dict[str, Any]]]


def search(files: Path, lang: str, queries: list[str]) -> dict[str, Any]:
    request = {
        "index": str(files / f"{lang}.json"),
        "library": (files / "minisearch.mjs").as_uri(),
        "queries": queries,
    }
    command = ["node", str(HERE / "search.mjs")]
    done = subprocess.run(
        command, input=json.dumps(request), capture_output=True, text=True, encoding="utf-8", check=True
    )
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def names(answer: Answer) -> list[str]:
    """Full names of the results, best first."""
    return [one["name"] for part in ("cited", "nearest", "found") for one in answer[part]]


def is_wanted(name: str, wanted: list[str]) -> bool:
    """A page is wanted with whatever place of it."""
    return any(name == one or (one.endswith("/") and name.partition("#")[0] == one) for one in wanted)


def golden(lang: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((HERE / f"golden.{lang}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_sought_is_among_the_first_three(files: Path, lang: str) -> None:
    cases = [(kind, typed, wanted) for kind, all in golden(lang).items() for typed, wanted in all.items()]
    said = search(files, lang, [typed for _, typed, _ in cases])
    ranks = {
        (kind, typed): next((rank for rank, name in enumerate(names(answer)) if is_wanted(name, wanted)), None)
        for (kind, typed, wanted), answer in zip(cases, said["answers"], strict=True)
    }
    missed = {key: rank for key, rank in ranks.items() if rank is None or rank >= FIRST}
    found = len(ranks) - len(missed)
    best = list(ranks.values()).count(0)
    print(
        f"{lang}: {found} of {len(ranks)} in the first {FIRST}, {best} first; "
        f"provisions indexed in {said['index']:.0f} ms, first result after {said['first']:.0f} ms, "
        f"pages {said['pages']:.0f} ms later, {said['each']:.1f} ms a query; missed {missed}"
    )
    assert found >= SHARE * len(ranks), missed


@pytest.mark.parametrize("lang", LANGS)
def test_golden_queries_are_of_every_kind_and_name_what_exists(corpus: Corpus, lang: str) -> None:
    queries = golden(lang)
    assert set(queries) >= KINDS
    assert sum(map(len, queries.values())) >= 40
    there = {f"{text.slug}#{one.id}" for text in corpus.texts if text.lang == lang for one in text.provisions}
    wanted = {name for kind in queries.values() for names in kind.values() for name in names if "#" in name}
    assert wanted - there == set()


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_is_small(files: Path, lang: str) -> None:
    size = (files / f"{lang}.json.br").stat().st_size
    print(f"{lang}: {size:,} bytes of brotli")
    assert size < MOST_BYTES


@pytest.mark.parametrize("lang", LANGS)
def test_every_provision_and_every_page_can_be_found(files: Path, site: Path, corpus: Corpus, lang: str) -> None:
    contents = json.loads((files / f"{lang}.json").read_text(encoding="utf-8"))
    listed = {f"{text['slug']}#{one[0]}" for text in contents["texts"] for one in text["provisions"]}
    assert listed == {
        f"{text.slug}#{one.id}" for text in corpus.texts if text.lang == lang for one in text.provisions
    }
    found = [path for path in (site / lang).rglob("index.html") if not leads_on(path)]
    built = {f"{path.parent.relative_to(site / lang).as_posix()}/" for path in found}
    pages = {one["url"] or "./" for one in contents["pages"]}
    assert pages == {one for one in built if not one.startswith("rules/")}
    assert [one["url"] for one in contents["pages"] if not one["title"] or not one["pieces"]] == []


@pytest.mark.parametrize("lang", LANGS)
def test_synonyms_are_words_that_the_law_does_not_use_and_have_a_reason(corpus: Corpus, lang: str) -> None:
    path = ROOT / "scripts" / "search" / f"synonyms.{lang}.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["synonym"]
    law = " ".join(one.text.lower() for text in corpus.texts if text.lang == lang for one in text.provisions)
    for entry in entries:
        assert set(entry) == {"said", "written", "why"}
        assert entry["why"]
        for written in entry["written"]:
            assert all(word.lower() in law for word in written.split()), written


def test_words_found_are_marked_in_what_is_shown(files: Path) -> None:
    (answer,) = search(files, "en", ["academic committee"])["answers"]
    first = answer["found"][0]
    marked = {first["text"][start:end].lower() for start, end in first["marks"]}
    assert marked == {"academic", "committee"}
    (answer,) = search(files, "zh", ["仪器设备 5000万元"])["answers"]
    first = answer["found"][0]
    marked = {first["text"][start:end] for start, end in first["marks"]}
    assert {"仪器设备", "5000万元"} <= marked


@pytest.mark.parametrize("typed", ["火锅怎么做", "qwxyz", "?!", "，", "\u3000"])
def test_what_is_nowhere_is_not_found(files: Path, typed: str) -> None:
    (answer,) = search(files, "zh", [typed])["answers"]
    assert names(answer) == []


def marked(one: dict[str, Any]) -> list[str]:
    return [one["text"][start:end] for start, end in one["marks"]]


def test_chinese_is_marked_whole_where_it_stands_whole(files: Path) -> None:
    found = search(files, "zh", ["学术委员会"])["answers"][0]["found"]
    whole = [one for one in found if "学术委员会" in one["text"]]
    assert whole
    for one in whole:
        assert set(marked(one)) == {"学术委员会"}, one
    parts = [one for one in found if one not in whole]
    assert any("委员会" in marked(one) for one in parts)


def test_no_english_word_is_cut(files: Path, corpus: Corpus) -> None:
    whole = {
        word for text in corpus.texts for one in text.provisions for word in re.findall(r"[A-Za-z]+", one.printed)
    }
    for answer in search(files, "en", ["committee", "standard", "measurement capability"])["answers"]:
        for one in answer["found"]:
            if "#" in one["name"] and one["url"].startswith("rules/"):
                assert [word for word in re.findall(r"[A-Za-z]+", one["text"]) if word not in whole] == []


@pytest.mark.parametrize(("lang", "interface"), [("zh", "填写"), ("en", "Answer")])
def test_words_of_buttons_and_links_of_the_form_are_not_found(files: Path, lang: str, interface: str) -> None:
    pages = json.loads((files / f"{lang}.json").read_text(encoding="utf-8"))["pages"]
    form = next(page for page in pages if page["url"] == "selfcheck/")
    check = [words for anchor, _, words in form["pieces"] if anchor == "check"]
    assert len(check) > 5
    assert [words for words in check if f" {interface}" in words] == []

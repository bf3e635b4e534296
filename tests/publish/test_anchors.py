"""No published address may go: the frozen list against the site, and what satisfies it."""

import shutil
from pathlib import Path

import pytest

from scripts.corpus import Corpus
from scripts.publish import anchors, redirects

ROOT = Path(__file__).parents[2]
PAGE = "<html><body><article><h1 id='title'>x</h1>{}</article></body></html>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of two pages with its frozen list."""
    for lang in ("zh", "en"):
        put(tmp_path, lang, "", "<h2 id='a'>a</h2>")
        put(tmp_path, lang, "rules/x", "<p class='provision para' id='art_1'></p><h2 id='sec_1'>1</h2>")
    (tmp_path / "docs/data").mkdir(parents=True)
    (tmp_path / redirects.FILE).write_text("", encoding="utf-8")
    anchors._update(tmp_path, anchors.check(tmp_path, tmp_path / "site")[1])
    return tmp_path


def put(root: Path, lang: str, page: str, body: str) -> None:
    folder = root / "site" / lang / page
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(PAGE.format(body), encoding="utf-8")


def both(root: Path, page: str, body: str) -> None:
    for lang in ("zh", "en"):
        put(root, lang, page, body)


def check(root: Path) -> tuple[list[str], list[str]]:
    problems, new = anchors.check(root, root / "site")
    return [str(one) for one in problems], new


def test_every_frozen_address_is_there_in_both_languages(site: Path) -> None:
    problems, _ = anchors.check(ROOT, site)
    assert [str(one) for one in problems] == []


def test_every_provision_is_frozen(corpus: Corpus) -> None:
    frozen = anchors._frozen(ROOT)
    missing = [
        address
        for slug in corpus.slugs
        for one in corpus.text("zh", slug).provisions
        if (address := f"/rules/{slug}/#{one.id}") not in frozen
    ]
    assert missing == [], "a new text: python -m scripts.publish.anchors --update"


def test_the_published_list_is_the_committed_one(data: Path) -> None:
    assert (data / "anchors.txt").read_bytes() == (ROOT / anchors.FILE).read_bytes()


def test_both_languages_have_the_same_addresses(site: Path) -> None:
    assert anchors.published(site, "zh") == anchors.published(site, "en")


def test_only_what_readers_are_sent_to_counts(root: Path) -> None:
    both(
        root,
        "rules/x",
        "<p class='provision' id='art_1'><input id='no'></p><template><h2 id='nor'></h2></template>",
    )
    assert anchors.published(root / "site", "zh") == ["/", "/#a", "/rules/x/", "/rules/x/#art_1"]


def test_a_removal_is_told_with_what_to_do(root: Path) -> None:
    both(root, "rules/x", "<p class='provision para' id='art_1'></p>")
    problems, new = check(root)
    assert new == []
    (told,) = problems
    assert told.startswith(
        "docs/data/anchors.txt:6: /rules/x/#sec_1 is gone, and others link to it — put it back;"
    )
    assert told.endswith("say where to in docs/data/redirects.toml")


def test_a_page_that_is_gone_is_told_once(root: Path) -> None:
    for lang in ("zh", "en"):
        shutil.rmtree(root / "site" / lang / "rules")
    problems, _ = check(root)
    assert len(problems) == 1
    assert "/rules/x/, with 2 places on it, is gone" in problems[0]


def test_an_addition_is_only_a_reminder(root: Path) -> None:
    both(root, "rules/x", "<p class='provision' id='art_1'></p><h2 id='new'>n</h2><h2 id='sec_1'>1</h2>")
    problems, new = check(root)
    assert problems == []
    assert new == ["/rules/x/#new"]
    assert "--update" in anchors.reminder(new)


def test_an_update_adds_in_place_and_removes_nothing(root: Path) -> None:
    both(root, "rules/x", "<p class='provision' id='art_1'></p><h2 id='new'>n</h2>")
    anchors._update(root, check(root)[1])
    lines = (root / anchors.FILE).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("#")
    assert lines[1:] == ["/", "/#a", "/rules/x/", "/rules/x/#art_1", "/rules/x/#new", "/rules/x/#sec_1"]


def test_an_address_of_one_language_only_is_told(root: Path) -> None:
    put(root, "en", "", "<h2 id='a'>a</h2><h2 id='b'>b</h2>")
    problems, new = check(root)
    assert problems == [
        "docs/zh/index.md:1: the place #b of /en/ is missing — give both languages the same addresses"
    ]
    assert new == []


def test_a_redirect_satisfies_the_check(root: Path) -> None:
    both(root, "rules/x", "<p class='provision para' id='art_1'></p>")
    table = '[[moved]]\nfrom = "/rules/x/#sec_1"\nto = "/rules/x/#art_1"\n'
    (root / redirects.FILE).write_text(table, encoding="utf-8")
    assert check(root) == ([], [])


def test_a_page_that_moves_takes_along_the_places_that_the_new_one_has(root: Path) -> None:
    for lang in ("zh", "en"):
        (root / "site" / lang / "rules/x").rename(root / "site" / lang / "rules/y")
    table = '[[moved]]\nfrom = "/rules/x/"\nto = "/rules/y/"\n'
    (root / redirects.FILE).write_text(table, encoding="utf-8")
    problems, new = check(root)
    assert problems == []
    assert new == ["/rules/y/", "/rules/y/#art_1", "/rules/y/#sec_1"]
    both(root, "rules/y", "<p class='provision para' id='art_1'></p>")
    assert "/rules/x/#sec_1 is gone" in check(root)[0][0]


def test_a_redirect_that_leads_nowhere_or_hides_what_is_there_is_told(root: Path) -> None:
    table = '[[moved]]\nfrom = "/rules/x/#sec_1"\nto = "/rules/x/#sec_9"\n'
    (root / redirects.FILE).write_text(table, encoding="utf-8")
    problems, _ = check(root)
    assert [one.partition(" — ")[0] for one in problems] == [
        "docs/data/redirects.toml:1: /rules/x/#sec_1 is still there",
        "docs/data/redirects.toml:1: /rules/x/#sec_9 is not there",
    ]

"""Old addresses lead on: the table, the pages made from it, and the script that keeps the place."""

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, sync_playwright

from scripts.browser import launch
from scripts.corpus import Problem
from scripts.publish import redirects
from scripts.site import serve

ROOT = Path(__file__).parents[2]
TABLE = """[[moved]]
from = "/rules/old/"
to = "/rules/new/"

[[moved]]
from = "/rules/old/#sec_9"
to = "/rules/new/#sec_4"

[[moved]]
from = "/rules/new/#sec_8"
to = "/rules/new/#sec_5"
"""


def read(root: Path, table: str) -> tuple[list[redirects.Moved], list[Problem]]:
    (root / "docs/data").mkdir(parents=True, exist_ok=True)
    (root / redirects.FILE).write_text(table, encoding="utf-8")
    problems: list[Problem] = []
    return redirects.read(root, problems), problems


def test_the_committed_table_is_sound() -> None:
    problems: list[Problem] = []
    redirects.read(ROOT, problems)
    assert problems == []


def test_all_faults_of_the_table_are_told_with_their_line(tmp_path: Path) -> None:
    table = (
        TABLE
        + '[[moved]]\nfrom = "rules/x"\nto = "/a/"\n[[moved]]\nfrom = "/rules/old/"\nto = "/b/"\nwhy = "so"\n'
    )
    table += '[[moved]]\nfrom = "/rules/old/"\nto = "/b/"\n'
    moved, problems = read(tmp_path, table)
    assert len(moved) == 3
    assert [(one.line, one.what) for one in problems] == [
        (12, "'rules/x' is not an address"),
        (15, "unknown key 'why'"),
        (19, "/rules/old/ is there twice"),
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The old page, made from the table, and the new one as the theme would give it."""
    moved, _ = read(tmp_path, TABLE)
    out = tmp_path / "site"
    (out / "assets/base").mkdir(parents=True)
    shutil.copy(ROOT / "docs/assets/base/moved.mjs", out / "assets/base")
    (out / "index.html").write_text("<!doctype html>", encoding="utf-8")
    redirects.write(moved, out, "assets/base")
    places = redirects.as_json(redirects.places(moved, "/rules/new/"))
    for lang in ("zh", "en"):
        (out / lang / "rules/new").mkdir()
        (out / lang / "rules/new/index.html").write_text(
            f'<!doctype html><link rel="icon" href="data:,">'
            f'<script type="application/json" id="moved">{places}</script>'
            '<script type="module" src="../../../assets/base/moved.mjs"></script>'
            '<h2 id="sec_4">4</h2><h2 id="sec_5">5</h2><h2 id="sec_6">6</h2>',
            encoding="utf-8",
        )
    return out


def test_an_old_page_leads_on_in_both_languages_without_scripts_too(site: Path) -> None:
    for lang, tag in (("zh", "zh-Hans"), ("en", "en")):
        path = site / lang / "rules/old/index.html"
        page = html.parse(str(path)).getroot()
        assert page.get("lang") == tag
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert "url=../new/" in path.read_text(encoding="utf-8")
        (link,) = page.xpath("//a/@href")
        assert (path.parent / link / "index.html").is_file()
        (script,) = page.xpath("//script/@src")
        assert (path.parent / script).is_file()
        assert json.loads(page.xpath("//script[@id='moved']")[0].text) == {"": "../new/", "sec_9": "../new/#sec_4"}


@pytest.fixture
def page(site: Path) -> Iterator[Page]:
    with serve.server(site, 0) as serving, sync_playwright() as playwright:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        browser = launch(playwright)
        yield browser.new_context(base_url=f"http://{serve.ADDRESS}:{serving.server_port}").new_page()
        browser.close()
        serving.shutdown()
        thread.join()


def test_places_are_kept_or_led_on(page: Page) -> None:
    for old, new in (
        ("/zh/rules/old/", "/zh/rules/new/"),
        ("/zh/rules/old/#sec_6", "/zh/rules/new/#sec_6"),
        ("/en/rules/old/#sec_9", "/en/rules/new/#sec_4"),
        ("/en/rules/new/#sec_8", "/en/rules/new/#sec_5"),
        ("/en/rules/new/#sec_6", "/en/rules/new/#sec_6"),
    ):
        page.goto("about:blank")
        page.goto(old)
        page.wait_for_url(f"**{new}")
    page.evaluate("location.hash = 'sec_8'")
    page.wait_for_url("**/en/rules/new/#sec_5")

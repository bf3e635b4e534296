"""Both languages side by side; and how much a page of a text weighs."""

from functools import cache
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.corpus import LANGS, Corpus
from tests.site.conftest import both_widths

TEXTS = ("lab-measures", "lab-opinions", "call-2024", "guide-2024", "template-2024", "base-measures")


def both(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#side-by-side").click()
    expect(page.locator(".law")).to_have_class("law is-parallel")


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_every_provision_has_the_other_language_beside_it(
    browser: Browser, origin: str, corpus: Corpus, lang: str
) -> None:
    assert set(TEXTS) == set(corpus.slugs)
    context = browser.new_context(base_url=origin)
    page = context.new_page()
    for slug in TEXTS:
        both(page, f"/{lang}/rules/{slug}/")
        has_the_other_language_beside_it(page, corpus, lang, slug)
        page.evaluate("localStorage.clear()")  # the choice is remembered, and the next text has to begin without
    context.close()


def has_the_other_language_beside_it(page: Page, corpus: Corpus, lang: str, slug: str) -> None:
    other, tag = ("en", "en") if lang == "zh" else ("zh", "zh-Hans")
    found = page.evaluate(
        """() => [...document.querySelectorAll(".law .provision:not(table)")].map((one) => {
          const twin = one.nextElementSibling;
          return [one.id, twin?.matches(".twin") ? twin.lang : "", twin?.matches(".twin") ? twin.textContent : ""];
        })"""
    )
    words = {one.id: one for one in corpus.text(other, slug).provisions}
    for id, language, twin in found:
        if words[id].printed:
            assert language == tag, (slug, id)
            there = "".join(words[id].cells) if words[id].level == "tr" else words[id].printed
            assert twin.replace(" ", "") == there.replace(" ", ""), (slug, id)
    assert page.locator(".twin [id], .twin[id]").count() == 0, slug
    assert page.locator(".twin h1, .twin h2, .twin h3, h2.twin, h3.twin").count() == 0, slug
    notes = page.locator("blockquote:not(.twin)").count()
    assert page.locator("blockquote.twin").count() == notes, slug


@both_widths
def test_two_columns_where_there_is_room_and_one_below_the_other_where_there_is_none(page: Page) -> None:
    both(page, "/zh/rules/lab-measures/")
    own = page.locator("#art_5__para_1").bounding_box()
    twin = page.locator("#art_5__para_1 + .twin").bounding_box()
    assert own is not None
    assert twin is not None
    size = page.viewport_size
    assert size is not None
    if size["width"] > 1000:
        assert twin["x"] >= own["x"] + own["width"]
        assert abs(twin["y"] - own["y"]) < 12
    else:
        assert twin["y"] >= own["y"] + own["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@both_widths
@pytest.mark.parametrize("lang", LANGS)
def test_the_number_of_an_article_stands_above_its_words_in_both_languages(page: Page, lang: str) -> None:
    both(page, f"/{lang}/rules/lab-measures/")
    size = page.viewport_size
    assert size is not None
    wide = size["width"] > 1000
    found = page.evaluate(
        """() => [...document.querySelectorAll(".law h3.art")].map((number) => {
          const words = document.getElementById(`${number.id}__para_1`);
          const place = (one) => {
            const drawn = document.createRange();
            drawn.selectNodeContents(one);
            return drawn.getBoundingClientRect();
          };
          const before = number.previousElementSibling.getBoundingClientRect().bottom;
          const all = [number, number.nextElementSibling, words, words.nextElementSibling];
          const border = getComputedStyle(number.nextElementSibling).borderInlineStartWidth;
          return [number.id, before, border, ...all.map((one) => place(one).toJSON())];
        })"""
    )
    assert found
    for id, before, border, number, twin, words, twin_words in found:
        assert abs(number["bottom"] - twin["bottom"]) < 8, id
        assert number["top"] > before - 4, id
        assert number["right"] < twin["left"], id
        for above in (number, twin):
            assert 0 < words["top"] - above["bottom"] + 12 < 40, id
        if wide:
            assert abs(number["left"] - words["left"]) < 3, id
            assert abs(twin["left"] - twin_words["left"]) < 3, id
        else:
            assert border == "0px", id
            assert abs(number["left"] - words["left"]) < 3, id
            assert twin["right"] <= size["width"], id
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_choice_is_remembered_on_every_text_and_taken_back(page: Page) -> None:
    both(page, "/zh/rules/lab-measures/")
    page.goto("/en/rules/guide-2024/")
    expect(page.locator("#side-by-side")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#sec_1 + .twin")).to_have_text("一、申报方向")
    page.locator("#side-by-side").click()
    expect(page.locator(".twin")).to_have_count(0)
    page.reload()
    expect(page.locator("#side-by-side")).to_have_attribute("aria-pressed", "false")


def test_it_is_printed_in_two_columns(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, viewport={"width": 700, "height": 900})
    page = context.new_page()
    both(page, "/zh/rules/lab-measures/")
    page.emulate_media(media="print")
    own, twin = (page.locator(f"#art_5__para_1{more}").bounding_box() for more in ("", " + .twin"))
    assert own is not None
    assert twin is not None
    assert twin["x"] >= own["x"] + own["width"]
    expect(page.locator(".law-tools")).to_be_hidden()
    context.close()


def test_turning_it_on_leaves_what_one_reads_in_its_place(page: Page) -> None:
    page.goto("/zh/rules/lab-measures/#art_20")
    before = page.evaluate("document.getElementById('art_20').getBoundingClientRect().top")
    page.evaluate("document.getElementById('side-by-side').click()")
    expect(page.locator(".law")).to_have_class("law is-parallel")
    after = page.evaluate("document.getElementById('art_20').getBoundingClientRect().top")
    assert abs(after - before) < 40


def test_without_the_other_page_it_says_so_and_forgets(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, service_workers="block")  # its copy would answer
    page = context.new_page()
    page.goto("/zh/rules/lab-measures/")
    page.route("**/en/rules/**", lambda route: route.abort())
    page.locator("#side-by-side").click()
    expect(page.locator("#side-by-side-status")).to_contain_text("取不到英文页面")
    expect(page.locator("#side-by-side")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.getItem('side-by-side')") is None
    context.close()


def test_the_language_switch_keeps_the_provision_that_one_reads(page: Page) -> None:
    page.goto("/zh/rules/lab-measures/")
    page.evaluate(
        "document.getElementById('art_18__para_1').scrollIntoView({ block: 'center', behavior: 'instant' })"
    )
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/rules/lab-measures/#art_1*")
    shown = page.evaluate("document.getElementById('art_18__para_1').getBoundingClientRect().top < innerHeight")
    assert shown


@cache
def compressed(path: Path) -> int:
    """Bytes of a file of the site as it is sent; most files are those of every page."""
    return len(brotli.compress(path.read_bytes()))


# After every change the budget of one text is held (test_budgets.py).
@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", ["lab-measures", "guide-2024", "base-measures"])
def test_a_text_weighs_less_than_250_kb_on_the_first_visit(
    browser: Browser, origin: str, site: Path, lang: str, slug: str
) -> None:
    context = browser.new_context(base_url=origin)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"/{lang}/rules/{slug}/")
    page.wait_for_load_state("networkidle")
    weight = 0
    for url in set(asked):
        path = site / url.removeprefix(f"{origin}/").partition("?")[0]
        weight += compressed(path / "index.html" if path.is_dir() else path)
    assert weight < 250_000
    context.close()

"""Tables on a telephone: the cells of a row stand below each other, each with the head of its column."""

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.corpus import LANGS

PHONE = 360
STACKED = (
    "about",
    "data",
    "reference/benchmarks",
    "reference/cases",
    "reference/glossary",
    "reference/ledger",
    "reference/opinions-translation",
)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
def test_no_column_is_squeezed_on_a_telephone(browser: Browser, origin: str, lang: str) -> None:
    context = browser.new_context(base_url=origin, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    for address in STACKED:
        page.goto(f"/{lang}/{address}/")
        page.wait_for_load_state("load")
        cells = page.locator("[data-stack] tbody :is(th, td):not(:empty)")
        assert cells.count() > 0, address
        narrow = cells.evaluate_all(
            "(cells) => cells.filter((one) => one.getBoundingClientRect().width < 320).map((one) => one.innerText)"
        )
        assert narrow == [], address
        headless = cells.evaluate_all(
            "(cells) => cells.filter((one) => one.cellIndex && !one.dataset.head).length"
        )
        assert headless == 0, address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()


def test_a_matrix_keeps_its_columns_because_its_heads_are_links(page: Page) -> None:
    page.goto("/zh/reference/cases/")
    matrix = page.locator("#lab-facilities ~ .md-typeset__scrollwrap table").first
    expect(matrix.locator("thead a").first).to_be_attached()
    assert matrix.get_attribute("data-stack") is None


@pytest.mark.parametrize("lang", LANGS)
def test_reasons_of_the_ledger_begin_on_their_first_line_and_figures_stand_flush_right(
    browser: Browser, origin: str, lang: str
) -> None:
    context = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"/{lang}/reference/ledger/")
    assert (
        page.locator("td > br:first-child").evaluate_all(
            "(breaks) => breaks.filter((one) => !one.previousSibling).length"
        )
        == 0
    )
    figures = page.locator(".ledger .number")
    assert set(figures.evaluate_all("(all) => all.map((one) => getComputedStyle(one).textAlign)")) == {"end"}
    context.close()


def test_sources_of_the_glossary_are_citations(page: Page) -> None:
    page.goto("/zh/reference/glossary/")
    source = page.locator("tr", has_text="泛指时用复数").locator("a.citation")
    expect(source).to_have_text("《实验室管理办法》第三十一条")
    expect(source).to_have_attribute("href", "../../rules/lab-measures/#art_31__para_1")


def test_only_what_scrolls_is_a_stop_for_the_keyboard(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.goto("/zh/reference/cases/")
    stacked = page.locator(".md-typeset__scrollwrap:has([data-stack])")
    matrix = page.locator("#lab-facilities ~ .md-typeset__scrollwrap").first
    expect(matrix).to_have_attribute("tabindex", "0")
    for one in stacked.all():
        expect(one).not_to_have_attribute("tabindex", "0")
    matrix.focus()
    page.keyboard.press("ArrowRight")
    # As a function: an expression is evaluated anew at every look, and the page forbids that after the first.
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    context.close()

"""Landing on a provision and changing the language, in a real browser."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import both_widths

SUB_ITEM = "art_12__para_1__point_3__point_1"


@both_widths
def test_landing_highlights_the_provision_and_leaves_it_visible_below_the_header(page: Page) -> None:
    page.goto(f"/zh/rules/lab-measures/#{SUB_ITEM}")
    provision, header = (
        page.locator(f"#{SUB_ITEM}").bounding_box(),
        page.locator("header.md-header").bounding_box(),
    )
    assert provision is not None
    assert header is not None
    assert header["y"] + header["height"] <= provision["y"] <= 200
    other = "art_12__para_1__point_3__point_2"
    colours = [
        page.locator(f"#{id}").evaluate("e => getComputedStyle(e).backgroundColor") for id in (SUB_ITEM, other)
    ]
    assert colours[0] != colours[1]


def test_landing_on_an_article_marks_all_of_it_and_nothing_else(page: Page) -> None:
    page.goto("/en/rules/lab-measures/#art_10")
    marked = page.locator(".is-within")
    expect(marked).to_have_count(4)
    page.evaluate("location.hash = 'art_1'")
    expect(marked).to_have_count(1)
    expect(marked).to_have_id("art_1__para_1")


@pytest.mark.parametrize(
    ("lang", "fragment", "words", "above"),
    [
        ("zh", "art_12__para_1__point_9", "#art_12__para_1__point_9", "#art_12__para_1"),
        ("en", "art_12__para_1__point_3__point_9", "Article 12, item (3)", "#art_12__para_1__point_3"),
        ("en", "art_99", "#art_99", None),
        ("zh", "第十二条", "第十二条", None),
    ],
)
def test_a_place_that_does_not_exist_is_named_with_its_nearest_parent(
    page: Page, lang: str, fragment: str, words: str, above: str | None
) -> None:
    page.goto(f"/{lang}/rules/lab-measures/")
    page.evaluate("fragment => location.hash = fragment", fragment)
    notice = page.locator("#provision-status")
    expect(notice).to_contain_text(words)
    if above is None:
        expect(notice.get_by_role("link")).to_have_count(0)
        notice.get_by_role("button").click()
    else:
        notice.get_by_role("link").click()
        expect(page).to_have_url(f"{page.url.partition('#')[0]}{above}")
    expect(notice).to_be_empty()


def test_the_language_changes_with_one_click_and_the_place_stays(page: Page) -> None:
    page.goto(f"/zh/rules/lab-measures/#{SUB_ITEM}")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**/en/rules/lab-measures/#{SUB_ITEM}")
    page.evaluate("location.hash = 'art_7'")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/rules/lab-measures/#art_7")


def test_a_choice_of_dark_holds_in_both_languages(page: Page) -> None:
    page.goto("/zh/")
    page.get_by_role("button", name="字号、对比度和颜色").click()
    page.get_by_label("深色").check()
    page.goto("/en/about/")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


@both_widths
def test_no_page_is_wider_than_the_screen(page: Page) -> None:
    wider = []
    for path in ("/", "/zh/", "/en/", "/zh/rules/lab-measures/", "/en/about/", "/en/reference/glossary/"):
        page.goto(path)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            wider.append(path)
    assert wider == []


def test_without_scripts_the_language_changes_all_the_same(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/rules/lab-measures/")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/rules/lab-measures/")
    context.close()

"""The box in a real browser: keyboard, screen reader, landing with marks, failure, phone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

WIDTHS = (1280, pytest.param(360, marks=pytest.mark.slow))
"""The box is the same on a telephone; what is laid out otherwise there has tests of its own below."""


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, origin: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    viewport: ViewportSize = {"width": request.param, "height": 800}
    # The copy for reading offline would answer what is made to fail here.
    context = browser.new_context(base_url=origin, viewport=viewport, service_workers="block")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda one: None if one.url.startswith(origin) else complaints.append(one.url))
    yield opened
    context.close()
    assert complaints == []


def box(page: Page) -> Locator:
    return page.locator("#site-search")


def results(page: Page) -> Locator:
    return page.locator("#site-search-results a")


def ready(page: Page) -> None:
    box(page).focus()
    expect(page.locator(".site-search")).to_have_attribute("data-complete", "")


def test_nothing_is_loaded_before_the_box_is_touched(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto("/zh/", wait_until="networkidle")
    late = ("/assets/search/", "/engine/engine.mjs", "/engine/citation.mjs")
    assert [url for url in asked if any(one in url for one in late)] == []
    ready(page)
    assert sum("/zh.json" in url for url in asked) == 1
    assert not any("/en.json" in url for url in asked)


@pytest.mark.parametrize(
    ("lang", "typed", "address"),
    [
        ("zh", "办法 12 3", "rules/lab-measures/#art_12__para_1__point_3"),
        ("zh", "第十二条第（三）项", "rules/lab-measures/#art_12__para_1__point_3"),
        ("zh", "第12条", "rules/lab-measures/#art_12"),
        ("zh", "指南 三（四）", "rules/guide-2024/#sec_3__subsec_4"),
        ("en", "Art. 12(1)(3)", "rules/lab-measures/#art_12__para_1__point_3"),
    ],
)
def test_a_citation_and_enter_lead_there(page: Page, lang: str, typed: str, address: str) -> None:
    page.goto(f"/{lang}/about/")
    ready(page)
    box(page).fill(typed)
    box(page).press("Enter")
    page.wait_for_url(f"**/{lang}/{address}")
    expect(page.locator(f"[id='{address.partition('#')[2]}']:target")).to_be_visible()


def test_several_texts_are_offered_the_measures_first(page: Page) -> None:
    page.goto("/zh/about/")
    ready(page)
    box(page).fill("第12条")
    cited = page.locator("#site-search-results [data-part=cited] a")
    expect(cited).to_have_count(2)
    assert [one.get_attribute("href") for one in cited.all()] == [
        "../rules/lab-measures/#art_12",
        "../rules/base-measures/#art_12",
    ]


def test_a_provision_that_does_not_exist_leads_to_the_one_above_and_says_so(page: Page) -> None:
    page.goto("/en/about/")
    ready(page)
    box(page).fill("Measures Article 12 item 9")
    group = page.get_by_role("group", name="There is no such provision")
    expect(group.get_by_role("option")).to_have_attribute("href", "../rules/lab-measures/#art_12")


@pytest.mark.parametrize(
    ("lang", "typed", "mark"), [("zh", "卡脖子", "卡脖子"), ("en", "chokepoints", "chokepoint")]
)
def test_a_result_lands_on_its_provision_with_the_words_marked(
    page: Page, lang: str, typed: str, mark: str
) -> None:
    page.goto(f"/{lang}/about/")
    ready(page)
    box(page).fill(typed)
    expect(results(page).first.locator("mark").first).to_have_text(mark)
    results(page).first.click()
    page.wait_for_url("**/rules/lab-measures/#art_12__para_1__point_3__point_3")
    target = page.locator(":target")
    expect(target.locator("mark.search-hit")).to_have_text(mark)
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    # Nothing outside it is marked, the address is the plain one, and Escape takes the marks away.
    expect(page.locator("mark.search-hit")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("mark.search-hit")).to_have_count(0)


def test_what_is_copied_from_a_marked_provision_has_no_marks(page: Page) -> None:
    page.goto("/zh/about/")
    ready(page)
    box(page).fill("博士后")
    results(page).first.click()
    expect(page.locator(":target mark.search-hit")).to_have_count(1)
    copied = page.evaluate(
        """async () => {
          const beside = document.querySelector("script[src$='/language.mjs']").src;
          const { clean } = await import(new URL("../../law/words.mjs", beside));
          return clean(document.querySelector(":target")).innerHTML;
        }"""
    )
    assert "博士后工作站" in copied
    assert "<mark" not in copied


def test_results_of_the_same_page_are_marked_too_and_the_old_marks_go(page: Page) -> None:
    page.goto("/zh/rules/lab-measures/")
    for typed, place in (("博士后", "art_21__para_1"), ("论文", "art_23__para_1")):
        ready(page)
        box(page).fill(typed)
        page.locator(f"#site-search-results a[href$='lab-measures/#{place}']").click()
        expect(page.locator(f"[id='{place}'] mark.search-hit").first).to_have_text(typed)
        assert {one.inner_text() for one in page.locator("mark.search-hit").all()} == {typed}


def test_the_keyboard_alone_suffices(page: Page) -> None:
    page.goto("/zh/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    expect(page.locator(".site-search")).to_have_attribute("data-state", "ready")
    page.keyboard.type("5000万元")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    active = box(page).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#site-search-results [aria-selected=true]")).to_have_count(1)
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/rules/lab-measures/#art_12__para_1__point_1")


def test_escape_empties_then_closes(page: Page) -> None:
    page.goto("/zh/")
    ready(page)
    box(page).fill("验收")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")
    expect(page.locator(".site-search__panel")).to_be_hidden()


def test_a_slash_in_a_field_is_a_slash(page: Page) -> None:
    page.goto("/zh/about/")
    page.evaluate("document.querySelector('article').append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()


def test_an_input_method_chooses_its_characters_with_enter(page: Page) -> None:
    page.goto("/zh/about/")
    ready(page)
    box(page).fill("验收")
    box(page).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert page.url.endswith("/zh/about/")


def test_nothing_found_says_what_else_to_try(page: Page) -> None:
    page.goto("/en/")
    ready(page)
    box(page).fill("hotpot")
    expect(page.locator("[data-when=none]")).to_contain_text("Nothing found for “hotpot”")
    expect(page.locator(".site-search [role=status]")).to_contain_text("hotpot")
    expect(page.locator("[data-when=none]").get_by_role("link")).to_be_visible()


def test_an_index_that_does_not_load_says_so_and_can_be_tried_again(page: Page) -> None:
    page.route("**/assets/search/**/zh.json", lambda route: route.abort())
    page.goto("/zh/about/")
    box(page).focus()
    box(page).press_sequentially("验收")
    message = page.locator("[data-when=failed]")
    expect(message).to_contain_text("索引没有载入")
    expect(page.locator(".site-search [role=status]")).to_contain_text("索引没有载入")
    page.unroute("**/assets/search/**/zh.json")
    message.get_by_role("button", name="重试").click()
    expect(results(page).first).to_be_visible()
    expect(box(page)).to_be_focused()


def test_the_library_that_did_not_load_can_be_tried_again(page: Page) -> None:
    page.route("**/minisearch.mjs", lambda route: route.abort(), times=1)
    page.goto("/zh/about/")
    box(page).focus()
    box(page).press_sequentially("验收")
    page.locator("[data-when=failed]").get_by_role("button").click()
    expect(results(page).first).to_be_visible()


def test_it_goes_on_without_a_network_once_loaded(page: Page) -> None:
    page.goto("/zh/about/")
    ready(page)
    page.context.set_offline(True)
    box(page).fill("学术委员会")
    expect(results(page).first).to_be_visible()
    page.context.set_offline(False)


def test_forbidden_storage_costs_the_marks_only(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})")
    page.goto("/zh/about/")
    ready(page)
    box(page).fill("博士后")
    results(page).first.click()
    page.wait_for_url("**/rules/lab-measures/#art_21__para_1")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_results_stand_there_in_the_moment_in_which_one_has_typed(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/about/")
    ready(page)
    shown = page.evaluate(
        """typed => {
            const input = document.querySelector("#site-search");
            input.value = typed;
            input.dispatchEvent(new InputEvent("input", {bubbles: true}));
            return document.querySelectorAll("#site-search-results a").length;
        }""",
        "仪器设备" if lang == "zh" else "floor area",
    )
    assert shown > 0


def test_what_is_touched_is_large_enough(page: Page) -> None:
    page.goto("/zh/about/")
    closed = box(page).bounding_box()
    assert closed is not None
    assert min(closed["width"], closed["height"]) >= 44
    ready(page)
    box(page).fill("验收")
    for one in results(page).all():
        size = one.bounding_box()
        assert size is not None
        assert size["height"] >= 44


def test_on_a_phone_it_is_a_sheet_as_wide_as_the_screen(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, viewport={"width": 360, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto("/zh/rules/lab-measures/")
    box(page).tap()
    box(page).fill("验收")
    expect(results(page).first).to_be_visible()
    panel = page.locator(".site-search__panel").bounding_box()
    assert panel is not None
    assert (panel["x"], panel["width"]) == (0, 360)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="关闭").click()
    expect(page.locator(".site-search__panel")).to_be_hidden()
    context.close()


def test_without_scripts_there_is_no_box(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, java_script_enabled=False)
    page = context.new_page()
    page.goto("/zh/")
    expect(box(page)).to_be_hidden()
    assert page.locator(".site-search").get_attribute("action") in (".", "./")
    context.close()


def test_what_a_screen_reader_hears(page: Page) -> None:
    page.goto("/en/about/")
    ready(page)
    box(page).fill("floor area")
    field = page.get_by_role("combobox", name="Search the provisions and pages, or type a citation")
    expect(field).to_be_visible()
    expect(page.get_by_role("listbox", name="Search results")).to_be_visible()
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Article 12, item (1)")
    expect(page.locator(".site-search [role=status]")).to_contain_text("results")


def test_the_licence_of_the_library_lies_beside_it(files: Path) -> None:
    assert "MIT" in (files / "minisearch.LICENSE.txt").read_text(encoding="utf-8")
    assert json.loads((files / "zh.json").read_text(encoding="utf-8"))["format"] == 1

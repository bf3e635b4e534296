"""Text size, contrast and colours as a reader chooses them, and what they are before anybody does."""

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import both_widths

TOKENS = Path(__file__).parents[2] / "docs/assets/base/tokens.css"
BUTTON = "字号、对比度和颜色"
# The page's root as it was when its body came to be, which is before anything is painted.
AT_FIRST = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.atFirst = { ...document.documentElement.dataset };
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });"""
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""


@both_widths
def test_large_text_is_18_points_and_holds_on_every_page_before_it_is_painted(page: Page) -> None:
    page.add_init_script(AT_FIRST)
    page.goto("/zh/about/")
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_label("特大").check()
    text = page.locator(".md-content p").first
    assert text.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") >= 24
    page.get_by_role("group", name="对比度").get_by_label("高").check()
    for address in ("/en/rules/lab-measures/", "/zh/selfcheck/", "/"):
        page.goto(address)
        first = page.evaluate("atFirst")
        assert (first["text"], first["contrast"]) == ("larger", "more")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_everything_is_chosen_from_the_keyboard(page: Page) -> None:
    page.goto("/zh/about/")
    button = page.get_by_role("button", name=BUTTON)
    panel = page.get_by_role("form", name=BUTTON)
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_role("group", name="字号").get_by_label("标准")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-text", "large")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


@both_widths
def test_the_panel_opens_below_its_button_and_not_beyond_the_content_of_the_bar(page: Page) -> None:
    page.goto("/zh/about/")
    button = page.get_by_role("button", name=BUTTON)
    button.click()
    right = [
        one.evaluate("(one) => one.getBoundingClientRect().right")
        for one in (button, page.get_by_role("form", name=BUTTON))
    ]
    assert abs(right[0] - right[1]) < 16


def test_where_nothing_can_be_kept_the_choice_holds_for_the_page(page: Page) -> None:
    page.add_init_script(BLOCKED)
    page.goto("/zh/about/")
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_label("深色").check()
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_damaged_choice_is_none(page: Page) -> None:
    page.goto("/zh/about/")
    shown = {}
    for kept in ('{"text": "large"}', "5", '"large"', '{"text": "huge", "scheme": null}', "{", "null"):
        page.evaluate("(kept) => localStorage.setItem('appearance', kept)", kept)
        page.reload()
        shown[kept] = page.locator("html").get_attribute("data-text")
    # The first one is whole: what is kept is read.
    assert [*shown.values()] == ["large", "normal", "normal", "normal", "normal", "normal"], shown


@pytest.mark.parametrize(
    ("system", "contrast", "scheme"),
    [
        ({"contrast": "more"}, "more", "default"),
        ({"forced_colors": "active"}, "more", "default"),
        ({"color_scheme": "dark"}, "normal", "slate"),
    ],
)
def test_until_somebody_chooses_the_system_does(
    browser: Browser, origin: str, system: dict[str, Any], contrast: str, scheme: str
) -> None:
    page = browser.new_page(base_url=origin, **system)
    page.goto("/zh/about/")
    expect(page.locator("html")).to_have_attribute("data-contrast", contrast)
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", scheme)
    page.emulate_media(color_scheme="light", contrast="no-preference", forced_colors="none")
    expect(page.locator("html")).to_have_attribute("data-contrast", "normal")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")
    page.close()


GROUNDS = ("paper", "panel", "blue-wash", "cinnabar-wash")
WORDS = ("ink", "muted", "blue", "blue-deep", "cinnabar", "green", "amber")


@pytest.mark.parametrize(("contrast", "least"), [("normal", 4.5), ("more", 7)])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_every_word_stands_out_from_every_ground(contrast: str, least: float, scheme: str) -> None:
    colours = tokens(scheme, contrast)
    low = {
        (word, ground): round(ratio, 2)
        for word, ground in itertools.product(WORDS, GROUNDS)
        if (ratio := contrast_ratio(colours[word], colours[ground])) < least
    }
    assert low == {}


def tokens(scheme: str, contrast: str) -> dict[str, str]:
    """The colours that hold for a page with these attributes, as in the style sheet, later ones first."""
    colours: dict[str, str] = {}
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", TOKENS.read_text(encoding="utf-8")):
        asked = set(re.findall(r'\[data-([\w-]+)="(\w+)"\]', selector.rpartition(",")[2]))
        if asked <= {("md-color-scheme", scheme), ("contrast", contrast)}:
            colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", body))
    return colours


def contrast_ratio(one: str, other: str) -> float:
    """Of two colours as written, after WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""Without a mouse: a self-assessment from the start to the result, and a focus that can always be seen."""

from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser.form import Form

# What is wrong with how the focus is seen, unless it is on the page itself. A radio button is drawn by its label.
SEEN = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const shown = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") ?? one : one;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const steps = [0.1, 0.3, 0.5, 0.7, 0.9];
  const isSeen = steps.some((x) => steps.some((y) => {
    const hit = document.elementFromPoint(left + x * width, top + y * height);
    return hit && (shown.contains(hit) || hit.contains(shown));
  }));
  const isMarked = [one, shown, one.nextElementSibling].some((part) => {
    const { outlineStyle, outlineWidth } = part ? getComputedStyle(part) : {};
    return part && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const name = one.outerHTML.slice(0, 100);
  return [...(isSeen ? [] : [`hidden: ${name}`]), ...(isMarked ? [] : [`unmarked: ${name}`])];
}"""
STOPS = 70


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("/zh/selfcheck/#lab.facilities", 360),
        ("/en/rules/lab-measures/", 1280),
        pytest.param("/zh/selfcheck/#lab.facilities", 1280, marks=pytest.mark.slow),
        pytest.param("/zh/selfcheck/#result", 1280, marks=pytest.mark.slow),
        pytest.param("/zh/selfcheck/#result", 360, marks=pytest.mark.slow),
        pytest.param("/en/rules/lab-measures/", 360, marks=pytest.mark.slow),
    ],
)
def test_the_focus_is_seen_wherever_it_goes(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    if "selfcheck" in address:
        Form(page, "zh").wait()
    found = []
    for key in ["Tab"] * STOPS + ["Shift+Tab"] * STOPS:
        page.keyboard.press(key)
        if not page.evaluate(SEEN):
            continue
        with suppress(Late):  # a preview goes a moment after one has gone on
            page.wait_for_function(f"() => !({SEEN})()?.length", timeout=5_000)
        found += page.evaluate(SEEN) or []
    assert not found, "\n".join(["", *found])


def tab_to(page: Page, selector: str) -> None:
    """On with the Tab key until something is focused."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the Tab key does not lead to {selector}")


def test_a_self_assessment_is_done_with_the_keyboard_alone(starting_page: Page) -> None:
    page = starting_page
    form = Form(page, "zh").open()
    tab_to(page, 'a[href="#tasks"]')
    page.keyboard.press("Enter")
    expect(page.locator("#tasks")).to_be_focused()
    tab_to(page, 'a[href="#lab.facilities"]')
    page.keyboard.press("Enter")
    expect(page.locator('[id="lab.facilities"]')).to_be_focused()
    tab_to(page, 'input[name="facilities.concentrated"]')
    page.keyboard.press("Space")
    tab_to(page, 'input[name="facilities.floor_area_m2"]')
    page.keyboard.type("2600")
    form.expect_answers({"facilities.concentrated": "true", "facilities.floor_area_m2": "2600"})
    tab_to(page, '.step-nav a[href="#lab.team"]')
    page.keyboard.press("Enter")
    expect(page.locator('[id="lab.team"]')).to_be_focused()
    page.keyboard.press("Shift+Tab")
    tab_to(page, 'a[href="#result"]')
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_drawer_opens_from_the_keyboard(browser: Browser, origin: str, key: str) -> None:
    page = browser.new_page(base_url=origin, viewport={"width": 360, "height": 800})
    page.goto("/zh/rules/lab-measures/")
    page.get_by_role("button", name="打开导航").press(key)
    expect(page.locator("#__drawer")).to_be_checked()
    page.close()

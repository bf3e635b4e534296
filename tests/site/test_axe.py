"""What axe, the checker of accessibility, says of the pages; and that the drawer opens from the keyboard."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from scripts.corpus import LANGS

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
SLUGS = ["lab-measures", "lab-opinions", "call-2024", "guide-2024", "template-2024", "base-measures"]
PAGES = [
    *(f"/{lang}/rules/{slug}/" for lang in LANGS for slug in SLUGS),
    *("/", "/zh/", "/zh/selfcheck/", "/zh/reference/ledger/", "/zh/reference/mapping/", "/en/data/"),
]
# Lighthouse asks for the size of targets too; axe alone leaves it out.
RUN = """async () => {
  const { violations } = await axe.run({ rules: { "target-size": { enabled: true } } });
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`));
}"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing(
    browser: Browser, origin: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        base_url=origin, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    found = {}
    for address in PAGES:
        page.goto(address)
        page.add_script_tag(path=AXE)
        found[address] = page.evaluate(RUN)
    context.close()
    assert found == dict.fromkeys(PAGES, [])


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_drawer_opens_from_the_keyboard(browser: Browser, origin: str, key: str) -> None:
    page = browser.new_page(base_url=origin, viewport={"width": 360, "height": 800})
    page.goto("/zh/rules/lab-measures/")
    page.get_by_role("button", name="打开导航").press(key)
    expect(page.locator("#__drawer")).to_be_checked()
    page.close()

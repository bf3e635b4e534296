"""Every state of every page in both languages: what axe and our own audit say of it; at once in the look that
finds most, and in all of them before a change lands.

With PICTURES set, as ``make pictures`` does, each is also left in
``build/screens/<language>-<width>-<light|dark>-<walk>-<state>.png``, to be looked at.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from scripts.corpus import LANGS
from tests.browser.looks.walks import WALKS
from tests.browser.runtime import Runtime

ROOT = Path(__file__).parents[3]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")
PICTURES = bool(os.environ.get("PICTURES"))
SCREENS = ROOT / "build/screens"
# What sticks to an edge of the screen would lie across the middle of a picture of the whole page.
LOOSE = ".md-header, .selfcheck-bar, .keep-notice { position: static !important; }"
OVERLAYS = "dialog[open], .provision-menu, .site-search.is-open, .site-appearance__panel:not([hidden])"
TALLEST = 4000  # px of a picture; the texts of the law go on much longer


@dataclass(frozen=True)
class Look:
    """How somebody sees a page."""

    width: int
    scheme: str = "light"
    text: str = "normal"
    contrast: str = "normal"
    picture: bool = False
    axe: str = ""
    """What axe is asked: everything, or what such a look can change."""

    def put_on(self, page: Page) -> None:
        chosen = {name: getattr(self, name) for name in ("scheme", "text", "contrast")}
        page.evaluate("(all) => Object.entries(all).forEach((one) => appearance.choose(...one))", chosen)
        page.set_viewport_size({"width": self.width, "height": 800})


DESK, DARK_DESK, PHONE, DARK_PHONE, ENLARGED, DARK_ENLARGED, HALF = LOOKS = (
    Look(1280, picture=True, axe="everything"),
    Look(1280, "dark", picture=True, axe="look"),
    Look(360, picture=True),
    Look(360, "dark", picture=True, axe="everything"),
    # 320 px are what is left of 1280 at 400 %.
    Look(320, text="larger", contrast="more", axe="look"),
    Look(1280, "dark", "large", "more", axe="look"),
    Look(640, text="larger"),
)
# axe takes nearly all of the time. Both languages have the same markup and the same colours, so what a look may
# change is asked in one of them; what every state must keep to is asked in both, each in the look of its own.
ASKED = {"zh": (DESK, DARK_DESK, ENLARGED), "en": (DARK_PHONE, DARK_ENLARGED)}
AT_ONCE = {"zh": (DESK, PHONE), "en": (DARK_PHONE, HALF)}
# Of the looks in which axe is asked nothing each language has those that its words may not fit; pictures show all.
FITTED = {"zh": (*ASKED["zh"], PHONE), "en": (*ASKED["en"], ENLARGED, HALF)}
# Pages without states are many and alike.
FEW = (DESK, DARK_PHONE, ENLARGED)
# After every change the states that hold most, each in one language; all of them before a change lands.
AFTER_EVERY_CHANGE = (("answered", "zh"), ("scoring", "en"), ("evidence", "zh"), ("frame", "en"))


@pytest.fixture
def walker(browser: Browser, origin: str) -> Iterator[Page]:
    """A page in which somebody walks; Chromium may complain about what is made to fail."""
    context = browser.new_context(
        base_url=origin,
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
        service_workers="block",  # the copy for reading offline would answer what is made to fail
    )
    context.add_init_script(AXE)
    context.add_init_script(AUDIT)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("walk", "lang"), AFTER_EVERY_CHANGE)
def test_every_state_can_be_used_by_everybody(walker: Page, runtime: Runtime, walk: str, lang: str) -> None:
    runtime.answer_for(walker.context)
    look_at(walker, walk, lang, AT_ONCE[lang])


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("walk", WALKS)
def test_every_state_can_be_used_in_every_look(walker: Page, runtime: Runtime, walk: str, lang: str) -> None:
    if walk != "troubles":  # which are those of the start
        runtime.answer_for(walker.context)
    if PICTURES:
        looks = FEW if walk == "pages" else LOOKS
    elif walk == "pages":
        looks = tuple(look for look in FEW if look in FITTED[lang])
    else:
        looked = AT_ONCE[lang] if (walk, lang) in AFTER_EVERY_CHANGE else ()
        looks = tuple(look for look in FITTED[lang] if look not in looked)
    look_at(walker, walk, lang, looks)


def look_at(page: Page, walk: str, lang: str, looks: tuple[Look, ...]) -> None:
    """Nothing is wrong in any state of a walk, however it is looked at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    for state in WALKS[walk](page, lang):
        for look in looks:
            look.put_on(page)
            if look.picture and PICTURES:
                take(page, SCREENS / f"{lang}-{look.width}-{look.scheme}-{walk}-{state}.png")
            faults = page.evaluate("() => [...audit.wide(), ...audit.cut()]")
            if look in ASKED[lang]:
                asked = [look.axe == "everything", look.contrast == "more"]
                faults += page.evaluate("([everything, enhanced]) => audit.axe(everything, enhanced)", asked)
            found += [f"{state}, {look}: {fault}" for fault in faults]
        found += [f"{state}: {fault}" for fault in page.evaluate("() => audit.unmarked()")]
        LOOKS[0].put_on(page)
    assert not found, "\n".join(["", *found])


def take(page: Page, file: Path) -> None:
    """A picture of the page, down to where nobody looks any more; of the screen where something lies over it."""
    if page.locator(OVERLAYS).count():
        page.screenshot(path=file)
        return
    page.evaluate("scrollTo(0, 0)")
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    part = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
    page.screenshot(path=file, full_page=True, style=LOOSE, clip=part)

"""The same page in Firefox and in WebKit: it decides there too, and answers are there on the next visit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.browser import DISPLAY, FIREFOX, WEBKIT, find
from scripts.corpus import LANGS
from tests.browser.webdriver import Window, firefox, webkit

pytestmark = pytest.mark.slow
ENGINES = {"firefox": (firefox, (FIREFOX,)), "webkit": (webkit, (WEBKIT, DISPLAY))}
STATE = "return document.querySelector('#selfcheck-result').dataset.state"
FOCUSED = "return document.activeElement.id"
INTERVAL = """
const { worst, best } = document.querySelector(`[data-requirement="${arguments[0]}"]`).dataset;
return [worst, best];
"""


@pytest.fixture(params=ENGINES)
def window(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Window]:
    opened, programs = ENGINES[request.param]
    if missing := [names[0] for names in programs if not find(names)]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    with opened(tmp_path) as one:
        yield one


@pytest.mark.parametrize("lang", LANGS)
def test_an_applicant_goes_from_the_start_to_the_result_and_comes_back(
    window: Window, origin: str, lang: str
) -> None:
    window.open(f"{origin}/{lang}/selfcheck/")
    window.wait(STATE, expected="ready")
    window.click(".begin")
    window.wait(FOCUSED, expected="lab.host")
    window.click('label:has(> input[name="host.type"][value="university"])')
    window.click('.journey a[data-leads="tasks"]')
    window.click('a[href="#lab.facilities"]')
    window.wait(FOCUSED, expected="lab.facilities")
    window.type('input[name="facilities.floor_area_m2"]', "2600")
    window.click('.journey a[data-leads="result"]')
    window.wait(FOCUSED, expected="result")
    window.wait(INTERVAL, "lab.facilities.floor_area", expected=["arguable", "arguable"])
    window.wait(INTERVAL, "lab.host.type", expected=["met", "met"])

    window.reload()
    window.wait(STATE, expected="ready")
    window.wait(INTERVAL, "lab.facilities.floor_area", expected=["arguable", "arguable"])
    assert window.run("return document.querySelector('[name=\"facilities.floor_area_m2\"]').value") == "2600"
    assert window.run("return document.querySelector('[name=\"host.type\"]:checked').value") == "university"

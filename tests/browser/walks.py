"""Every state of every page, as walks that reach them one after another.

A walk is a generator: it brings the page into a state and yields its name, once for each state. Between the steps
whoever walks may look at the page as long and as often as it likes (``test_every_state``).
"""

import re
from collections.abc import Callable, Iterator

from playwright.sync_api import Page, Route, expect

from scripts.site.build import SITE
from tests.browser.form import Form, entry
from tests.selfcheck.cases import load

Walk = Callable[[Page, str], Iterator[str]]
CASES = {case.id: case for case in load()}
ANSWERED = (
    "highland-institute",
    "many-gaps",
    "everything-declared",
    "everything-denied",
    "integrity-misconduct",
    "outcomes-two-met-one-open",
    "joint-four",
)
WASM = "**/pyodide.asm.wasm"
AREA = "facilities.floor_area_m2"


def typed(case: str) -> dict[str, str]:
    """The answers of a case as a person types them."""
    facts = CASES[case].facts.items()
    return {id: str(value).lower() if isinstance(value, bool) else str(value) for id, value in facts}


def empty(page: Page, lang: str) -> Iterator[str]:
    """The way through the form before anything is answered."""
    Form(page, lang).open()
    yield "start"
    for view in ("tasks", *_groups(page), "check", "result"):
        _go(page, view)
        yield view.removeprefix("group-").replace(".", "-")


def base(page: Page, lang: str) -> Iterator[str]:
    """The draft's scheme: nothing answered, then everything denied."""
    page.goto(f"/{lang}/selfcheck/base/")
    form = Form(page, lang).wait()
    yield "start"
    page.evaluate("(raw) => localStorage.setItem('selfcheck:base', raw)", entry(typed("base-everything-denied")))
    page.reload()
    form.wait()
    _go(page, "result")
    yield "denied"


def answered(page: Page, lang: str) -> Iterator[str]:
    """Results of applicants that differ; everything that can be opened is open."""
    form = Form(page, lang).open()
    for case in ANSWERED:
        page.evaluate("(raw) => localStorage.setItem('selfcheck:lab', raw)", entry(typed(case)))
        page.reload()
        form.wait()
        _go(page, "result")
        page.evaluate("for (const one of document.querySelectorAll('#selfcheck-result details')) one.open = true")
        yield case
    _go(page, "tasks")
    yield "tasks"


def problems(page: Page, lang: str) -> Iterator[str]:
    """Answers that cannot be taken, on their page and all together."""
    form = Form(page, lang).open()
    form.answer({"team.leader": "true", AREA: "-1", "facilities.equipment_value_wan_yuan": "abc"})
    expect(form.problem(AREA)).to_be_visible()
    _go(page, "lab.facilities")
    yield "step"
    _go(page, "check")
    yield "check"
    _go(page, "result")
    yield "result"


def troubles(page: Page, lang: str) -> Iterator[str]:
    """The runtime on its way, lost, and impossible; answers that were damaged."""
    held: list[Route] = []
    page.route("**/stdlib.zip", lambda route: held.append(route))
    form = Form(page, lang).open("loading")
    expect(page.locator(".selfcheck-message")).to_contain_text(re.compile("[1-9] /|[1-9][.]"))
    yield "loading"
    for route in held:
        route.abort()
    form.wait("error")
    yield "error"
    page.unroute("**/stdlib.zip")
    page.evaluate("localStorage.setItem('selfcheck:lab', '{')")
    form.open()
    yield "damaged"
    page.add_init_script("WebAssembly.validate = () => false")
    form.open("unsupported")
    yield "unsupported"


def law(page: Page, lang: str) -> Iterator[str]:
    """Reading: the text, its menu, a preview, both languages side by side."""
    page.goto(f"/{lang}/rules/lab-measures/#art_12__para_1__point_3")
    yield "landed"
    page.locator("[id='art_12__para_1__point_1'] .provision-link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "menu"
    page.keyboard.press("Escape")
    page.locator("#side-by-side").click()
    expect(page.locator(".law")).to_have_class(re.compile("is-parallel"))
    yield "side-by-side"


def search(page: Page, lang: str) -> Iterator[str]:
    """The box in the bar: a citation, words, nothing found."""
    page.goto(f"/{lang}/about/")
    box = page.locator("#site-search")
    for name, words in (
        ("cited", "办法 12 3"),
        ("found", {"zh": "学术委员会", "en": "committee"}[lang]),
        ("none", "zzzz"),
    ):
        box.click()
        box.fill(words)
        expect(page.locator(".site-search__status")).not_to_be_empty()
        yield name


def frame(page: Page, lang: str) -> Iterator[str]:
    """What surrounds every page: the panel of appearance, the drawer; the pages that lead nowhere."""
    page.goto(f"/{lang}/about/")
    page.locator(".site-appearance__button").click()
    yield "appearance"
    page.keyboard.press("Escape")
    page.goto(f"/{lang}/no-such-page/")
    yield "missing"


def pages(page: Page, lang: str) -> Iterator[str]:
    """Every page as one finds it."""
    page.goto("/")
    yield "door"
    for file in sorted((SITE / lang).rglob("index.html")):
        place = file.parent.relative_to(SITE / lang).as_posix()
        page.goto(f"/{lang}/{place}/")
        yield "home" if place == "." else place.replace("/", "-")


WALKS: dict[str, Walk] = {
    "empty": empty,
    "base": base,
    "answered": answered,
    "problems": problems,
    "troubles": troubles,
    "law": law,
    "search": search,
    "frame": frame,
    "pages": pages,
}


def _go(page: Page, id: str) -> None:
    """To a view of the self-assessment."""
    page.evaluate("(id) => { location.hash = id; }", id)
    page.wait_for_timeout(50)  # the hash is told in a task of its own


def _groups(page: Page) -> list[str]:
    """The ids of the steps, in their order."""
    ids: list[str] = page.locator("[data-step] > [data-heading]").evaluate_all("(all) => all.map((one) => one.id)")
    return ids

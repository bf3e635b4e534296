"""Every state of every page, as walks that reach them one after another.

A walk is a generator: it brings the page into a state and yields its name, once for each state. Between the steps
whoever walks may look at the page as long and as often as it likes (``test_every_state``).
"""

import re
from collections.abc import Callable, Iterator

from playwright.sync_api import FilePayload, Page, Route, expect

from scripts.site.build import SITE
from selfcheck.cases import load
from selfcheck.files.answer_file import content as entry_file
from selfcheck.rules import LAB
from tests.browser.form import READY, Form, entry

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
ROWS = {
    "zh": ("名称\t日期\t经费（万元）", "项目一\t2025/5/1\t100", "旧项目\t2011年\t50", "坏项目\t明年\t50"),
    "en": ("Name\tDate\tAmount", "One\t2025/5/1\t100", "Old\t2011-01-01\t50", "Bad\tnext year\t50"),
}


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
    _go(page, "tasks")  # short enough for what is said below to be in the picture
    expect(page.locator(".selfcheck-message")).to_contain_text(re.compile("[1-9] /|[1-9][.]"))
    yield "loading"
    page.route("**/stdlib.zip", lambda route: route.abort())  # also what is tried again
    for route in held:
        route.abort()
    form.wait("error")
    yield "error"
    page.unroute("**/stdlib.zip")
    page.evaluate("localStorage.setItem('selfcheck:lab', '{')")
    form.open()
    _go(page, "tasks")
    yield "damaged"
    page.add_init_script("WebAssembly.validate = () => false")
    form.open("unsupported")
    _go(page, "tasks")
    yield "unsupported"


def keeping(page: Page, lang: str) -> Iterator[str]:
    """What asks before it does something, and answers that came from somebody else."""
    form = Form(page, lang).open().answer(typed("highland-institute"))
    for action, dialog in (("rename", "name"), ("share", "share"), ("delete", "delete"), ("clear", "clear")):
        page.locator(f".keep [data-action={action}]").click()
        expect(page.locator(f"#keep-{dialog}")).to_be_visible()
        yield dialog
        page.keyboard.press("Escape")
    page.locator("#keep-file").set_input_files(_files(lang)[0])
    expect(page.locator("#keep-incoming")).to_be_visible()
    yield "incoming"
    page.locator("#keep-incoming [value=look]").click()
    expect(page.locator(".keep-looking")).to_be_visible()
    _go(page, "result")
    yield "looking"
    page.evaluate("""localStorage.setItem("selfcheck:lab", '{"format": 99}')""")
    form.open()
    yield "newer"


def evidence(page: Page, lang: str) -> Iterator[str]:
    """Rows beside a number: some count, some do not, some cannot be read."""
    form = Form(page, lang).open()
    _go(page, "lab.research")
    panel = page.locator('[data-evidence="research.national_projects_5y"]')
    panel.locator("summary").first.click()
    yield "empty"
    form.page.locator("textarea:visible").first.fill("\n".join(ROWS[lang]))
    expect(panel.locator("[data-line]").first).to_be_visible()
    yield "counted"


def trying(page: Page, lang: str) -> Iterator[str]:
    """What if: another answer on the spot, and what differs then."""
    form = Form(page, lang).open()
    form.answer(typed("highland-institute"))
    _go(page, "result")
    page.locator("[data-action=what-if]").click()
    yield "begun"
    page.locator(".enough button.try").last.click()
    form.expect_verdict("met", "met", "lab.facilities.floor_area")
    yield "tried"


def comparing(page: Page, lang: str) -> Iterator[str]:
    """Several candidates in one table, one file of which cannot be taken."""
    page.goto(f"/{lang}/compare/")
    expect(page.locator("#compare-result")).to_have_attribute("data-state", "ready", timeout=READY)
    yield "empty"
    page.locator("#compare-files").set_input_files(_files(lang))
    expect(page.locator(".compare-table thead bdi.name")).to_have_count(2)
    yield "two"


def scoring(page: Page, lang: str) -> Iterator[str]:
    """The indicators of the guide: nothing rated, everything rated, the veto."""
    page.goto(f"/{lang}/score/")
    expect(page.locator("#score-result")).to_have_attribute("data-state", "ready", timeout=READY)
    yield "empty"
    rated = page.locator("input[type=radio]").evaluate_all(
        "(all) => all.filter((one) => ['3', 'false'].includes(one.value)).map((one) => one.click()).length"
    )
    assert rated > 20
    yield "rated"
    page.locator("input[type=radio][value=true]").first.evaluate("(one) => one.click()")
    yield "veto"


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
    "keeping": keeping,
    "evidence": evidence,
    "trying": trying,
    "comparing": comparing,
    "scoring": scoring,
    "law": law,
    "search": search,
    "frame": frame,
    "pages": pages,
}


# The hash is told in a task of its own, to the page first, which has listened for longer.
GO = """(id) => new Promise((arrived) => {
  if (decodeURIComponent(location.hash) === `#${id}`) return arrived();
  addEventListener("hashchange", () => setTimeout(arrived), { once: true });
  location.hash = id;
})"""


def _go(page: Page, id: str) -> None:
    """To a view of the self-assessment."""
    page.evaluate(GO, id)


def _groups(page: Page) -> list[str]:
    """The ids of the steps, in their order."""
    ids: list[str] = page.locator("[data-step] > [data-heading]").evaluate_all("(all) => all.map((one) => one.id)")
    return ids


def _files(lang: str) -> list[FilePayload]:
    """Two files of answers and one that is none."""
    cases = [CASES[id] for id in ("many-gaps", "highland-institute")]
    answers = [entry_file(LAB, case.name[lang], typed(case.id), {}) for case in cases]
    return [
        {"name": f"{place}.json", "mimeType": "application/json", "buffer": content.encode()}
        for place, content in enumerate([*answers, "{"])
    ]

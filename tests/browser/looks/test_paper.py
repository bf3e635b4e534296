"""On paper: A4 with title, receipt and page numbers; from the result only the result, else the form."""

import io
import json
import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from selfcheck.files.answer_file import content
from selfcheck.law import sources
from selfcheck.report.scoring import indicator_words
from selfcheck.rules import LAB
from selfcheck.rules.indicators import INDICATORS
from selfcheck.words import say
from tests.browser.form import APPLICANT, READY, Form, entry
from tests.browser.scoring import Scoring

pytestmark = pytest.mark.slow
AREA = "facilities.floor_area_m2"
A4 = (595, 842)  # points
RADICALS = str.maketrans("⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻬⻮⻰", "西见角贝车长门青页风飞食马骨鬼鱼鸟齐齿龙")
"""What a PDF may give for the character that it shows; the radicals of Kangxi are mended by NFKC."""
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


def printed(page: Page, sheet: tuple[int, int] = A4) -> list[str]:
    """The text of every page of the PDF that the browser prints, without white space."""
    made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert {tuple(round(side) for side in one.mediabox[2:]) for one in made.pages} == {sheet}
    return [plain(one.extract_text()) for one in made.pages]


def plain(text: str) -> str:
    """Without white space, and with the characters that a font draws alike made one."""
    return re.sub(r"\s|\u00ad", "", unicodedata.normalize("NFKC", text)).translate(RADICALS)


@LANGS
def test_the_result_is_printed_alone_with_every_requirement_and_its_words(page: Page, lang: str) -> None:
    form = Form(page, lang).store(entry(APPLICANT))
    page.goto(f"/{lang}/selfcheck/#result")
    form.wait().expect_verdict("arguable", "arguable")
    receipt = page.locator(".particulars dd").last.inner_text()
    pages = printed(page)
    for number, text in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in text
        assert receipt in text
    whole = "".join(pages)
    assert plain(page.locator(".headline").inner_text()) in whole
    for leaf in LAB.leaves:
        assert plain(form.says(f"requirement.{leaf.id}")) in whole
        # A row is never cut, so its words stand on one page.
        assert any(plain(sources.quotation(leaf.id, lang) or "") in text for text in pages), leaf.id
    assert plain(form.says("form.declare")) not in whole
    assert plain(form.says("what_if.hint")) not in whole


@LANGS
def test_the_blank_form_is_printed_alone_from_the_start(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    pages = printed(page)
    whole = "".join(pages)
    for leaf in LAB.leaves:
        assert any(plain(sources.quotation(leaf.id, lang) or "") in text for text in pages), leaf.id
    assert plain(form.says("form.declare")) in whole
    assert plain(form.says("result.in_the_way")) not in whole
    assert plain(form.says("result.verify")) not in whole
    assert plain(form.says("result.receipt")) not in whole  # it verifies a result
    assert f"{len(pages)}/{len(pages)}" in pages[-1]


@pytest.mark.parametrize("view", ["", "#tasks", "#lab.facilities", "#check", "#result"])
def test_where_the_rules_cannot_run_the_form_is_printed_from_everywhere(page: Page, view: str) -> None:
    page.add_init_script("WebAssembly.validate = () => false; window.print = () => { window.printed = true; };")
    page.goto(f"/zh/selfcheck/{view}")
    form = Form(page, "zh").wait("unsupported")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("window.printed = false")
        page.get_by_role("button", name=form.says("form.print")).click()
        assert page.evaluate("printed")
    whole = "".join(printed(page))
    assert plain(form.says("form.declare")) in whole
    assert all(plain(sources.quotation(leaf.id, "zh") or "") in whole for leaf in LAB.leaves)


def test_where_the_rules_cannot_run_the_rating_sheet_is_printed(page: Page) -> None:
    page.add_init_script("WebAssembly.validate = () => false; window.print = () => { window.printed = true; };")
    page.goto("/zh/score/")
    expect(page.locator("#score-result")).to_have_attribute("data-state", "unsupported")
    page.get_by_role("button", name=say("zh", "form.print")).click()
    assert page.evaluate("printed")
    whole = "".join(printed(page))
    # By its explanation, which stands at the rating itself, or by its name where it has none.
    asked = [next(filter(None, reversed(indicator_words(one, "zh")))) for one in INDICATORS.values()]
    assert [one for one in asked if plain(one) not in whole] == []


@LANGS
def test_the_score_is_printed_before_the_ratings_with_its_receipt_on_every_sheet(page: Page, lang: str) -> None:
    scoring = Scoring(page, lang).open().rate({"tr_27": False, "tr_1": 4})
    expect(page.locator(".tally .rated").first).to_have_text(scoring.says("score.rated", rated=1, n=26))
    pages = printed(page)
    assert [text for text in pages if scoring.receipt() not in text] == []
    whole = "".join(pages)
    places = [whole.index(plain(say(lang, id))) for id in ("score_page.indicators", "score_page.reviewer")]
    assert places == sorted(places)


@LANGS
def test_eight_applicants_are_printed_side_by_side_across_the_sheet_each_with_its_receipt_once(
    page: Page, lang: str
) -> None:
    page.goto(f"/{lang}/compare/")
    result = page.locator("#compare-result")
    expect(result).to_have_attribute("data-state", "ready", timeout=READY)
    names = [f"第{number}研究院" for number in range(1, 9)]
    given = [
        (name, content(LAB, name, {**APPLICANT, "team.leader": "true", AREA: str(2600 + place)}, {}))
        for place, name in enumerate(names)
    ]
    page.locator("#compare-files").set_input_files(
        [{"name": f"{name}.json", "mimeType": "application/json", "buffer": text.encode()} for name, text in given]
    )
    expect(result.locator("thead bdi.name")).to_have_count(len(names))
    receipts = result.locator("tfoot code").all_inner_texts()
    pages = printed(page, A4[::-1])
    whole = "".join(pages)
    assert [name for name in names if plain(name) not in pages[0]] == []
    assert [whole.count(plain(receipt)) for receipt in receipts] == [1] * len(names)
    assert f"{len(pages)}/{len(pages)}" in pages[-1]
    title, day = (
        result.locator(".selfcheck-report").get_attribute(f"data-print-{one}") for one in ("head", "foot")
    )
    assert say(lang, "compare.result") in (title or "")
    for margin in (title, day):
        assert margin
        assert [text for text in pages if plain(margin.strip('"')) not in text] == []


def test_the_name_of_the_applicant_stands_on_every_page(page: Page) -> None:
    named = {"name": '高原"质量"所', "changed": "2026-11-20T00:00:00Z", "answers": APPLICANT, "evidence": {}}
    form = Form(page, "zh").store(json.dumps({"format": 2, "current": "a", "applicants": {"a": named}}))
    page.goto("/zh/selfcheck/#result")
    form.wait()
    expect(page.locator(".as-of")).to_contain_text(named["name"])
    assert all('高原"质量"所' in text for text in printed(page))


def test_everything_that_is_closed_is_open_while_it_is_printed(page: Page) -> None:
    Form(page, "zh").store(entry(APPLICANT)).open()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".selfcheck details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".selfcheck details[open]").count() == 0

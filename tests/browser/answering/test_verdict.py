"""Article 12 answered in the browser: the verdict, its reasons and the words it rests on, in both languages."""

from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from scripts.site import build
from selfcheck.law import sources
from selfcheck.rules import LAB
from tests.browser.form import APPLICANT, OUTCOMES, Form
from tests.browser.languages import EN_AT_ONCE, ZH_AT_ONCE

AREA = "facilities.floor_area_m2"
TWO_OUTCOMES = {"outcomes.applied", "outcomes.public_service", "outcomes.original", "outcomes.data_assets"}


@ZH_AT_ONCE
def test_2600_square_metres_is_arguable_and_nothing_else_stands_in_the_way(page: Page, lang: str) -> None:
    form = Form(page, lang).open().put(APPLICANT)
    form.expect_verdict("arguable", "arguable")
    obstacles = page.locator(".in-the-way li")
    expect(obstacles).to_have_count(1)
    lacking = {"zh": "400平方米", "en": "400 m²"}[lang]
    expect(obstacles).to_contain_text(form.says("result.gap_arguable", gap=lacking))
    form.expect_verdict("arguable", "arguable", "lab.facilities.floor_area")
    expect(form.row("lab.facilities.floor_area").locator(".gap")).to_contain_text(lacking)
    for leaf in LAB.leaves:
        if leaf.id.startswith("lab.facilities.") and leaf.fact.id != AREA:
            form.expect_verdict("met", "met", leaf.id)
    form.answer({AREA: "3000"}).expect_verdict("met", "met")


@EN_AT_ONCE
def test_two_outcomes_are_too_few(page: Page, lang: str) -> None:
    form = Form(page, lang).open().put({**APPLICANT, "outcomes.conversions_3y": "14"})
    form.expect_verdict("unmet", "unmet")
    form.expect_verdict("unmet", "unmet", "lab.outcomes.any_three")
    expect(form.row("lab.outcomes.any_three.conversion_or_service.conversions").locator(".gap")).to_contain_text(
        "1"
    )


@ZH_AT_ONCE
def test_two_outcomes_and_the_rest_unanswered_decide_nothing(page: Page, lang: str) -> None:
    known = {fact: text for fact, text in APPLICANT.items() if fact not in OUTCOMES or fact in TWO_OUTCOMES}
    form = Form(page, lang).open().put(known)
    form.expect_verdict("unmet", "met", "lab.outcomes")
    form.expect_verdict("unmet", "arguable")  # the floor area keeps the whole below met
    form.answer({AREA: "3000"}).expect_verdict("unmet", "met")
    expect(page.locator(".still-open li")).to_have_count(len(OUTCOMES) - len(TWO_OUTCOMES))


@EN_AT_ONCE
def test_every_requirement_quotes_words_that_stand_in_the_published_provision(page: Page, lang: str) -> None:
    form = Form(page, lang).open()
    for leaf in LAB.leaves:
        row = form.row(leaf.id)
        expect(row.locator("> .quotation q")).to_have_text(sources.quotation(leaf.id, lang) or "no words")
        target = urljoin(page.url, row.locator("> .quotation a").get_attribute("href"))
        address, _, id = target.partition("#")
        slug = leaf.provision.partition("#")[0]
        assert address.endswith(f"/{lang}/rules/{slug}/")
        published = Path(build.SITE / lang / f"rules/{slug}/index.html").read_text(encoding="utf-8")
        assert f'id="{id}"' in published


def test_a_link_of_the_result_leads_to_the_provision(page: Page) -> None:
    Form(page, "zh").open().row("lab.facilities.floor_area").locator("a").click()
    expect(page.locator(":target")).to_contain_text("3000平方米以上")


def test_an_open_question_leads_to_its_field(page: Page) -> None:
    form = Form(page, "zh").open()
    page.locator(".still-open summary").click()
    page.locator(".still-open a", has_text=form.says("requirement.lab.facilities.floor_area")).click()
    expect(form.field(AREA)).to_be_in_viewport()
    form.answer({"facilities.precision": "true"})
    # One answered, two that decide nothing, two that are asked of joint applications alone.
    expect(page.locator(".still-open li")).to_have_count(len(LAB.facts) - 5)
    expect(page.locator(".still-open")).to_have_attribute("open", "")


def test_the_headline_is_read_out_and_nothing_else(page: Page) -> None:
    form = Form(page, "zh").open().answer({AREA: "2600"})
    status = form.result.locator("[role=status]")
    expect(page.locator(".headline")).to_contain_text("1项未达到")
    expect(status).to_have_text(page.locator(".headline").inner_text())
    assert page.locator(".selfcheck-output [role=status], .selfcheck-output [aria-live]").count() == 0

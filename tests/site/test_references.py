"""References as links in the built pages, and their previews."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.corpus import LANGS, Corpus, references
from scripts.site import build
from tests.site.html_page import elements


@pytest.mark.parametrize("lang", LANGS)
def test_every_reference_is_a_link_to_what_it_names(site: Path, corpus: Corpus, lang: str) -> None:
    resolved = references.resolve(corpus, lang)
    for slug in corpus.slugs:
        wanted = [
            one.target_full_name
            for provision in corpus.text(lang, slug).provisions
            for one in resolved.get(f"{slug}#{provision.id}", [])
        ]
        page = site / lang / "rules" / slug / "index.html"
        found, inside = [], True
        for one in elements(page):
            inside = inside and one.attributes.get("class") != "law-about"
            if inside and "reference" in one.classes:
                path, _, id = one.attributes["href"].partition("#")
                target = path.removeprefix("../").rstrip("/") or slug
                found.append(f"{target}#{id}" if id and id != "title" else target)
        assert found == wanted


def test_the_build_lists_what_leads_out_of_the_texts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 0
    assert "· references: 19 followed; 4 not published here (build/references.txt)" in capsys.readouterr().out
    listed = (build.BUILD / "references.txt").read_text(encoding="utf-8").splitlines()
    assert len(listed) == 8
    assert all(" — not published here: " in line for line in listed)


def test_what_leads_out_is_told_on_the_page_with_its_reason(site: Path) -> None:
    page = (site / "zh/rules/call-2024/index.html").read_text(encoding="utf-8")
    assert "本站没有收到它的文本" in page.partition('id="not-here"')[2]
    assert 'class="reference-outside"' in page


@pytest.mark.parametrize("lang", LANGS)
def test_hovering_shows_the_words_of_a_provision_of_another_text(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/rules/call-2024/")
    page.locator("#sec_1__p_1 a.reference").hover()
    card = page.locator(".reference-preview")
    expect(card).to_contain_text("3000平方米以上" if lang == "zh" else "3,000 square metres")
    expect(card).to_contain_text("第十二条" if lang == "zh" else "Article 12")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_focus_shows_what_a_text_is_and_escape_takes_it_away(page: Page) -> None:
    page.goto("/zh/rules/call-2024/#att_1")
    link = page.locator("#att_1 a.reference")
    link.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    card = page.locator(".reference-preview")
    expect(card).to_contain_text("《2024年国家质量标准实验室申报评审指南》")
    expect(card).to_contain_text("申报已截止")
    expect(link).to_have_attribute("aria-describedby", card.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/rules/guide-2024/")


def test_the_first_tap_shows_and_the_second_follows(browser: Browser, origin: str) -> None:
    context = browser.new_context(
        base_url=origin, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto("/zh/rules/guide-2024/")
    link = page.locator("#sec_2__p_1 a.reference")
    link.tap()
    expect(page.locator(".reference-preview")).to_contain_text("第十二条")
    assert page.url.endswith("/zh/rules/guide-2024/")
    link.tap()
    page.wait_for_url("**/zh/rules/lab-measures/#art_12")
    context.close()


def test_a_preview_that_cannot_be_fetched_says_so(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin, service_workers="block")  # its copy would answer
    page = context.new_page()
    page.goto("/zh/rules/call-2024/")
    page.route("**/lab-measures/", lambda route: route.abort())
    page.locator("#sec_1__p_1 a.reference").hover()
    expect(page.locator(".reference-preview")).to_contain_text("取不到条文")
    context.close()

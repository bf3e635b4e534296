"""The menu of a provision: what it copies, how it is reached, and what it tells without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.corpus import Corpus
from scripts.corpus.citations import citation

SUB_ITEM = "art_12__para_1__point_3__point_1"
READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return { types: item.types, plain: await read("text/plain"), html: await read("text/html") };
}"""


@pytest.fixture
def context(browser: Browser, origin: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=origin, viewport={"width": 1280, "height": 900})
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


def copied_by(page: Page, button: str) -> dict[str, str]:
    """What stands on the clipboard after a click on the button of the open menu."""
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()
    copied: dict[str, str] = page.evaluate(READ)
    return copied


def opened(page: Page, address: str, id: str) -> None:
    page.goto(address)
    page.locator(f"#{id}").hover()
    page.locator(f"#{id} .provision-link").last.click()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "button", "cited"),
    [
        ("zh", "复制引用", ("zh", "official")),
        ("zh", "复制英文引用", ("en", "official")),
        ("zh", "复制英文短引用", ("en", "short")),
        ("en", "Copy Chinese citation", ("zh", "official")),
        ("en", "Copy citation", ("en", "official")),
        ("en", "Copy short citation", ("en", "short")),
    ],
)
def test_two_clicks_copy_the_citation_with_its_link(
    context: BrowserContext, corpus: Corpus, origin: str, lang: str, button: str, cited: tuple[str, str]
) -> None:
    page = context.new_page()
    opened(page, f"/{lang}/rules/lab-measures/", SUB_ITEM)
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("已复制" if lang == "zh" else "Copied")
    words = citation(corpus, f"lab-measures#{SUB_ITEM}", *cited)  # type: ignore[arg-type]
    copied = page.evaluate(READ)
    assert copied["plain"] == words
    assert f'href="{origin}/{lang}/rules/lab-measures/#{SUB_ITEM}"' in copied["html"]


def test_the_link_is_the_address_of_the_provision(context: BrowserContext, origin: str) -> None:
    page = context.new_page()
    opened(page, "/en/rules/guide-2024/#sec_1", "sec_3__subsec_4__table_1__tr_6")
    assert copied_by(page, "Copy link")["plain"] == f"{origin}/en/rules/guide-2024/#sec_3__subsec_4__table_1__tr_6"


def test_the_words_are_copied_with_all_that_belongs_to_them_and_the_citation(
    context: BrowserContext, corpus: Corpus, origin: str
) -> None:
    page = context.new_page()
    opened(page, "/zh/rules/lab-measures/", "art_12__para_1__point_3")
    copied = copied_by(page, "复制条文和引用")
    text = corpus.text("zh", "lab-measures")
    words = [one.printed for one in text.provisions if one.id.startswith("art_12__para_1__point_3")]
    cited = citation(corpus, "lab-measures#art_12__para_1__point_3", "zh")
    address = f"{origin}/zh/rules/lab-measures/#art_12__para_1__point_3"
    assert copied["plain"].splitlines() == [*words, f"—— {cited} {address}"]
    assert sorted(copied["types"]) == ["text/html", "text/plain"]
    assert f'<a href="{address}">{cited}</a>' in copied["html"]
    assert copied["html"].count("<p>") == len(words) + 1
    assert "provision" not in copied["html"].replace(address, "")


def test_a_table_is_copied_as_a_table(context: BrowserContext, corpus: Corpus) -> None:
    page = context.new_page()
    opened(page, "/zh/rules/guide-2024/", "sec_3__subsec_4__table_1__tr_6")
    copied = copied_by(page, "复制条文和引用")
    row = corpus.text("zh", "guide-2024").provision("sec_3__subsec_4__table_1__tr_6")
    assert copied["plain"].splitlines()[0] == "\t".join(row.cells)
    assert copied["html"].count("<td>") == 3


def test_without_a_clipboard_of_its_own_the_browser_copies_the_old_way(
    browser: Browser, origin: str, corpus: Corpus
) -> None:
    context = browser.new_context(base_url=origin)
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    opened(page, "/zh/rules/lab-measures/", SUB_ITEM)
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("已复制")
    page.evaluate(
        """() => {
          document.body.innerHTML = '<div contenteditable id="paste"></div>';
          document.addEventListener("paste", (event) => {
            window.pasted = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
          });
        }"""
    )
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    plain, html = page.evaluate("window.pasted")
    assert plain == citation(corpus, f"lab-measures#{SUB_ITEM}", "zh")
    assert f"#{SUB_ITEM}" in html
    context.close()


def test_where_nothing_may_be_copied_the_words_are_shown_selected(browser: Browser, origin: str) -> None:
    context = browser.new_context(base_url=origin)
    context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    page = context.new_page()
    opened(page, "/en/rules/lab-measures/", SUB_ITEM)
    page.get_by_role("button", name="Copy link").click()
    by_hand = page.get_by_label("Words to copy yourself")
    expect(by_hand).to_have_value(f"{origin}/en/rules/lab-measures/#{SUB_ITEM}")
    assert page.evaluate("getSelection().toString()") == f"{origin}/en/rules/lab-measures/#{SUB_ITEM}"
    context.close()


def test_the_menu_works_from_the_keyboard(page: Page) -> None:
    page.goto("/zh/rules/lab-measures/")
    sign = page.locator(f"#{SUB_ITEM} .provision-link")
    sign.focus()
    expect(sign).to_have_css("opacity", "1")
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.get_by_role("button", name="复制链接")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(sign).to_be_focused()


def test_the_menu_leads_to_the_levels_above(page: Page, origin: str) -> None:
    opened(page, "/zh/rules/lab-measures/", SUB_ITEM)
    menu = page.get_by_role("dialog")
    assert menu.locator("[data-levels] button").all_inner_texts() == [
        "第十二条第三项",
        "第十二条",
        "第三章",
        "全文",
    ]
    menu.get_by_role("button", name="第三章").click()
    expect(menu.locator("small").first).to_have_text(
        "《国家质量标准实验室管理办法》（国市监质发〔2023〕92号）第三章"
    )
    expect(page.locator(".is-chosen")).to_have_id("chp_3")


def test_the_menu_says_who_cites_the_provision(page: Page) -> None:
    opened(page, "/en/rules/lab-measures/", "art_12__para_1")
    cited = page.get_by_role("dialog").get_by_role("link")
    expect(cited).to_have_count(2)
    cited.first.click()
    page.wait_for_url("**/en/rules/call-2024/#sec_1__p_1")


def test_a_click_elsewhere_closes_the_menu(page: Page) -> None:
    opened(page, "/en/rules/lab-measures/", "art_3__para_1")
    page.mouse.click(4, 300)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_tap_on_the_words_shows_the_sign(browser: Browser, origin: str) -> None:
    context = browser.new_context(
        base_url=origin, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto("/zh/rules/lab-measures/")
    sign = page.locator("#art_2__para_1 .provision-link")
    expect(sign).to_have_css("opacity", "0")
    page.locator("#art_2__para_1").tap(position={"x": 40, "y": 40})
    expect(sign).to_have_css("opacity", "1")
    sign.tap()
    menu = page.get_by_role("dialog").bounding_box()
    assert menu is not None
    assert menu["y"] + menu["height"] == pytest.approx(740, abs=1)
    context.close()


def test_without_scripts_a_provision_has_its_link_and_the_page_says_who_cites_it(
    browser: Browser, origin: str, site: Path
) -> None:
    context = browser.new_context(base_url=origin, java_script_enabled=False)
    page = context.new_page()
    page.goto("/zh/rules/lab-measures/")
    page.locator(f"#{SUB_ITEM}").hover()
    page.locator(f"#{SUB_ITEM} .provision-link").click()
    page.wait_for_url(f"**/#{SUB_ITEM}")
    cited = page.locator("[data-cited=art_12] a.reference")
    assert cited.evaluate_all("links => links.map((one) => one.getAttribute('href'))") == [
        "../call-2024/#sec_1__p_1",
        "../guide-2024/#sec_2__p_1",
    ]
    context.close()

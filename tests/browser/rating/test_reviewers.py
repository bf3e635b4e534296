"""Several reviewers on the scoring page: whose file is whose, what is compared, and what is not counted."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from selfcheck.rules.indicators import RATED
from tests.browser.form import BREAKABLE
from tests.browser.scoring import DESK, PHONE, RATINGS, Scoring, command

HOSTILE = "<img src=x onerror=document.title=1>\u202e.json"


def test_several_reviewers_are_compared_as_on_the_command_line_and_bad_files_are_named(
    page: Page, tmp_path: Path
) -> None:
    sheets = {
        "甲.json": {**RATINGS, "tr_27": False},
        "乙.json": {**dict.fromkeys(RATINGS, 3), "tr_27": True},
        HOSTILE: {"tr_1": 5},
    }
    scoring = Scoring(page, "zh").open()
    scoring.choose("compare", *sheets.items(), ("坏.json", {"tr_1": 9}))
    expect(scoring.compared).to_have_attribute("data-state", "ready")
    paths = [tmp_path / f"{place}.json" for place in range(len(sheets))]
    for path, ratings in zip(paths, sheets.values(), strict=True):
        path.write_text(json.dumps(ratings))
    printed = command(*paths)
    rows = scoring.compared.locator(".score-apart tbody tr")
    order = rows.evaluate_all("all => all.map((row) => row.dataset.indicator)")
    assert order[: len(printed["disagreements"])] == printed["disagreements"]
    assert len(order) == len(RATED)
    means = scoring.compared.locator("[data-total=total] td").first.inner_text()
    assert means == "–".join(
        f"{printed['total']['mean'][end]:.2f}".rstrip("0").rstrip(".") for end in ("worst", "best")
    )
    expect(scoring.compared.locator(".veto-state")).to_contain_text("乙.json")
    expect(scoring.compared.locator(".not-taken")).to_contain_text("坏.json")
    expect(scoring.compared.locator(".score-panel bdi").nth(2)).to_have_text(HOSTILE)
    assert page.locator("#reviewers-result img").count() == 0
    said = page.locator(".reviewers-status")
    expect(said).to_have_text(scoring.says("score_script.compared_partly", n=3, refused=1))
    # Weights count for the panel too; a file more does; the same file again does not, and that is said.
    scoring.field("compliance").fill("80")
    expect(scoring.compared.locator("[data-total=own]")).to_have_count(1)
    scoring.choose("compare", ("丙.json", {"tr_1": 0}), ("甲.json", sheets["甲.json"]))
    expect(scoring.compared.locator(".score-panel tbody tr")).to_have_count(4)
    expect(said).to_have_text(
        " ".join(
            [
                scoring.says("score_script.compared_partly", n=4, refused=1),
                scoring.says("score_script.alike", names="甲.json"),
            ]
        )
    )
    page.locator("[data-action=forget]").click()
    expect(scoring.compared).to_be_empty()
    expect(page.locator("[data-files=compare]")).to_be_focused()


@pytest.mark.slow
def test_a_comparison_that_is_cut_short_is_made_again_by_whoever_comes_next(rough_page: Page) -> None:
    rough_page.add_init_script(BREAKABLE)
    scoring = Scoring(rough_page, "zh").open()
    rough_page.evaluate("window.broken = true")
    scoring.choose("compare", ("甲.json", RATINGS), ("乙.json", dict.fromkeys(RATINGS, 3)))
    expect(scoring.result).to_have_attribute("data-state", "error")
    expect(rough_page.locator(".reviewers-status")).to_be_empty()
    rough_page.evaluate("window.broken = false")
    rough_page.locator("[data-action=retry]").click()
    scoring.wait()
    expect(scoring.compared).to_have_attribute("data-state", "ready")
    expect(scoring.compared.locator(".score-panel tbody tr")).to_have_count(2)


@pytest.mark.parametrize(("lang", "size"), [("zh", PHONE), ("en", DESK)])
def test_two_reviewers_files_are_told_apart_by_their_names(page: Page, lang: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    scoring = Scoring(page, lang).open().rate({"tr_1": 4})
    files = []
    for name in ("张三 / <b>", "李四"):
        page.locator("#reviewer").fill(name)
        expect(page.locator(".reviewer-name bdi")).to_have_text(name)
        page.reload()
        scoring.wait()
        expect(page.locator("#reviewer")).to_have_value(name)
        assert name in (page.locator(".selfcheck-report").get_attribute("data-print-head") or "")
        with page.expect_download() as started:
            page.locator("[data-action=export]").click()
        files.append((started.value.suggested_filename, json.loads(started.value.path().read_text("utf-8"))))
    assert [name.rpartition("-20")[0] for name, _ in files] == ["selfcheck-score-张三-b", "selfcheck-score-李四"]
    assert [one["selfcheck"]["name"] for _, one in files] == ["张三 / <b>", "李四"]
    scoring.choose("compare", *(("same.json", content) for _, content in files))
    expect(scoring.compared.locator(".score-panel th bdi")).to_have_text(
        ["张三 / <b>", "same.json", "李四", "same.json"]
    )
    page.once("dialog", lambda dialog: dialog.accept())
    scoring.choose("open", files[0])
    expect(page.locator("#reviewer")).to_have_value("张三 / <b>")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=clear]").click()
    expect(page.locator("#reviewer")).to_have_value("")
    expect(page.locator(".reviewer-name")).to_have_count(0)


def test_a_name_that_cannot_be_kept_is_said_to_be_lost(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    )
    scoring = Scoring(page, "zh").open()
    page.locator("#reviewer").fill("张三")
    expect(page.locator(".selfcheck-alert")).to_have_text(scoring.says("score_script.not_saved"))
    expect(page.locator(".reviewer-name bdi")).to_have_text("张三")

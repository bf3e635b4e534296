"""The scoring page as a reviewer uses it: rate, weigh, keep, open; and what the command line says to it."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from selfcheck.rules.indicators import DIMENSIONS, INDICATORS
from selfcheck.words import LANGS
from tests.browser.scoring import DESK, NARROW, PHONE, RATINGS, Scoring, command

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run({ rules: { "target-size": { enabled: true } } });
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`));
}"""


@pytest.mark.parametrize(("lang", "size"), [("zh", DESK), ("en", PHONE)])
def test_a_whole_scoring_gives_what_the_command_line_prints(
    page: Page, tmp_path: Path, lang: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    scoring = Scoring(page, lang).open()
    scoring.total("0", "100")
    assert page.locator(".score fieldset").first.get_attribute("id") == "ask-tr_27"  # the veto is asked first
    scoring.rate({**RATINGS, "tr_27": False})
    expect(page.locator(".tally .rated").first).to_have_text(scoring.says("score.rated", rated=26, n=26))
    exported = scoring.export(tmp_path / "ratings.json")
    assert json.loads(exported.read_text(encoding="utf-8")) == {**RATINGS, "tr_27": False}
    printed = command(exported)
    scoring.total(str(printed["total"]["worst"]), str(printed["total"]["best"]))
    for row in printed["dimensions"]:
        shown = page.locator(f".ledger [data-dimension={row['id']}]")
        expect(shown).to_have_attribute("data-worst", str(row["worst"]))
        expect(shown).to_have_attribute("data-best", str(row["best"]))
    assert scoring.receipt() == printed["receipt"]

    weights = {"foundation": 10, "foresight": 20, "innovation": 40, "promotion": 20, "compliance": 10}
    scoring.field("line").fill("55")
    for dimension, weight in weights.items():
        scoring.field(dimension).fill(str(weight))
    (tmp_path / "weights.json").write_text(json.dumps(weights))
    printed = command(exported, "--weights", tmp_path / "weights.json", "--line", 55)
    expect(page.locator(".ledger .particulars dd").last).to_have_text(printed["receipt"])
    shown = page.locator(".ledger [data-total=share]")
    expect(shown).to_have_attribute("data-worst", str(printed["share"]["worst"]))
    own = page.locator(".ledger [data-total=own]")
    expect(own).to_have_attribute("data-worst", str(printed["weighted"]["worst"]))


def test_an_open_indicator_spans_from_0_to_5_and_unknown_is_not_unrated(page: Page) -> None:
    scoring = Scoring(page, "zh").open().rate(dict.fromkeys(RATINGS, 5)).rate({"tr_26": "unknown"})
    scoring.total("80", "100")
    expect(scoring.choice("tr_26", "unknown")).to_be_checked()
    expect(page.locator("[data-indicator=tr_26] td").first).to_have_text(scoring.says("reviewers.unrated"))


def test_the_veto_stands_above_the_best_of_totals(page: Page) -> None:
    scoring = Scoring(page, "en").open().rate({**dict.fromkeys(RATINGS, 5), "tr_27": True})
    scoring.total("100", "100")
    veto = page.locator(".summary > p").first
    expect(veto).to_have_text(scoring.says("score.veto_violated"))
    expect(veto).to_have_attribute("data-veto", "unmet")
    scoring.rate({"tr_27": "unknown"})
    expect(veto).to_have_text(scoring.says("score.veto_open"))


def test_every_row_of_the_guide_is_quoted_and_linked_to_its_anchor(page: Page) -> None:
    for lang in LANGS:
        page.goto(f"/{lang}/score/")
        links = page.locator(".question > .group-particulars a").evaluate_all("all => all.map(({ href }) => href)")
        assert len(links) == len(INDICATORS) == 27
        assert all(f"/{lang}/rules/guide-2024/#sec_3__subsec_4__table_1__tr_" in link for link in links)


def test_sliders_and_numbers_follow_each_other_and_go_back_to_equal(page: Page) -> None:
    scoring = Scoring(page, "en").open().rate({"tr_26": 5})
    expect(scoring.slider("foundation")).to_have_attribute("aria-valuetext", "20, which is 20%")
    expect(page.locator(".ledger [data-total=own]")).to_have_count(0)
    scoring.field("compliance").fill("80")
    expect(scoring.slider("compliance")).to_have_js_property("value", "80")
    expect(page.locator("#share-compliance")).to_have_text("= 50%")
    expect(page.locator(".ledger [data-total=own]")).to_have_attribute("data-worst", "50")
    scoring.slider("foundation").focus()
    page.keyboard.press("Home")
    expect(scoring.field("foundation")).to_have_value("0")
    page.keyboard.press("ArrowRight")
    expect(scoring.field("foundation")).to_have_value("1")
    page.reload()
    scoring.wait()
    expect(scoring.slider("foundation")).to_have_js_property("value", "1")
    page.locator("[data-action=equal]").click()
    expect(scoring.field("foundation")).to_have_value("20")
    expect(page.locator("#share-foundation")).to_have_text("= 20%")
    expect(page.locator(".ledger [data-total=own]")).to_have_count(0)


def test_what_is_wrong_is_said_at_every_field_at_once(page: Page) -> None:
    scoring = Scoring(page, "zh").open()
    scoring.field("line").fill("101")
    scoring.field("foundation").fill("-1")
    scoring.field("foresight").fill("")
    for name, id in (("line", "not_line"), ("foundation", "not_weight"), ("foresight", "missing_weight")):
        problem = page.locator(f"#problem-{name}")
        found = {"line": "101", "foundation": "-1"}.get(name)
        expect(problem).to_have_text(scoring.says(f"problem.score.{id}", most=100, found=found))
        expect(scoring.field(name)).to_have_attribute("aria-invalid", "true")
    for dimension in DIMENSIONS:
        scoring.field(dimension).fill("0")
    expect(page.locator("#problem-foundation")).to_have_text(scoring.says("problem.score.all_zero"))


def test_ratings_are_found_again_in_the_other_language_and_the_other_tab(page: Page) -> None:
    scoring = Scoring(page, "zh").open().rate({"tr_1": 4, "tr_27": False})
    scoring.field("line").fill("60")
    other = Scoring(page.context.new_page(), "en").open()
    expect(other.choice("tr_1", 4)).to_be_checked()
    expect(other.field("line")).to_have_value("60")
    other.rate({"tr_2": 3})
    expect(scoring.choice("tr_2", 3)).to_be_checked()
    scoring.rate({"tr_3": 2})
    expect(other.choice("tr_3", 2)).to_be_checked()
    expect(other.choice("tr_2", 3)).to_be_checked()  # what this tab rated is not lost
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=clear]").click()
    expect(scoring.choice("tr_1", 4)).not_to_be_checked()
    scoring.total("0", "100")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('selfcheck:score'))") == []


def test_damaged_ratings_are_set_aside_and_said(page: Page) -> None:
    page.add_init_script(
        "sessionStorage.met || localStorage.setItem('selfcheck:score', '{\"tr'); sessionStorage.met = 1;"
    )
    scoring = Scoring(page, "en").open()
    expect(page.locator(".selfcheck-alert")).to_have_text(scoring.says("score_script.damaged_wholly"))
    assert page.evaluate("Object.values(localStorage).includes('{\"tr')")


def test_a_file_is_opened_with_ratings_between_whole_numbers(page: Page, tmp_path: Path) -> None:
    scoring = Scoring(page, "zh").open().choose("open", ("甲.json", {"tr_1": 3.5, "tr_2": None, "tr_27": False}))
    expect(scoring.saved).to_have_text(scoring.says("score_script.opened", name="甲.json"))
    expect(scoring.choice("tr_1", 3.5)).to_be_checked()
    expect(scoring.choice("tr_2", "unknown")).to_be_checked()
    written = {"tr_1": 3.5, "tr_2": None, "tr_27": False}  # null: not known, which is an answer too
    assert json.loads(scoring.export(tmp_path / "a.json").read_text()) == written
    asked: list[str] = []

    def refuse(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    with page.expect_event("dialog"):
        scoring.choose("open", ("b.json", {"tr_1": 1}))
    expect(scoring.choice("tr_1", 3.5)).to_be_checked()
    assert asked == [scoring.says("score_script.open_confirm", name="b.json")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ({"tr_1": 9, "tr_2": "<b>", "tr_27": 1, "tr_99": 0}, ["tr_1", "tr_2", "tr_27", "tr_99"]),
        ({"facilities.floor_area_m2": 2600, "team.leader": True}, ["tr_27"]),  # answers of the self-assessment
        (b"PK\x03\x04 a spreadsheet", [""]),
        (b"[" * 10_000, [""]),
        ('{"评分": 1}'.encode("gbk"), ["GBK"]),
        (b"", [""]),
    ],
    ids=["every fault", "another kind", "spreadsheet", "deep", "gbk", "empty"],
)
def test_a_file_that_cannot_be_taken_changes_nothing(page: Page, content: object, wrong: list[str]) -> None:
    scoring = Scoring(page, "en").open().rate({"tr_1": 4}).choose("open", ("bad.json", content))
    shown = page.locator("#open-problems")
    expect(shown).to_contain_text(scoring.says("score_script.not_opened", name="bad.json"))
    assert [one for one in wrong if one not in shown.inner_text()] == []
    expect(shown.locator("li")).to_have_count(len(wrong))
    expect(scoring.choice("tr_1", 4)).to_be_checked()


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_telephone_all_ratings_stand_in_full_lines_and_can_be_hit(page: Page, lang: str) -> None:
    page.goto(f"/{lang}/score/")
    for width, lines in ((390, 1), (360, 1), (320, 2)):
        page.set_viewport_size({"width": width, "height": 740})
        for id in ("tr_1", "tr_26"):
            boxes = page.locator(f"#ask-{id} .answer").evaluate_all(
                "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
            )
            assert min(box[side] for box in boxes for side in ("width", "height")) >= 44
            ends = {box["top"]: round(box["right"]) for box in boxes}
            assert len(ends) == lines
            assert len(set(ends.values())) == 1  # every line is as long as the others


def test_not_one_request_leaves_while_rating_weighing_and_comparing(starting_page: Page, origin: str) -> None:
    page = starting_page
    scoring = Scoring(page, "en").open()
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    scoring.rate({"tr_1": 4, "tr_27": False}).field("line").fill("50")
    scoring.choose("compare", ("a.json", {"tr_1": 2}), ("b.json", {"tr_1": 4}))
    expect(scoring.compared).to_have_attribute("data-state", "ready")
    page.evaluate("fetch('/?last')")  # whatever was asked for before is noted before
    assert requests == [f"{origin}/?last"]


def test_on_paper_the_result_comes_before_the_sheet_and_buttons_are_left_out(page: Page) -> None:
    scoring = Scoring(page, "zh").open().rate({"tr_1": 4})
    page.emulate_media(media="print")
    shown, sheet = scoring.result.bounding_box(), page.locator("#score-form").bounding_box()
    assert shown is not None
    assert sheet is not None
    assert shown["y"] + shown["height"] <= sheet["y"]
    expect(page.locator(".score button:visible")).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "size", "colours"), [("zh", NARROW, "dark"), ("en", DESK, "light")])
def test_axe_finds_nothing_in_any_state_and_nothing_is_cut_off(
    page: Page, lang: str, size: tuple[int, int], colours: Any
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=colours)
    page.add_init_script(path=AXE)
    scoring = Scoring(page, lang).open()
    assert page.evaluate(RUN) == []
    scoring.rate({**RATINGS, "tr_27": False, "tr_5": "unknown"})
    scoring.field("line").fill("x")
    scoring.field("innovation").fill("60")
    scoring.choose("open", ("bad.json", {"tr_1": 9}))
    files = [(f"{place}.json", {"tr_1": place, "tr_2": 3}) for place in range(5)]
    scoring.choose("compare", *files, ("bad.json", b"["))
    expect(scoring.compared).to_have_attribute("data-state", "ready")
    expect(page.locator("#open-problems li")).to_have_count(1)
    page.locator("#ask-tr_1 summary").click()
    assert page.evaluate(RUN) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

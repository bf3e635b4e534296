"""The committed pages and their JSON agree, are dated, and say the same in both languages. No time is judged."""

import datetime
import json
import re
import tomllib

import pytest

from scripts.bench import engine, page, slow_line, start
from scripts.corpus import LANGS
from tests.bench.started import answered, shown, started

FOUND = json.loads(page.DATA.read_text(encoding="utf-8"))
ENGINE = FOUND["parts"]["engine"]
both = pytest.mark.parametrize("lang", LANGS)


def committed(lang):
    return page.path(lang).read_text(encoding="utf-8")


def words(lang):
    return tomllib.loads((page.HERE / f"{lang}.toml").read_text(encoding="utf-8"))


@both
def test_the_page_says_what_the_json_says(lang):
    assert committed(lang) == page.markdown(FOUND, lang)


@both
def test_the_page_names_its_command_its_date_and_its_machine(lang):
    assert FOUND["command"] == page.COMMAND == "make bench"
    assert datetime.date.fromisoformat(FOUND["date"])
    said = [FOUND["command"], FOUND["date"], *FOUND["machine"].values(), *ENGINE["versions"].values()]
    assert [one for one in said if str(one) not in committed(lang)] == []


@both
def test_the_start_is_told_against_stock_and_its_targets(lang):
    told = page.markdown({**FOUND, "parts": {**FOUND["parts"], "start": started()}}, lang)
    missed = {
        "zh": "目标：不超过它的 0.38 倍，实为 0.5 倍，未达到",
        "en": "at most 0.38 of its time, missed with 0.5",
    }
    assert missed[lang] in told
    assert "| `one.wasm` | 3,000 | 2,000 | 1,000 |" in told
    assert all(f"| {words(lang)['measurement'][id]} |" in told for id in started_ids())


@both
def test_answering_and_the_site_have_their_rows(lang):
    parts = {"start": started(), "answering": answered(), "site": shown()}
    told = page.markdown({**FOUND, "parts": {**FOUND["parts"], **parts}}, lang)
    measured = [one["id"] for part in parts.values() for one in part["measurements"]]
    assert all(f"| {words(lang)['measurement'][id]} |" in told for id in measured)
    name = words(lang)["kinds"]["page"]["home"]
    assert f"| {name} | 16 | 3,000 | 2,000 | 1,000 |" in told
    assert f"| {name} | 99 | 100 | — | 100 |" in told
    assert {"zh": "没有测", "en": "Not measured"}[lang] not in told
    assert re.findall(r"\{\w+\}", told) == []
    ids = re.findall(r"^##.*\{ #([a-z-]+) \}$", told, re.MULTILINE)
    assert len(set(ids)) == len(ids)
    assert "| 16 | 3,000 | 2,000 | 1,000 |" in page.table({**FOUND, "parts": {**FOUND["parts"], **parts}})


@both
def test_what_a_page_failed_is_named_below_its_scores(lang):
    told = page.markdown({**FOUND, "parts": {**FOUND["parts"], "site": shown()}}, lang)
    assert {
        "zh": "- 首页，性能：未通过 `speed-index`、`total-blocking-time`\n",
        "en": "- Home page, Performance: not passed `speed-index`, `total-blocking-time`\n",
    }[lang] in told
    assert "not passed `speed-index`, `total-blocking-time`" in page.table(
        {**FOUND, "parts": {**FOUND["parts"], "site": shown()}}
    )


@both
def test_what_could_not_be_measured_is_told(lang):
    site = shown()
    less = {**site, "tables": {"visits": site["tables"]["visits"]}}
    told = page.markdown({**FOUND, "parts": {**FOUND["parts"], "site": less}}, lang)
    without = {"zh": "没有测：这里需要 {}，", "en": "Not measured: this needs {},"}[lang]
    assert without.format("Lighthouse") in told
    assert told.count({"zh": "没有测", "en": "Not measured"}[lang]) == 1


def started_ids():
    told = (*start.STAGES, "ours", "stock", "wasm")
    stages = [f"first.{visit}.{one}" for visit in start.VISITS for one in told]
    lines = [f"line.{line}.{what}" for line in slow_line.LINES for what in ("form", "verdict")]
    return ["first.beyond", *stages, *lines]


@both
def test_every_measurement_has_its_row(lang):
    shown = [id for section in words(lang)["part"]["engine"]["section"] for id in section["measurements"]]
    assert sorted(shown) == sorted(engine.ORDER)
    assert [one["id"] for one in ENGINE["measurements"]] == list(engine.ORDER)
    for id in engine.ORDER:
        assert committed(lang).count(f"| {words(lang)['measurement'][id]} |") == 1


def test_every_target_is_in_the_json_kept_or_not():
    targets = {one["id"]: one["target"] for one in ENGINE["measurements"] if one["target"] is not None}
    assert targets == engine.TARGETS
    assert all(isinstance(one["kept"], bool) for one in ENGINE["measurements"] if one["target"] is not None)


@both
def test_a_missed_target_is_told_with_by_how_much(lang):
    missed = {**ENGINE["measurements"][0], "p95": 7.5, "undisturbed": 6, "target": 5, "kept": False}
    told = page.markdown({**FOUND, "parts": {"engine": {**ENGINE, "measurements": [missed, *rest()]}}}, lang)
    assert {"zh": "≤ 5 毫秒，差 2.5 毫秒，未达到 |", "en": "≤ 5 ms, missed by 2.5 ms |"}[lang] in told
    busy = {**missed, "undisturbed": 4}
    told = page.markdown({**FOUND, "parts": {"engine": {**ENGINE, "measurements": [busy, *rest()]}}}, lang)
    assert {"zh": "未达到；排除干扰后达到 |", "en": "missed by 2.5 ms; kept undisturbed |"}[lang] in told


def rest():
    return ENGINE["measurements"][1:]


def test_the_ratios_are_of_what_is_measured():
    assert {one["of"]: one["to"] for one in ENGINE["ratios"]} == engine.RATIOS
    assert all(one["spread"][0] <= one["value"] <= one["spread"][1] for one in ENGINE["ratios"])


def test_every_verdict_of_the_rule_engine_was_compared():
    verdicts = dict(ENGINE["agreement"])
    assert verdicts.pop("compared") == sum(verdicts.values()) == ENGINE["sample"]["decided"]
    assert verdicts.keys() == {"unmet", "arguable", "met"}
    assert min(verdicts.values()) > 0


def test_the_terminal_gets_the_same_rows():
    table = page.table(FOUND)
    assert all(words("en")["measurement"][id].replace("`", "") in table for id in engine.ORDER)
    assert "≤ 5 ms" in table


def test_both_languages_have_words_for_the_same_things():
    def keys(nested, prefix=""):
        items = nested.items() if isinstance(nested, dict) else enumerate(nested)
        for key, value in items:
            yield from keys(value, f"{prefix}{key}.") if isinstance(value, dict | list) else [f"{prefix}{key}"]

    def values(lang):
        text = (page.HERE / f"{lang}.toml").read_text(encoding="utf-8")
        return sorted(re.findall(r"\{\w+\}", text))

    zh, en = (words(lang) for lang in LANGS)
    assert list(keys(zh)) == list(keys(en))
    assert values("zh") == values("en")


def test_headings_have_the_same_ids_in_both_languages():
    zh, en = (re.findall(r"\{ #([a-z-]+) \}$", committed(lang), re.MULTILINE) for lang in LANGS)
    assert zh == en
    assert len(set(zh)) == len(zh) == sum(line.startswith("##") for line in committed("zh").splitlines())

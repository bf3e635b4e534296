"""Candidates side by side: the same verdicts as one by one, and the table of the batch command."""

import base64
import csv
import io
import json
from xml.etree import ElementTree

import pytest

from selfcheck.calls import compare
from selfcheck.cli import main
from selfcheck.words import say

AREA = "facilities.floor_area_m2"
HOSTILE = "<img src=x onerror=alert(1)>\u202e"


def ask(files, scheme="lab", lang="en"):
    encoded = [
        {
            "file": name,
            "content": base64.b64encode(written if isinstance(written, bytes) else written.encode()).decode(),
        }
        for name, written in files.items()
    ]
    asked = {"scheme": scheme, "lang": lang, "as_of": "2026-11-20", "rules": "../rules/", "files": encoded}
    return compare.reply(asked)


def named(name, facts):
    return json.dumps({**facts, "selfcheck": {"format": 2, "scheme": "lab", "name": name}})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_is_that_of_the_batch_command(tmp_path, capsys, lang):
    files = {
        "first.json": named("甲院", {AREA: 2600, "team.leader": True}),
        "second.json": json.dumps({AREA: 3000}),
        "damaged.json": "{",
        "other.json": json.dumps({"selfcheck": {"format": 2, "scheme": "base"}}),
    }
    paths = []
    for name, written in files.items():
        path = tmp_path / name
        path.write_text(written, encoding="utf-8")
        paths.append(str(path))
    assert main(["batch", "lab", *paths, "--lang", lang]) == 0
    printed = capsys.readouterr().out
    made = ask({path: files[name] for path, name in zip(paths, files, strict=True)}, lang=lang)
    assert made["csv"] == printed
    assert made["taken"] == 2
    assert [row["name"] for row in csv.DictReader(io.StringIO(printed))] == ["甲院", "", "", ""]


def test_differing_outcomes_are_marked_and_equal_ones_are_not():
    made = ask({"a": json.dumps({AREA: 2600}), "b": json.dumps({AREA: 3000})})
    rows = {row.get("data-requirement"): row for row in tree(made).iter("tr")}
    assert "data-differs" in rows["lab.facilities.floor_area"].attrib
    assert "data-differs" not in rows["lab.team.leader"].attrib
    cells = [
        (cell.get("data-worst"), "".join(cell.itertext())) for cell in rows["lab.facilities.floor_area"].iter("td")
    ]
    assert [worst for worst, _ in cells] == ["arguable", "met"]
    assert "2,600 m²" in cells[0][1]
    assert "400 m² below" in cells[0][1]


def test_a_name_is_text_and_never_a_formula():
    made = ask({"=cmd()": named(HOSTILE, {}), "b.json": named("＝1+1", {}), "@c": "{"})
    assert "<img" not in made["html"]
    rows = list(csv.reader(io.StringIO(made["csv"])))
    assert [row[0] for row in rows[1:]] == ["'=cmd()", "b.json", "'@c"]
    assert rows[2][1] == "'＝1+1"
    named_elements = [one.text for one in tree(made).iter("bdi")]
    assert HOSTILE in named_elements


def test_a_bad_file_is_named_with_all_its_problems():
    made = ask({"bad.json": json.dumps({AREA: -1, "nonsense": 1}), "gbk.json": '{"备注": 1}'.encode("gbk")})
    assert made["taken"] == 0
    assert all(words in made["html"] for words in ("bad.json", "nonsense", "cannot be negative", "GBK"))


def test_all_are_read_alike_and_a_reading_that_a_file_tells_is_set_aside_and_said():
    strict = json.dumps(
        {
            "facilities.equipment_value_wan_yuan": 4000,
            "selfcheck": {"format": 2, "readings": ["equipment-scope"]},
        }
    )
    lenient = json.dumps({"facilities.equipment_value_wan_yuan": 4000})
    made = ask({"strict.json": strict, "lenient.json": lenient})
    rows = {row.get("data-requirement"): row for row in tree(made).iter("tr")}
    assert "data-differs" not in rows["lab.facilities.equipment_value"].attrib
    assert say("en", "compare.set_aside", n=1) in made["html"]
    assert say("en", "compare.set_aside", n=1) not in ask({"lenient.json": lenient})["html"]


def test_the_draft_scheme_is_compared_too_and_says_that_it_is_a_draft():
    made = ask({"a": '{"base.reputation": true}', "b": '{"base.reputation": false}'}, scheme="base")
    assert made["taken"] == 2
    assert "not in force" in made["html"]


def tree(made):
    closed = made["html"].replace("<br>", "<br/>")
    return ElementTree.fromstring(f"<div>{closed}</div>")

"""A reviewer's ratings leave the page and come back with all that was said, and with the name of who said it."""

import base64
import json

import pytest

from selfcheck.calls import reviewers as reviewers_page
from selfcheck.calls import score as score_page
from selfcheck.words import LANGS
from tests.selfcheck.html.trees import tree

TYPED = {"tr_1": "4", "tr_2": "unknown", "tr_3": "", "tr_26": "3.5", "tr_27": "unknown", "line": "unknown"}
HOSTILE = '<img src=x onerror="alert(1)">'


def scored(name="", lang="en", **typed):
    return score_page.reply({"lang": lang, "as_of": "2026-11-20", "typed": TYPED | typed, "name": name})


def opened(written):
    content = base64.b64encode(json.dumps(written).encode()).decode()
    return reviewers_page.reply({"lang": "en", "files": [{"name": "a.json", "content": content}]})


def test_not_known_is_written_as_null_and_comes_back_as_not_known():
    written = scored()["answers"]
    assert written == {"tr_1": 4, "tr_2": None, "tr_26": 3.5, "tr_27": None}
    assert opened(written)["files"][0]["typed"] == {
        "tr_1": "4",
        "tr_2": "unknown",
        "tr_26": "3.5",
        "tr_27": "unknown",
    }


def test_who_rated_is_written_and_comes_back():
    written = scored("张三")["answers"]
    assert written["selfcheck"] == {"format": 2, "scheme": "score", "name": "张三"}
    (file,) = opened(written)["files"]
    assert (file["name"], file["reviewer"], file["problems"]) == ("a.json", "张三", [])
    assert "selfcheck" not in file["typed"]


def test_who_rated_is_no_part_of_the_score():
    assert scored("张三")["report"]["receipt"] == scored()["report"]["receipt"]


@pytest.mark.parametrize("lang", LANGS)
def test_who_rated_stands_in_the_result_and_in_the_margin_as_text(lang):
    made = tree(scored(HOSTILE, lang)["html"])
    assert not list(made.iter("img"))
    assert [one.text for one in made.iter("bdi")] == [HOSTILE]
    assert any("<img" in one.get("data-print-head", "") for one in made.iter("div"))
    assert not list(tree(scored("", lang)["html"]).iter("bdi"))


def test_a_comparison_shows_name_and_file_as_text():
    html = opened({"tr_1": 4, "selfcheck": {"format": 2, "scheme": "score", "name": HOSTILE}})["html"]
    made = tree(f"<div>{html}</div>")
    assert not list(made.iter("img"))
    assert [one.text for one in made.iter("bdi")] == [HOSTILE, "a.json"]

"""The two pages of proof: complete, the same in both languages, and readable without seeing the signs."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.proof import cases_html, fact_check, matrix, mutations_html
from scripts.proof.wording import HERE, outcome, table
from selfcheck.core.assess import assess
from selfcheck.core.outcome import MET
from selfcheck.core.requirement import walk
from selfcheck.rules import LAB, SCHEMES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"cases": cases_html, "mutations": mutations_html}
both = pytest.mark.parametrize("lang", ["zh", "en"])


class Page(HTMLParser):
    """Ids, links and the rows of every table by the heading above it."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tables, self.signs = [], [], {}, []
        self.heading, self.cell = "", None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.append(found["id"])
        if tag in ("h2", "h3"):
            self.heading = found["id"]
        if tag == "a":
            self.links.append(found["href"])
        if tag == "tr":
            self.tables.setdefault(self.heading, []).append([])
        if tag in ("td", "th"):
            self.tables[self.heading][-1].append("")
            self.cell = True
        if found.get("role") == "img":
            self.signs.append(found["aria-label"])
            if self.cell:
                self.tables[self.heading][-1][-1] += f"[{found['aria-label']}]"

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        if self.cell:
            self.tables[self.heading][-1][-1] += data


@cache
def page(name, lang):
    return Page(PAGES[name](lang))


@cache
def intervals_of(case):
    return assess(case.scheme, case.facts, case.strict).intervals


def cases_of(scheme):
    return [case for case in matrix.cases() if case.scheme is scheme]


@both
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_case_is_listed_with_its_story_and_its_verdict(scheme, lang):
    _, *rows = page("cases", lang).tables[f"cases-{scheme.id}"]
    found = {row[0]: (row[1], row[2]) for row in rows}
    assert len(found) == len(rows) == len(cases_of(scheme))
    for case in cases_of(scheme):
        story, verdict = found[case.name[lang]]
        assert story.startswith(case.story[lang])
        assert (story == case.story[lang]) == (not case.strict)
        assert verdict.endswith(outcome(lang, case.root))


def test_cases_come_in_the_order_of_what_they_turn_on():
    _, *rows = page("cases", "en").tables["cases-lab"]
    names = {case.name["en"]: case.id for case in matrix.cases()}
    order = [names[row[0]] for row in rows]
    telling = ["everything-declared", "host-other", "joint-four", "floor-area-exactly", "team-leader-denied"]
    telling += ["projects-exactly", "outcomes-three", "safeguards-support-denied", "integrity-misconduct"]
    assert sorted(telling, key=order.index) == telling


@both
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_requirement_has_its_column_and_every_cell_its_outcome(scheme, lang):
    made = page("cases", lang)
    by_name = {case.name[lang]: case for case in cases_of(scheme)}
    for group in (*scheme.root.children, *scheme.preferences):
        below = list(walk(group))
        head, *rows = made.tables[group.id.replace(".", "-")]
        parts = [*below[1:], group] if len(below) > 1 else below
        assert len(head) == len(parts) + 1
        for name, *cells in rows:
            intervals = intervals_of(by_name[name])
            words = [f"[{outcome(lang, intervals[part.id])}]" for part in parts]
            assert [cell[: len(word)] for cell, word in zip(cells, words, strict=True)] == words


@both
def test_a_case_that_is_left_out_of_a_group_meets_all_of_it(lang):
    made = page("cases", lang)
    for scheme in SCHEMES.values():
        for group in (*scheme.root.children, *scheme.preferences):
            listed = {row[0] for row in made.tables[group.id.replace(".", "-")]}
            for case in cases_of(scheme):
                if case.name[lang] not in listed:
                    assert intervals_of(case)[group.id] == MET


def test_answers_stand_beside_their_outcome():
    rows = {row[0]: row for row in page("cases", "zh").tables["lab-facilities"]}
    assert "[可说明理由]△ 2999.99平方米" in [cell.strip() for cell in rows["霜洲寒地材料研究所"]]
    hosts = {row[0]: row for row in page("cases", "en").tables["lab-host"]}
    assert hosts["Lanting Association for Quality Culture"][1].startswith("[Not met]✕ ")


@both
def test_every_mutant_has_its_row_and_leads_to_its_case(lang):
    made = page("mutations", lang)
    rows = [row for table in made.tables.values() for row in table[1:]]
    assert len(rows) == len(matrix.rows())
    assert sorted(row[2] for row in rows) == sorted(row.kill.case.name[lang] for row in matrix.rows())
    targets = {f"../cases/#{id}" for id in page("cases", lang).ids}
    assert {link for link in made.links if link.startswith("../cases/")} <= targets


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_ids_and_links(name):
    zh, en = page(name, "zh"), page(name, "en")
    assert (zh.ids, zh.links) == (en.ids, en.links)
    assert len(zh.ids) == len(set(zh.ids))
    assert all(re.fullmatch(r"[a-z][\w-]*", id, re.ASCII) for id in zh.ids)
    assert {link[1:] for link in zh.links if link.startswith("#")} <= set(zh.ids)


@both
@pytest.mark.parametrize("name", PAGES)
def test_every_sign_is_said_in_words(name, lang):
    html = PAGES[name](lang)
    signs = set(table(lang)["sign"].values())
    assert len(re.findall(f">[{re.escape(''.join(signs))}]<", html)) == len(page(name, lang).signs) > 0
    assert all(words and not signs & set(words) for words in page(name, lang).signs)


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_have_a_place_for_what_is_made_here(name):
    for lang in ("zh", "en"):
        assert (DOCS / lang / "reference" / f"{name}.md").read_text(encoding="utf-8").count(
            f"<!-- proof:{name} -->"
        ) == 1


def test_a_headings_level_is_never_skipped():
    for name, lang in ((name, lang) for name in PAGES for lang in ("zh", "en")):
        levels = [int(level) for level in re.findall(r"<h(\d)", PAGES[name](lang))]
        assert all(after - before <= 1 for before, after in pairwise([1, *levels]))


def test_both_languages_have_words_for_the_same_things():
    def ids(nested, prefix=""):
        for key, value in nested.items():
            yield from ids(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"]

    zh, en = (tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8")) for lang in ("zh", "en"))
    assert sorted(ids(zh)) == sorted(ids(en))
    assert set(table("zh")["kind"]) == {row.mutant.kind for row in matrix.rows()}


def test_a_name_never_becomes_markup(monkeypatch):
    case = replace(matrix.cases()[0], name={"zh": "<b>研究所</b>", "en": "x"}, scheme=LAB, facts={})
    monkeypatch.setattr(fact_check, "cases", lambda: (case,))
    assert "&lt;b&gt;研究所&lt;/b&gt;" in cases_html("zh")
    assert "<b>" not in cases_html("zh")

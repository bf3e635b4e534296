"""The page of proof: complete, the same in both languages, and readable without seeing the signs."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from scripts.check.proof import boundaries, cases_html, fact_check, matrix, mutations_html
from scripts.check.proof.wording import HERE, outcome, requirement, table
from selfcheck.core.assess import assess
from selfcheck.core.outcome import MET
from selfcheck.core.requirement import walk
from selfcheck.law import sources
from selfcheck.rules import LAB, SCHEMES

DOCS = Path(__file__).parents[2] / "docs"
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
def page(lang):
    return Page(cases_html(lang))


@cache
def intervals_of(case):
    return assess(case.scheme, case.facts, case.strict).intervals


def cases_of(scheme):
    return [case for case in matrix.stories() if case.scheme is scheme]


@both
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_case_is_listed_with_its_story_and_its_verdict(scheme, lang):
    _, *rows = page(lang).tables[f"cases-{scheme.id}"]
    found = {row[0]: (row[1], row[2]) for row in rows}
    assert len(found) == len(rows) == len(cases_of(scheme))
    for case in cases_of(scheme):
        story, verdict = found[case.name[lang]]
        assert story.startswith(case.story[lang])
        assert (story == case.story[lang]) == (not case.strict)
        assert verdict.endswith(outcome(lang, case.root))


def test_cases_come_in_the_order_of_what_they_turn_on():
    _, *rows = page("en").tables["cases-lab"]
    names = {case.name["en"]: case.id for case in matrix.stories()}
    order = [names[row[0]] for row in rows]
    telling = ["everything-declared", "joint-four", "highland-institute", "team-leader-denied-rest-unanswered"]
    telling += ["projects-enough-funding-unknown", "outcomes-three", "integrity-misconduct"]
    assert sorted(telling, key=order.index) == telling


@both
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_requirement_has_its_column_and_every_cell_its_outcome(scheme, lang):
    made = page(lang)
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
    made = page(lang)
    for scheme in SCHEMES.values():
        for group in (*scheme.root.children, *scheme.preferences):
            listed = {row[0] for row in made.tables[group.id.replace(".", "-")]}
            for case in cases_of(scheme):
                if case.name[lang] not in listed:
                    assert intervals_of(case)[group.id] == MET


def test_answers_stand_beside_their_outcome():
    rows = {row[0]: row for row in page("zh").tables["lab-facilities"]}
    assert "[可说明理由]△ 2600平方米" in [cell.strip() for cell in rows["云渡高原质量标准研究院"]]
    hosts = {row[0]: row for row in page("en").tables["lab-host"]}
    assert hosts["Lanshan Trade Service Centre"][1].startswith("[Not met]✕ ")


@both
@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.id)
def test_every_requirement_has_its_row_with_the_words_of_its_provision_and_every_generated_answer(scheme, lang):
    _, *rows = page(lang).tables[f"boundaries-{scheme.id}"]
    generated = [case for case in matrix.cases() if case.about and case.scheme is scheme]
    assert sum(row[2].count("[") for row in rows) == len(generated)
    found = {row[0]: row for row in rows}
    for leaf in (*scheme.leaves, *scheme.preferences):
        name = next(name for name in found if name.startswith(requirement(lang, leaf)))
        assert (sources.quotation(leaf.id, lang) or "") in found[name][1]


def test_a_figure_stands_with_what_is_just_below_at_and_just_above_it():
    rows = [row for row in page("en").tables["boundaries-lab"] if row[0].startswith("Floor area")]
    answers = "2,999.99 m² [Arguable]△3,000 m² [Met]✓3,000.01 m² [Met]✓"
    assert [row[2].startswith(answers) for row in rows] == [True]
    strictly = [row for row in page("zh").tables["boundaries-lab"] if "从严理解：" in row[1]]
    assert [row[2].startswith("4999.99万元 [不符合]✕5000万元 [符合]✓") for row in strictly] == [True]


@both
def test_the_command_prints_every_generated_case_and_no_other(lang, capsys):
    assert boundaries.main(["--lang", lang]) == 0
    printed = capsys.readouterr()
    answers = [line for line in printed.out.splitlines() if " → " in line]
    assert len(answers) == sum(case.about is not None for case in matrix.cases())
    assert printed.err == ""


def test_both_languages_have_the_same_ids_and_links():
    zh, en = page("zh"), page("en")
    assert (zh.ids, zh.links) == (en.ids, en.links)
    assert len(zh.ids) == len(set(zh.ids))
    assert all(re.fullmatch(r"[a-z][\w-]*", id, re.ASCII) for id in zh.ids)
    assert {link[1:] for link in zh.links if link.startswith("#")} <= set(zh.ids)


@both
def test_every_sign_is_said_in_words(lang):
    html = cases_html(lang)
    signs = set(table(lang)["sign"].values()) - {table(lang)["sign"]["colon"]}
    assert len(re.findall(f">[{re.escape(''.join(signs))}]<", html)) == len(page(lang).signs) > 0
    assert all(words and not signs & set(words) for words in page(lang).signs)


@both
@pytest.mark.parametrize("name", ["cases", "mutations"])
def test_the_page_has_a_place_for_what_is_made_here(name, lang):
    text = (DOCS / lang / "reference" / "cases.md").read_text(encoding="utf-8")
    assert text.count(f"<!-- proof:{name} -->") == 1


@both
def test_the_number_of_mutations_stands_on_the_page_with_the_way_to_the_data(lang):
    made = mutations_html(lang)
    assert made.count(str(len(matrix.rows()))) == 2
    assert 'href="../../../data/mutations.json"' in made


@both
def test_a_headings_level_is_never_skipped(lang):
    levels = [int(level) for level in re.findall(r"<h(\d)", cases_html(lang))]
    assert all(after - before <= 1 for before, after in pairwise([1, *levels]))


def test_both_languages_have_words_for_the_same_things():
    def ids(nested, prefix=""):
        for key, value in nested.items():
            yield from ids(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"]

    zh, en = (tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8")) for lang in ("zh", "en"))
    assert sorted(ids(zh)) == sorted(ids(en))
    assert set(table("zh")["kind"]) == {row.mutant.kind for row in matrix.rows()}


def test_a_name_never_becomes_markup(monkeypatch):
    case = replace(matrix.stories()[0], name={"zh": "<b>研究所</b>", "en": "x"}, scheme=LAB, facts={})
    monkeypatch.setattr(fact_check, "stories", lambda: (case,))
    assert "&lt;b&gt;研究所&lt;/b&gt;" in cases_html("zh")
    assert "<b>" not in cases_html("zh")

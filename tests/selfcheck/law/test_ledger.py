"""The clause ledger against the rules and the words; against the texts see tests/corpus/test_ledger.py."""

import pytest

from selfcheck import words
from selfcheck.core.requirement import Force, Leaf
from selfcheck.law import ledger
from selfcheck.law.ledger import HEADING, Status
from selfcheck.rules import SCHEMES
from selfcheck.rules.indicators import RATED, VETO
from selfcheck.rules.information import INFORMATION
from selfcheck.terminal import ledger as ledger_text

ROWS = {row.provision: row for row in ledger.rows()}
PARTS = {part.id: part for scheme in SCHEMES.values() for part in (*scheme.parts, *scheme.preferences)}
TEXTS = ("lab-measures", "lab-opinions", "call-2024", "guide-2024", "template-2024", "base-measures")


def test_every_text_has_its_rows():
    assert tuple(ledger.counts()) == TEXTS
    assert sum(found.total() for found in ledger.counts().values()) == len(ROWS) == len(ledger.rows())


def test_the_provision_of_every_requirement_says_so():
    rows = {id: ROWS[part.provision] for id, part in PARTS.items()}
    assert [id for id, row in rows.items() if row.status not in (Status.ENCODED, Status.JUDGED)] == []
    assert [id for id, row in rows.items() if id not in row.by] == []


def test_every_requirement_named_rests_there_or_the_row_explains_why():
    for row in ROWS.values():
        for id in row.by:
            assert PARTS[id].provision == row.provision or row.reason, (row.provision, id)


def test_a_provision_with_a_figure_a_choice_or_a_veto_is_encoded():
    for part in PARTS.values():
        if isinstance(part, Leaf) and part.force is not Force.JUDGED:
            assert ROWS[part.provision].status is Status.ENCODED, part.id


def test_what_is_judged_asks_for_no_figure():
    for row in ROWS.values():
        if row.status is Status.JUDGED:
            assert not any(getattr(PARTS[id], "figure", None) for id in row.by), row.provision


def test_the_panel_rates_every_indicator_but_the_veto():
    rated = [name for name, row in ROWS.items() if row.reason == "rated"]
    assert rated == [indicator.provision for indicator in RATED]
    assert {ROWS[name].status for name in rated} == {Status.JUDGED}
    assert ROWS[VETO.provision].status is Status.ENCODED


def test_what_the_report_tells_without_deciding_says_so():
    for told in INFORMATION:
        assert {ROWS[name].reason for name in told.provisions} == {told.id}


def test_what_no_requirement_decides_has_a_reason():
    assert [name for name, row in ROWS.items() if not row.by and not row.reason] == []


def test_everything_referred_to_is_there():
    for row in ROWS.values():
        assert all(name in ROWS or name in PARTS for name in row.see), row.provision


@pytest.mark.parametrize("lang", words.LANGS)
def test_the_reasons_with_words_are_those_in_use(lang):
    assert set(words.table(lang, "ledger.reason")) == {row.reason for row in ROWS.values() if row.reason}


@pytest.mark.parametrize("lang", words.LANGS)
def test_two_provisions_of_a_text_have_two_names(lang):
    named: dict[tuple[str, str], list[str]] = {}
    for name, row in ROWS.items():
        # 第十二条 is both the article and its only paragraph: the heading has no words of its own to cite.
        if not row.id.startswith("art_") or "__" in row.id:
            named.setdefault((row.slug, ledger.reference(name, lang)), []).append(name)
    assert [names for names in named.values() if len(names) > 1] == []


@pytest.mark.parametrize("lang", words.LANGS)
def test_the_terminal_shows_all_but_headings(lang):
    shown = ledger_text.text(lang)
    for slug in TEXTS:
        assert f"({slug})" in shown
    for row in ROWS.values():
        assert not row.by or ", ".join(row.by) in shown
        assert row.reason in ("", HEADING) or words.say(lang, f"ledger.reason.{row.reason}") in shown
    assert words.say(lang, "ledger.reason.heading") not in shown


def test_neighbours_treated_alike_share_a_line():
    assert "三、（四）表第1行 至 三、（四）表第26行（26处）" in ledger_text.text("zh")
    assert "Part III(IV), table, row 1 to Part III(IV), table, row 26 (26 provisions)" in ledger_text.text("en")


def test_a_row_says_where_else_to_look():
    assert "参见：《2024年申报评审指南》三、（二）" in ledger_text.text("zh")
    assert "See: Application and Review Guide 2024, Part III(II)" in ledger_text.text("en")


@pytest.mark.parametrize("lang", words.LANGS)
def test_a_program_gets_every_row(lang):
    rows = ledger.listed(lang)
    assert [row["provision"] for row in rows] == list(ROWS)
    veto = next(row for row in rows if row["provision"] == VETO.provision)
    assert veto["requirements"] == ["lab.integrity"] and veto["reason"] is veto["reason_text"] is None
    assert {row["status"] for row in rows} == set(Status)

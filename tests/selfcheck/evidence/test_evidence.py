"""Counting rows of evidence: what the windows of Article 12 take in, and that no row is ever lost."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.core.requirement import Window
from selfcheck.evidence import tally as evidence
from selfcheck.evidence.table import read
from selfcheck.evidence.tally import State, days, tally
from selfcheck.law import sources
from selfcheck.rules import LAB
from selfcheck.rules.readings import READINGS
from selfcheck.rules.windows import HOW_YEARS_RUN, WHICH_AMOUNT, WINDOWS

PROJECTS = LAB.facts["research.national_projects_5y"]
FUNDING = LAB.facts["research.project_funding_5y_wan_yuan"]
STANDARDS = LAB.facts["outcomes.standards_led_3y"]
CONVERSIONS = LAB.facts["outcomes.conversions_3y"]
SERVICE = LAB.facts["outcomes.service_income_wan_yuan"]
EQUIPMENT = LAB.facts["facilities.equipment_value_wan_yuan"]
TODAY = date(2026, 11, 20)


def counted(rows, fact=PROJECTS, as_of=TODAY, strict=()):
    """Rows of name, date and amount, without heads unless given."""
    return tally(fact, read(rows), as_of, frozenset(strict))


def became(rows, fact=PROJECTS, strict=()):
    """The state and reason of the first row that is one."""
    row = next(row for row in counted(rows, fact, strict=strict).rows if not row.record.kind)
    return row.state.value, row.reason


# The windows


@pytest.mark.parametrize("window", [one for one in WINDOWS.values() if one], ids=lambda one: one.quoted)
def test_the_years_of_a_window_stand_in_the_words_they_are_taken_from(window):
    for lang, words in (("zh", f"近{window.years}年"), ("en", f"past {window.years} years")):
        quoted = sources.quotation(window.quoted, lang)
        assert words in quoted
        assert sources.provision(window.provision, lang).count(quoted) == 1


@pytest.mark.parametrize("fact", [id for id, window in WINDOWS.items() if window])
def test_a_window_rests_on_the_provision_of_the_requirement_it_counts_for(fact):
    leaf = next(leaf for leaf in LAB.leaves if leaf.fact.id == fact)
    assert WINDOWS[fact].provision == leaf.provision
    assert WINDOWS[fact].reading in ("", *READINGS)


def test_a_provision_that_sets_no_years_has_no_window():
    leaf = next(leaf for leaf in LAB.leaves if leaf.fact is EQUIPMENT)
    assert WINDOWS[EQUIPMENT.id] is None
    assert "年" not in sources.quotation(leaf.id, "zh")


@pytest.mark.parametrize(("fact", "first", "before"), [
    (PROJECTS, "2021-11-21", "2021-11-20"),
    (FUNDING, "2021-11-21", "2021-11-20"),
    (STANDARDS, "2023-11-21", "2023-11-20"),
    (CONVERSIONS, "2023-11-21", "2023-11-20"),
])  # fmt: skip
def test_a_project_approved_on_the_first_day_of_the_window_counts_and_the_day_before_does_not(fact, first, before):
    assert became(f"甲,{first},5", fact) == ("counted", "")
    assert became(f"甲,{before},5", fact) == ("left_out", "before")


@pytest.mark.parametrize("fact", [id for id, window in WINDOWS.items() if window])
@pytest.mark.parametrize("step", [-1, 1])
def test_a_year_more_or_less_in_a_window_is_noticed(monkeypatch, fact, step):
    strict = {WINDOWS[fact].reading}
    edges = [days(WINDOWS[fact], TODAY, frozenset(strict)).first.replace(year=2020 + n) for n in range(7)]
    rows = "\n".join(f"项 {n},{edge},1" for n, edge in enumerate(edges))
    as_it_is = counted(rows, LAB.facts[fact], strict=strict).ends
    window = WINDOWS[fact]
    changed = Window(window.years + step, window.provision, window.quoted, window.reading)
    monkeypatch.setitem(evidence.WINDOWS, fact, changed)
    assert counted(rows, LAB.facts[fact], strict=strict).ends.high == as_it_is.high + step


def test_today_counts_and_tomorrow_does_not():
    assert became("甲,2026-11-20") == ("counted", "")
    assert became("甲,2026-11-21") == ("left_out", "future")


def test_a_window_that_would_begin_on_the_29th_of_february_begins_on_the_1st_of_march():
    found = days(WINDOWS[PROJECTS.id], date(2028, 2, 29))
    assert (found.first, found.last) == (date(2023, 3, 1), date(2028, 2, 29))


def test_calendar_years_are_the_full_ones_before_this_year():
    strict = {HOW_YEARS_RUN}
    assert became("甲,2021-01-01", strict=strict) == ("counted", "")
    assert became("甲,2025-12-31", strict=strict) == ("counted", "")
    assert became("甲,2020-12-31", strict=strict) == ("left_out", "before")
    assert became("甲,2026-01-01", strict=strict) == ("left_out", "later")


def test_both_ways_of_running_years_are_told():
    found = counted("甲,2021-03-01\n乙,2024-01-01\n丙,2026-05-01\n丁,2026-06-01\n")
    assert found.ends.high == 3
    (other,) = found.others
    assert (other.reading, other.strict, other.ends.high) == (HOW_YEARS_RUN, True, 2)


def test_service_income_of_any_year_counts_unless_the_window_is_read_strictly():
    rows = "甲,2018-01-01,100\n乙,2025-01-01,50\n"
    lenient, strict = counted(rows, SERVICE), counted(rows, SERVICE, strict={"service-window"})
    assert (lenient.ends.high, strict.ends.high) == (150, 50)
    assert [(one.reading, one.ends.high) for one in lenient.others] == [("service-window", 50)]
    assert became("甲,2027-01-01,5", SERVICE) == ("left_out", "future")
    assert became("甲,不记得,5", SERVICE) == ("counted", "")


def test_equipment_counts_whenever_it_was_bought():
    found = counted("名称\t购置日期\t现值（元）\n甲\t1998-01-01\t12,000\n乙\t将来\t3000\n", EQUIPMENT)
    assert found.ends.low == found.ends.high == Decimal("1.5")


# Doubt


@pytest.mark.parametrize(("written", "outcome"), [
    ("2021年11月", ("doubtful", "edge")),
    ("2021", ("doubtful", "edge")),
    ("2021年12月", ("counted", "")),
    ("2021.10", ("left_out", "before")),
    ("2026", ("counted", "")),
    ("2019.3-2023.12", ("doubtful", "running")),
    ("2019.3至今", ("doubtful", "running")),
    ("2019.3-2021.10", ("left_out", "before")),
    ("2022.3-2030.12", ("counted", "")),
    ("11/12/2021", ("counted", "")),
    ("12/11/2021", ("counted", "")),
    ("11/20/2021", ("left_out", "before")),
    ("01/12/2021", ("doubtful", "edge")),
])  # fmt: skip
def test_what_may_lie_inside_is_doubtful_and_what_certainly_lies_outside_is_not(written, outcome):
    if written in ("11/12/2021", "12/11/2021"):  # 12 November or 11 December: on either side of the edge
        outcome = ("doubtful", "edge")
    assert became(f"甲,{written}") == outcome


def test_a_doubtful_row_makes_the_figure_an_interval_and_is_counted_leniently():
    found = counted("甲,2023-05-06\n乙,2021年11月\n")
    assert (found.ends.low, found.ends.high, found.figure) == (1, 2, 2)


def test_a_row_without_a_date_is_doubtful_not_lost():
    assert became("名称,日期\n甲,\n乙,2023-01-01\n") == ("doubtful", "undated")
    found = counted("甲\n乙\n丙\n")
    assert (found.ends.low, found.ends.high, found.notes) == (0, 3, ("no_dates",))


def test_a_second_row_of_the_same_name_and_date_is_counted_but_doubted():
    found = counted("甲,2023-05-06\n乙,2023-05-06\n甲 ,2023/5/6\n")
    assert [(row.state.value, row.reason, row.found) for row in found.rows][2] == ("doubtful", "duplicate", "1")
    assert (found.ends.low, found.ends.high) == (2, 3)
    instalments = counted("甲,2023-05-06,10\n甲,2023-05-06,20\n", FUNDING)
    assert instalments.ends.low == 30


# What is left out


@pytest.mark.parametrize(("written", "reason"), [
    ("明年", "not_date"),
    ("2023-02-30", "not_date"),
    ("45000", "serial"),
    ("2024.5-2023.1", "backwards"),
])  # fmt: skip
def test_a_date_that_cannot_be_read_is_named_and_not_guessed(written, reason):
    found = counted(f"名称,日期\n乙,2023-01-01\n甲,{written}\n")
    row = found.rows[2]
    assert (row.record.line, row.state, row.reason, row.found) == (3, State.LEFT_OUT, reason, written)
    assert found.figure == 1


@pytest.mark.parametrize(("written", "reason"), [
    ("", "no_amount"),
    ("若干", "not_amount"),
    ("-5", "negative"),
    ("(5)", "negative"),
    ("100美元", "foreign"),
    ("9" * 30, "too_large"),
])  # fmt: skip
def test_an_amount_that_cannot_be_added_is_named(written, reason):
    found = counted(f"名称\t日期\t金额（万元）\n乙\t2023-01-01\t5\n甲\t2023-01-01\t{written}\n", FUNDING)
    assert (found.rows[2].reason, found.figure) == (reason, 5)


def test_no_figure_is_claimed_where_every_row_has_yet_to_be_mended():
    assert counted("名称,日期\n甲,明年\n").figure is None
    assert counted("名称,日期\n").figure is None
    assert counted("名称,日期\n甲,1999\n").figure == 0


@pytest.mark.parametrize("closing", ["合计", "总计：", "小 计", "Total", "合计（万元）", "合计500万元"])
def test_a_row_of_totals_is_not_counted_twice(closing):
    found = counted(f"名称\t日期\t金额\n甲\t2023-01-01\t500\n{closing}\t\t500\n", FUNDING)
    assert (found.ends.high, found.rows[2].reason) == (500, "total")


def test_an_institute_of_total_metrology_is_no_row_of_totals():
    assert became("总计量院项目,2023-01-01") == ("counted", "")


# Amounts


@pytest.mark.parametrize(("head", "cell", "wan_yuan"), [
    ("金额（万元）", "120.5", "120.5"),
    ("金额（元）", "1,205,000", "120.5"),
    ("金额/亿元", "0.5", "5000"),
    ("金额", "３００万元", "300"),
    ("金额（元）", "1.2亿元", "12000"),
    ("金额", "￥1,200,000.01元", "120.000001"),
    ("Amount (CNY 10,000)", "5", "5"),
    ("Funding (yuan)", "50000", "5"),
    ("经费（千元）", "50", "5"),
])  # fmt: skip
def test_units_in_the_head_or_in_the_cell_are_converted_exactly(head, cell, wan_yuan):
    found = counted(f"名称\t日期\t{head}\n甲\t2023-01-01\t{cell}\n", FUNDING)
    assert found.ends.high == Decimal(wan_yuan)
    assert found.notes == ()


def test_an_amount_without_a_unit_is_taken_as_wan_yuan_and_that_is_said():
    found = counted("甲\t2023-01-01\t500", FUNDING)
    assert (found.ends.high, found.notes) == (500, ("no_unit",))


def test_contracted_money_counts_leniently_and_received_money_strictly():
    rows = "项目名称\t立项日期\t到账经费（元）\t合同经费（万元）\n甲\t2023-01-01\t600000\t100\n"
    assert counted(rows, FUNDING).ends.high == 100
    assert counted(rows, FUNDING, strict={WHICH_AMOUNT}).ends.high == 60
    assert WHICH_AMOUNT in [one.reading for one in counted(rows, FUNDING).others]
    assert counted(rows, SERVICE).ends.high == 100


def test_an_original_value_is_not_passed_off_as_the_current_one():
    assert counted("设备名称\t原值（万元）\n甲\t5\n", EQUIPMENT).notes == ("original_value",)
    assert counted("设备名称\t原值（万元）\t现值（万元）\n甲\t5\t4\n", EQUIPMENT).ends.high == 4


def test_without_amounts_nothing_is_added_up():
    found = counted("甲,2023-01-01\n", FUNDING)
    assert (found.notes, found.figure) == (("no_amounts",), None)


# Nothing is lost

TYPICAL = [
    "名称",
    "日期",
    "金额（万元）",
    "合计",
    "2023-05-06",
    "2021年11月",
    "-5",
    "1,200",
    '"',
    "a\tb",
    "",
    "　",
]
CELL = st.one_of(st.text(max_size=12), st.sampled_from(TYPICAL), st.dates().map(str))


@given(st.text())
def test_every_line_of_any_text_becomes_a_row(text):
    found = counted(text)
    assert [row.record.line for row in found.rows] == list(range(1, len(found.rows) + 1))
    assert len(found.rows) >= (1 if text.strip("\ufeff") else 0)
    assert all(row.state is State.COUNTED or row.reason for row in found.rows)


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=20), st.sampled_from(sorted(WINDOWS)))
def test_every_row_is_counted_or_listed_with_its_reason(rows, fact):
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    found = counted(text, LAB.facts[fact])
    assert [list(row.record.cells) for row in found.rows] == [
        [cell.replace("\0", "\N{REPLACEMENT CHARACTER}") for cell in row] for row in rows
    ]
    assert all(row.state is State.COUNTED or row.reason for row in found.rows)
    sure = sum((row.amount for row in found.rows if row.state is State.COUNTED), Decimal(0))
    doubtful = sum((row.amount for row in found.rows if row.state is State.DOUBTFUL), Decimal(0))
    assert (found.ends.low, found.ends.high) == (sure, sure + doubtful)

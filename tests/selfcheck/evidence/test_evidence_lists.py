"""Lists as offices keep them: units beside the table, heads in two rows, totals and signatures below."""

from datetime import date
from decimal import Decimal

import pytest

from selfcheck.calls import evidence
from selfcheck.evidence.table import read
from selfcheck.evidence.tally import tally
from selfcheck.html.evidence import EvidenceWriter
from selfcheck.report.evidence import EvidenceWords
from selfcheck.rules import LAB
from selfcheck.rules.windows import WHICH_AMOUNT
from tests.selfcheck.html.trees import text, tree

PROJECTS = LAB.facts["research.national_projects_5y"]
FUNDING = LAB.facts["research.project_funding_5y_wan_yuan"]
SERVICE = LAB.facts["outcomes.service_income_wan_yuan"]
EQUIPMENT = LAB.facts["facilities.equipment_value_wan_yuan"]
TODAY = date(2026, 11, 20)
HEADS = "项目名称\t立项日期\t经费"


def counted(rows, fact=FUNDING, strict=()):
    return tally(fact, read(rows), TODAY, frozenset(strict))


def kinds(rows):
    return [record.kind for record in read(rows).records]


def choices(found):
    return [(one.figure, one.unsaid, one.undated) for one in found.choices]


# Units of money


@pytest.mark.parametrize(("rows", "wan_yuan"), [
    (f"单位：元\n{HEADS}\n甲\t2024-05\t6201000\n", "620.1"),
    (f"经费一览表\t\t（单位：元）\n{HEADS}\n甲\t2024-05\t6201000\n", "620.1"),
    (f"\t\t单位：人民币元\n{HEADS}\n甲\t2024-05\t6201000\n", "620.1"),
    (f"填报单位：元亨研究院\t\t金额单位：万元\n{HEADS}\n甲\t2024-05\t620.1\n", "620.1"),
    (f"近五年经费（亿元）\n{HEADS}\n甲\t2024-05\t0.5\n", "5000"),
    (f"{HEADS}\n甲\t2024-05\t6201000\n注：金额单位均为元。\n", "620.1"),
    ("单位：元\n甲\t2024-05-01\t6201000\n", "620.1"),
    ("（元）\n甲\t2024-05-01\t6201000\n", "620.1"),
    ("Unit: yuan\nProject\tDate\tAmount\nA\t2024-05-01\t6201000\n", "620.1"),
    ("Amounts in CNY million\nProject\tDate\tAmount\nA\t2024-05-01\t6.201\n", "620.1"),
    (f"单位：万元\n{HEADS}（元）\n甲\t2024-05\t6201000\n", "620.1"),
    (f"单位：万元\n{HEADS}\n甲\t2024-05\t6201000元\n", "620.1"),
])  # fmt: skip
def test_a_unit_above_or_below_the_table_is_the_unit_of_its_amounts(rows, wan_yuan):
    assert counted(rows).figure == Decimal(wan_yuan)


def test_the_line_the_unit_was_taken_from_is_told():
    found = counted(f"经费一览表\t\t（单位：元）\n{HEADS}\n甲\t2024-05\t6201000\n")
    assert (found.notes, found.declared) == (("declared_unit",), "（单位：元）")


@pytest.mark.parametrize("words", ["单位", "金额单位", ""])
def test_a_column_of_units_is_read_row_by_row(words):
    rows = f"{HEADS}\t{words}\n甲\t2024-05\t6201000\t元\n乙\t2024-06\t80\t万元\n丙\t2024-06\t20\t\n"
    found = counted(rows)
    assert [row.amount for row in found.rows[1:]] == [Decimal("620.1"), 80, 20]
    assert counted(rows.rpartition("丙")[0]).figure == Decimal("700.1")


def test_a_column_of_currencies_does_not_overrule_the_unit_in_the_head():
    rows = "Project\tDate\tAmount{}\tCurrency\nA\t2024-05\t5\tCNY\n"
    assert counted(rows.format(" (CNY 10,000)")).figure == 5
    assert choices(counted(rows.format(""))) == [(5, 10_000, None), (Decimal("0.0005"), 1, None)]


def test_each_of_two_amounts_has_the_unit_to_its_right():
    rows = "项目名称\t立项日期\t合同额\t单位\t到账额\t单位\n甲\t2024-05\t100\t万元\t600000\t元\n"
    assert counted(rows).figure == 100
    assert counted(rows, strict={WHICH_AMOUNT}).figure == 60


@pytest.mark.parametrize("head", [
    "经费 单位:万元", "经费（单位：万元）", "经费/万元", "经费万元", "经费，万元", "经费（万元",
    "年度经费（人民币万元）",
])  # fmt: skip
def test_a_unit_at_the_end_of_a_head_does_not_hide_what_the_column_is(head):
    columns = read(f"项目名称\t立项日期\t{head}\n甲\t2024-05\t5\n").columns
    assert (columns.amount, columns.yuan) == (2, 10_000)


@pytest.mark.parametrize(("head", "yuan"), [
    ("50万元以上设备现值（元）", 1),
    ("多元化经营收入", None),
    ("Amount (CNY thousand)", 1000),
    ("Amount (million yuan)", 10**6),
    ("Taiwan projects, amount", None),
    ("经费（百万元）", 10**6),
    ("经费（千万元）", 10**7),
])  # fmt: skip
def test_a_word_of_money_in_a_head_is_no_unit_unless_it_ends_one(head, yuan):
    assert read(f"名称\t日期\t{head}\n甲\t2024-05\t5\n").columns.yuan == yuan


@pytest.mark.parametrize("rows", [
    "名称\t日期\t金额（美元）\n甲\t2024-05\t5\n",
    "名称\t日期\t金额\t币种\n甲\t2024-05\t5\t美元\n",
    "Project\tDate\tAmount (USD)\nA\t2024-05\t5\n",
])  # fmt: skip
def test_foreign_money_is_never_taken_for_yuan(rows):
    found = counted(rows)
    assert (found.rows[1].reason, found.figure) == ("foreign", None)


def test_amounts_without_any_unit_are_not_filled_in_but_offered_in_both():
    found = counted(f"{HEADS}\n甲\t2024-05\t6000000\n乙\t2024-06\t20万元\n")
    assert found.figure is None
    assert choices(found) == [(6_000_020, 10_000, None), (620, 1, None)]
    assert found.notes == ("no_unit",)


@pytest.mark.parametrize(("lang", "said", "wan", "yuan"), [
    ("zh", "清单没有写明金额的单位，没有自动填入", "620.1亿元（金额按万元计）", "620.1万元（金额按元计）"),
    ("en", "names no unit", "CNY 62,010,000,000 (amounts in units of", "CNY 6,201,000 (amounts in yuan)"),
])  # fmt: skip
def test_the_page_is_told_why_nothing_is_filled_in_and_what_can_be_taken(lang, said, wan, yuan):
    asked = {"call": "evidence", "scheme": "lab", "lang": lang, "as_of": "2026-11-20"}
    rows = f"{HEADS}\n甲\t2024-05\t6201000\n"
    found = evidence.reply({**asked, "rows": {FUNDING.id: rows}})["facts"][FUNDING.id]
    assert found["figure"] == ""
    assert said in found["choose"]
    assert [one["figure"] for one in found["choices"]] == ["6201000", "620.1"]
    assert found["choices"][0]["words"].startswith(wan)
    assert found["choices"][1]["words"] == yuan
    assert found["choices"][1]["words"] in text(tree(found["html"]))


def test_an_amount_without_a_unit_that_does_not_count_asks_nothing():
    assert counted(f"{HEADS}\n甲\t2024-05\t80万元\n乙\t2012-06\t5\n").figure == 80


# Totals and notes


@pytest.mark.parametrize("closing", [
    "合计：1项", "本页合计", "累计", "合计金额", "总合计", "总金额", "Grand total", "小计", "GRAND  TOTAL:",
    "合  计", "总计（万元）",
    "国家重点研发计划小计", "2023年小计", "以上共计1项", "共1项", "合计：一项", "Total (CNY)",
    "Total: 1 project", "Sub-total", "Sum total",
    "累计100万元", "项目经费总额",
])  # fmt: skip
@pytest.mark.parametrize("before", ["", "2\t"])
def test_a_row_of_totals_is_no_project_however_it_is_worded(closing, before):
    heads = "序号\t" + HEADS if before else HEADS
    first = "1\t甲" if before else "甲"
    found = counted(f"{heads}（万元）\n{first}\t2024-05\t100\n{before}{closing}\t\t100\n")
    assert (found.rows[2].reason, found.figure) == ("total", 100)


@pytest.mark.parametrize("closing", [
    "注：以上均为国家级项目", "注:1.含在研项目", "注1：含在研项目", "备 注：已核", "※注：略",
    "（注：以上为合同额）", "注 以上均为国家级", "填表人：张三",
    "制表", "制表：李四\t审核：王五", "审核", "审核人：", "单位（盖章）：", "填报日期：2026年3月1日",
    "Note: national projects only",
    "Prepared by: A", "Remarks: none", "填表人：张三\t2026年3月1日", "\t\t2026年3月1日",
])  # fmt: skip
def test_a_note_or_a_signature_is_no_project(closing):
    found = counted(f"项目名称\t立项日期\n甲\t2024-05\n{closing}\n", PROJECTS)
    assert (found.rows[2].reason, found.figure) == ("note", 1)
    assert found.rows[2].state.value == "left_out"


@pytest.mark.parametrize("name", [
    "累计误差测量方法研究", "Total station calibration", "《累计误差测量方法研究》", "总计量院项目",
    "合计算法研究", "小计量程天平检定", "Sum-frequency source",
    "Totalizer for gas", "注塑工艺标准", "备注识别技术", "审核系统研制", "制表机标准", "说明书标准",
    "Noteworthy methods", "共轭标准", "总金额加密技术",
    "SUM", "Total",
])  # fmt: skip
def test_a_real_name_that_contains_such_a_word_counts(name):
    found = counted(f"{HEADS}（万元）\n{name}\t2024-05-06\t7\n", FUNDING)
    assert (found.rows[1].state.value, found.figure) == ("counted", 7)
    if name not in ("SUM", "Total"):
        assert counted(f"设备名称\t现值（万元）\n{name}\t7\n", EQUIPMENT).figure == 7


def test_a_service_of_auditing_counts_and_its_signature_does_not():
    rows = "服务内容\t合同日期\t合同额（万元）\n审核\t2024-05\t3\n审核：体系审核\t2024-06\t4\n审核：张三\t\t\n"
    assert [row.reason for row in counted(rows, SERVICE).rows] == ["head", "", "", "note"]


def test_heads_printed_again_on_every_page_are_no_rows():
    rows = f"{HEADS}（万元）\n甲\t2024-05\t1\n{HEADS}（万元）\n乙\t2024-06\t2\n"
    assert counted(rows).figure == 3
    assert kinds(rows) == ["head", "", "head", ""]


def test_running_numbers_printed_in_advance_are_empty_rows():
    assert counted("序号\t项目名称\t立项日期\n1\t甲\t2024-05\n2\t\t\n3\n", PROJECTS).figure == 1


def test_a_total_without_any_word_is_known_by_its_sum():
    rows = "设备名称\t现值（万元）\n甲\t70\n乙\t30\n\t{}\n"
    assert counted(rows.format(100), EQUIPMENT).figure == 100
    assert counted(rows.format(101), EQUIPMENT).figure == 201


def test_rows_without_a_date_in_a_list_of_dates_are_not_filled_in_unasked():
    found = counted("项目名称\t立项日期\n甲\t2024-05\n乙\t2024-06\n未填日期的项目\t\n", PROJECTS)
    assert found.figure is None
    assert choices(found) == [(3, None, True), (2, None, False)]
    assert (found.ends.low, found.ends.high, found.notes) == (2, 3, ("undated",))


def test_a_list_with_neither_units_nor_all_dates_offers_every_sum():
    found = counted(f"{HEADS}\n甲\t2024-05\t10000\n乙\t\t20000\n")
    assert choices(found) == [
        (30_000, 10_000, True), (10_000, 10_000, False), (3, 1, True), (1, 1, False),
    ]  # fmt: skip
    writer = EvidenceWords("zh")
    assert writer.choose(found) == "清单没有写明金额的单位，又有1行没有日期，没有自动填入。请核对后采用："
    assert writer.choice(found, found.choices[3]) == "1万元（金额按元计，不算没有日期的1行）"


def test_a_list_of_names_alone_is_counted_leniently_as_before():
    assert counted("甲\n乙\n", PROJECTS).figure == 2
    found = counted("项目名称\t立项日期\n甲\t\n乙\t\n", PROJECTS)
    assert (found.figure, choices(found)) == (None, [(2, None, True)])


# Heads in two rows


def test_a_project_that_runs_into_the_window_is_seen_under_merged_heads():
    rows = "序号\t项目名称\t执行期\t\n\t\t开始\t结束\n1\t甲\t2024年5月\t2026年5月\n2\t乙\t2019.5\t2022.12\n"
    found = counted(rows, PROJECTS)
    assert kinds(rows) == ["head", "head", "", ""]
    assert [(row.state.value, row.reason) for row in found.rows[2:]] == [("counted", ""), ("doubtful", "running")]


@pytest.mark.parametrize("below", [
    "\t\t合同额\t到账额", "\t\t合同\t到账", "项目名称\t立项日期\t合同金额\t到账金额",
    "\t\t合同（万元）\t到账（万元）",
])  # fmt: skip
@pytest.mark.parametrize("above", ["经费（万元）\t", "经费（万元）", "经费（万元）\t经费（万元）"])
def test_contracted_and_received_under_one_head_are_told_apart(above, below):
    rows = f"项目名称\t立项日期\t{above}\n{below}\n甲\t2024-05\t1200\t800\n乙\t2024.5\t800\t700\n"
    found = counted(rows)
    assert (found.figure, counted(rows, strict={WHICH_AMOUNT}).figure) == (2000, 1500)
    assert WHICH_AMOUNT in [one.reading for one in found.others]
    assert counted(rows, PROJECTS).figure == 2


@pytest.mark.parametrize("heads", ["合同额（元）\t到账额", "合同额\t到账额（元）"])
def test_of_two_amounts_side_by_side_one_names_the_unit_for_both(heads):
    rows = f"项目名称\t立项日期\t{heads}\n甲\t2024-05\t12000000\t8000000\n"
    assert (counted(rows).figure, counted(rows, strict={WHICH_AMOUNT}).figure) == (1200, 800)


def test_the_whole_of_a_divided_sum_is_taken_and_not_a_part():
    rows = "项目名称\t立项日期\t经费（万元）\t\t\n\t\t国拨\t自筹\t合计\n甲\t2024-05\t60\t40\t100\n"
    assert counted(rows).figure == 100


def test_units_in_a_second_row_of_heads_belong_to_the_first():
    rows = "项目名称\t立项日期\t经费\n\t（年月）\t（元）\n甲\t2024-05\t6201000\n"
    assert counted(rows).figure == Decimal("620.1")


def test_heads_that_lost_their_blanks_in_a_text_document_are_still_joined():
    rows = "序号\t项目名称\t立项日期\t经费（万元）\t备注\n\t\t\t合同\t到账\n1\t甲\t2024-05\t1200\t800\t略\n"
    assert counted(rows).figure == 1200
    assert counted(rows, strict={WHICH_AMOUNT}).figure == 800


@pytest.mark.parametrize("row", ["标准\t\t", "校准设备\t标准\t", "\t2024-05\t5", "结题\t2024-05\t"])
def test_a_first_row_of_data_is_not_taken_for_heads(row):
    assert kinds(f"项目名称\t立项日期\t经费（万元）\n{row}\n甲\t2024-05\t1\n")[1] == ""


# Dates, quantities, invisible characters


def test_a_month_that_may_have_lost_its_nought_is_never_certainly_too_early():
    rows = "项目名称\t立项日期\n甲\t2021.1\n"
    found = tally(PROJECTS, read(rows), date(2026, 6, 15))
    assert [(row.state.value, row.reason) for row in found.rows[1:]] == [("doubtful", "january_or_october")]
    assert (found.ends.low, found.figure) == (0, 1)
    assert tally(PROJECTS, read(rows), TODAY).rows[1].reason == "before"
    assert counted("项目名称\t立项日期\n甲\t2024.1\n", PROJECTS).ends.low == 1
    assert counted("项目名称\t起止年月\n甲\t2021.1-2021.9\n", PROJECTS).rows[1].reason == "before"


@pytest.mark.parametrize(("quantity", "outcome"), [("2", "20"), ("2台", "20"), ("", "10"), ("1,000", "10000")])
def test_a_unit_price_is_multiplied_by_the_quantity_beside_it(quantity, outcome):
    for fact, heads in (
        (EQUIPMENT, "设备名称\t购置日期\t数量\t单价（元）"),
        (SERVICE, "服务内容\t日期\t数量\t单价（元）"),
    ):
        found = counted(f"{heads}\n甲\t2024-05\t{quantity}\t100000\n", fact)
        assert found.figure == Decimal(outcome)
        assert "by_quantity" in found.notes
    english = counted(f"Service\tDate\tQuantity\tUnit price (yuan)\nA\t2024-05\t{quantity}\t100000\n", SERVICE)
    assert english.figure == Decimal(outcome)


def test_a_quantity_that_cannot_be_read_is_to_be_mended():
    found = counted("服务内容\t日期\t数量\t单价（元）\n甲\t2024-05\t若干\t100000\n", SERVICE)
    assert (found.rows[1].reason, found.rows[1].found, found.figure) == ("not_quantity", "若干", None)


def test_a_total_price_is_not_multiplied_and_a_lone_unit_price_is_told():
    assert (
        counted("服务内容\t日期\t数量\t单价（元）\t总价（元）\n甲\t2024-05\t2\t5\t100000\n", SERVICE).figure == 10
    )
    assert counted("服务内容\t日期\t单价（元）\n甲\t2024-05\t100000\n", SERVICE).notes == ("unit_price",)


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff", "\u200c", "\u2060", "\u200e"])
def test_invisible_characters_from_chat_programs_change_nothing(mark):
    cells = (
        ["项目名称", "立项日期", "经费（万元）"],
        ["甲", "2024年5月", "120"],
        ["乙", "2024.6", "1,000"],
        ["合计", "", "1120"],
    )
    hidden = "\n".join("\t".join(f"{mark}{cell[:1]}{mark}{cell[1:]}{mark}" for cell in row) for row in cells)
    found = counted(f"{mark}单位：元{mark}\n{hidden}\n{mark}\n")
    assert (found.figure, found.ends.low) == (1120, 1120)
    assert [row.reason for row in found.rows[1:]] == ["head", "", "", "total", "empty"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_cell_of_a_million_digits_is_shown_as_it_stands(lang):
    digits = "9" * 1_000_000
    assert text(EvidenceWriter(LAB, lang, "").cell(digits)) == digits

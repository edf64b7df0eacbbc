"""Questions answered and cells corrected in 数据上报: the file is read again at once, and the next one as well."""

from __future__ import annotations

import io

import openpyxl
from page_visits import press
from streamlit.testing.v1 import AppTest

from indicators.annotating import annotated
from indicators.model import Reading
from indicators.org_units import Change
from indicators.periods import Period
from indicators.progress import trace
from indicators.record import MeaningKind, Record
from indicators.ui.state import REPORTER
from tests.pages.upload_pages import text_of, upload, waiting
from tests.workbooks import asking, more_members_than_employees, plain_table, quarterly

OWN = "困难职工救济金"


def given(page: AppTest, name: str, data: bytes) -> Reading:
    """One file given to the page; what it is read as."""
    upload(page, (name, data))
    return newest(page)


def newest(page: AppTest) -> Reading:
    assert not page.exception
    return waiting(page)[-1]


def choose(page: AppTest, placeholder: str, option: str | Period) -> None:
    next(s for s in page.selectbox if placeholder in (s.placeholder, s.label)).set_value(option).run()
    assert not page.exception


def values_of(reading: Reading, indicator: str) -> list[float]:
    return [o.value for o in reading.observations if o.indicator == indicator]


def test_a_column_that_nobody_knows_is_asked_about_and_moves_to_the_indicator_it_is_said_to_be(
    page: AppTest, empty_record: Record
) -> None:
    before = given(page, "一季度.xlsx", asking())
    assert f"“{OWN}（万元）”没有对应的指标" in text_of(page)
    assert values_of(before, OWN) == [45000, 22500, 18000]
    choose(page, "选别的指标…", "assistance_funds")
    assert values_of(newest(page), "assistance_funds") == [45000, 22500, 18000]
    assert values_of(newest(page), OWN) == []
    assert "请确认" not in text_of(page)
    assert [(m.kind, m.text, m.meaning) for m in empty_record.remembered()] == [
        (MeaningKind.INDICATOR, f"{OWN}（万元）", "assistance_funds")
    ]


def test_the_next_file_is_read_as_was_answered_until_that_is_forgotten(page: AppTest, empty_record: Record) -> None:
    given(page, "一季度.xlsx", asking())
    choose(page, "选别的指标…", "assistance_funds")
    second = asking("临溪县2024年第二季度工会工作报表")
    assert values_of(given(page, "二季度.xlsx", second), "assistance_funds") == [45000, 22500, 18000]
    empty_record.forget(empty_record.remembered()[0].number)
    third = asking("临溪县2024年第三季度工会工作报表")
    assert values_of(given(page, "三季度.xlsx", third), OWN) == [45000, 22500, 18000]


def test_a_column_confirmed_as_its_own_is_not_asked_about_again(page: AppTest) -> None:
    given(page, "一季度.xlsx", asking())
    press(page, "作为单独的指标")
    assert values_of(newest(page), OWN) == [45000, 22500, 18000]
    assert "请确认" not in text_of(page)


def test_any_column_can_be_understood_otherwise(page: AppTest) -> None:
    given(page, "一季度.xlsx", quarterly())
    choose(page, "改一列的理解", "帮扶资金（万元）")
    choose(page, "指标", "condolence_funds")
    press(page, "按此重新读取")
    assert values_of(newest(page), "condolence_funds") == [45000, 22500, 18000, 6000]
    assert values_of(newest(page), "assistance_funds") == []
    choose(page, "改一列的理解", "职工总数（人）")
    page.checkbox[0].check().run()
    press(page, "按此重新读取")
    assert values_of(newest(page), "employees") == []


def test_a_name_like_a_known_one_is_asked_about_and_is_that_unit_or_a_new_one(page: AppTest, empty_record: Record) -> None:
    given(page, "一季度.xlsx", quarterly())
    press(page, "确认入库")
    rows = [("单位", "会员总数（人）"), ("临江街道", 1), ("青石新镇", 2), ("白塔镇", 3), ("柳河乡", 4)]
    given(page, "二季度.xlsx", plain_table(*rows, title="临溪县2024年第二季度工会工作报表"))
    assert "“青石新镇”与已有的“青石镇”是同一单位吗？" in text_of(page)
    press(page, "是同一单位")
    assert newest(page).org_units == ("临江街道", "青石镇", "白塔镇", "柳河乡")
    empty_record.forget(empty_record.remembered()[0].number)
    given(page, "二季度更正.xlsx", plain_table(*rows, title="临溪县2024年第二季度工会工作统计"))
    press(page, "是新增的单位")
    assert "青石新镇" in newest(page).org_units
    assert not {"org_unit_renamed", "org_unit_new"} & {p.code for p in newest(page).problems}


def field_for(page: AppTest, cell: str) -> int:
    return next(i for i, t in enumerate(page.text_input) if f"{cell}：" in t.label.replace("\\", ""))


def test_a_cell_that_cannot_be_read_is_corrected_accepted_and_traced(page: AppTest, empty_record: Record) -> None:
    data = asking()
    before = given(page, "一季度.xlsx", data)
    assert [(p.code, p.cell) for p in before.problems if p.code == "not_a_number"] == [("not_a_number", "C4")]
    assert next(b for b in page.button if b.label == "确认入库").disabled
    field = page.text_input[field_for(page, "C4")]
    assert field.value == "3 1oo"
    field.set_value("3100").run()
    assert "not_a_number" not in {p.code for p in newest(page).problems}
    press(page, "确认入库")
    (submission,) = empty_record.submissions()
    (kept,) = empty_record.corrections(submission.id)
    assert (kept.sheet, kept.cell, kept.old, kept.new) == ("报表", "C4", "3 1oo", "3100")
    assert empty_record.content(submission.id) == data
    found = trace(empty_record.dataset(), "青石镇", "members", Period.parse("2024Q1"), "value")
    assert found.value == 3100
    assert "C4更正为3100，原填“3 1oo”" in found.formula


def test_a_correction_can_be_undone(page: AppTest) -> None:
    before = given(page, "有误.xlsx", more_members_than_employees())
    page.text_input[field_for(page, "D5")].set_value("3100").run()
    assert values_of(newest(page), "members") == [5200, 3100, 2050, 980]
    assert "原填“4300”，更正为“3100”" in text_of(page)
    press(page, "撤销更正")
    assert newest(page) == before


def test_the_marked_copy_of_a_corrected_file_holds_the_new_value_and_says_the_old_one(page: AppTest) -> None:
    data = asking()
    given(page, "一季度.xlsx", data)
    page.text_input(key=REPORTER).set_value("王芳").run()
    page.text_input[field_for(page, "C4")].set_value("3100").run()
    copy = annotated(data, "一季度.xlsx", newest(page).problems)
    cell = openpyxl.load_workbook(io.BytesIO(copy))["报表"]["C4"]
    assert cell.value == 3100
    assert cell.comment is not None
    assert "原填“3 1oo”，上报时更正为“3100”（王芳，" in cell.comment.text
    read = given(page, "一季度（问题已标出）.xlsx", copy)
    assert values_of(read, "members") == [5200, 3100, 2050]
    assert not {"not_a_number", "value_corrected"} & {p.code for p in read.problems}


def merged(note: str) -> bytes:
    """The second quarter without 柳河乡, and what the sheet says of it."""
    rows = [("单位", "会员总数（人）"), ("临江街道", 5400), ("青石镇", 4170), ("白塔镇", 2075), (note, "")]
    return plain_table(*rows, title="临溪县2024年第二季度工会工作报表")


def test_a_merger_that_the_sheet_tells_is_put_down_when_the_officer_says_so(page: AppTest, empty_record: Record) -> None:
    given(page, "一季度.xlsx", quarterly())
    press(page, "确认入库")
    before = given(page, "二季度.xlsx", merged("注：柳河乡自2024年4月起并入青石镇。"))
    missing = next(p for p in before.problems if p.code == "org_units_missing")
    assert "表中写着“柳河乡自2024年4月起并入青石镇”。" in dict(missing.facts)["said"]
    assert "“柳河乡自2024年4月起并入青石镇”：柳河乡由青石镇承接？" in text_of(page)
    assert "并列比较的单位由4个变为3个" in text_of(page)
    assert empty_record.office.changes() == ()
    press(page, "登记单位变更")
    (deed,) = empty_record.office.changes()
    assert deed.what == (Change("柳河乡", Period.parse("2024Q2"), {"青石镇": 1.0}),)
    assert "由青石镇承接？" not in text_of(page)
    assert "org_units_missing" not in {p.code for p in newest(page).problems}
    press(page, "确认入库")
    assert empty_record.dataset().org_units == ("临江街道", "青石镇", "白塔镇")


def test_a_merger_told_of_a_unit_that_only_waits_itself_is_asked_about_too(page: AppTest, empty_record: Record) -> None:
    upload(page, ("一季度.xlsx", quarterly()), ("二季度.xlsx", merged("注：柳河乡自2024年4月起并入青石镇。")))
    assert "柳河乡由青石镇承接？" in text_of(page)
    press(page, "登记单位变更")
    press(page, "全部确认入库（2份）")
    assert empty_record.dataset().org_units == ("临江街道", "青石镇", "白塔镇")


def test_where_no_date_is_told_the_officer_says_the_quarter(page: AppTest, empty_record: Record) -> None:
    given(page, "一季度.xlsx", quarterly())
    press(page, "确认入库")
    given(page, "二季度.xlsx", merged("柳河乡已并入青石镇"))
    assert not [b for b in page.button if b.label == "登记单位变更"]
    choose(page, "自哪一季起", Period.parse("2024Q2"))
    press(page, "登记单位变更")
    assert [c.since for deed in empty_record.office.changes() for c in deed.what] == [Period.parse("2024Q2")]


def test_a_split_that_the_sheet_tells_is_put_down_with_the_shares_the_officer_gives(
    page: AppTest, empty_record: Record
) -> None:
    given(page, "一季度.xlsx", quarterly())
    press(page, "确认入库")
    rows = [
        ("单位", "会员总数（人）"),
        ("临江街道", 5400),
        ("青石镇", 3000),
        ("白塔镇", 2075),
        ("柳河乡", 900),
        ("新城街道", 1100),
    ]
    note = ("注：青石镇自2024年4月起分设为青石镇、新城街道。", "")
    given(page, "二季度.xlsx", plain_table(*rows, note, title="临溪县2024年第二季度工会工作报表"))
    assert "：青石镇分为青石镇、新城街道？" in text_of(page)
    share = next(n for n in page.number_input if n.label == "新城街道的份额（%）")
    share.set_value(25.0)
    next(n for n in page.number_input if n.label == "青石镇的份额（%）").set_value(75.0)
    page.run()
    press(page, "登记单位变更")
    (deed,) = empty_record.office.changes()
    assert deed.what == (Change("青石镇", Period.parse("2024Q2"), {"青石镇": 0.75, "新城街道": 0.25}),)
    assert "：青石镇分为" not in text_of(page)

"""数据上报 through the frame, with real files read in the worker."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from page_visits import press
from sqlalchemy import make_url
from streamlit.testing.v1 import AppTest

from indicators.record import Record, default_url
from tests.pages.upload_pages import PAGE, opened, text_of, upload
from tests.workbooks import BROKEN, UNITS, more_members_than_employees, plain_table, quarterly, with_another_total

FIRST = ("2024年一季度.xlsx", quarterly("2024Q1"))
SECOND = ("2024年二季度.xlsx", quarterly("2024Q2"))


def labels(page: AppTest) -> list[str]:
    return [b.label for b in page.button]


def test_an_empty_record_offers_sample_data(page: AppTest) -> None:
    assert labels(page) == ["载入示例数据"]
    assert "还没有数据" in text_of(page)


def test_what_was_read_is_shown_and_nothing_is_on_record_yet(page: AppTest, empty_record: Record) -> None:
    upload(page, FIRST)
    assert "4个单位，4项指标，16个数据，10个目标（2024年一季度）" in text_of(page)
    values = page.dataframe[0].value
    assert list(values["单位"]) == list(UNITS)
    assert list(values["会员总数"]) == ["5200人", "3100人", "2050人", "980人"]
    assert empty_record.is_empty()


def test_each_column_is_shown_as_it_was_understood(page: AppTest) -> None:
    upload(page, FIRST)
    text = text_of(page)
    assert all(word in text for word in ("帮扶资金", "年度目标", "会员总数", "单位名称"))


def test_acceptance_puts_it_on_record(page: AppTest, empty_record: Record) -> None:
    upload(page, FIRST)
    press(page, "确认入库")
    assert [s.file for s in empty_record.submissions()] == [FIRST[0]]
    assert "2024年一季度.xlsx已入库：16个数据" in text_of(page).replace("\\", "")


def test_discarding_leaves_nothing(page: AppTest, empty_record: Record) -> None:
    upload(page, FIRST)
    press(page, "放弃")
    assert empty_record.is_empty()
    assert labels(page) == ["载入示例数据"]


def test_what_waits_survives_a_change_of_page(page: AppTest, empty_record: Record) -> None:
    upload(page, FIRST)
    page.switch_page("../../pages/summary.py").run()
    page.switch_page(PAGE).run()
    assert "16个数据" in text_of(page)
    press(page, "确认入库")
    assert not empty_record.is_empty()


def test_several_files_can_be_accepted_at_once_the_oldest_first(page: AppTest, empty_record: Record) -> None:
    upload(page, SECOND, FIRST)
    press(page, "全部确认入库（2份）")
    assert [s.file for s in reversed(empty_record.submissions())] == [FIRST[0], SECOND[0]]


def test_errors_block_acceptance_and_name_the_cell(page: AppTest, empty_record: Record) -> None:
    upload(page, ("有误.xlsx", more_members_than_employees()))
    assert "有1处必须改正" in text_of(page)
    assert "工作表“2024年第一季度”D5：“青石镇”的“会员总数”4300人" in text_of(page)
    assert next(b for b in page.button if b.label == "确认入库").disabled
    assert empty_record.is_empty()


def test_what_is_said_to_a_warning_is_stored_with_the_file(page: AppTest, empty_record: Record) -> None:
    upload(page, ("更正.xlsx", with_another_total()))
    field = next(t for t in page.text_input if t.label == "合计与各单位之和不符（1处）")
    field.set_value("含县直单位").run()
    press(page, "确认入库")
    assert [(p.code, text) for p, text in empty_record.explanations().items()] == [("total_differs", "含县直单位")]


def test_problems_can_be_seen_by_grade(page: AppTest) -> None:
    upload(page, ("有误.xlsx", more_members_than_employees()))
    grades = page.get("button_group")[0]
    assert "合计填为" in text_of(page)
    grades.set_value(["error"]).run()
    assert "D5" in text_of(page)
    assert "合计填为" not in text_of(page)


def test_a_broken_file_is_a_sentence_and_the_others_stay(page: AppTest, empty_record: Record) -> None:
    upload(page, ("坏文件.xlsx", BROKEN), FIRST)
    assert any("坏文件" in e.value.replace("\\", "") for e in page.error)
    assert "16个数据" in text_of(page)
    press(page, "确认入库")
    assert [s.file for s in empty_record.submissions()] == [FIRST[0]]
    press(page, "知道了")
    assert not page.error


def test_the_same_file_again_changes_nothing(page: AppTest, empty_record: Record) -> None:
    upload(page, FIRST)
    press(page, "确认入库")
    before = empty_record.version()
    upload(page, FIRST)
    assert "内容没有变化" in text_of(page)
    assert "确认入库" not in labels(page)
    press(page, "知道了")
    assert empty_record.version() == before


def test_a_file_name_is_text_and_never_markup(page: AppTest) -> None:
    upload(page, ("<script>alert(1)</script>.xlsx", quarterly("2024Q1")), ("![x](http://example.org).xlsx", BROKEN))
    assert "<script>" not in text_of(page)
    assert all("![x](" not in e.value for e in page.error)


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "2024年第一季度已封存"), ("en", "Q1 2024 is sealed")],
)
def test_a_sealed_quarter_is_refused_in_a_sentence(page: AppTest, empty_record: Record, language: str, said: str) -> None:
    upload(page, FIRST)
    press(page, "确认入库")
    empty_record.seal(empty_record.submissions()[0].periods[0])
    page.query_params["lang"] = language
    upload(page, ("更正.xlsx", quarterly("2024Q1", {("青石镇", "new_unions"): 5})))
    next(b for b in page.button if b.key and b.key.startswith("upload_accept_")).click().run()
    assert said in text_of(page)
    assert len(empty_record.submissions()) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_speaks_the_visitors_language(empty_record: Record, language: str) -> None:
    at = opened(lang=language)
    upload(at, FIRST)
    expected = {"zh": "确认入库", "en": "Accept"}
    assert expected[language] in labels(at)


def test_sample_data_are_loaded_and_removed_with_one_click(page: AppTest, empty_record: Record) -> None:
    press(page, "载入示例数据")
    assert len(empty_record.dataset().org_units) >= 16
    assert len(empty_record.dataset().periods) == 12
    assert "移除示例数据" in labels(page)
    press(page, "移除示例数据")
    assert empty_record.is_empty()


@pytest.mark.parametrize(
    ("event", "table", "is_empty"),
    [
        pytest.param("INSERT", "observation", True, id="loading"),
        pytest.param("DELETE", "submission", False, id="removing"),
    ],
)
def test_sample_data_that_the_database_refuses_leave_all_as_it_was(
    page: AppTest, empty_record: Record, event: str, table: str, *, is_empty: bool
) -> None:
    if not is_empty:
        press(page, "载入示例数据")
    with closing(sqlite3.connect(str(make_url(default_url()).database))) as database:
        database.execute(f"CREATE TRIGGER full BEFORE {event} ON {table} BEGIN SELECT raise(ABORT, 'full'); END")
    press(page, "载入示例数据" if is_empty else "移除示例数据")

    assert "没有保存：数据库暂时不能写入，请稍后再试。" in text_of(page)
    assert len(empty_record.submissions()) == (0 if is_empty else 12)


def test_of_a_sheet_of_targets_no_period_is_told(page: AppTest) -> None:
    rows = [("单位", "新建工会年度目标（家）"), *((unit, 12) for unit in UNITS)]
    upload(page, ("任务.xlsx", plain_table(*rows, title="临溪县2024年工会工作任务分解表")))

    assert "0个数据，4个目标<" in text_of(page)

"""Several files in one go, explanations that hold for the next file, who was at work, and spellings told apart again."""

from __future__ import annotations

from page_visits import press
from streamlit.testing.v1 import AppTest

from indicators.model import Reading
from indicators.periods import Period
from indicators.progress import trace
from indicators.record import MeaningKind, Record
from indicators.ui.state import REPORTER
from tests.pages.upload_pages import PAGE, text_of, upload, waiting
from tests.workbooks import BROKEN, asking, more_members_than_employees, plain_table, quarterly, with_another_total

CATALOGUE = "../../pages/catalogue.py"
FIRST, SECOND = Period.parse("2024Q1"), Period.parse("2024Q2")


def of_one(unit: str, members: float, quarter: str = "一") -> tuple[str, bytes]:
    """One township's own file."""
    rows = [("单位", "会员总数（人）", "职工总数（人）"), (unit, members, members + 500)]
    return f"{unit}{quarter}季度.xlsx", plain_table(*rows, title=f"临溪县2024年第{quarter}季度工会工作报表")


def values(record: Record, indicator: str = "members") -> dict[tuple[str, str], float]:
    return {(o.org_unit, o.period.code): o.value for o in record.dataset().observations if o.indicator == indicator}


def codes(reading: Reading) -> set[str]:
    return {p.code for p in reading.problems}


def test_two_files_that_contradict_each_other_are_told_and_the_later_one_waits(page: AppTest, empty_record: Record) -> None:
    name, other = of_one("青石镇", 3150)
    upload(page, of_one("青石镇", 3100), (f"更正{name}", other))
    first, second = waiting(page)
    assert "files_differ" not in codes(first)
    assert "files_differ" in codes(second)
    assert "而一起上报的“青石镇一季度.xlsx”报表!B3填的是3100人" in text_of(page)
    assert [b.disabled for b in page.button if b.label == "确认入库"] == [False, True]
    press(page, "放弃")
    (left,) = waiting(page)
    assert "files_differ" not in codes(left)
    press(page, "确认入库")
    assert values(empty_record) == {("青石镇", "2024Q1"): 3150}


def test_who_is_missing_from_all_files_is_told_once(page: AppTest) -> None:
    upload(page, ("一季度.xlsx", quarterly()))
    press(page, "确认入库")
    upload(page, *(of_one(unit, 1000, "二") for unit in ("临江街道", "青石镇", "白塔镇")))
    found = waiting(page)
    assert [codes(r) & {"org_units_missing", "org_units_missing_together"} for r in found] == [
        set(),
        set(),
        {"org_units_missing_together"},
    ]
    assert "一起上报的3份文件中，2024年第二季度缺少1个单位：柳河乡" in text_of(page)
    assert "2024年二季度：3份文件，3个单位" in text_of(page)


def test_a_file_for_another_quarter_than_the_others_is_asked_about(page: AppTest) -> None:
    files = [of_one(unit, 1000, "二") for unit in ("临江街道", "青石镇", "白塔镇")]
    upload(page, *files, of_one("柳河乡", 900, "一"))
    assert "本表报的是2024年第一季度，一起上报的另外3份都是2024年第二季度" in text_of(page)


def test_spellings_are_one_across_files_and_record_and_can_be_told_apart(page: AppTest, empty_record: Record) -> None:
    upload(page, of_one("石桥镇", 3100))
    press(page, "确认入库")
    upload(page, of_one("石桥", 3200, "二"), of_one("石桥镇总工会", 3300, "三"))
    assert {unit for reading in waiting(page) for unit in reading.org_units} == {"石桥镇"}
    assert "“石桥”读作“石桥镇”" in text_of(page)
    press(page, "全部确认入库（2份）")
    assert empty_record.dataset().org_units == ("石桥镇",)
    assert [(m.kind, m.text, m.meaning) for m in empty_record.remembered()] == [(MeaningKind.ORG_UNIT, "石桥", "石桥镇")]
    page.switch_page(CATALOGUE).run()
    assert "“石桥”就是“石桥镇”" in text_of(page)
    press(page, "分开")
    assert "“石桥”与“石桥镇”已分开" in text_of(page)
    assert values(empty_record) == {("石桥镇", "2024Q1"): 3100, ("石桥", "2024Q2"): 3200, ("石桥镇", "2024Q3"): 3300}
    press(page, "不再记住")
    page.switch_page(PAGE).run()


def test_a_spelling_said_to_be_another_unit_stays_one(page: AppTest, empty_record: Record) -> None:
    upload(page, of_one("石桥镇", 3100))
    press(page, "确认入库")
    upload(page, of_one("石桥", 3200))
    press(page, "不是同一单位")
    (reading,) = waiting(page)
    assert reading.org_units == ("石桥",)
    press(page, "确认入库")
    assert set(empty_record.dataset().org_units) == {"石桥镇", "石桥"}


def test_an_explanation_holds_for_the_same_warning_in_the_next_file(page: AppTest, empty_record: Record) -> None:
    upload(page, ("一季度.xlsx", with_another_total()))
    page.text_input(key=REPORTER).set_value("王芳").run()
    next(t for t in page.text_input if t.label == "合计与各单位之和不符（1处）").set_value("含县直单位").run()
    press(page, "确认入库")
    again = quarterly(changes={("青石镇", "new_unions"): 5, ("白塔镇", "assistance_funds"): 3.8})
    upload(page, ("一季度更正.xlsx", again))
    grades = page.get("button_group")[0]
    assert [o.content for o in grades.proto.options] == ["可说明 1", "已说明 1", "提示 1"]
    assert "说明：含县直单位（王芳，" in text_of(page)
    labels = [t.label.replace("\\", "") for t in page.text_input]
    assert sum(label.startswith("合计与各单位之和不符") for label in labels) == 1
    press(page, "确认入库")
    said = {p.code: text for p, text in empty_record.explanations(empty_record.submissions()[0].id).items()}
    assert said == {"total_differs": "含县直单位"}


def test_another_figure_is_asked_about_again(page: AppTest) -> None:
    upload(page, ("一季度.xlsx", with_another_total()))
    next(t for t in page.text_input if t.label == "合计与各单位之和不符（1处）").set_value("含县直单位").run()
    press(page, "确认入库")
    upload(page, ("一季度更正.xlsx", quarterly(changes={("青石镇", "new_unions"): 6})))
    assert "说明：含县直单位" not in text_of(page)
    assert any(t.label == "合计与各单位之和不符（1处）" for t in page.text_input)


def test_one_kind_of_problem_can_have_several_reasons(page: AppTest, empty_record: Record) -> None:
    data = quarterly(changes={("青石镇", "new_unions"): 5, ("青石镇", "assistance_funds"): 3.25})
    upload(page, ("一季度.xlsx", data))
    next(t for t in page.text_input if t.label == "合计与各单位之和不符（2处）").set_value("含县直单位").run()
    field = next(t for t in page.text_input if "帮扶资金" in t.label and str(t.key).startswith("upload_explanation"))
    field.set_value("含慰问品折价").run()
    press(page, "确认入库")
    assert sorted(empty_record.explanations().values()) == ["含县直单位", "含慰问品折价"]


def test_the_name_of_who_is_at_work_is_asked_once_and_kept_with_all_they_do(page: AppTest, empty_record: Record) -> None:
    upload(page, ("一季度.xlsx", asking()))
    page.text_input(key=REPORTER).set_value("王芳").run()
    next(t for t in page.text_input if "C4：" in t.label.replace("\\", "")).set_value("3100").run()
    press(page, "确认入库")
    (submission,) = empty_record.submissions()
    assert submission.who == "王芳"
    assert [c.who for c in empty_record.corrections(submission.id)] == ["王芳"]
    found = trace(empty_record.dataset(), "青石镇", "members", FIRST, "value")
    assert "C4由王芳 20" in found.formula
    assert "更正为3100，原填“3 1oo”" in found.formula
    page.switch_page("../../pages/overview.py").run()
    page.switch_page(PAGE).run()
    upload(page, ("二季度.xlsx", quarterly("2024Q2")))
    assert page.text_input(key=REPORTER).value == "王芳"


def test_what_was_said_before_can_be_changed_or_withdrawn(page: AppTest, empty_record: Record) -> None:
    upload(page, ("一季度.xlsx", with_another_total()))
    next(t for t in page.text_input if t.label == "合计与各单位之和不符（1处）").set_value("含县直单位").run()
    press(page, "确认入库")
    changes = {("青石镇", "new_unions"): 5.0, ("白塔镇", "members"): 2060.0}
    for number, (text, expected) in enumerate((("含县直机关", ["含县直机关"]), ("", []))):
        changes[("柳河乡", "members")] = 990 + number
        upload(page, (f"更正{number}.xlsx", quarterly(changes=changes)))
        field = next(t for t in page.text_input if str(t.key).startswith("upload_explanation") and t.value.startswith("含县直"))
        field.set_value(text).run()
        press(page, "确认入库")
        newest = empty_record.submissions()[0].id
        assert [t for p, t in empty_record.explanations(newest).items() if p.code == "total_differs"] == expected


def test_nothing_is_told_together_of_files_that_cannot_be_read(page: AppTest) -> None:
    upload(page, ("坏.xlsx", BROKEN), ("空.xlsx", b""))

    assert "空.xlsx" in text_of(page)
    assert "一起看" not in text_of(page)


def test_the_way_out_that_is_told_is_one_that_is_there(page: AppTest) -> None:
    """Two versions of one sheet: no cell can be mended here; one of them is to go."""
    upload(page, *((f"{n}.xlsx", plain_table(*two_versions(n), title="临溪县2024年第一季度工会工作报表")) for n in (1, 2)))

    assert "files_differ_widely" in codes(waiting(page)[1])
    assert "点“放弃”" in text_of(page)
    assert "在下面改好" not in text_of(page)

    press(page, "放弃")
    upload(page, ("有误.xlsx", more_members_than_employees()))

    assert "在下面改好" in text_of(page)


def two_versions(version: int) -> list[tuple[object, ...]]:
    units = ("临江街道", "青石镇", "白塔镇", "柳河乡", "南山镇", "北坡镇", "东岭镇")
    return [("单位", "会员总数（人）", "职工总数（人）")] + [
        (unit, 1000 + 100 * at + version, 2000 + 100 * at + version) for at, unit in enumerate(units)
    ]

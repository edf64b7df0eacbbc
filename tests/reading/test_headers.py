from __future__ import annotations

from indicators.reading.column_uses import About, Use
from indicators.reading.columns import columns_of
from indicators.reading.headers import headings
from indicators.reading.regions import tables_of
from indicators.reading.row_labels import period_label
from indicators.reading.spans import Span
from tests.reading.sheets import Rows, sheet


def over(rows: Rows, *merged: tuple[int, int, int, int]) -> dict[int, list[str]]:
    """The texts over each column of the first table."""
    table = tables_of(sheet(rows, merged=merged))[0]
    return {c: [h.label.text for h in path] for c, path in headings(table, range(1, 9)).items()}


def test_a_merged_group_stands_over_its_columns() -> None:
    rows = [["单位", "新建工会", "", "会员总数"], ["", "年度目标", "本季完成", ""], ["A镇", 1, 2, 3]]
    assert over(rows, (0, 1, 0, 2), (0, 3, 1, 3))[2] == ["新建工会", "本季完成"]


def test_so_does_a_group_with_blank_cells_to_its_right() -> None:
    rows = [["单位", "新建工会", "", "会员总数", ""], ["", "年度目标", "本季完成", "目标", "完成"], ["A镇", 1, 2, 3, 4]]
    assert over(rows) == {
        0: ["单位"],
        1: ["新建工会", "年度目标"],
        2: ["新建工会", "本季完成"],
        3: ["会员总数", "目标"],
        4: ["会员总数", "完成"],
    }


def test_a_group_ends_at_a_cell_merged_downwards() -> None:
    rows = [["单位", "新建工会", "会员总数", ""], ["", "", "", "完成"], ["A镇", 1, 2, 3]]
    assert over(rows, (0, 1, 1, 1), (0, 2, 1, 2))[3] == ["完成"]


def test_a_total_over_its_parts_one_column_to_the_right() -> None:
    rows = [["地区", "合计", "", ""], ["", "", "发明", "实用新型"], ["A镇", 3, 1, 2]]
    assert over(rows)[3] == ["合计", "实用新型"]


def test_what_columns_are_for() -> None:
    rows = [
        ["序号", "片区", "乡镇（街道）", "年份", "季度", "指标名称", "计量单位", "目标值", "完成值", "备注"],
        [1, "东片", "A镇", 2024, 1, "新建工会数", "家", 10, 3, "已核实"],
        [2, "东片", "B镇", 2024, 2, "会员总数", "人", "—", 4, ""],
    ]
    columns = columns_of(tables_of(sheet(rows))[0])
    assert [c.use for c in columns] == [
        Use.SERIAL, Use.NAMES, Use.NAMES, Use.PERIODS, Use.PERIODS, Use.NAMES, Use.UNITS, Use.NUMBERS, Use.NUMBERS, Use.NEITHER,
    ]  # fmt: skip
    assert (columns[2].about, columns[5].about) == (About.ORG_UNIT, About.INDICATOR)


def test_one_heading_is_a_unit_or_an_org_unit_by_what_stands_under_it() -> None:
    rows = [["单位", "指标", "单位", "数值"], ["A镇", "新建工会数", "家", 3], ["B镇", "会员总数", "人", 4]]
    columns = columns_of(tables_of(sheet(rows))[0])
    assert (columns[0].use, columns[2].use) == (Use.NAMES, Use.UNITS)


def test_periods_in_a_column() -> None:
    assert period_label(2, "季度") == Span(None, 4, 6)
    assert period_label("三", "季度") == Span(None, 7, 9)
    assert period_label(6, "月份") == Span(None, 6, 6)
    assert period_label("2024", "年份") == Span(2024)
    assert period_label("A镇", "季度") is None

"""A workbook's own list of its org units."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.dataset import dataset_of
from indicators.model import ListedUnit, Reading
from indicators.reading.grid import Grid
from indicators.reading.hierarchy import hierarchy_of

LISTED = [
    ["云岭县工会组织一览表", None, None, None],
    ["序号", "单位名称", "上级工会", "类别"],
    [1, "甲镇总工会", "全县", "乡镇"],
    [2, "东 村", "甲镇总工会", None],
    [3, "合计", None, None],
]


@pytest.mark.parametrize("tab", ["组织单位", "工会组织名录", "单位一览表", "org_units"])
def test_a_list_of_org_units_tells_tree_and_groups(tab: str) -> None:
    listed = hierarchy_of(Grid(tab, LISTED))
    assert listed is not None
    assert [(u.parent, u.group) for u in listed] == [("", "乡镇"), (listed[0].org_unit, "")]


def test_a_merged_cell_is_said_of_all_its_rows() -> None:
    rows = [["单位名称", "上级工会"], [None, None], ["东村", "甲镇"], ["西村", None], ["南村", None], ["注：略", None]]
    listed = hierarchy_of(Grid("组织单位", rows, merged=((0, 0, 1, 0), (0, 1, 1, 1), (2, 1, 3, 1), (5, 0, 5, 1))))
    assert listed is not None
    assert [(u.org_unit, u.parent) for u in listed[:3]] == [("东村", "甲镇"), ("西村", "甲镇"), ("南村", "")]


@pytest.mark.parametrize(
    ("tab", "heading", "number"),
    [("工会名册", "会员数", 30), ("单位一览表", "联系电话", 13800000000), ("单位一览表", "单位代码", 1021)],
)
def test_numbers_beside_a_list_may_be_no_figures(tab: str, heading: str, number: int) -> None:
    listed = hierarchy_of(Grid(tab, [["单位名称", "上级工会", heading], ["东村", "甲镇", number]]))
    assert listed == [ListedUnit("东村", "甲镇")]


@pytest.mark.parametrize(
    ("tab", "rows"),
    [
        pytest.param("2024年二季度", [["单位名称", "上级工会", "会员数"], ["东村", "甲镇", 30]], id="figures with parents"),
        pytest.param("基层工会一览表", [["工会名称", "类别", "会员数"], ["东村", "村", 30]], id="figures by group"),
        pytest.param("组织体系建设", [["单位", "类型", "新建工会数"], ["甲镇", "企业工会", "3"]], id="figures by kind"),
        pytest.param("组织单位", [["单位名称", "会员数"], ["东村", 30]], id="nothing said of parents"),
        pytest.param("组织单位", [["单位名称", "上级工会"]], id="nobody listed"),
        pytest.param("组织单位", [["上级工会"], ["甲镇"]], id="no names"),
    ],
)
def test_other_sheets_are_no_lists(tab: str, rows: list[list[str | int]]) -> None:
    assert hierarchy_of(Grid(tab, rows)) is None


def test_what_several_workbooks_list_is_put_together_into_a_tree() -> None:
    first = Reading("1", hierarchy=(ListedUnit("东村", "甲镇"), ListedUnit("甲镇", "", "乡镇"), ListedUnit("西村", "西村")))
    second = Reading("2", hierarchy=(ListedUnit("东村", "乙镇"), ListedUnit("乙镇", "东村"), ListedUnit("乙镇", "", "街道")))
    data = dataset_of([first, second])
    assert data.parents == {"东村": "乙镇"}
    assert data.groups == {"甲镇": "乡镇", "乙镇": "街道"}


def test_the_program_s_own_export_is_read_again(tmp_path: Path) -> None:
    from indicators.defining.sheet_form import write_sheet
    from indicators.org_units import Place
    from indicators.reading import read

    found = read(write_sheet([], {}, [Place("东村", "甲镇"), Place("乙街道", "", "街道")]), "单位.xlsx")
    assert found.hierarchy == (ListedUnit("东村", "甲镇", ""), ListedUnit("乙街道", "", "街道"))

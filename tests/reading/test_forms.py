"""Forms whose keys and values stand in cells of their own."""

from __future__ import annotations

from datetime import datetime

import pytest

from indicators.reading.forms import form_lines
from indicators.reading.grid import CellValue
from tests.reading.sheets import Rows, figures, read


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["单位", "石桥镇", "季度", "2024年第二季度"], ["单位：石桥镇", "季度：2024年第二季度"]),
        (["乡镇：", "石桥镇", None], ["乡镇：石桥镇"]),
        (["年度", 2024, "季度", 2], ["年度：2024", "季度：第2季度"]),
        (["填报人", "张三", "", "联系电话", 13800000000], ["填报人：张三", "联系电话：13800000000"]),
        (["填报单位", "城东", "报告期", datetime(2024, 6, 30)], ["填报单位：城东", "报告期：2024-06-30"]),
    ],
)
def test_a_row_of_a_form(cells: list[CellValue], lines: list[str]) -> None:
    assert list(form_lines(cells).values()) == lines


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["单位", "季度", "新建工会数"], id="headings of a list"),
        pytest.param(["单位", "石桥镇", "河口镇"], id="org units across"),
        pytest.param(["季度", "一季度", "二季度"], id="quarters across"),
        pytest.param(["指标", "完成数"], id="an indicator's heading"),
        pytest.param(["指标", "石桥镇"], id="one org unit across"),
        pytest.param(["单位", "家"], id="a unit of measure"),
        pytest.param(["乡镇", 3], id="a number for a name"),
        pytest.param(["石桥镇", "季度"], id="a name first"),
        pytest.param(["单位", "新建工会数"], id="an indicator for a name"),
    ],
)
def test_rows_that_are_no_form(cells: list[CellValue]) -> None:
    assert form_lines(cells) == {}


TOP: Rows = [["工会工作季报表"], ["填报单位", "石桥镇总工会", "报告期", "2024年二季度"], ["负责人", "李四", "电话", "12345"]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["指标", "完成数"], ["新建工会数（家）", 3], ["新增会员（人）", 45]], id="a list below"),
        pytest.param([["新建工会数（家）", 3, "新增会员（人）", 45]], id="keys and values all the way down"),
        pytest.param([["一", "组织建设"], ["1", "新建工会数（家）", 3], ["2", "新增会员（人）", 45]], id="numbered groups"),
    ],
)
def test_a_form_is_its_org_units(rows: Rows) -> None:
    found = {("石桥镇", "2024Q2", "new_unions"): 3, ("石桥镇", "2024Q2", "new_members"): 45}
    assert figures(read({"Sheet1": [*TOP, *rows]})) == found

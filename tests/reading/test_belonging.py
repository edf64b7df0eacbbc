"""Villages and unions with the township each belongs to beside them."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import dataset_of
from indicators.org_units.sight import Sight, seen
from indicators.reading.sheets import CAREFUL
from indicators.reading.tables import read_grids
from tests.reading.sheets import Rows, codes, figures, read, sheet

VILLAGES: Rows = [
    ["乡镇", "村（社区）", "新建工会数", "新增会员数"],
    ["城关镇", "东村", 1, 10],
    ["", "西村", 2, 20],
    ["石桥镇", "南村", 3, 30],
    ["", "北村", 4, 40],
    ["合计", "", 10, 100],
]
ROSTER: Rows = [
    ["基层工会一览表"],
    ["序号", "工会名称", "所属乡镇", "成立日期", "会员数"],
    [1, "宏达制衣有限公司工会", "城关", "2024-05-01", 20],
    [2, "顺通物流有限公司工会", "城关", "2024-06-02", 31],
    [3, "三江水泥厂工会", "石桥", "2023-04-11", 12],
]


def parents(rows: Rows, tab: str = "2024Q2") -> dict[str, str]:
    return {u.org_unit: u.parent for u in read({tab: rows}).hierarchy}


def test_villages_belong_to_the_township_beside_them() -> None:
    assert parents(VILLAGES) == {"东村": "城关镇", "西村": "城关镇", "南村": "石桥镇", "北村": "石桥镇"}
    assert "parents_beside" in codes(read({"2024Q2": VILLAGES}))
    assert figures(read({"2024Q2": VILLAGES}))["西村", "2024Q2", "new_members"] == 20


def test_they_are_put_together_by_township() -> None:
    dataset = seen(dataset_of([read({"2024Q2": VILLAGES})]), Sight())
    assert {o.org_unit: o.value for o in dataset.observations if o.indicator == "new_unions"} == {"城关镇": 3, "石桥镇": 7}


def test_a_roster_with_figures_says_what_each_union_belongs_to() -> None:
    said = parents(ROSTER, "2024年二季度一览表")
    assert said == {"宏达制衣有限公司工会": "城关", "顺通物流有限公司工会": "城关", "三江水泥厂工会": "石桥"}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["片区", *VILLAGES[0][1:]], ["东片", *VILLAGES[1][1:]], *VILLAGES[2:3]], id="areas"),
        pytest.param([["责任单位", *VILLAGES[0][1:]], ["组织部", *VILLAGES[1][1:]], *VILLAGES[2:3]], id="departments"),
        pytest.param([*VILLAGES[:2], ["石桥镇", "北村", 4, 40]], id="each township once"),
    ],
)
def test_other_columns_name_no_parents(rows: Rows) -> None:
    assert parents(rows) == {}


def test_the_workbook_s_own_list_goes_first() -> None:
    listed = [["单位名称", "上级单位"], ["东村", "新城镇"]]
    reading = read({"组织单位": listed, "2024Q2": VILLAGES})
    assert [(u.org_unit, u.parent) for u in reading.hierarchy] == [("东村", "新城镇")]


def test_a_tall_table_says_the_same_when_every_row_is_looked_at() -> None:
    rows: Rows = [["乡镇", "村", "新建工会数"], *([f"第{n // 100}镇", f"第{n}村", n % 7] for n in range(2000))]
    quick, careful = (
        read_grids([sheet(rows, "2024Q2")], "表.xlsx", Catalogue.load(), **more) for more in ({}, {"pace": CAREFUL})
    )
    assert len(quick.hierarchy) == 2000
    assert set(quick.hierarchy) == set(careful.hierarchy)

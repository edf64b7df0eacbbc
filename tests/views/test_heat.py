from __future__ import annotations

from dataclasses import replace

import county as small_county
import pytest

from indicators.dataset import dataset_of
from indicators.model import CellRef, Target
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.heat import Cell, heat_map

CEILING = Target("金沙镇", "safety_accidents", 2024, 5.0, CellRef("目标.xlsx", "目标", "B2"))
*EARLIER, LAST = small_county.readings()
COUNTY = dataset_of([*EARLIER, replace(LAST, targets=(*LAST.targets, CEILING))])
HEAT = heat_map(COUNTY, table_of(COUNTY, Period.parse("2024H1")))
COLUMNS = [indicator for group in HEAT.sections.values() for indicator in group]


def cell(org_unit: str, indicator: str) -> Cell:
    return HEAT.rows[org_unit][COLUMNS.index(indicator)]


@pytest.mark.parametrize(
    ("indicator", "text", "said"),
    [
        pytest.param("new_unions", "37.5%", "金沙镇 · 新建工会数 · 37.5% ", id="completion"),
        pytest.param("safety_accidents", "3", "3起 控制在5起以内", id="of a ceiling the cases"),
    ],
)
def test_a_cell_prints_what_is_asked_for(indicator: str, text: str, said: str) -> None:
    assert cell("金沙镇", indicator).text == text
    assert said in cell("金沙镇", indicator).meaning


def test_without_any_row_a_cell_says_so() -> None:
    nobody = heat_map(COUNTY, table_of(COUNTY, Period.parse("2024H1")).query("org_unit != '龙岗乡'"))

    assert {(c.status, c.text) for c in nobody.rows["龙岗乡"]} == {("no_data", "—")}

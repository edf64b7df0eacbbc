"""Which axis holds org units and which indicators, judged by headers, names and the catalogue together."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.reading.axes import layout_of
from indicators.reading.columns import columns_of
from indicators.reading.context import context_of
from indicators.reading.layout import CAPTIONS, LEAF, UPPER, Axis
from indicators.reading.regions import tables_of
from tests.reading.sheets import Rows, sheet


def axes(rows: Rows, tab: str = "2024年第一季度") -> tuple[Axis | None, Axis | None]:
    table = tables_of(sheet(rows, tab))[0]
    layout = layout_of(table, tuple(columns_of(table)), context_of(table, "a.xlsx"), Catalogue.load())
    assert layout is not None
    return layout.org_units, layout.indicators


LIST: Rows = [["乡镇", "指标", "完成数"], ["A镇", "走访", 1], ["B镇", "座谈", 3]]
AREAS: Rows = [["片区", "乡镇", "走访数"], ["东片区", "甲甲", 1], ["", "乙乙", 3]]
UNITS_KNOWN: Rows = [["", "走访", "座谈"], ["塔尔气镇", 1, 2], ["一棵树乡", 3, 4]]
INDICATORS_KNOWN: Rows = [["", "甲甲", "乙乙"], ["新建工会数", 1, 2], ["会员总数", 3, 4]]
OVER: Rows = [
    ["季度", "A镇", "", "B镇", ""],
    ["", "走访数", "座谈数", "走访数", "座谈数"],
    ["一季度", 1, 2, 3, 4],
    ["二季度", 1, 2, 3, 4],
]
GROUPED: Rows = [["指标", "完成数"], ["塔尔气镇"], ["走访数", 1], ["座谈数", 2], ["一棵树乡"], ["走访数", 3], ["座谈数", 4]]


@pytest.mark.parametrize(
    ("rows", "org_units", "indicators"),
    [
        pytest.param([["乡镇", "新建工会数", "会员总数"], ["A镇", 1, 2], ["B镇", 3, 4]], 0, LEAF, id="org units down"),
        pytest.param(INDICATORS_KNOWN, LEAF, 0, id="indicators down, names unknown"),
        pytest.param(UNITS_KNOWN, 0, LEAF, id="indicators unknown, names known"),
        pytest.param([["指标", "完成数"], ["走访", 1], ["座谈", 3]], None, 0, id="no org unit"),
        pytest.param(LIST, 0, 1, id="a list"),
        pytest.param(AREAS, 1, LEAF, id="areas and members"),
        pytest.param(OVER, UPPER, LEAF, id="org units over indicators"),
        pytest.param(GROUPED, CAPTIONS, 0, id="org units in group rows"),
    ],
)
def test_the_axes_of_a_table(rows: Rows, org_units: Axis | None, indicators: Axis | None) -> None:
    assert axes(rows) == (org_units, indicators)


def test_a_tab_that_names_the_indicator_makes_the_names_org_units() -> None:
    rows = [["季度", "七台河", "三亚"], ["一季度", 1, 2], ["二季度", 3, 4]]
    assert axes(rows, "新建工会数") == (LEAF, None)

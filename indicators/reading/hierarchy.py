"""组织单位: a workbook's own list of its org units, with what each belongs to and which are alike."""

from __future__ import annotations

import re

from indicators.model import ListedUnit
from indicators.reading.grid import Grid
from indicators.reading.org_units import is_whole, plain_name
from indicators.reading.own_sheets import has_figures, headed, listing
from indicators.reading.text import compact

_TAB = re.compile(
    r"组织(?:单位|机构|架构|体系)|(?:单位|机构|工会)(?:组织)?(?:名录|名册|目录|架构|层级|一览表?)|org_?units?|hierarchy",
    re.IGNORECASE,
)


_SURELY_A_LIST = re.compile(r"(?:组织(?:单位|机构|架构)|名录|名册|目录|org_?units?|hierarchy)表?$", re.IGNORECASE)
"""Tabs of other words (基层工会一览表, 组织体系建设) may as well be those of a report."""

_FIELDS = {
    "parent": headed(r"(?:上级|隶属|所属|主管|归口)(?:于|的)?(?:单位|工会|组织|部门|机构|乡镇|街道|片区)?(?:名称)?|parent"),
    "group": headed(r"(?:单位)?(?:类别|类型|分类|分组)|同类(?:单位|组别)?|(?:peer)?group"),
    "name": headed(r"(?:基层)?(?:组织单位|单位|工会|组织|机构)(?:组织)?(?:名称)?|名称|name|org_?unit"),
}


def hierarchy_of(grid: Grid) -> list[ListedUnit] | None:
    """The org units of a sheet, or None if it is no list of them.

    Its tab says what it is: a table of figures may name whose each row is, too. Where the tab leaves that open, the
    figures beside the names tell.
    """
    tab = compact(grid.name)
    if not _TAB.search(tab):
        return None
    found = listing(grid, _FIELDS, {"name"})
    if found is None or not {"parent", "group"} & found.columns.keys():
        return None
    if not _SURELY_A_LIST.search(tab) and has_figures(grid, found):
        return None
    units = []
    for row in found.rows(grid):
        name, parent = plain_name(found.text(grid, row, "name")), plain_name(found.shared(grid, row, "parent"))
        if name and not is_whole(name):
            belongs = "" if is_whole(parent) or parent == name else parent
            units.append(ListedUnit(name, belongs, found.shared(grid, row, "group")))
    return units or None

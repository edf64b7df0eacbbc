"""指标体系: a workbook's own definitions of its indicators, which go before all others."""

from __future__ import annotations

import re
from typing import TypeVar

from indicators.catalogue import Catalogue
from indicators.inference import usual_target_form
from indicators.model import Better, Indicator, Kind, Schedule, TargetForm
from indicators.reading.grid import Grid
from indicators.reading.own_sheets import Listing, has_figures, headed, listing
from indicators.reading.text import compact

T = TypeVar("T")
_BETWEEN_ALIASES = re.compile(r"[、,，;；|/\n]+|(?<=[\u3400-\u9fff)])\s+|\s+(?=[\u3400-\u9fff])")
"""Spaces part Chinese names, never the words of an English one."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TAB = re.compile(r"指标体系|指标定义|指标解释|指标说明|指标目录|指标字典|indicators?|definitions?", re.IGNORECASE)


_FIELDS = {
    "name": headed(r"指标(?:名称|项目)?|名称|indicator|name"),
    "name_en": headed(r"英文(?:名称?)?|英文名|english(?:name)?"),
    "unit": headed(r"(?:计量)?单位|unit"),
    "kind": headed(r"(?:指标)?(?:类型|性质|种类)|kind|type"),
    "better": headed(r"(?:指标)?(?:方向|导向|优劣方向)|better|direction"),
    "numerator": headed(r"分子|numerator"),
    "denominator": headed(r"分母|denominator"),
    "target": headed(r"目标(?:形式|类型|方式)|target(?:form)?"),
    "schedule": headed(r"(?:序时)?进度(?:安排|形式|方式)|schedule"),
    "section": headed(r"(?:所属|报告)?(?:部分|板块|章节|类别|主题)|section"),
    "weight": headed(r"(?:评分)?权重(?:\(.*\))?|(?:标准)?分值|weight"),
    "aliases": headed(r"别名|又名|同义词|其他名称|aliases"),
    "source": headed(r"口径|来源|口径说明|计算公式|公式|source"),
}
_KINDS = (
    (Kind.FLOW, r"流量|当期|发生|累加|flow"),
    (Kind.STOCK, r"存量|时点|期末|总量|stock"),
    (Kind.RATIO, r"比率|比例|ratio"),
    (Kind.RATE, r"率|rate"),
)
_BETTER = (
    (Better.LOWER, r"低|小|少|降|逆|负|↓|lower"),
    (Better.NEITHER, r"中性|无|不|适度|neither|[-—/]"),
    (Better.HIGHER, r"高|大|多|升|正|↑|higher"),
)
_TARGETS = (
    (TargetForm.CEILING, r"上限|控制|不超过|不高于|以内|≤|ceiling"),
    (TargetForm.FLOOR, r"下限|底线|不低于|达到|floor"),
    (TargetForm.YEAR_END_LEVEL, r"年末|期末|水平|存量|year.?end"),
    (TargetForm.ANNUAL_AMOUNT, r"年度|全年|累计|总量|annual"),
)
_SCHEDULES = (
    (Schedule.TYPED, r"计划|typed"),
    (Schedule.STEPWISE, r"基数|上年末|逐季|stepwise|baseline"),
    (Schedule.SEASONAL, r"上年|去年|季节|seasonal"),
    (Schedule.EVEN, r"平均|均衡|even"),
)


def definitions_of(grid: Grid, catalogue: Catalogue) -> list[Indicator] | None:
    """The definitions of a sheet, or None if it is not a sheet of definitions."""
    found = listing(grid, _FIELDS, {"name"})
    if found is None:
        return None
    telling = {"kind", "better", "numerator", "denominator", "target", "aliases"} & set(found.columns)
    if len(telling) < (1 if _TAB.search(compact(grid.name)) else 2):
        return None
    defined = [_definition(found, grid, row, catalogue) for row in found.rows(grid) if found.text(grid, row, "name")]
    return defined or None


def holds_figures_too(grid: Grid) -> bool:
    """Whether a sheet of definitions has figures beside them (完成数, 目标值): then it is read as a table, too."""
    found = listing(grid, _FIELDS, {"name"})
    return found is not None and has_figures(grid, found)


def _definition(found: Listing, grid: Grid, row: int, catalogue: Catalogue) -> Indicator:
    """A row as a definition; what it leaves open is taken from the catalogue or from the form of the name."""
    name, unit = found.text(grid, row, "name"), found.text(grid, row, "unit")
    known = catalogue.match(name, unit)
    base = (
        known.indicator
        if known.accepted and known.indicator is not None
        else catalogue.infer(name, unit, found.shared(grid, row, "section"))
    )
    numerator, denominator = (
        found.text(grid, row, "numerator") or base.numerator,
        found.text(grid, row, "denominator") or base.denominator,
    )
    kind = _chosen(_KINDS, found.text(grid, row, "kind"), base.kind)
    if kind in (Kind.RATE, Kind.RATIO):
        kind = Kind.RATIO if numerator and denominator else Kind.RATE
    better = _chosen(_BETTER, found.text(grid, row, "better"), base.better)
    form = _chosen(_TARGETS, found.text(grid, row, "target"), usual_target_form(kind, better))
    if form is TargetForm.CEILING and base.inferred and not found.text(grid, row, "better"):
        better = Better.LOWER
    money = unit.endswith("元") and "美" not in unit and "港" not in unit
    return Indicator(
        id=base.id,
        name=name,
        unit="元" if money else unit or base.unit,
        kind=kind,
        better=better,
        name_en=found.text(grid, row, "name_en") or base.name_en,
        aliases=tuple(a.strip() for a in _BETWEEN_ALIASES.split(found.text(grid, row, "aliases")) if a.strip()),
        numerator=numerator if kind is Kind.RATIO else None,
        denominator=denominator if kind is Kind.RATIO else None,
        section=found.shared(grid, row, "section") or base.section,
        target_form=form,
        schedule=_chosen(_SCHEDULES, found.text(grid, row, "schedule"), base.schedule),
        source=found.printed(grid, row, "source") or base.source,
        weight=_weight(found.text(grid, row, "weight"), base.weight),
    )


def _weight(said: str, otherwise: float | None) -> float | None:
    """A number of any unit (20, 20%, 20分): only its proportion to the others counts."""
    number = _NUMBER.match(said)
    return float(number[0]) if number else otherwise


def _chosen(options: tuple[tuple[T, str], ...], said: str, otherwise: T) -> T:
    return next((value for value, pattern in options if said and re.search(pattern, said, re.IGNORECASE)), otherwise)

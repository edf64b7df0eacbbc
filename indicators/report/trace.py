"""What a number in a text means and where it comes from, in words: for comments, appendices and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, CellRef
from indicators.narrative.document import Claim
from indicators.periods import InvalidPeriod, Period

MEASURES = {
    "zh": {
        "value": "完成数",
        "target": "目标",
        "completion": "完成率",
        "schedule": "序时进度",
        "lead": "与序时进度之差",
        "growth": "同比增幅",
        "change": "同比增减",
        "previous_year": "上年同期数",
        "previous_quarter": "上季度数",
        "rank": "位次",
        "score": "得分",
        "count": "个数",
        "share": "占比",
        "gap": "与目标之差",
        "forecast": "全年预计",
        "minimum": "最低值",
        "median": "中位数",
        "maximum": "最高值",
        "numerator": "分子",
        "denominator": "分母",
    },
    "en": {
        "lead": "lead over the schedule",
        "growth": "growth on the year",
        "change": "change on the year",
        "previous_year": "a year before",
        "previous_quarter": "the quarter before",
        "gap": "gap to the target",
        "forecast": "forecast of the year",
    },
}

Names = Mapping[str, str]
"""Printed names of indicators by id, and of the whole under ``total``."""

_CELL = re.compile(r"(?P<column>[A-Z]+)(?P<row>[0-9]+)")


@cache
def usual_names() -> Names:
    """The names of the built-in catalogue; an indicator made from a header has its name for an id."""
    return {i.id: i.name for i in Catalogue.load().indicators.values()}


def names_of(dataset: Dataset) -> dict[str, str]:
    """The names that the data themselves give."""
    return {i.id: i.name for i in dataset.indicators.values()} | ({TOTAL: dataset.county} if dataset.county else {})


def meaning_of(claim: Claim, names: Names, language: str = "zh") -> str:
    """Whose, what, when and which measure: 河口镇 2024年上半年 新建工会数 完成率."""
    whole = names.get(TOTAL, "全部单位" if language == "zh" else "all units")
    org_unit = whole if claim.org_unit == TOTAL else claim.org_unit
    measure = MEASURES.get(language, {}).get(claim.measure, claim.measure)
    parts = (org_unit, _period(claim.period, language), names.get(claim.indicator, claim.indicator), measure)
    return (" " if language == "zh" else ", ").join(part for part in parts if part)


def source_of(claim: Claim, names: Names, language: str = "zh") -> str:
    """Meaning, formula, unrounded value and cells, a line each."""
    unrounded = "未取整" if language == "zh" else "unrounded"
    cells = [f"{file} {sheet}!{ranges}" for file, sheet, ranges in places(claim.sources)]
    lines = (meaning_of(claim, names, language), claim.formula, f"{unrounded} {claim.value:.12g}", *cells)
    return "\n".join(line for line in lines if line)


def _period(code: str, language: str) -> str:
    try:
        period = Period.parse(code)
    except InvalidPeriod:
        return code
    return period.name_zh() if language == "zh" else period.name_en()


def places(sources: Iterable[CellRef]) -> list[tuple[str, str, str]]:
    """File, sheet and all cells of it, sheets in the order met; neighbours in a column are one range: C5:C14, D3."""
    cells: dict[tuple[str, str], set[str]] = {}
    for source in sources:
        cells.setdefault((source.file, source.sheet), set()).add(source.cell)
    return [(file, sheet, ", ".join(_ranges(sorted(found, key=_by_column)))) for (file, sheet), found in cells.items()]


def _by_column(cell: str) -> tuple[int, str, int, str]:
    match = _CELL.fullmatch(cell)
    return (len(match["column"]), match["column"], int(match["row"]), "") if match else (0, "", 0, cell)


def _ranges(cells: list[str]) -> list[str]:
    runs: list[list[str]] = []
    for cell in cells:
        if runs and _follows(runs[-1][-1], cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs]


def _follows(cell: str, after: str) -> bool:
    a, b = _CELL.fullmatch(cell), _CELL.fullmatch(after)
    return a is not None and b is not None and a["column"] == b["column"] and int(b["row"]) == int(a["row"]) + 1

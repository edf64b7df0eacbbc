"""A small county as readings: six townships, nine quarters, every kind of indicator, uneven progress, gaps.

Values follow from position alone, so that a test can say what it expects. 青禾乡 has not reported the last quarter.
"""

from __future__ import annotations

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import CellRef, Note, Observation, Problem, Reading, Target
from indicators.periods import Period

TOWNSHIPS = ("金沙镇", "河口镇", "松林镇", "龙岗乡", "城东街道", "青禾乡")
LATE = "青禾乡"
QUARTERS = tuple(Period.quarter(year, q) for year in (2022, 2023, 2024) for q in (1, 2, 3, 4))[:10]
FLOWS = {"new_unions": 2.0, "new_members": 40.0, "assistance_funds": 30000.0, "safety_accidents": 1.0}
STOCKS = {"members": 2000.0, "employees": 4000.0}
RATES = {"labour_contract_rate": 0.9}
YEARLY = {"new_unions": 16.0, "new_members": 300.0, "assistance_funds": 250000.0}


def value(indicator: str, unit: int, quarter: int) -> float:
    """The value of the unit (0–5) in the quarter (0–9)."""
    if indicator in FLOWS:
        return FLOWS[indicator] * (1 + unit) if quarter % 4 else FLOWS[indicator] * (2 + unit)
    if indicator in STOCKS:
        return STOCKS[indicator] * (1 + unit / 10) + (60 if indicator == "members" else 20) * quarter
    return round(RATES[indicator] + unit / 100 - quarter / 500, 4)


def reading(period: Period) -> Reading:
    """One quarter's workbook as it is read."""
    catalogue, at = Catalogue.load(), QUARTERS.index(period)
    file, sheet = f"{period.code}.xlsx", period.name_zh()
    observations, targets = [], []
    for row, unit in enumerate(TOWNSHIPS):
        for column, indicator in enumerate((*FLOWS, *STOCKS, *RATES)):
            if unit == LATE and period == QUARTERS[-1]:
                continue
            cell = CellRef(file, sheet, f"{chr(66 + column)}{row + 4}")
            definition = catalogue.indicators[indicator]
            asked = YEARLY.get(indicator)
            observations.append(
                Observation(unit, period, indicator, value(indicator, row, at), definition.unit, cell, target=asked)
            )
            if asked is not None:
                targets.append(Target(unit, indicator, period.year, asked, cell, stated_in=period))
    met = [*FLOWS, *STOCKS, *RATES, "membership_rate"]
    return Reading(
        file,
        tuple(observations),
        tuple(targets),
        notes=(Note("金沙镇", "工会组织建设", "建成全县首家园区工会联合会。", CellRef(file, "工作亮点", "C3"), period),),
        indicators=tuple(catalogue.indicators[i] for i in met),
        org_units=TOWNSHIPS,
        county="临溪县",
        problems=(
            Problem(
                "running_total_differs",
                file,
                sheet,
                "B5",
                (("org_unit", "河口镇"), ("indicator", "新建工会数"), ("found", "3"), ("expected", "5")),
            ),
        )
        if period == QUARTERS[-1]
        else (),
    )


def readings() -> list[Reading]:
    return [reading(period) for period in QUARTERS]


def county() -> Dataset:
    return dataset_of(readings())

"""A small county over two years: a flow, a stock, a typed rate and money, with gaps and one name that looks like a formula."""

from __future__ import annotations

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset, dataset_of
from indicators.model import CellRef, Observation, Reading, Target
from indicators.periods import Period

UNITS = ("城东街道", "河口镇", "金沙镇", "松林镇", "=cmd|'/c calc'!A1")
_VALUES = {
    "new_unions": ("家", (3, 5, None, 1, 4), 20.0),
    "members": ("人", (4800, 5100, 2950, 3050, 1200), None),
    "collective_contract_rate": ("%", (0.953, 0.816, 0.997, 0.9, 0.86), 0.95),
    "assistance_funds": ("元", (12500.5, 8000, 32700, 0, 45000), 100000.0),
}


def county() -> Dataset:
    catalogue = Catalogue.load()
    indicators = tuple(catalogue.indicators[i] for i in _VALUES)
    return dataset_of(
        Reading(
            f"{year}年.xlsx",
            tuple(_observations(year)),
            tuple(_targets(year)),
            indicators=indicators,
            org_units=UNITS,
            county="临溪县",
        )
        for year in (2023, 2024)
    )


def _observations(year: int) -> list[Observation]:
    made = []
    for quarter in (1, 2):
        for column, (indicator, (unit, values, target)) in enumerate(_VALUES.items()):
            for row, (org_unit, value) in enumerate(zip(UNITS, values, strict=True)):
                if value is None:
                    continue
                source = CellRef(f"{year}年.xlsx", f"{quarter}季度", f"{'BCDE'[column]}{row + 3}")
                grown = value + (year - 2023) * quarter * (0 if unit == "%" else 1)
                made.append(
                    Observation(org_unit, Period.quarter(year, quarter), indicator, grown, unit, source, target, raw=str(value))
                )
    return made


def _targets(year: int) -> list[Target]:
    source = CellRef(f"{year}年.xlsx", "目标", "B3")
    return [
        Target(org_unit, indicator, year, target, source)
        for indicator, (_, _, target) in _VALUES.items()
        for org_unit in UNITS
        if target is not None
    ]

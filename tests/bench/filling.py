"""Records to measure with: the sample county, and a region as large as any."""

from __future__ import annotations

import os
from pathlib import Path

from visiting import ROOT

from indicators.catalogue import Catalogue
from indicators.model import CellRef, Indicator, Kind, Observation, Reading, Target
from indicators.periods import Period
from indicators.reading import read
from indicators.record import Record, default_url


def fill_with_sample(folder: Path) -> None:
    """16 townships, 12 quarters, 24 indicators and their parts."""
    record = _record_in(folder)
    for path in sorted((ROOT / "sample_data").glob("云岭县*.xlsx")):
        data = path.read_bytes()
        record.accept(data, path.name, read(data, path.name, Catalogue.load()))
    record.close()


def fill_large(folder: Path, org_units: int = 200, quarters: int = 40, indicators: int = 60) -> None:
    """A reading a quarter, a target for every indicator in every year."""
    defined = [
        Indicator(f"i{n}", f"指标{n}", "件", Kind.FLOW if n % 2 else Kind.STOCK, section=f"主题{n % 8}")
        for n in range(indicators)
    ]
    units = tuple(f"乡镇{n}" for n in range(org_units))
    record = _record_in(folder)
    for place in range(quarters):
        period = Period.quarter(2015 + place // 4, place % 4 + 1)
        cell = CellRef(f"{period.code}.xlsx", "表", "B2")
        rows = [(u, i, float((n * 7 + m * 3 + place) % 97 + 5)) for n, u in enumerate(units) for m, i in enumerate(defined)]
        observed = tuple(Observation(u, period, i.id, v, i.unit, cell) for u, i, v in rows)
        asked = tuple(
            Target(u, i.id, period.year, 4 * v if i.kind is Kind.FLOW else v + 5, cell, stated_in=period) for u, i, v in rows
        )
        given = Reading(cell.file, observed, asked if period.end == 1 else (), indicators=tuple(defined), org_units=units)
        record.accept(period.code.encode(), cell.file, given)
    record.close()


def _record_in(folder: Path) -> Record:
    os.environ |= {"INDICATORS_DATA": str(folder), "INDICATORS_DATABASE": ""}
    return Record(default_url())

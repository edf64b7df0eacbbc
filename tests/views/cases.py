"""Data and lines that the tests of several views look at."""

from __future__ import annotations

from indicators.dataset import Dataset, dataset_of
from indicators.model import CellRef, Indicator, Kind, Observation, Reading
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.measures import Measure
from indicators.views.series import Series, axis_periods, series_of


def spans(*codes: str) -> Dataset:
    cell = CellRef("a.xlsx", "s", "B2")
    kind = Indicator("x", "某项", "件", Kind.FLOW)
    observations = tuple(Observation("甲镇", Period.parse(code), "x", 1.0, "件", cell) for code in codes)
    return dataset_of([Reading("a.xlsx", observations, indicators=(kind,), org_units=("甲镇",))])


def series(county: Dataset, indicator: str, measure: Measure = Measure.VALUE) -> Series:
    history = [(period, table_of(county, period)) for period in axis_periods(county, measure)[-3:]]
    return series_of(county, history, indicator, measure)

"""Small datasets for the tests of progress, written as tables, and random ones for its properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, CellRef, Indicator, Kind, Observation, Schedule, Target
from indicators.periods import Period
from indicators.progress import compute_progress

NEW_UNIONS = Indicator("new_unions", "新建工会数", "家", Kind.FLOW)
FUNDS = Indicator("funds", "帮扶资金", "元", Kind.FLOW, schedule=Schedule.SEASONAL)
ACCIDENTS = Indicator("accidents", "安全事故", "起", Kind.FLOW, better=Better.LOWER)
MEMBERS = Indicator("members", "会员总数", "人", Kind.STOCK)
EMPLOYEES = Indicator("employees", "职工总数", "人", Kind.STOCK, better=Better.NEITHER)
MEMBERSHIP = Indicator("membership", "入会率", "%", Kind.RATIO, numerator="members", denominator="employees")
ACCEPTED = Indicator("accepted", "受理件数", "件", Kind.FLOW, better=Better.NEITHER)
SETTLED = Indicator("settled", "调处成功件数", "件", Kind.FLOW)
SETTLEMENT = Indicator("settlement", "调处成功率", "%", Kind.RATIO, numerator="settled", denominator="accepted")
PER_HEAD = Indicator("per_head", "人均帮扶", "元/人", Kind.RATIO, numerator="funds", denominator="members")
SIGNING = Indicator("signing", "签订率", "%", Kind.RATE)

ALL = {
    i.id: i
    for i in (
        NEW_UNIONS,
        FUNDS,
        ACCIDENTS,
        MEMBERS,
        EMPLOYEES,
        MEMBERSHIP,
        ACCEPTED,
        SETTLED,
        SETTLEMENT,
        PER_HEAD,
        SIGNING,
    )
}

Values = Mapping[tuple[str, str, str], float]
"""(org unit, indicator, period code) → value."""


def cell(*parts: object) -> CellRef:
    """A cell of its own for everything observed or asked for."""
    return CellRef("报表.xlsx", "·".join(str(p) for p in parts), "B2")


def observation(org_unit: str, indicator: str, period: str, value: float) -> Observation:
    unit = ALL[indicator].unit
    return Observation(org_unit, Period.parse(period), indicator, value, unit, cell(org_unit, indicator, period))


def target(org_unit: str, indicator: str, year: int, value: float, *, quarter: int | None = None, stated: str = "") -> Target:
    where = cell(org_unit, indicator, year, quarter, stated, "目标")
    return Target(org_unit, indicator, year, value, where, quarter, Period.parse(stated) if stated else None)


def dataset(values: Values, targets: Iterable[Target] = ()) -> Dataset:
    observations = tuple(observation(*key, value) for key, value in values.items())
    return dataset_with(observations, tuple(targets))


def dataset_with(observations: tuple[Observation, ...], targets: tuple[Target, ...]) -> Dataset:
    units = dict.fromkeys(x.org_unit for x in (*observations, *targets) if x.org_unit != TOTAL)
    return Dataset(observations=observations, targets=targets, indicators=dict(ALL), org_units=tuple(units))


def stepwise(data: Dataset) -> Dataset:
    """The same data with every year-end level due step by step from that of last year's end."""
    steps = {i: replace(d, schedule=Schedule.STEPWISE) if d.kind is Kind.STOCK else d for i, d in data.indicators.items()}
    return replace(data, indicators=steps)


def with_breaks(data: Dataset, breaks: Iterable[tuple[str, int]]) -> Dataset:
    """The same data, the definitions telling that their scope changed in these years."""
    told = {i: replace(data.indicators[i], source=f"{year}年起口径调整。") for i, year in breaks}
    return replace(data, indicators={**data.indicators, **told})


def row(frame: pd.DataFrame, org_unit: str, indicator: str) -> pd.Series:
    """The one row of an org unit and indicator."""
    found = frame[(frame["org_unit"] == org_unit) & (frame["indicator"] == indicator)]
    assert len(found) == 1, f"{len(found)} rows of {org_unit} {indicator}"
    return found.iloc[0]


def computed(
    values: Values,
    targets: Iterable[Target],
    period: str,
    org_unit: str,
    indicator: str,
    *,
    breaks: Iterable[tuple[str, int]] = (),
    **rules: Any,
) -> pd.Series:
    """One row of the progress of a small dataset."""
    data = with_breaks(dataset(values, targets), breaks)
    return row(compute_progress(data, Period.parse(period), **rules), org_unit, indicator)


def quarterly(org_unit: str, indicator: str, year: int, *values: float | None) -> dict[tuple[str, str, str], float]:
    """The quarters of a year, None where nothing was reported."""
    return {(org_unit, indicator, f"{year}Q{q}"): v for q, v in enumerate(values, 1) if v is not None}


UNITS = ("甲镇", "乙镇", "丙街道", TOTAL)
PERIODS = tuple(Period(year, a, b) for year in (2023, 2024) for a in range(1, 5) for b in range(a, 5))
REPORTS = st.sampled_from([Period.parse(p) for p in ("2024Q1", "2024Q2", "2024H1", "2024Q1-Q3", "2024Q4", "2024H2", "2024")])


def _value(indicator: Indicator) -> st.SearchStrategy[float]:
    if indicator.is_fraction:
        return st.integers(0, 100).map(lambda n: n / 100)
    return st.integers(0, 40).map(float)


@st.composite
def datasets(draw: st.DrawFn, *, units: tuple[str, ...] = UNITS) -> Dataset:
    """Anything that readings can give: gaps, spans of several quarters, values typed for the whole, plans, new targets."""
    several = draw(st.booleans())
    periods = PERIODS if several else tuple(p for p in PERIODS if p.is_quarter)
    observations, targets = [], []
    for indicator in draw(st.lists(st.sampled_from(sorted(ALL)), min_size=1, max_size=4, unique=True)):
        definition = ALL[indicator]
        names = [n for n in (definition.numerator, definition.denominator) if n] or [indicator]
        for name in {*names, *draw(st.sampled_from([(), (indicator,)]))}:
            keys = draw(st.lists(st.tuples(st.sampled_from(units), st.sampled_from(periods)), max_size=24, unique=True))
            observations += [observation(u, name, p.code, draw(_value(ALL[name]))) for u, p in keys]
        asked = st.tuples(
            st.sampled_from(units),
            st.sampled_from([2023, 2024]),
            st.sampled_from([None, 1, 2, 3, 4]),
            st.sampled_from(["", "2023Q4", "2024Q1", "2024Q3"]),
        )
        for unit, year, quarter, stated in draw(st.lists(asked, max_size=8, unique=True)):
            targets.append(target(unit, indicator, year, draw(_value(definition)), quarter=quarter, stated=stated))
    by_key = {(o.org_unit, o.indicator, o.period): o for o in observations}
    return dataset_with(tuple(by_key.values()), tuple(targets))

"""Readings to put on record: a small one by hand, and any reading at all for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from indicators.model import (
    Better,
    CellRef,
    ColumnReading,
    Indicator,
    Kind,
    Note,
    Observation,
    Problem,
    Reading,
    Schedule,
    Target,
    TargetForm,
)
from indicators.periods import Period

NEW_UNIONS = Indicator("new_unions", "新建工会数", "家", Kind.FLOW)
FALLS = Problem("running_total_falls", "一季度.xlsx", "表一", "C5", (("org_unit", "河口镇"), ("indicator", "new_unions")))
DIFFERS = Problem("running_total_differs", "一季度.xlsx", "表一", "C6")


def one(value: float, *, org_unit: str = "河口镇", period: str = "2024Q1", running_total: bool = False) -> Observation:
    cell = CellRef("一季度.xlsx", "表一", "C5")
    return Observation(org_unit, Period.parse(period), "new_unions", value, "家", cell, running_total=running_total)


def reading_of(*observations: Observation, problems: tuple[Problem, ...] = ()) -> Reading:
    units = tuple(dict.fromkeys(o.org_unit for o in observations))
    return Reading("一季度.xlsx", observations, indicators=(NEW_UNIONS,), org_units=units, county="临溪县", problems=problems)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
numbers = st.floats(allow_nan=False, allow_infinity=False)
cells = st.builds(CellRef, texts, texts, texts)
quarters = st.integers(1, 4)
periods = st.builds(lambda year, a, b: Period(year, min(a, b), max(a, b)), st.integers(1990, 2100), quarters, quarters)

observations = st.builds(
    Observation,
    org_unit=texts,
    period=periods,
    indicator=texts,
    value=numbers,
    unit=texts,
    source=cells,
    target=st.none() | numbers,
    also=st.lists(cells, max_size=3).map(tuple),
    raw=texts,
    running_total=st.booleans(),
)
targets = st.builds(Target, texts, texts, st.integers(1990, 2100), numbers, cells, st.none() | quarters, st.none() | periods)
notes = st.builds(Note, texts, texts, texts, cells, st.none() | periods)
indicators = st.builds(
    Indicator,
    id=texts,
    name=texts,
    unit=texts,
    kind=st.sampled_from(Kind),
    better=st.sampled_from(Better),
    name_en=texts,
    aliases=st.lists(texts, max_size=3).map(tuple),
    numerator=st.none() | texts,
    denominator=st.none() | texts,
    section=texts,
    target_form=st.sampled_from(TargetForm),
    schedule=st.sampled_from(Schedule),
    inferred=st.booleans(),
    source=texts,
)
columns = st.builds(ColumnReading, texts, texts, cells, st.none() | texts, texts, numbers)
problems = st.builds(
    Problem, st.just("running_total_differs"), texts, texts, texts, st.lists(st.tuples(texts, texts), max_size=3).map(tuple)
)


def _some(entries: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(entries, max_size=4).map(tuple)


readings = st.builds(
    Reading,
    file=texts,
    observations=_some(observations),
    targets=_some(targets),
    totals=_some(observations),
    notes=_some(notes),
    indicators=_some(indicators),
    org_units=_some(texts),
    county=texts,
    columns=_some(columns),
    problems=_some(problems),
)

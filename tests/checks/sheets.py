"""Sheets as readings: townships down, indicators across, every value in a cell of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indicators.catalogue import Catalogue
from indicators.checks.figures import Figures, figures_of
from indicators.dataset import Dataset, dataset_of
from indicators.model import TOTAL, CellRef, Indicator, Kind, Observation, Problem, Reading, Target
from indicators.periods import Period

FILE = "报表.xlsx"
A, B, C = "甲镇", "乙镇", "丙乡"
FIVE = ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇")
KNOWN = Catalogue.load().indicators
GREETINGS = Indicator("慰问信封数", "慰问信封数", "封", Kind.FLOW, inferred=True)

Values = Mapping[str, float | str]


def value_in(text: float | str, unit: str) -> float:
    """A cell as it would be read: 95.3% is a fraction, 12.5万 yuan."""
    if not isinstance(text, str):
        return float(text)
    if text.endswith("%"):
        return float(text[:-1]) / 100
    if text.endswith("万"):
        return float(text[:-1]) * 10_000
    return float(text.removesuffix(unit))


def row(**values: float | str) -> dict[str, Values]:
    """One township's row."""
    return {A: values}


def one_each(indicator: str, *values: float | str) -> dict[str, Values]:
    """One indicator for as many townships as there are values."""
    return {unit: {indicator: value} for unit, value in zip(FIVE, values, strict=False)}


def sheet(
    rows: Mapping[str, Values],
    period: str = "2024Q1",
    *,
    total: Values | None = None,
    targets: Mapping[str, Values] | None = None,
    running_total: bool = False,
    name: str = "表一",
    file: str = FILE,
) -> Reading:
    """A reading of one sheet; the row ``total`` is the one that is compared with its members."""
    indicators = list(dict.fromkeys(i for values in (*rows.values(), *(targets or {}).values(), total or {}) for i in values))
    units = list(dict.fromkeys([*rows, TOTAL, *(targets or {})]))

    def cell(unit: str, indicator: str, shift: int = 0) -> CellRef:
        return CellRef(file, name, f"{chr(66 + shift + indicators.index(indicator))}{units.index(unit) + 2}")

    def observation(unit: str, indicator: str, text: float | str) -> Observation:
        base = definition(indicator).unit
        return Observation(
            unit,
            Period.parse(period),
            indicator,
            value_in(text, base),
            base,
            cell(unit, indicator),
            raw=f"{text:.12g}" if isinstance(text, float) else str(text),
            running_total=running_total,
        )

    return Reading(
        file,
        observations=tuple(observation(u, i, v) for u, values in rows.items() for i, v in values.items()),
        targets=tuple(
            Target(u, i, Period.parse(period).year, value_in(v, ""), cell(u, i, 12), stated_in=Period.parse(period))
            for u, values in (targets or {}).items()
            for i, v in values.items()
        ),
        totals=tuple(observation(TOTAL, i, v) for i, v in (total or {}).items()),
        indicators=tuple(definition(i) for i in indicators),
        org_units=tuple(u for u in rows if u != TOTAL),
    )


def definition(indicator: str) -> Indicator:
    return KNOWN.get(indicator, GREETINGS)


def join(*readings: Reading) -> Reading:
    """Several sheets of one file."""
    return Reading(
        FILE,
        observations=tuple(o for r in readings for o in r.observations),
        targets=tuple(t for r in readings for t in r.targets),
        totals=tuple(t for r in readings for t in r.totals),
        indicators=tuple({i.id: i for r in readings for i in r.indicators}.values()),
        org_units=tuple(dict.fromkeys(u for r in readings for u in r.org_units)),
        columns=tuple(c for r in readings for c in r.columns),
    )


def figures(*readings: Reading) -> Figures:
    return figures_of(join(*readings), KNOWN)


def record_of(*readings: Reading) -> Dataset:
    return dataset_of(readings)


def found(problems: Iterable[Problem]) -> list[str]:
    """Code and cell of each problem, as ``total_differs B5``: what a test looks at first."""
    return [f"{p.code} {p.cell}".rstrip() for p in problems]


def facts(problem: Problem) -> dict[str, str]:
    return dict(problem.facts)

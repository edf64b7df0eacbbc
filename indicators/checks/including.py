"""其中项: a column headed 其中 is a part of the column before it and cannot exceed it."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.checks.figures import Figures, problem_at
from indicators.checks.rounding import exact
from indicators.model import ColumnReading, Problem


def check_including(figures: Figures) -> Iterator[Problem]:
    for part, whole in pairs_of(figures.reading.columns):
        for o in figures.by_indicator.get(part, ()):
            larger = figures.by_key.get((o.org_unit, whole, o.period, o.running_total))
            if larger is not None and o.unit == larger.unit and o.value > larger.value:
                yield problem_at(
                    "included_exceeds_whole",
                    o,
                    (
                        ("org_unit", o.org_unit),
                        ("part", figures.indicators[part].name),
                        ("found", exact(o.value, o.unit)),
                        ("whole", figures.indicators[whole].name),
                        ("limit", exact(larger.value, larger.unit)),
                        ("whole_cell", larger.source.cell),
                    ),
                )


def pairs_of(columns: tuple[ColumnReading, ...]) -> set[tuple[str, str]]:
    """(part, whole) by indicator id: every 其中 column belongs to the last column of values before it without the word."""
    pairs = set()
    whole: ColumnReading | None = None
    for column in columns:
        if column.indicator is None:
            continue
        if "其中" not in column.header:
            whole = column
        elif whole is not None and whole.indicator and whole.source.sheet == column.source.sheet:
            pairs.add((column.indicator, whole.indicator))
    return {(part, whole) for part, whole in pairs if part != whole}

"""One indicator over the periods: a line an org unit, in one of the four measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.model import TOTAL, Kind, TargetForm
from indicators.periods import Period
from indicators.views import texts
from indicators.views.measures import Measure
from indicators.views.names import indicator_name, org_unit_name
from indicators.views.periods import axis_name, with_those_between
from indicators.views.remarks import CARE, remarks_of, words_of
from indicators.views.rows import Row, rows_of

History = Sequence[tuple[Period, pd.DataFrame]]
"""The progress table of each period on the axis, oldest first."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The year's amount to be expected and, where it is known, its range; ``text`` says it as printed."""

    value: float
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """``values`` in the base unit and ``texts`` as printed, one a period; ``targets`` what was due by then.

    ``forecasts`` are what was to be expected of the year, known only for amounts to date. ``marks`` say in short why a figure
    is to be read with care, empty where it is sound.
    """

    org_unit: str
    name: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    targets: tuple[float | None, ...]
    forecasts: tuple[Expected | None, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def expected(self) -> Expected | None:
        """What is to be expected as of the last period."""
        return self.forecasts[-1] if self.forecasts else None

    def first(self, count: int) -> Line:
        """The line of the first periods alone."""
        kept = {name: getattr(self, name)[:count] for name in ("values", "texts", "targets", "forecasts", "marks")}
        return replace(self, **kept)


@dataclass(frozen=True, slots=True)
class Series:
    """``unit`` is the base unit of the values (``%`` for fractions); ``labels`` are the periods' names on the axis.

    ``whole`` is the line of all org units together, None where they cannot be put together or nothing is known. Where only the
    whole is known, as in a sheet without org units, it is the one of ``lines``.
    ``restarts``: the values begin anew each year (amounts to date), so that no line leads from December to March.
    """

    indicator: str
    name: str
    measure: Measure
    unit: str
    periods: tuple[Period, ...]
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    whole: Line | None
    restarts: bool = False
    language: str = "zh"

    @property
    def year_end(self) -> str:
        """The name on the axis of the end of the year begun, where something is to be expected of it; else empty."""
        if self.measure is not Measure.YEAR_TO_DATE or not self.periods or self.periods[-1].end == 4:
            return ""
        return axis_name(Period.to_date(self.periods[-1].year, 4), self.language)

    @property
    def marked(self) -> bool:
        """Whether any figure drawn is to be read with care; the whole is drawn among its members in rates alone."""
        drawn = (*self.lines, *([self.whole] if self.whole and self.unit == "%" else []))
        return any(any(line.marks) for line in drawn)

    def until(self, period: Period) -> Series:
        """The series without what came after a period."""
        count = sum((p.year, p.end) <= (period.year, period.end) for p in self.periods)
        return replace(
            self,
            periods=self.periods[:count],
            labels=self.labels[:count],
            lines=tuple(line.first(count) for line in self.lines),
            whole=self.whole and self.whole.first(count),
        )

    def line(self, org_unit: str) -> Line | None:
        return next((line for line in self.lines if line.org_unit == org_unit), None)


def first_choice(dataset: Dataset) -> tuple[str, ...]:
    """The indicator to show before any is chosen: the first that somebody has a target for, else the first."""
    targeted = {target.indicator for target in dataset.targets}
    ordered = sorted(dataset.indicators, key=lambda i: i not in targeted)
    return tuple(ordered[:1])


def axis_periods(dataset: Dataset, measure: Measure) -> tuple[Period, ...]:
    """The periods of the horizontal axis, oldest first: quarters for amounts, years to date for the other measures.

    A level stated for a longer span stands in the quarter that the span ends with. Data without a single quarter (half-year
    or yearly sheets) are drawn in their own spans.
    """
    if measure is not Measure.VALUE:
        return tuple(sorted({Period.to_date(p.year, p.end) for p in dataset.periods}))
    if not any(p.is_quarter for p in dataset.periods):
        return dataset.periods
    return tuple(sorted({Period.quarter(p.year, p.end) for p in dataset.periods}))


def series_of(dataset: Dataset, history: History, indicator: str, measure: Measure, language: str = "zh") -> Series:
    """The lines of all org units, those without a single value left out, from the first period with a value on.

    A period between others for which nobody reported anything stands empty on the axis: a gap in every line.
    """
    told = [(period, rows_of(frame, indicator=indicator)) for period, frame in history]
    return series_told(dataset, told, indicator, measure, language)


def series_told(
    dataset: Dataset, history: Sequence[tuple[Period, Sequence[Row]]], indicator: str, measure: Measure, language: str = "zh"
) -> Series:
    """``series_of`` from the rows of the indicator in each period."""
    history = _begun(history)
    reported = dict(history)
    history = [(period, reported.get(period, ())) for period in with_those_between(tuple(reported))]
    found = [{row.org_unit: row for row in rows} for _period, rows in history]
    read, unit = _reader(dataset, indicator, measure)
    lines = []
    for org_unit in (*dataset.org_units, TOTAL):
        rows = [of_period.get(org_unit) for of_period in found]
        values = tuple(read(row) if row else None for row in rows)
        if any(value is not None for value in values):
            lines.append(
                Line(
                    org_unit,
                    org_unit_name(dataset, org_unit, language),
                    values,
                    tuple(
                        _text(dataset, indicator, measure, value, language, target=row and row.target)
                        for value, row in zip(values, rows, strict=True)
                    ),
                    tuple(_due(dataset, indicator, measure, row) for row in rows),
                    tuple(_expected(dataset, row, language) for row in rows) if measure is Measure.YEAR_TO_DATE else (),
                    tuple(_marked(row, language) for row in rows),
                )
            )
    periods = tuple(period for period, _rows in history)
    members = tuple(line for line in lines if line.org_unit != TOTAL)
    return Series(
        indicator,
        indicator_name(dataset, indicator, language),
        measure,
        unit,
        periods,
        tuple(axis_name(period, language) for period in periods),
        members or tuple(lines),
        next((line for line in lines if line.org_unit == TOTAL), None) if members else None,
        measure in (Measure.YEAR_TO_DATE, Measure.COMPLETION) and dataset.indicators[indicator].kind is Kind.FLOW,
        language,
    )


def _begun(history: Sequence[tuple[Period, Sequence[Row]]]) -> Sequence[tuple[Period, Sequence[Row]]]:
    """Without the periods before the indicator was first reported."""
    first = (at for at, (_period, rows) in enumerate(history) if any(row.value is not None for row in rows))
    return history[next(first, 0) :]


def _reader(dataset: Dataset, indicator: str, measure: Measure) -> tuple[Callable[[Row], float | None], str]:
    """How a measure is read from a row, and its unit. The growth of a fraction is its change, in percentage points."""
    fraction = dataset.indicators[indicator].is_fraction
    match measure:
        case Measure.COMPLETION:
            return lambda row: row.completion, "%"
        case Measure.GROWTH if fraction:
            return lambda row: row.like_change, "%"
        case Measure.GROWTH:
            return lambda row: row.like_growth, "%"
        case Measure.RANK:
            return lambda row: row.rank, "位"
        case _:
            return lambda row: row.value, "%" if fraction else dataset.unit_of(indicator)


def _due(dataset: Dataset, indicator: str, measure: Measure, row: Row | None) -> float | None:
    """The dashed line: the schedule for completion, what is due by then for amounts to date, a level for a level."""
    if row is None or measure in (Measure.GROWTH, Measure.RANK):
        return None
    if measure is Measure.COMPLETION:
        return row.schedule
    if dataset.indicators[indicator].target_form is not TargetForm.ANNUAL_AMOUNT:
        return row.target
    if measure is Measure.VALUE or row.target is None or row.schedule is None:
        return None
    return row.target * row.schedule


def _marked(row: Row | None, language: str) -> str:
    """Why the figure is to be read with care; what was made up for is no matter of the figure."""
    return words_of([r for r in remarks_of(row, language) if r.sign == CARE], language) if row else ""


def _expected(dataset: Dataset, row: Row | None, language: str) -> Expected | None:
    if row is None or row.forecast is None:
        return None
    amounts = [row.forecast_low, row.forecast_high] if row.forecast_low is not None else [row.forecast]
    told = ("–" if language == "en" else "至").join(texts.value_text(dataset, row.indicator, v, language) for v in amounts)
    text = f"by the year's end {told}" if language == "en" else f"预计全年{told}"
    return Expected(row.forecast, row.forecast_low, row.forecast_high, text)


def _text(
    dataset: Dataset, indicator: str, measure: Measure, value: float | None, language: str, *, target: float | None
) -> str:
    if value is None:
        return texts.MISSING
    if measure is Measure.COMPLETION:
        return wording.percent(value)
    if measure is Measure.RANK:
        return wording.ordinal(value, language)
    if measure is Measure.GROWTH:
        fraction = dataset.indicators[indicator].is_fraction
        return wording.signed(value, "%", language) if fraction else wording.signed_growth(value)
    return texts.value_text(dataset, indicator, value, language, target=target)

"""The tables, texts and figures of the data, worked out once for each state of the record and shared by all visitors.

Everything returned is shared and must not be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pandas as pd
import plotly.graph_objects as go

from indicators.dataset import Dataset
from indicators.org_units import Sight
from indicators.periods import Period
from indicators.progress import judged_in, table_of, tables_of
from indicators.record import default_url
from indicators.ui import cached
from indicators.ui.cached import COUNTY
from indicators.ui.drawn import Drawn
from indicators.ui.kept import Kept, kept
from indicators.views.focus import Focus, focus_of
from indicators.views.judged import Judged
from indicators.views.measures import Measure
from indicators.views.movers import period_to_compare
from indicators.views.overview import Overview, overview_of
from indicators.views.parts import Parts, parts_of
from indicators.views.rows import Rows
from indicators.views.scores import ScoreTable, score_table
from indicators.views.series import History, Series, axis_periods, series_told
from indicators.views.tables import series_table as table_of_series
from indicators.views.township import Township, township_of
from indicators.views.trends import RECENT

BLOCK, MANY = 8, 50_000
"""Tables worked out together where there are more observations than that."""

_figures = Kept(300)


def progress(period: Period, sight: Sight = COUNTY) -> pd.DataFrame:
    """Targets against achievements for a period, with outlook and marks: one row an org unit and indicator."""
    url, state = default_url(), cached.version()
    for axis in (Measure.YEAR_TO_DATE, Measure.VALUE):
        for block in _blocks(url, state, axis, sight):
            if period in block:
                return dict(_tables(url, state, block, sight))[period]
    return _progress(url, state, period.code, sight)


@kept(60)
def _progress(url: str, version: str, period: str, sight: Sight) -> pd.DataFrame:
    return table_of(cached.dataset_at(url, version, sight), Period.parse(period))


def history(measure: Measure = Measure.VALUE, sight: Sight = COUNTY) -> History:
    """The progress tables of all periods on the axis of a measure, oldest first.

    Amounts of quarters have an axis of their own; all other measures share that of the years to date.
    """
    return _history(default_url(), cached.version(), _axis_of(measure), sight)


def recent_quarters(until: Period, sight: Sight = COUNTY) -> History:
    """The progress tables of the quarters that small trends show, oldest first."""
    axis = [p for p in axis_periods(cached.dataset(sight), Measure.VALUE) if (p.year, p.end) <= (until.year, until.end)]
    return tuple((period, progress(period, sight)) for period in axis[-RECENT:])


def _axis_of(measure: Measure) -> Measure:
    return Measure.VALUE if measure is Measure.VALUE else Measure.YEAR_TO_DATE


def _history(url: str, version: str, axis: Measure, sight: Sight) -> History:
    return tuple(table for block in _blocks(url, version, axis, sight) for table in _tables(url, version, block, sight))


def _blocks(url: str, version: str, axis: Measure, sight: Sight) -> list[tuple[Period, ...]]:
    """The periods whose tables are worked out together, oldest first: all, or two years where figures are very many.

    Together they cost little more than one; but a page needs the latest two years as a rule.
    """
    data = cached.dataset_at(url, version, sight)
    periods = axis_periods(data, axis)
    size = BLOCK if len(data.observations) > MANY else max(len(periods), 1)
    return [periods[max(end - size, 0) : end] for end in range(len(periods), 0, -size)][::-1]


@kept(40)
def _tables(url: str, version: str, periods: tuple[Period, ...], sight: Sight) -> History:
    return tables_of(cached.dataset_at(url, version, sight), periods)


@kept(40)
def _rows(url: str, version: str, periods: tuple[Period, ...], sight: Sight) -> tuple[tuple[Period, Rows], ...]:
    return tuple((period, Rows(table)) for period, table in _tables(url, version, periods, sight))


def overview(period: Period, org_unit: str, language: str, sight: Sight = COUNTY) -> Overview:
    return _overview(default_url(), cached.version(), period.code, org_unit, language, sight)


@kept(60)
def _overview(url: str, version: str, period: str, org_unit: str, language: str, sight: Sight) -> Overview:
    at, data = Period.parse(period), cached.dataset_at(url, version, sight)
    now, earlier, judged = progress(at, sight=sight), _earlier(data, at, sight), _judged(data, at, sight)
    return overview_of(data, now, recent_quarters(at, sight), at, org_unit, language, earlier=earlier, judged=judged)


def _earlier(data: Dataset, at: Period, sight: Sight) -> tuple[Period, pd.DataFrame] | None:
    """The period that places are compared with, and its table."""
    since = period_to_compare(data, at)
    return (since, progress(since, sight=sight)) if since else None


def _judged(data: Dataset, at: Period, sight: Sight) -> Judged:
    """What counts and lists go by."""
    by = judged_in(data, at)
    return Judged(by, progress(by, sight=sight), _earlier(data, by, sight))


def focus(period: Period, org_unit: str, indicator: str, language: str, sight: Sight = COUNTY) -> Focus:
    """What the overview shows of one indicator."""
    return _focus(default_url(), cached.version(), period.code, org_unit, indicator, language, sight)


@kept(60)
def _focus(url: str, version: str, period: str, org_unit: str, indicator: str, language: str, sight: Sight) -> Focus:
    at, data = Period.parse(period), cached.dataset_at(url, version, sight)
    heat = overview(at, org_unit, language, sight).heat
    earlier = _earlier(data, at, sight)
    return focus_of(data, progress(at, sight=sight), heat, indicator, org_unit, language, earlier=earlier)


def parts(period: Period, org_unit: str, language: str) -> Parts:
    """The org units under one, side by side."""
    return _parts(default_url(), cached.version(), period.code, org_unit, language)


@kept(60)
def _parts(url: str, version: str, period: str, org_unit: str, language: str) -> Parts:
    at, sight = Period.parse(period), Sight(org_unit)
    data = cached.dataset_at(url, version, sight)
    judged = _judged(data, at, sight)
    return parts_of(data, progress(at, sight=sight), language, judged=judged if judged.period != at else None)


def scores(period: Period, language: str, sight: Sight = COUNTY) -> ScoreTable:
    """The scores of a period with their recipes; without rows where nobody is scored."""
    return _scores(default_url(), cached.version(), period.code, language, sight)


@kept(60)
def _scores(url: str, version: str, period: str, language: str, sight: Sight) -> ScoreTable:
    at = Period.parse(period)
    return score_table(cached.dataset_at(url, version, sight), progress(at, sight=sight), at, language)


def series(
    indicators: tuple[str, ...], measure: Measure, until: Period, language: str, sight: Sight = COUNTY
) -> tuple[Series, ...]:
    """Each indicator over all periods up to one, a line an org unit."""
    return _series(default_url(), cached.version(), indicators, measure, until, language, sight)


@kept(100)
def _series(
    url: str, version: str, indicators: tuple[str, ...], measure: Measure, until: Period, language: str, sight: Sight
) -> tuple[Series, ...]:
    return tuple(_whole_series(url, version, i, measure, language, sight).until(until) for i in indicators)


@kept(300)
def _whole_series(url: str, version: str, indicator: str, measure: Measure, language: str, sight: Sight) -> Series:
    blocks = _blocks(url, version, _axis_of(measure), sight)
    told = [(period, rows.of(indicator)) for block in blocks for period, rows in _rows(url, version, block, sight)]
    return series_told(cached.dataset_at(url, version, sight), told, indicator, measure, language)


def series_table(
    indicators: tuple[str, ...], measure: Measure, until: Period, language: str, sight: Sight = COUNTY
) -> pd.DataFrame:
    """The figures of ``series``."""
    return _series_table(default_url(), cached.version(), indicators, measure, until, language, sight)


@kept(30)
def _series_table(
    url: str, version: str, indicators: tuple[str, ...], measure: Measure, until: Period, language: str, sight: Sight
) -> pd.DataFrame:
    return table_of_series(_series(url, version, indicators, measure, until, language, sight), language)


def township(period: Period, org_unit: str, language: str, sight: Sight = COUNTY) -> Township:
    return _township(default_url(), cached.version(), period.code, org_unit, language, sight)


@kept(300)
def _township(url: str, version: str, period: str, org_unit: str, language: str, sight: Sight) -> Township:
    at = Period.parse(period)
    data = cached.dataset_at(url, version, sight)
    judged = _judged(data, at, sight)
    return township_of(data, progress(at, sight=sight), recent_quarters(at, sight), at, org_unit, language, judged=judged)


def figure(draw: Callable[[], go.Figure], *shown: Hashable) -> Drawn:
    """The figure that ``draw`` gives; drawn once for all that is ``shown`` in it, its colours and language included."""
    return _figures.value((default_url(), cached.version(), shown), lambda: Drawn(draw()))

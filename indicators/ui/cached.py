"""What is worked out once and shared by all visitors, keyed by the record's version: a rerun only looks things up.

Everything returned is shared and must not be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import paragraphs_about, write
from indicators.narrative.document import Document, Paragraph
from indicators.narrative.forms import Form
from indicators.narrative.narrator import Audience, Length
from indicators.periods import Period
from indicators.progress import table_of, tables_of
from indicators.record import Record, default_url
from indicators.views.measures import Measure
from indicators.views.movers import period_to_compare
from indicators.views.overview import Overview, overview_of
from indicators.views.series import History, Series, axis_periods, series_of
from indicators.views.township import Township, township_of

WRITTEN_IN = ("zh", "en")
"""The languages the paragraphs are written in."""


def record() -> Record:
    return _record(default_url())


@st.cache_resource(show_spinner=False, on_release=Record.close)
def _record(url: str) -> Record:
    return Record(url)


def dataset() -> Dataset:
    """The data of the record as it is now."""
    return _dataset(default_url(), record().version())


@st.cache_resource(show_spinner=False, max_entries=3)
def _dataset(url: str, version: str) -> Dataset:
    return _record(url).dataset()


def progress(period: Period) -> pd.DataFrame:
    """Targets against achievements for a period, with outlook and marks: one row an org unit and indicator."""
    url, version = default_url(), record().version()
    for axis in (Measure.YEAR_TO_DATE, Measure.VALUE):
        if period in axis_periods(_dataset(url, version), axis):
            return dict(_history(url, version, axis))[period]
    return _progress(url, version, period.code)


@st.cache_resource(show_spinner=False, max_entries=60)
def _progress(url: str, version: str, period: str) -> pd.DataFrame:
    return table_of(_dataset(url, version), Period.parse(period))


def history(measure: Measure = Measure.VALUE) -> History:
    """The progress tables of all periods on the axis of a measure, oldest first.

    They are worked out together, which costs little more than one. Amounts of quarters have an axis of their own; all other
    measures share that of the years to date.
    """
    axis = Measure.VALUE if measure is Measure.VALUE else Measure.YEAR_TO_DATE
    return _history(default_url(), record().version(), axis)


@st.cache_resource(show_spinner=False, max_entries=12)
def _history(url: str, version: str, axis: Measure) -> History:
    data = _dataset(url, version)
    return tables_of(data, axis_periods(data, axis))


def overview(period: Period, org_unit: str, language: str) -> Overview:
    return _overview(default_url(), record().version(), period.code, org_unit, language)


@st.cache_resource(show_spinner=False, max_entries=60)
def _overview(url: str, version: str, period: str, org_unit: str, language: str) -> Overview:
    at, data = Period.parse(period), _dataset(url, version)
    since = period_to_compare(data, at)
    earlier = (since, progress(since)) if since else None
    return overview_of(data, progress(at), history(), at, org_unit, language, earlier=earlier)


def series(indicator: str, measure: Measure, language: str) -> Series:
    """One indicator over all periods, a line an org unit."""
    return _series(default_url(), record().version(), indicator, measure, language)


@st.cache_resource(show_spinner=False, max_entries=300)
def _series(url: str, version: str, indicator: str, measure: Measure, language: str) -> Series:
    return series_of(_dataset(url, version), history(measure), indicator, measure, language)


def township(period: Period, org_unit: str, language: str) -> Township:
    return _township(default_url(), record().version(), period.code, org_unit, language)


@st.cache_resource(show_spinner=False, max_entries=300)
def _township(url: str, version: str, period: str, org_unit: str, language: str) -> Township:
    at = Period.parse(period)
    return township_of(_dataset(url, version), progress(at), history(), at, org_unit, language)


def figure(draw: Callable[[], go.Figure], *shown: Hashable) -> go.Figure:
    """The figure that ``draw`` gives; drawn once for all that is ``shown`` in it, its colours and language included."""
    return _figure(default_url(), record().version(), shown, draw)


@st.cache_resource(show_spinner=False, max_entries=300)
def _figure(url: str, version: str, shown: tuple[Hashable, ...], _draw: Callable[[], go.Figure]) -> go.Figure:
    return _draw()


def paragraphs(
    period: Period, *, indicators: tuple[str, ...] = (), org_units: tuple[str, ...] = (), language: str = "zh"
) -> tuple[Paragraph, ...]:
    """What the text says about these indicators and org units in the period; the whole where none is named.

    In Chinese where the text is not written in the visitor's language.
    """
    told = language if language in WRITTEN_IN else WRITTEN_IN[0]
    return _paragraphs(default_url(), record().version(), period.code, indicators, org_units, told)


@st.cache_resource(show_spinner=False, max_entries=300)
def _paragraphs(
    url: str, version: str, period: str, indicators: tuple[str, ...], org_units: tuple[str, ...], language: str
) -> tuple[Paragraph, ...]:
    return paragraphs_about(
        _dataset(url, version), Period.parse(period), indicators=indicators, org_units=org_units, language=language
    )


def report(
    period: Period,
    org_unit: str = TOTAL,
    *,
    form: Form = "summary",
    audience: Audience = "internal",
    length: Length = "usual",
    language: str = "zh",
) -> Document:
    """The written report for a period, in Chinese where it is not written in the visitor's language."""
    told = language if language in WRITTEN_IN else WRITTEN_IN[0]
    return _report(default_url(), record().version(), period.code, org_unit, form, audience, length, told)


@st.cache_resource(show_spinner=False, max_entries=60)
def _report(
    url: str, version: str, period: str, org_unit: str, form: Form, audience: Audience, length: Length, language: str
) -> Document:
    return write(
        _dataset(url, version), Period.parse(period), org_unit, form=form, audience=audience, length=length, language=language
    )

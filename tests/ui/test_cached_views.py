from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st

from indicators.narrative import paragraphs_about
from indicators.periods import Period
from indicators.progress import tables_of
from indicators.ui import cached, cached_texts, cached_views
from indicators.views.measures import Measure
from indicators.views.series import axis_periods, series_of

H1 = Period.parse("2024H1")


@pytest.fixture(autouse=True)
def records_closed() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("county_record")
def test_a_rerun_looks_up_the_very_same_values() -> None:
    indicators = ("new_unions", "members")

    for look_up in (
        lambda: cached_views.progress(H1),
        lambda: cached_views.overview(H1, "total", "zh"),
        lambda: cached_views.township(H1, "金沙镇", "zh"),
        lambda: cached_views.series(indicators, Measure.VALUE, H1, "zh"),
        lambda: cached_views.series_table(indicators, Measure.VALUE, H1, "zh"),
        lambda: cached_texts.paragraphs(H1),
    ):
        assert look_up() is look_up()


@pytest.mark.usefixtures("county_record")
def test_series_end_with_the_period_shown() -> None:
    (series,) = cached_views.series(("new_unions",), Measure.VALUE, Period.parse("2023H1"), "zh")

    assert series.labels[-1] == "2023年二季度"


@pytest.mark.usefixtures("county_record")
@pytest.mark.parametrize("measure", [Measure.VALUE, Measure.COMPLETION])
def test_tables_worked_out_in_blocks_are_those_worked_out_at_once(monkeypatch: pytest.MonkeyPatch, measure: Measure) -> None:
    monkeypatch.setattr(cached_views, "MANY", 0)
    data = cached.dataset()
    at_once = tables_of(data, axis_periods(data, measure))

    assert [period for period, _table in cached_views.history(measure)] == [period for period, _table in at_once]
    for (_period, table), (_same, expected) in zip(cached_views.history(measure), at_once, strict=True):
        pd.testing.assert_frame_equal(table, expected)


@pytest.mark.usefixtures("county_record")
def test_small_trends_show_the_latest_quarters_up_to_the_period() -> None:
    quarters = [period.code for period, _table in cached_views.recent_quarters(Period.parse("2024Q1"))]

    assert quarters == [f"{year}Q{n}" for year in (2022, 2023, 2024) for n in (1, 2, 3, 4)][1:9]


@pytest.mark.usefixtures("county_record")
def test_an_indicator_has_the_same_series_alone_and_among_all() -> None:
    data = cached.dataset()
    history = tables_of(data, axis_periods(data, Measure.VALUE))

    for indicator in data.indicators:
        (series,) = cached_views.series((indicator,), Measure.VALUE, H1, "zh")

        assert series == series_of(data, history, indicator, Measure.VALUE).until(H1)


@pytest.mark.usefixtures("county_record")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_paragraphs_drawn_from_one_survey_are_those_written_alone(language: str) -> None:
    county = cached.dataset()

    for indicator in ("new_unions", "members"):
        told = cached_texts.paragraphs(H1, indicators=(indicator,), language=language)
        assert told == paragraphs_about(county, H1, indicators=[indicator], language=language)
    for unit in county.org_units:
        told = cached_texts.paragraphs(H1, org_units=(unit,), language=language)
        assert told == paragraphs_about(county, H1, org_units=[unit], language=language)

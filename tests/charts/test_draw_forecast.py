from __future__ import annotations

import county as small_county
import pytest

from indicators.charts.style import LIGHT
from indicators.charts.trend import draw_trend
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.views.measures import Measure
from indicators.views.series import Series, axis_periods, series_of

COUNTY = small_county.county()


def series(until: str, measure: Measure = Measure.YEAR_TO_DATE, **ranges: float) -> Series:
    """Amounts to date; with ``low`` and ``high`` the forecast has a range of so many times itself."""
    history = []
    for period in axis_periods(COUNTY, measure):
        frame = compute_progress(COUNTY, period)
        if ranges:
            frame = frame.assign(
                forecast_low=frame["forecast"] * ranges["low"], forecast_high=frame["forecast"] * ranges["high"]
            )
        history.append((period, frame))
    return series_of(COUNTY, history, "new_unions", measure).until(Period.parse(until))


def dotted(shown: Series) -> list[object]:
    figure = draw_trend(shown, LIGHT, highlighted=["河口镇"])
    return [trace for trace in figure.data if trace.line.dash == "dot"]


def test_a_dotted_line_leads_from_the_last_point_to_the_years_end() -> None:
    shown = series("2024H1")
    (trace,) = dotted(shown)

    assert trace.x == ("2024年上半年", "2024年")
    assert trace.y == (10, shown.line("河口镇").expected.value)
    assert "预计全年" in trace.customdata[1]


@pytest.mark.parametrize(
    ("until", "measure"),
    [
        pytest.param("2023", Measure.YEAR_TO_DATE, id="the year is over"),
        pytest.param("2024H1", Measure.VALUE, id="quarters alone"),
        pytest.param("2024H1", Measure.COMPLETION, id="completion"),
    ],
)
def test_nothing_is_expected_where_there_is_nothing_to_come(until: str, measure: Measure) -> None:
    assert dotted(series(until, measure)) == []


def test_a_known_range_is_a_band_around_it() -> None:
    shown = series("2024H1", low=0.9, high=1.2)
    expected = shown.line("河口镇").expected
    band = next(t for t in draw_trend(shown, LIGHT, highlighted=["河口镇"]).data if t.fill == "toself")

    assert band.y == pytest.approx((10, expected.value * 0.9, expected.value * 1.2, 10))
    assert "至" in expected.text


def test_places_have_the_first_at_the_top() -> None:
    figure = draw_trend(series("2024H1", Measure.RANK), LIGHT, highlighted=["河口镇"])
    bottom, top = figure.layout.yaxis.range

    assert bottom > top > 0
    assert figure.layout.yaxis.tickvals[0] == 1

"""What is to be expected by the year's end, beyond the last point of a line: dashed, with its range as a band."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from indicators.charts.text import plain
from indicators.views.axis import Axis
from indicators.views.series import Line, Series


def expected_of(series: Series, lines: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """The lines with their colours for which a year's amount is to be expected."""
    return [(line, colour) for line, colour in lines if line.expected is not None] if series.year_end else []


def forecast_traces(series: Series, lines: Sequence[tuple[Line, str]], axis: Axis) -> list[go.Scatter]:
    """From the last point to the year's end: a dashed line to a hollow point and, where a range is known, its band."""
    last = series.labels[-1]
    traces = []
    for line, colour in expected_of(series, lines):
        now, expected = line.values[-1], line.expected
        if now is None or expected is None:
            continue
        x, start = [last, series.year_end], now / axis.divisor
        if expected.low is not None and expected.high is not None:
            around = [start, expected.low / axis.divisor, expected.high / axis.divisor, start]
            traces.append(_band([last, series.year_end, series.year_end, last], around, colour))
        traces.append(
            go.Scatter(
                x=x,
                y=[start, expected.value / axis.divisor],
                mode="lines+markers",
                line={"color": colour, "width": 2, "dash": "dot"},
                marker={"size": [0, 8], "symbol": "circle-open", "color": colour, "line": {"width": 2}},
                customdata=["", f"<b>{plain(line.name)}</b><br>{plain(expected.text)}"],
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            )
        )
    return traces


def _band(x: list[str], y: list[float], colour: str) -> go.Scatter:
    return go.Scatter(x=x, y=y, mode="none", fill="toself", fillcolor=colour, opacity=0.15, hoverinfo="skip")

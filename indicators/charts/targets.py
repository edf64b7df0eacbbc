"""Progress against targets: a band to 100 % of the target, a bar for the value, a tick for the schedule."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from indicators.charts.style import STATUS_SHAPES, Palette, frame
from indicators.charts.text import plain, shortened
from indicators.views.targets import TargetRow

_ROW = 34
_MOST = 1.5
"""Bars are cut at 150 % of the target, so that one very high completion does not flatten the others; the text has it all."""
_LONGEST_NAME = 11


def draw_targets(rows: Sequence[TargetRow], palette: Palette) -> go.Figure:
    """One bar an indicator, the first row at the top. The number and the status word stand at the right."""
    names = [row.indicator for row in rows]
    limit = min(max([1.0, *(row.completion for row in rows)]), _MOST)
    colours = [palette.of_status(row.status) for row in rows]
    hover = [f"<b>{plain(row.name)}</b><br>{row.value} / {row.target}<br>{row.completion_text} · {row.gap}" for row in rows]
    figure = go.Figure()
    figure.add_trace(
        go.Bar(y=names, x=[1.0] * len(rows), orientation="h", width=0.62, marker={"color": palette.band}, hoverinfo="skip")
    )
    figure.add_trace(
        go.Bar(
            y=names,
            x=[min(row.completion, limit) for row in rows],
            orientation="h",
            width=0.34,
            marker={"color": colours},
            customdata=hover,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.add_trace(
        go.Scatter(
            y=names,
            x=[row.schedule for row in rows],
            mode="markers",
            marker={"symbol": "line-ns", "size": 18, "line": {"width": 2.5, "color": palette.ink}},
            hoverinfo="skip",
        )
    )
    frame(figure, palette, height=_ROW * len(rows) + 44, margin={"t": 4, "b": 36, "l": 8, "r": 172})
    for row in rows:
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=10,
            y=row.indicator,
            text=f"{row.completion_text} {STATUS_SHAPES[row.status]} {row.status_name}",
            showarrow=False,
            font={"size": 13, "color": palette.ink},
        )
    _axes(figure, rows, limit, palette)
    return figure


def _axes(figure: go.Figure, rows: Sequence[TargetRow], limit: float, palette: Palette) -> None:
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(range=[0, limit], tickformat=".0%", tickvals=[0, 0.5, 1], tickfont={"color": palette.secondary})
    figure.update_yaxes(
        type="category",
        autorange="reversed",
        tickvals=[row.indicator for row in rows],
        ticktext=[plain(shortened(row.name, _LONGEST_NAME)) for row in rows],
        automargin=True,
        ticks="outside",
        ticklen=8,
        tickcolor="rgba(0,0,0,0)",
        showline=False,
    )

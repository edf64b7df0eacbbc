"""A township among its peers: a strip of places for every indicator, its own place marked."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from indicators.charts.picks import HOVER, told
from indicators.charts.style import BESIDE, Palette, frame, label
from indicators.charts.text import plain, shortened
from indicators.views.profile import Standing

_ROW = 24
_LONGEST_NAME = 11


def draw_standing(standings: Sequence[Standing], palette: Palette, *, first: str = "", last: str = "") -> go.Figure:
    """The first place at the left, the last at the right, whatever the number of org units ranked.

    ``first`` and ``last`` name the two ends of the axis.
    """
    names = [s.indicator for s in standings]
    figure = go.Figure()
    figure.add_trace(_peers(standings, palette))
    figure.add_trace(
        go.Scatter(
            x=[_position(s.rank, s.ranked) for s in standings],
            y=names,
            mode="markers",
            marker={"size": 13, "color": palette.accent, "line": {"width": 2, "color": palette.paper}},
            customdata=told(names, (f"<b>{plain(s.name)}</b><br>{plain(s.value)}<br>{s.place}" for s in standings)),
            hovertemplate=HOVER,
        )
    )
    frame(figure, palette, height=_ROW * len(standings) + 40, margin={"t": 28, "b": 4, "l": 8, "r": 60})
    figure.update_layout(annotations=[label(s.short_place, palette.ink, y=s.indicator, **BESIDE) for s in standings])
    figure.update_xaxes(
        range=[-0.04, 1.04],
        side="top",
        tickvals=[0, 1],
        ticktext=[first, last],
        showline=False,
        tickfont={"color": palette.secondary},
    )
    figure.update_yaxes(
        type="category",
        range=[len(standings) - 0.4, -0.6],
        tickvals=names,
        ticktext=[plain(shortened(s.name, _LONGEST_NAME)) for s in standings],
        automargin=True,
        ticks="outside",
        ticklen=8,
        tickcolor="rgba(0,0,0,0)",
        showline=False,
    )
    return figure


def _peers(standings: Sequence[Standing], palette: Palette) -> go.Scatter:
    """A small tick for each place."""
    x, y = [], []
    for standing in standings:
        x += [_position(place, standing.ranked) for place in range(1, standing.ranked + 1)]
        y += [standing.indicator] * standing.ranked
    marker = {"symbol": "line-ns", "size": 10, "line": {"width": 1.5, "color": palette.context}}
    return go.Scatter(x=x, y=y, mode="markers", marker=marker, hoverinfo="skip")


def _position(rank: int, ranked: int) -> float:
    return (rank - 1) / (ranked - 1) if ranked > 1 else 0.5

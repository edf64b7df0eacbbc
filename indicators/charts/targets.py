"""Progress against targets: a band to 100 % of the target, a bar for the value, a tick for the schedule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from indicators.charts.picks import HOVER, told
from indicators.charts.style import STATUS_SHAPES, Palette, frame, label
from indicators.charts.text import plain, shortened, width
from indicators.views.remarks import signs_of
from indicators.views.targets import TargetRow

_ROW = 34
_ABOVE = 15
"""Pixels from the middle of a bar to the line of text above it."""
_CHARACTER, _SHAPE = 13, 20
"""Pixels that a character of a status word and the shape before it take."""
_MOST = 1.5
"""Bars are cut at 150 % of the target, so that one very high completion does not flatten the others; the text has it all."""
_NARROWEST, _FEWEST = 342, 6
"""Pixels that a figure has on a phone, at least; characters of a name that stay even so."""
_PALE = 0.35
_END = 1.04
"""The axis ends a little beyond the target, or its 100 % would have no room below."""


def draw_targets(rows: Sequence[TargetRow], palette: Palette, *, chosen: str = "") -> go.Figure:
    """One bar an indicator, the first row at the top; beside the indicator ``chosen``, if any, the others are pale.

    Name, number and status word stand above the bar, which then has the whole width on a phone too.
    """
    names = [row.indicator for row in rows]
    limit = min(max([1.0, *(row.completion for row in rows)]), _MOST)
    colours = [palette.of_status(row.status) for row in rows]
    hover = [
        f"<b>{plain(row.name)}</b><br>{plain(row.value)} / {plain(row.target)}<br>{row.completion_text} · {row.gap}"
        + "".join(f"<br>{remark.sign} {plain(remark.word)}" for remark in row.remarks)
        for row in rows
    ]
    figure = go.Figure()
    figure.add_trace(
        go.Bar(
            y=names,
            x=[1.0] * len(rows),
            orientation="h",
            width=0.44,
            marker={"color": palette.band},
            customdata=told(names, hover),
            hovertemplate=HOVER,
        )
    )
    figure.add_trace(
        go.Bar(
            y=names,
            x=[min(row.completion, limit) for row in rows],
            orientation="h",
            width=0.24,
            marker={"color": colours, "opacity": [1 if chosen in ("", name) else _PALE for name in names]},
            customdata=told(names, hover),
            hovertemplate=HOVER,
        )
    )
    figure.add_trace(
        go.Scatter(
            y=names,
            x=[row.schedule for row in rows],
            mode="markers",
            marker={"symbol": "line-ns", "size": 7, "line": {"width": 2.5, "color": palette.ink}},
            hoverinfo="skip",
        )
    )
    frame(figure, palette, height=_ROW * len(rows) + 60, margin={"t": 16, "b": 32})
    room = max((width(row.status_name) for row in rows), default=0)
    figure.update_layout(annotations=[text for row in rows for text in _labels(row, palette, room)])
    _axes(figure, rows, limit, palette)
    return figure


def _labels(row: TargetRow, palette: Palette, room: float) -> list[dict[str, Any]]:
    """The name at the left; at the right number and signs of remarks, then shape and status word below each other.

    ``room`` is the width of the longest status word.
    """
    number = f"{row.completion_text}{signs_of(row.remarks)}"
    shape = f"<span style='color:{palette.of_status(row.status)}'>{STATUS_SHAPES[row.status]}</span>"
    start = -_CHARACTER * room - _SHAPE
    longest = (_NARROWEST + start) / _CHARACTER - width(number) - 0.3
    name = plain(shortened(row.name, max(round(longest), _FEWEST)))
    above: dict[str, Any] = {"y": row.indicator, "yshift": _ABOVE, "xref": "paper"}
    return [
        label(name, palette.ink, x=0, xanchor="left", **above),
        label(number, palette.ink, x=1, xanchor="right", xshift=start, **above),
        label(f"{shape} {row.status_name}", palette.ink, x=1, xanchor="left", xshift=start, **above),
    ]


def _axes(figure: go.Figure, rows: Sequence[TargetRow], limit: float, palette: Palette) -> None:
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(
        range=[0, max(limit, _END)],
        tickformat=".0%",
        tickvals=[0.5, 1],
        tickangle=0,
        tickfont={"size": 12, "color": palette.secondary},
    )
    figure.update_yaxes(type="category", range=[len(rows) - 0.5, -0.7], showticklabels=False, showline=False)

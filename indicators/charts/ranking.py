"""Org units in order: a dot each, a line for the median, the change of place at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from indicators.charts.picks import HOVER, told
from indicators.charts.style import BESIDE, Palette, frame, label, series_colours
from indicators.charts.text import plain, shortened
from indicators.views.axis import axis_for
from indicators.views.ranking import Place, Ranking
from indicators.views.remarks import CARE

_ROW = 26
_LONGEST_NAME = 10

ROWS = 50
"""Org units in one figure: more are too many to look over, and take a browser minutes to draw."""


def draw_ranking(
    ranking: Ranking,
    palette: Palette,
    *,
    highlighted: Sequence[str] = (),
    median_name: str = "",
    language: str = "zh",
    start: int = 0,
) -> go.Figure:
    """Best at the top. Dots instead of bars: the axis need not start at zero, and a narrow range stays readable.

    Up to ``ROWS`` places from ``start`` on, all of them on the axis that the whole order needs.
    """
    places = ranking.places[start : start + ROWS]
    axis = axis_for((p.value for p in ranking.places), ranking.unit, language)
    colour_of = dict(zip(highlighted, series_colours(palette), strict=False))
    colours = [colour_of.get(p.org_unit, palette.last_year) for p in places]
    figure = go.Figure(
        go.Scatter(
            x=[p.value / axis.divisor for p in places],
            y=[p.org_unit for p in places],
            mode="markers",
            marker={"size": 11, "color": colours},
            customdata=told((p.org_unit for p in places), map(_hover, places)),
            hovertemplate=HOVER,
        )
    )
    frame(figure, palette, height=_ROW * len(places) + 60, margin={"t": 24, "b": 32, "l": 8, "r": 128})
    labels = [_label(place, palette, colour_of.get(place.org_unit, palette.ink)) for place in places]
    if ranking.median is not None:
        median = ranking.median / axis.divisor
        figure.add_vline(x=median, line={"color": palette.secondary, "width": 1.5, "dash": "dash"})
        labels = [_median_label(median, median_name, palette), *labels]
    figure.update_layout(annotations=labels)
    figure.update_xaxes(tickformat=axis.tick_format, nticks=5, tickfont={"size": 12, "color": palette.secondary})
    if len(places) < len(ranking.places):
        figure.update_xaxes(range=_reach([p.value / axis.divisor for p in ranking.places]))
    _name_places(figure, places, palette)
    return figure


def _name_places(figure: go.Figure, places: Sequence[Place], palette: Palette) -> None:
    """The places and names at the left, the first at the top."""
    figure.update_yaxes(
        type="category",
        range=[len(places) - 0.4, -0.6],
        tickvals=[p.org_unit for p in places],
        ticktext=[f"{p.rank}  {plain(shortened(p.name, _LONGEST_NAME))}" for p in places],
        automargin=True,
        ticks="outside",
        ticklen=8,
        tickcolor="rgba(0,0,0,0)",
        showline=False,
        showgrid=True,
        gridcolor=palette.hairline,
    )


def _reach(values: Sequence[float]) -> list[float]:
    """From the least to the greatest, with room for a dot at either end."""
    room = (max(values) - min(values) or 1) * 0.06
    return [min(values) - room, max(values) + room]


def _hover(place: Place) -> str:
    mark = f"<br>{CARE} {plain(place.mark)}" if place.mark else ""
    return f"<b>{plain(place.name)}</b><br>{place.rank} · {plain(place.text)}{mark}"


def _median_label(at: float, name: str, palette: Palette) -> dict[str, Any]:
    return label(name, palette.secondary, size=12, x=at, y=1, yref="paper", yanchor="bottom")


def _label(place: Place, palette: Palette, colour: str) -> dict[str, Any]:
    """The value at the right, and how many places up or down since the period before."""
    moved = "" if not place.moved else f"  {'↑' if place.moved > 0 else '↓'}{abs(place.moved)}"
    text = f"{plain(place.text)}{CARE if place.mark else ''}<span style='color:{palette.secondary}'>{moved}</span>"
    return label(text, colour, y=place.org_unit, **BESIDE)

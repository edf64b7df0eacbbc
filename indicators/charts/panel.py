"""One panel of a set of small multiples: all org units in grey, the highlighted ones in colour."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.charts.picture import data_address, line, points, svg
from indicators.charts.style import Palette, series_colours
from indicators.views.series import Series

_WIDTH, _HEIGHT = 320, 120


def draw_panel(series: Series, palette: Palette, *, highlighted: Sequence[str] = ()) -> str:
    """The address of the picture, scaled to the values it shows; words and numbers stand beside it, not in it."""
    chosen = [found for unit in highlighted if (found := series.line(unit))]
    values = [v for shown in series.lines for v in shown.values if v is not None]
    if not values:
        return ""
    low, high = min(values), max(values)
    grey = [
        line(points(shown.values, low, high, _WIDTH, _HEIGHT), palette.context, 1)
        for shown in series.lines
        if shown not in chosen
    ]
    coloured = [
        line(points(shown.values, low, high, _WIDTH, _HEIGHT), colour, 2.5, dots=True)
        for shown, colour in zip(chosen, series_colours(palette), strict=False)
    ]
    return data_address(svg(_WIDTH, _HEIGHT, "".join(grey + coloured)))

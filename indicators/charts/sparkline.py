"""The line of a card: the latest quarters, the last one marked."""

from __future__ import annotations

from indicators.charts.picture import Values, data_address, line, points, svg
from indicators.charts.style import Palette

_WIDTH, _HEIGHT = 96, 32


def draw_sparkline(values: Values, palette: Palette, *, provisional: bool = False) -> str:
    """The address of the picture; empty with fewer than two values, which show no trend.

    The last point is hollow while it is provisional: not everybody has reported.
    """
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    at = points(values, min(known), max(known), _WIDTH, _HEIGHT)
    body = line(at, palette.last_year, 1.5)
    if (last := at[-1]) is not None:
        fill = palette.paper if provisional else palette.ink
        body += f'<circle cx="{last[0]}" cy="{last[1]}" r="3" fill="{fill}" stroke="{palette.ink}" stroke-width="1.5"/>'
    return data_address(svg(_WIDTH, _HEIGHT, body))

"""All org units over the periods: grey lines together in one trace, the highlighted ones in colour with their names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import TypeVar

import plotly.graph_objects as go

from indicators.charts.forecast import expected_of, forecast_traces
from indicators.charts.labels import spread, tick_texts
from indicators.charts.picks import HOVER, told
from indicators.charts.style import BESIDE, Palette, frame, label, series_colours
from indicators.charts.text import plain, shortened, width
from indicators.model import TOTAL
from indicators.views.axis import Axis, axis_for
from indicators.views.measures import Measure
from indicators.views.remarks import CARE
from indicators.views.series import Line, Series

_T = TypeVar("_T")

HEIGHT = 420
_TOP, _BOTTOM = 24, 48
_LABEL = 17
"""Pixels that a label at a line's end needs in height."""
_LONGEST_NAME = 8
_SOUND, CARE_SYMBOL = "circle", "x"


def draw_trend(
    series: Series, palette: Palette, *, highlighted: Sequence[str] = (), due_name: str = "", language: str = "zh"
) -> go.Figure:
    """The figure of the trends page.

    ``due_name`` names the dashed line (序时进度, 目标) of the first highlighted org unit, in its colour, or of the whole where
    all have the same; without a name none is drawn. The whole is drawn in ink where it is on the scale of its members: rates.
    """
    whole = series.whole if series.unit == "%" else None
    chosen = [line for unit in highlighted if (line := series.line(unit))]
    axis = axis_of(series, language)
    figure = go.Figure()
    figure.add_trace(_context([line for line in series.lines if line not in chosen], series, axis, palette))
    coloured = [*((line, palette.ink) for line in [whole] if line), *zip(chosen, series_colours(palette), strict=False)]
    for line, colour in coloured:
        figure.add_trace(_highlight(line, series, axis, colour))
    figure.add_traces(forecast_traces(series, coloured, axis))
    due = (chosen[0] if chosen else whole) if due_name else None
    if due and any(t is not None for t in due.targets):
        colour = _colour_of_due(due, series, coloured, palette)
        figure.add_trace(_due(due, series, axis, colour, due_name))
        coloured = [*coloured, (Line(due.org_unit, due_name, due.targets, due.texts, ()), colour)]
    frame(figure, palette, height=HEIGHT, margin={"t": _TOP, "b": _BOTTOM, "l": 8, "r": _room([n for n, _c in coloured])})
    _label_ends(figure, coloured, series, axis)
    _axes(figure, series, axis, palette, language, expects=bool(expected_of(series, coloured)))
    return figure


def axis_of(series: Series, language: str = "zh") -> Axis:
    """The scale and the unit of the vertical axis."""
    return axis_for((v for line in series.lines for v in line.values), series.unit, language)


def _context(lines: Sequence[Line], series: Series, axis: Axis, palette: Palette) -> go.Scatter:
    """One trace for all lines, parted by gaps: a trace a line would cost four times as long to draw."""
    x: list[str | None] = []
    y: list[float | None] = []
    units: list[str] = []
    hover: list[str] = []
    symbols: list[str] = []
    sizes: list[int] = []
    for line in lines:
        x += [*_parted(series.labels, series), None]
        y += [*_parted(_scaled(line.values, axis), series), None]
        units += [line.org_unit] * (len(x) - len(units))
        hover += [text or "" for text in (*_parted(_hover(line, series), series), None)]
        symbols += [*_symbols(line, series), _SOUND]
        small = 3 if len(series.labels) > 1 else 7  # a single period has no lines to be seen by
        sizes += [*(small if symbol == _SOUND else max(small, 6) for symbol in _symbols(line, series)), small]
    return go.Scatter(
        x=x,
        y=y,
        customdata=told(units, hover),
        mode="lines+markers",
        name="",
        line={"color": palette.context, "width": 1.25},
        marker={"size": _same(sizes), "symbol": _same(symbols), "color": palette.context, "line": {"width": 0}},
        hovertemplate=HOVER,
    )


def _highlight(line: Line, series: Series, axis: Axis, colour: str) -> go.Scatter:
    hover = [text or "" for text in _parted(_hover(line, series), series)]
    return go.Scatter(
        x=_parted(series.labels, series),
        y=_parted(_scaled(line.values, axis), series),
        customdata=told(repeat(None if line.org_unit == TOTAL else line.org_unit, len(hover)), hover),
        mode="lines+markers",
        name=plain(line.name),
        line={"color": colour, "width": 2.5},
        marker={"size": 6 if not any(line.marks) else 8, "symbol": _same(_symbols(line, series)), "color": colour},
        hovertemplate=HOVER,
    )


def _colour_of_due(due: Line, series: Series, coloured: Sequence[tuple[Line, str]], palette: Palette) -> str:
    """Grey where it is the same for all, else the colour of the org unit whose it is."""
    if all(line.targets == due.targets for line in series.lines):
        return palette.secondary
    return next((colour for line, colour in coloured if line is due), palette.secondary)


def _due(line: Line, series: Series, axis: Axis, colour: str, name: str) -> go.Scatter:
    return go.Scatter(
        x=_parted(series.labels, series),
        y=_parted(_scaled(line.targets, axis), series),
        mode="lines",
        name=name,
        line={"color": colour, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
    )


def _label_ends(figure: go.Figure, lines: Sequence[tuple[Line, str]], series: Series, axis: Axis) -> None:
    """Names beside the last known points, moved apart where they would touch."""
    drawn = [v for trace in figure.data for v in (trace.y or ()) if v is not None]
    height = (max(drawn) - min(drawn)) * 1.1 if drawn else 0
    pixel = (height or 1) / (HEIGHT - _TOP - _BOTTOM)
    ends = []
    for line, colour in lines:
        last = max(i for i, v in enumerate(line.values) if v is not None)
        end = line.expected.value if series.year_end and line.expected else float(line.values[last] or 0)
        ends.append((line, colour, last, end / axis.divisor))
    apart = spread([end[3] for end in ends], _LABEL * pixel)
    texts = [
        label(plain(shortened(line.name, _LONGEST_NAME)), colour, y=y, **BESIDE)
        for (line, colour, _last, _y), y in zip(ends, apart, strict=True)
    ]
    figure.update_layout(annotations=texts)


def _axes(figure: go.Figure, series: Series, axis: Axis, palette: Palette, language: str, *, expects: bool) -> None:
    beyond = [series.year_end] if expects else []
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=[*series.labels, *beyond],
        tickmode="array",
        tickvals=[*series.labels, *beyond],
        ticktext=[
            *tick_texts(series.periods, language, goes_on=expects),
            *({"zh": "全年", "en": "year"}[language] for _end in beyond),
        ],
        range=[-0.2, len(series.labels) + len(beyond) - 0.9],
        tickangle=0,
        ticks="outside",
        tickcolor=palette.hairline,
        tickfont={"size": 12, "color": palette.secondary},
    )
    figure.update_yaxes(
        tickformat=axis.tick_format,
        automargin=True,
        showgrid=True,
        gridcolor=palette.hairline,
        tickfont={"size": 12, "color": palette.secondary},
        nticks=6,
        showline=False,
        zeroline=series.measure == "growth",
        zerolinecolor=palette.last_year,
    )
    if series.measure is Measure.RANK:
        _places(figure, series)


def _places(figure: go.Figure, series: Series) -> None:
    """The first place at the top, and no place nought."""
    last = round(max((v for line in series.lines for v in line.values if v is not None), default=1))
    figure.update_yaxes(range=[last + 0.5, 0.5], tickvals=[1, *range(5, last, 5), last], tickformat="d")


def _room(lines: Sequence[Line]) -> int:
    """The width at the right that the longest name needs."""
    return round(20 + 13 * max((min(width(line.name), _LONGEST_NAME) for line in lines), default=0))


def _scaled(values: Sequence[float | None], axis: Axis) -> list[float | None]:
    return [None if v is None else v / axis.divisor for v in values]


def _parted(items: Sequence[_T], series: Series) -> list[_T | None]:
    """The items with a gap before each new year, where the values begin anew with it."""
    parted: list[_T | None] = []
    for at, item in enumerate(items):
        if series.restarts and at > 0 and series.periods[at].year != series.periods[at - 1].year:
            parted.append(None)
        parted.append(item)
    return parted


def _symbols(line: Line, series: Series) -> list[str]:
    """A cross for a figure to be read with care, so that it is not told by colour or by the pointer alone."""
    marks = line.marks or ("",) * len(series.labels)
    return [CARE_SYMBOL if mark else _SOUND for mark in _parted(marks, series)]


def _same(items: Sequence[object]) -> object:
    """The one item that all are: a list would only make the figure larger."""
    return items[0] if len(set(items)) == 1 else list(items)


def _hover(line: Line, series: Series) -> list[str]:
    marks = line.marks or ("",) * len(series.labels)
    return [
        f"<b>{plain(line.name)}</b><br>{label} {plain(text)}" + (f"<br>{CARE} {plain(mark)}" if mark else "")
        for label, text, mark in zip(series.labels, line.texts, marks, strict=True)
    ]

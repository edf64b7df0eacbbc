"""Small multiples: one panel an indicator, as many in a row as the screen holds."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.charts.panel import draw_panel
from indicators.charts.style import Palette, series_colours
from indicators.ui.components.ready import ready
from indicators.ui.components.words import as_html
from indicators.ui.menu import address_of
from indicators.views.remarks import CARE
from indicators.views.series import Line, Series


def show_panels(series: Sequence[Series], palette: Palette, highlighted: Sequence[str], **codes: str) -> None:
    """Panels with the highlighted org units in colour, their last values written out, each a link to its indicator."""
    st.html(ready(_panels, series, palette, tuple(highlighted), *codes.items()))


def _panels(series: Sequence[Series], palette: Palette, highlighted: tuple[str, ...], *view: tuple[str, str]) -> str:
    return f"<div class='panels'>{''.join(_panel(one, palette, highlighted, dict(view)) for one in series)}</div>"


def _panel(series: Series, palette: Palette, highlighted: Sequence[str], codes: dict[str, str]) -> str:
    picture = draw_panel(series, palette, highlighted=highlighted)
    if not picture:
        return ""
    link = as_html(address_of("trends", indicator=series.indicator, measure=series.measure.value, **codes))
    lines = [line for unit in highlighted if (line := series.line(unit))]
    values = "".join(
        f"<span style='color:{colour}'>{as_html(_latest(line, named=len(highlighted) > 1))}</span>"
        for line, colour in zip(lines, series_colours(palette), strict=False)
    )
    ends = "".join(f"<span>{as_html(label)}</span>" for label in dict.fromkeys((series.labels[0], series.labels[-1])))
    return (
        f"<a class='panel' href='{link}' target='_self'><div class='panel-name'>{as_html(series.name)}</div>"
        f"<div class='panel-values'>{values}</div><img src='{picture}' alt=''>"
        f"<div class='panel-axis'>{ends}</div></a>"
    )


def _latest(line: Line, *, named: bool) -> str:
    marks = line.marks or ("",) * len(line.texts)
    known = [
        text + (CARE if mark else "") for text, v, mark in zip(line.texts, line.values, marks, strict=True) if v is not None
    ]
    text = known[-1] if known else ""
    return f"{line.name} {text}" if named else text

"""The figures of the trends page: the lines over the periods, and the order in the last of them."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from indicators.charts.picks import picks
from indicators.charts.ranking import ROWS, draw_ranking
from indicators.charts.style import MOST_HIGHLIGHTED
from indicators.charts.trend import draw_trend
from indicators.ui import cached_views, state, theme
from indicators.ui.components.figure import show_figure
from indicators.ui.language import _
from indicators.views.measures import Measure
from indicators.views.ranking import Ranking
from indicators.views.series import Series


def show_lines(series: Series, highlighted: tuple[str, ...], units: str, file: str, *key: Hashable) -> None:
    """``units`` is what the org units are called together; ``key`` all else that the figure shows."""
    language, palette = state.language(), theme.palette()
    due = _("序时进度") if series.measure is Measure.COMPLETION else _("目标")
    drawn = cached_views.figure(
        lambda: picks(
            draw_trend(series, palette, highlighted=highlighted, due_name=due, language=language),
            "highlight",
            most=MOST_HIGHLIGHTED,
        ),
        "trend",
        *key,
    )
    show_figure(drawn, "trend", _("{name}，各{units}各季走势").format(name=series.name, units=units), file)


@st.fragment
def show_order(ranking: Ranking, highlighted: tuple[str, ...], units: str, file: str, *key: Hashable) -> None:
    """Of very many org units some at a time."""
    language, palette, page = state.language(), theme.palette(), 1
    if len(ranking.places) > ROWS:
        page = st.pagination(-(-len(ranking.places) // ROWS), key=f"order_{file}")
    start, median = (page - 1) * ROWS, _("中位数")
    drawn = cached_views.figure(
        lambda: picks(
            draw_ranking(ranking, palette, highlighted=highlighted, median_name=median, language=language, start=start),
            "highlight",
            most=MOST_HIGHLIGHTED,
        ),
        "ranking",
        start,
        *key,
    )
    show_figure(drawn, "ranking", _("各{units}排序").format(units=units), f"{file}_{_('排序')}")

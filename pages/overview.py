"""总览: are we on schedule, what is behind, who is behind."""

from __future__ import annotations

import streamlit as st

from indicators.charts.targets import draw_targets
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.ui import cached, state, theme
from indicators.ui.components import controls, words
from indicators.ui.components.cards import show_cards
from indicators.ui.components.download import show_table
from indicators.ui.components.empty import stop_without_data
from indicators.ui.components.figure import beside, show_figure
from indicators.ui.components.heat_map import show_heat_map, show_key
from indicators.ui.components.reports import show_reporting
from indicators.ui.language import _
from indicators.views.names import org_unit_name
from indicators.views.overview import Overview
from indicators.views.periods import axis_name, period_name


def main() -> None:
    dataset, view, palette = cached.dataset(), state.view_now(), theme.palette()
    period = stop_without_data(view.period, _("总览"))
    shown = cached.overview(period, view.org_unit, view.language)
    codes = {"period": period.code, "lang": view.language}

    words.title(_("总览"), shown.answer)
    with st.container(horizontal=True, key="controls"):
        controls.choose_period(dataset)
        controls.choose_org_unit(dataset)
    show_cards(shown.cards, palette, **codes)
    scope = org_unit_name(dataset, view.org_unit, view.language)
    show_table(shown.table, f"{scope}_{period.code}", _("查看指标数据"))

    targets(shown, period, scope)
    townships(shown, period, codes)
    words.heading(_("报送情况"))
    show_reporting(shown.reporting, axis_name(period.last_quarter, view.language))


def targets(shown: Overview, period: Period, scope: str) -> None:
    """Target progress, and what the report says about the scope."""
    view = state.view_now()
    if not shown.targets:
        return
    note = _("{scope}，{period}，占年度目标的比例；最落后的在最上面，竖线是按进度应完成的比例")
    words.heading(_("目标进度"), note.format(scope=scope, period=period_name(period, view.language)))
    with beside("targets") as (figure, text):
        with figure:
            show_figure(draw_targets(shown.targets, theme.palette()), "targets", _("各指标完成率与应完成的比例"))
        with text:
            org_units = () if view.org_unit == TOTAL else (view.org_unit,)
            words.show_paragraphs(cached.paragraphs(period, org_units=org_units, language=view.language))


def townships(shown: Overview, period: Period, codes: dict[str, str]) -> None:
    """The map of completion."""
    view = state.view_now()
    note = _("{period}，年度目标完成率；点乡镇名看该乡镇，点指标名看趋势")
    words.heading(_("各乡镇（街道）完成情况"), note.format(period=period_name(period, view.language)))
    show_key(theme.status_names(view.language))
    show_heat_map(shown.heat, **codes)
    show_table(shown.all_units, period.code, _("查看各乡镇（街道）数据"))


main()

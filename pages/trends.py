"""趋势: one or several indicators across the townships over the quarters."""

from __future__ import annotations

import streamlit as st

from indicators.charts.trend import axis_of
from indicators.model import TOTAL
from indicators.org_units import Sight
from indicators.periods import Period
from indicators.ui import cached, cached_texts, cached_views, menu, state, theme
from indicators.ui.components import controls, words
from indicators.ui.components.download import show_table
from indicators.ui.components.empty import stop_without_data
from indicators.ui.components.figure import beside
from indicators.ui.components.figure_menu import heading_with_menu
from indicators.ui.components.panels import show_panels
from indicators.ui.components.trend_figures import show_lines, show_order
from indicators.ui.language import _
from indicators.views.measures import Measure
from indicators.views.names import units_name
from indicators.views.ranking import Ranking, ends_of, ranking_of, sentence_of
from indicators.views.series import Series, first_choice


def main() -> None:
    view = state.view_now()
    period = stop_without_data(view.period, _("趋势"))
    sight = cached.sight(TOTAL, view.level, view.group)
    dataset = cached.dataset(sight)
    indicators = view.indicators or first_choice(dataset)
    asked = (indicators, view.measure, period, view.language, sight)
    series, table = cached_views.series(*asked), cached_views.series_table(*asked)
    ranking = ranking_of(series[0], dataset.indicators[series[0].indicator].better)
    highlighted = tuple(u for u in view.highlighted if u in dataset.org_units) or ends_of(ranking)

    words.title(_("趋势"), sentence_of(ranking, what(series[0]), view.language))
    with st.container(horizontal=True, key="controls"):
        controls.choose_indicators(dataset, indicators)
        controls.choose_period(dataset)
        controls.choose_level()
        controls.choose_group(Sight(level=view.level))
        if len(dataset.org_units) > 1:
            controls.choose_highlighted(dataset, highlighted)
    controls.choose_measure()
    if len(series) == 1:
        one_indicator(series[0], ranking, highlighted, period, sight)
    else:
        codes = {**menu.codes_of(view), "highlight": ",".join(highlighted)}
        show_panels(series, theme.palette(), highlighted, **codes)
        words.show_paragraphs(
            cached_texts.paragraphs(period, indicators=tuple(indicators), language=view.language, sight=sight)
        )
    show_table(table, f"{'_'.join(indicators[:3])}_{view.measure}", _("查看数据"))


def what(series: Series) -> str:
    """What the first sentence is about: 2024年二季度新建工会数."""
    parts = [*series.labels[-1:], title_of(series)]
    told = "".join(parts) if state.language() == "zh" else ", ".join(parts)
    return told[:1].upper() + told[1:]


def title_of(series: Series) -> str:
    suffix = measure_suffix(series.measure)
    return f"{series.name}{suffix}" if state.language() == "zh" else ", ".join(part for part in (series.name, suffix) if part)


def measure_suffix(measure: Measure) -> str:
    return {Measure.COMPLETION: _("完成率"), Measure.GROWTH: _("同比"), Measure.RANK: _("位次")}.get(measure, "")


def note_of(series: Series, units: str) -> str:
    """What the lines are, in which unit, and what their signs mean."""
    note = _("各{units}，单位：{unit}") if len(series.lines) > 1 else _("单位：{unit}")
    note = note.format(unit=axis_of(series, state.language()).unit, units=units)
    if series.measure is Measure.RANK:
        note = _("在各{units}中的位次，第1位在最上面").format(units=units)
    if series.year_end and any(line.expected for line in series.lines):
        note += _("；虚线至空心点为预计全年")
    if series.marked:
        note += _("；×为数据不全、待核实或初步数")
    return note


def one_indicator(series: Series, ranking: Ranking, highlighted: tuple[str, ...], period: Period, sight: Sight) -> None:
    """The lines with their paragraph, then the order of the townships; a sentence where nothing can be drawn.

    A single period has no lines: the order then stands beside the paragraph.
    """
    language, palette = state.language(), theme.palette()
    units = units_name(cached.dataset(sight), language)
    title = title_of(series)
    if not series.lines:
        words.heading(title)
        words.plain(_("没有可以画出的数字。换一项“看什么”，或换一个指标、报告期。"))
        return
    data = cached_views.series_table((series.indicator,), series.measure, period, language, sight)
    file = f"{title}_{period.code}"
    in_order = len(ranking.places) > 1 and series.measure is not Measure.RANK
    alone = in_order and len(series.periods) == 1
    key = (sight, series.indicator, series.measure.value, period.code, highlighted, language, palette.paper)
    note = order_note(series, ranking) if alone else note_of(series, units)
    shown = "ranking" if alone else "trend"
    heading_with_menu(title, note, shown, data, file)
    with beside(shown) as (figure, text):
        with figure:
            if alone:
                show_order(ranking, highlighted, units, file, *key)
            else:
                show_lines(series, highlighted, units, file, *key)
        with text:
            words.show_paragraphs(
                cached_texts.paragraphs(period, indicators=(series.indicator,), language=language, sight=sight)
            )
    if in_order and not alone:
        heading_with_menu(_("排序"), order_note(series, ranking), "ranking", data, file, text=False)
        show_order(ranking, highlighted, units, file, *key)


def order_note(series: Series, ranking: Ranking) -> str:
    """Which period it is the order of; what dashes and arrows mean, where there are any."""
    note = _("{period}，虚线为中位数").format(period=series.labels[-1])
    return note + _("，箭头为比上期升降的位次") if any(place.moved for place in ranking.places) else note


main()

"""总览: are we on schedule, what is behind, who is behind, what changed."""

from __future__ import annotations

import streamlit as st

from indicators.charts.picks import picks
from indicators.charts.targets import draw_targets
from indicators.model import TOTAL
from indicators.org_units import Sight
from indicators.ui import cached, cached_texts, cached_views, menu, state, theme
from indicators.ui.components import controls, words
from indicators.ui.components.cards import note_of_cards, show_cards
from indicators.ui.components.download import show_table
from indicators.ui.components.empty import stop_without_data
from indicators.ui.components.figure import beside, show_figure
from indicators.ui.components.figure_menu import heading_with_menu
from indicators.ui.components.headlines import show_headlines
from indicators.ui.components.heat_map import show_heat_map, show_key
from indicators.ui.components.moves import show_moves
from indicators.ui.components.reports import show_reporting
from indicators.ui.components.score_list import show_scores
from indicators.ui.components.status_strip import show_focus, show_status_strip
from indicators.ui.language import _
from indicators.views.focus import Focus
from indicators.views.movers import Movers
from indicators.views.names import org_unit_name, units_name
from indicators.views.overview import Overview
from indicators.views.periods import axis_name, name_within, period_name
from indicators.views.remarks import keys_of
from indicators.views.scope import Scope


def main() -> None:
    view = state.view_now()
    period = stop_without_data(view.period, _("总览"))
    sight = cached.sight(view.org_unit, view.level, view.group)
    dataset = cached.dataset(sight)
    shown = cached_views.overview(period, view.org_unit, view.language, sight)
    codes = menu.codes_of(view)
    name = org_unit_name(dataset, view.org_unit, view.language)
    units = units_name(dataset, view.language)
    scope = Scope(period, name, period_name(period, view.language), f"{name}_{period.code}", sight, units)

    words.title(_("总览"), shown.answer)
    with st.container(horizontal=True, key="controls"):
        controls.choose_period(dataset)
        controls.choose_org_unit(cached.recorded())
        if view.org_unit == TOTAL:
            controls.choose_level()
            controls.choose_group(Sight(level=view.level))
    show_headlines(shown.headlines, **codes)
    judged = name_within(shown.headlines.to_date, view.language) if shown.headlines.to_date else ""
    show_status_strip(shown.statuses, view.status, org_unit=view.org_unit, to_date=judged, **codes)
    focus = cached_views.focus(period, view.org_unit, view.focus, view.language, sight) if view.focus else None
    if focus:
        show_focus(focus.name, org_unit=view.org_unit, **codes)
    targets(shown, scope, codes, focus)
    parts(scope, codes)
    townships(shown, scope, codes, focus)
    if view.org_unit == TOTAL:
        show_scores(cached_views.scores(period, view.language, sight), scope.told, scope.file, **codes)
    indicators(shown, scope, codes)
    if shown.reporting.due:
        words.heading(_("报送情况"))
        show_reporting(shown.reporting, axis_name(period.last_quarter, view.language))


def targets(shown: Overview, scope: Scope, codes: dict[str, str], focus: Focus | None) -> None:
    """Target progress, beside it what the report says and what changed, in all or in the indicator picked."""
    view = state.view_now()
    rows = [row for row in shown.targets if view.status in ("", row.group)]
    if not rows:
        words.heading(_("目标进度"))
        if view.org_unit == TOTAL and not shown.heat.is_empty:
            words.plain(_("没有可以用合计数对照目标的指标；各单位对照自己的目标，见下面的完成情况。"))
        else:
            words.plain(_("没有可以对照目标的指标。表格里有“年度目标”一列，或工作簿里有目标表，入库后这里就显示各项进度。"))
        told_of(shown, scope, codes, focus)
        return
    note = _("{scope}，{period}，占年度目标的比例；最落后的在最上面，竖线是按进度应完成的比例")
    judged = period_name(shown.headlines.to_date, view.language) if shown.headlines.to_date else scope.told
    told = note.format(scope=scope.name, period=judged) + keys_of((r for row in rows for r in row.remarks), view.language)
    hint, file = _("点一项只看这一项"), f"{_('目标进度')}_{scope.file}"
    heading_with_menu(_("目标进度"), told, "targets", shown.table, file, hint=hint)
    with beside("targets") as (figure, text):
        with figure:
            palette = theme.palette()
            key = ("targets", scope.file, scope.sight, view.status, view.focus, view.language, palette.paper)
            drawn = cached_views.figure(lambda: picks(draw_targets(rows, palette, chosen=view.focus), "focus"), *key)
            show_figure(drawn, "targets", _("各指标完成率与应完成的比例"), file)
        with text:
            told_of(shown, scope, codes, focus)


def told_of(shown: Overview, scope: Scope, codes: dict[str, str], focus: Focus | None) -> None:
    """What the report says of all, or of the indicator picked, and what changed most."""
    view = state.view_now()
    org_units = () if view.org_unit == TOTAL else (view.org_unit,)
    picked = (focus.indicator,) if focus else ()
    words.show_paragraphs(
        cached_texts.paragraphs(scope.period, indicators=picked, org_units=org_units, language=view.language, sight=scope.sight)
    )
    changes(focus.movers if focus else shown.movers, scope, codes)


def changes(movers: Movers, scope: Scope, codes: dict[str, str]) -> None:
    """Who moved most in the order of the townships."""
    if movers.since is None:
        return
    note = _("与{period}相比，在各{units}中的位次升降")
    since = name_within(movers.since, state.language())
    words.heading(_("变化最大"), note.format(period=since, units=scope.units))
    show_moves(movers, **codes)


def parts(scope: Scope, codes: dict[str, str]) -> None:
    """The org units that belong to the chosen one, where there are any."""
    view = state.view_now()
    if not cached.has_parts(view.org_unit):
        return
    shown = cached_views.parts(scope.period, view.org_unit, view.language)
    file = f"{_('所属单位完成情况')}_{scope.file}"
    note = _("{period}，{name}所属单位的年度目标完成率").format(period=scope.told, name=scope.name)
    with st.container(key="beside_parts"):
        heading_with_menu(_("所属单位完成情况"), note, "parts", shown.table, file)
        if shown.leaders:
            words.show_sentence(shown.leaders)
        show_heat_map(shown.heat, **codes)
        show_table(shown.table, file, _("查看所属单位数据"))


def townships(shown: Overview, scope: Scope, codes: dict[str, str], focus: Focus | None) -> None:
    """The map of completion under the sentence that sums it up."""
    view = state.view_now()
    title = _("各{units}完成情况").format(units=scope.units)
    file, unfold = f"{title}_{scope.period.code}", _("查看各{units}数据").format(units=scope.units)
    if shown.heat.is_empty:
        if shown.heat.rows:
            show_table(shown.all_units, file, unfold)
        return
    note, hint = _("{period}，年度目标完成率").format(period=scope.told), _("点单位名看该单位，点指标名看趋势")
    with st.container(key="beside_heat"):
        heading_with_menu(title, note, "heat", shown.all_units, file, hint=hint)
        if shown.leaders:
            words.show_sentence(shown.leaders)
        show_key(theme.status_names(view.language), shown.heat.signs)
        show_heat_map(focus.heat if focus else shown.heat, chosen=view.focus, **codes)
        show_table(shown.all_units, file, unfold)


def indicators(shown: Overview, scope: Scope, codes: dict[str, str]) -> None:
    """Every indicator as a card, by theme; those of the chosen status where one is chosen."""
    view = state.view_now()
    alone = scope.told if shown.headlines.to_date else ""
    words.heading(_("各项指标"), note_of_cards(alone))
    show_cards(shown.cards, theme.palette(), only_status=view.status, only_indicator=view.focus, **codes)
    show_table(shown.table, scope.file, _("查看指标数据"))


main()

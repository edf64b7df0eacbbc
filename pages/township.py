"""乡镇: one township, all its indicators, its place among the others."""

from __future__ import annotations

import streamlit as st

from indicators.charts.picks import opens
from indicators.charts.standing import draw_standing
from indicators.model import TOTAL
from indicators.org_units import Sight, peer_group
from indicators.periods import Period
from indicators.ui import cached, cached_texts, cached_views, menu, state, theme
from indicators.ui.components import controls, words
from indicators.ui.components.cards import note_of_cards, show_cards
from indicators.ui.components.download import show_table
from indicators.ui.components.empty import stop_without_data
from indicators.ui.components.figure import beside, show_figure
from indicators.ui.components.figure_menu import heading_with_menu
from indicators.ui.components.headlines import show_headlines
from indicators.ui.components.notes import show_notes, show_problems
from indicators.ui.components.panels import show_panels
from indicators.ui.components.score_list import show_own_score
from indicators.ui.components.status_strip import show_status_strip
from indicators.ui.language import _
from indicators.views.measures import Measure
from indicators.views.names import units_name
from indicators.views.periods import name_within, period_name
from indicators.views.township import Township


def main() -> None:
    view, every = state.view_now(), list(cached.org_unit_labels())
    period = stop_without_data(view.period, _("乡镇"))
    if not every:
        words.title(_("乡镇"), _("数据里没有分单位的数字。"))
        return
    org_unit = every[0] if view.org_unit == TOTAL else view.org_unit
    sight = cached.sight(org_unit, view.level, view.group)
    unlimited = cached.sight(org_unit, view.level)
    among = cached.dataset(unlimited)
    shown = cached_views.township(period, org_unit, view.language, sight)

    words.title(org_unit, shown.answer)
    with st.container(horizontal=True, key="controls"):
        controls.choose_township(org_unit)
        controls.choose_period(among)
        controls.choose_group(unlimited, own=peer_group(org_unit, among.groups))
    show_headlines(shown.headlines, highlight=org_unit, **menu.codes_of(view))
    judged = name_within(shown.headlines.to_date, view.language) if shown.headlines.to_date else ""
    show_status_strip(shown.statuses, view.status, "township", to_date=judged, org_unit=org_unit, **menu.codes_of(view))
    standing(shown, org_unit, period, sight)
    words.heading(_("各项指标"), note_of_cards(period_name(period, view.language) if judged else ""))
    show_cards(
        shown.cards, theme.palette(), only_status=view.status, period=period.code, highlight=org_unit, lang=view.language
    )
    show_table(shown.table, f"{org_unit}_{period.code}", _("查看指标数据"))
    show_own_score(cached_views.scores(period, view.language, sight), org_unit, period_name(period, view.language))
    trends(shown, org_unit, period, sight)
    words.heading(_("工作亮点"), _("该单位自己的文字"))
    show_notes(shown.notes)
    words.heading(_("数据问题"))
    show_problems(shown.problems)


def standing(shown: Township, org_unit: str, period: Period, sight: Sight) -> None:
    """Its place among the others, or among its peers, beside what the report says about it; alone where nobody is beside it."""
    language = state.language()
    told = cached_texts.paragraphs(period, org_units=(org_unit,), language=language, sight=sight)
    if not shown.standings:
        words.show_paragraphs(told)
        return
    note = _("{period}，红点为本单位").format(period=period_name(period, language))
    if sight.group:
        note += _("；只在同类单位中比较：{group}").format(group=cached.dataset(sight).county)
    file = f"{org_unit}_{_('位次')}_{period.code}"
    units = units_name(cached.dataset(sight), language)
    title = _("在各{units}中的位次").format(units=units)
    heading_with_menu(title, note, "standing", shown.table, file, hint=_("点一项看走势"))
    with beside("standing") as (figure, text):
        with figure:
            palette = theme.palette()
            address = menu.address_of("trends", **menu.codes_of(state.view_now()), highlight=org_unit)
            key = (org_unit, period.code, sight, language, address, palette.paper)
            drawn = cached_views.figure(
                lambda: opens(draw_standing(shown.standings, palette, first=_("第1位"), last=_("末位")), address, "indicator"),
                "standing",
                *key,
            )
            show_figure(drawn, "standing", _("各指标在各{units}中的位次").format(units=units), file)
        with text:
            words.show_paragraphs(told)


def trends(shown: Township, org_unit: str, period: Period, sight: Sight) -> None:
    """Every indicator over the quarters, the others in grey."""
    language = state.language()
    words.heading(_("各指标走势"), _("当季数；红线为本单位，灰线为其他单位"))
    indicators = tuple(card.indicator for cards in shown.cards.values() for card in cards)
    series = cached_views.series(indicators, Measure.VALUE, period, language, sight)
    show_panels(series, theme.palette(), (org_unit,), period=period.code, highlight=org_unit, lang=language)


main()

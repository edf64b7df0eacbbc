"""The controls that several pages share; each shows a field of the view and sets it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.charts.style import MOST_HIGHLIGHTED
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.org_units import Sight, group_name
from indicators.ui import cached, state
from indicators.ui.language import LANGUAGES, _
from indicators.views.measures import Measure
from indicators.views.names import indicator_name, whole_name
from indicators.views.periods import period_name, report_periods

LANGUAGE = "choose_language"
PERIOD = "choose_period"
ORG_UNIT = "choose_org_unit"
INDICATORS = "choose_indicators"
MEASURE = "choose_measure"
LEVEL = "choose_level"
GROUP = "choose_group"
PART = "choose_part"
HIGHLIGHTED = "choose_highlighted"


def choose_language() -> None:
    st.segmented_control(
        "语言 / Language",
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        required=True,
        label_visibility="collapsed",
        **state.control(LANGUAGE, "language", state.language()),
    )


def choose_period(dataset: Dataset) -> None:
    language = state.language()
    st.selectbox(
        _("报告期"),
        report_periods(dataset),
        format_func=lambda period: period_name(period, language),
        **state.control(PERIOD, "period", state.view_now().period),
    )


def choose_org_unit(dataset: Dataset) -> None:
    """The whole or one org unit, of whatever level."""
    whole, labels = whole_name(dataset, state.language()), cached.org_unit_labels()
    st.selectbox(
        _("范围"),
        [TOTAL, *labels],
        format_func=lambda unit: whole if unit == TOTAL else labels[unit],
        **state.control(ORG_UNIT, "org_unit", state.view_now().org_unit),
    )


def choose_township(shown: str) -> None:
    """One org unit; ``shown`` is the one on the page, whether chosen or there by default."""
    labels = cached.org_unit_labels()
    st.selectbox(_("单位"), list(labels), format_func=labels.__getitem__, **state.control(ORG_UNIT, "org_unit", shown))


def choose_level() -> None:
    """How deep into the tree the whole is looked at; not asked where nothing belongs to anything."""
    levels = cached.levels(state.language())
    if len(levels) > 1:
        st.selectbox(
            _("层级"), list(levels), format_func=levels.__getitem__, **state.control(LEVEL, "level", state.view_now().level)
        )


def choose_group(sight: Sight, *, own: str = "") -> None:
    """All org units seen or one peer group of them, with ``own`` only that one; not asked where all are alike."""
    sizes, language = cached.group_sizes(sight), state.language()
    offered = {group: size for group, size in sizes.items() if own in ("", group)}
    if len(sizes) < 2:
        return
    names = {"": _("全部单位")} | {
        name: _("{group}（{count}个）").format(group=group_name(name, language), count=n) for name, n in offered.items()
    }
    group = state.view_now().group
    st.selectbox(
        _("同类比较"),
        list(names),
        format_func=names.__getitem__,
        **state.control(GROUP, "group", group if group in names else ""),
    )


def choose_part() -> None:
    """What of the page of definitions is open."""
    names = {"": _("指标"), "org_units": _("组织单位"), "scoring": _("评分办法")}
    st.segmented_control(
        _("看哪一部分"),
        list(names),
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
        **state.control(PART, "part", state.view_now().part),
    )


def choose_indicators(dataset: Dataset, shown: Sequence[str]) -> None:
    """``shown`` are those on the page, whether chosen or there by default."""
    language = state.language()
    st.multiselect(
        _("指标"),
        list(dataset.indicators),
        format_func=lambda indicator: indicator_name(dataset, indicator, language),
        placeholder=_("选一项或几项"),
        wrap=True,
        select_all=False,
        **state.control(INDICATORS, "indicators", list(shown), tuple),
    )


def choose_measure() -> None:
    names = {
        Measure.VALUE: _("当季数"),
        Measure.YEAR_TO_DATE: _("年内累计"),
        Measure.COMPLETION: _("完成率"),
        Measure.GROWTH: _("同比"),
        Measure.RANK: _("位次"),
    }
    st.segmented_control(
        _("看什么"),
        list(names),
        format_func=names.__getitem__,
        required=True,
        **state.control(MEASURE, "measure", state.view_now().measure),
    )


def choose_highlighted(dataset: Dataset, shown: Sequence[str]) -> None:
    """``shown`` are the org units highlighted as long as none is chosen."""
    st.multiselect(
        _("突出显示"),
        list(dataset.org_units),
        max_selections=MOST_HIGHLIGHTED,
        placeholder=_("选单位"),
        wrap=True,
        select_all=False,
        **state.control(HIGHLIGHTED, "highlighted", list(shown), tuple),
    )

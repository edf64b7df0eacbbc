"""The controls that several pages share; each shows a field of the view and sets it."""

from __future__ import annotations

import streamlit as st

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.ui import state
from indicators.ui.language import LANGUAGES, _
from indicators.views.names import whole_name
from indicators.views.periods import period_name, report_periods

LANGUAGE = "choose_language"
PERIOD = "choose_period"
ORG_UNIT = "choose_org_unit"


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


def choose_org_unit(dataset: Dataset, *, with_whole: bool = True) -> None:
    whole = whole_name(dataset, state.language())
    st.selectbox(
        _("范围") if with_whole else _("乡镇（街道）"),
        ([TOTAL] if with_whole else []) + list(dataset.org_units),
        format_func=lambda unit: whole if unit == TOTAL else unit,
        **state.control(ORG_UNIT, "org_unit", state.view_now().org_unit),
    )

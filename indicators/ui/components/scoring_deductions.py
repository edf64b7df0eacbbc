"""What is deducted from whom: to add and to take away again, saved with the method."""

from __future__ import annotations

import streamlit as st

from indicators.scoring import Deduction
from indicators.ui import cached, state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.periods import period_name
from indicators.wording import number


def deduction_fields(now: tuple[Deduction, ...], key: str) -> tuple[Deduction, ...]:
    kept = f"{key}_deductions"
    deductions: tuple[Deduction, ...] = state.remembered(kept, now)
    with st.expander(_("扣分（{count}处）").format(count=len(deductions)), icon=":material/remove_circle:"):
        for place, deduction in enumerate(deductions):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(f"<p class='plain'>{as_html(_told(deduction))}</p>")
                rest = deductions[:place] + deductions[place + 1 :]
                st.button(_("去掉"), key=f"{key}_drop_{place}", on_click=state.remember, args=(kept, rest))
        added = _fields(f"{key}_{len(deductions)}")
        label, everything = _("加上这一处扣分"), (*deductions, *([added] if added else []))
        st.button(label, key=f"{key}_add", disabled=added is None, on_click=state.remember, args=(kept, everything))
    return deductions


def _fields(key: str) -> Deduction | None:
    """One deduction as it is typed; None as long as something is missing."""
    language, dataset = state.language(), cached.dataset()
    quarters = sorted({quarter for period in dataset.periods for quarter in period.quarters}, reverse=True)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = st.selectbox(_("扣谁的分"), dataset.org_units, index=None, placeholder=_("选单位"), key=f"{key}_unit")
        quarter = st.selectbox(_("哪一季"), quarters, format_func=lambda q: period_name(q, language), key=f"{key}_quarter")
        points = st.number_input(_("扣几分"), 0.0, 100.0, 0.0, 0.5, format="%g", key=f"{key}_points")
        reason = st.text_input(_("原因"), key=f"{key}_reason").strip()
    return Deduction(unit, points, reason, quarter) if unit and points and reason else None


def _told(deduction: Deduction) -> str:
    when = period_name(deduction.quarter, state.language()) if deduction.quarter else ""
    said = _("{unit}：{reason}，扣{points}分").format(
        unit=deduction.org_unit, reason=deduction.reason, points=number(deduction.points)
    )
    return f"{said}（{when}）" if when else said

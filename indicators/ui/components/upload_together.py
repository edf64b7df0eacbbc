"""Files that wait together: who is at work, what they hold by quarter, and what is wrong with them beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.ui import state
from indicators.ui.components.upload_files import Waiting, accept
from indicators.ui.components.upload_reading import show_problem_rows
from indicators.ui.components.words import heading
from indicators.ui.language import _
from indicators.views.periods import axis_name
from indicators.views.together import QuarterTogether, quarters_together, together_rows


def show_together(waiting: Sequence[Waiting]) -> None:
    """Asks once who is at work; of several files also what they are together, and the button that accepts them all."""
    new = [one for one in waiting if one.earlier is None]
    if not new:
        return
    acceptable = [one for one in new if one.is_acceptable]
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls_upload"):
        st.text_input(
            _("填报人"),
            key=state.REPORTER,
            persist_state="session",
            placeholder=_("姓名，填一次即可"),
            help=_("随报表、更正和说明一起记录。"),
            width=240,
        )
        if len(acceptable) > 1:
            label = _("全部确认入库（{count}份）").format(count=len(acceptable))
            st.button(label, type="primary", key="upload_accept_all", on_click=accept, args=(acceptable,))
    if len(new) > 1:
        _show_what_they_are(new)


def _show_what_they_are(waiting: Sequence[Waiting]) -> None:
    readings, language = [one.reading for one in waiting], state.language()
    rows = together_rows(readings, language)
    quarters = [_quarter(quarter, language) for quarter in quarters_together(readings)]
    if not rows and not quarters:
        return
    with st.container(border=True, key="upload_together"):
        title = _("一起看这{count}份").format(count=len(waiting))
        heading(title, _("；").join(quarters))
        if rows:
            show_problem_rows(rows)


def _quarter(found: QuarterTogether, language: str) -> str:
    return _("{quarter}：{files}份文件，{org_units}个单位").format(
        quarter=axis_name(found.quarter, language), files=found.files, org_units=found.org_units
    )

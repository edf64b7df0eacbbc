"""The reminder to those who have not reported, to be copied or taken away."""

from __future__ import annotations

import streamlit as st

from indicators.ui import cached, state
from indicators.ui.language import _
from indicators.views.periods import axis_name
from indicators.views.reminder import quarters_lacking, reminder
from indicators.views.report_matrix import ReportMatrix


def offer_reminder(matrix: ReportMatrix) -> None:
    """Folded away below the table; nothing where everybody has reported everything."""
    quarters, language = quarters_lacking(matrix), state.language()
    if not quarters:
        return
    with st.expander(_("催报通知"), icon=":material/campaign:", key="record_reminder"):
        quarter = st.selectbox(
            _("季度"), quarters, format_func=lambda q: axis_name(q, language), key="record_reminder_quarter", width=260
        )
        letter = reminder(matrix, quarter, cached.dataset().county, language)
        st.code(letter, language=None, wrap_lines=True)
        st.download_button(
            _("下载 {format}").format(format="txt"),
            data=letter,
            file_name=f"{_('催报通知')}_{quarter.code}.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
            key="record_reminder_download",
        )

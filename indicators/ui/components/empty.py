"""What a page says when there is nothing to show yet."""

from __future__ import annotations

import streamlit as st

from indicators.periods import Period
from indicators.ui import menu
from indicators.ui.components import words
from indicators.ui.language import _


def stop_without_data(period: Period | None, title: str) -> Period:
    """The period to show; without any data on record the page says what to do next and ends."""
    if period is None:
        words.title(title)
        with st.container(border=True):
            st.markdown(_("还没有数据。请先上报乡镇报来的表格，或者载入示例数据看看效果。"))
            st.page_link(menu.PAGES / "upload.py", label=_("去数据上报"), icon=":material/upload_file:")
        st.stop()
    return period

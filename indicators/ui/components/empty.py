"""What a page says when there is nothing to show yet."""

from __future__ import annotations

import streamlit as st

from indicators.periods import Period
from indicators.ui import cached, menu
from indicators.ui.components import words
from indicators.ui.language import _


def stop_without_data(period: Period | None, title: str, answer: str = "") -> Period:
    """The period to show; without a single number on record the page says what to do next and ends.

    ``answer`` is what then stands under the title.
    """
    if period is None:
        words.title(title, answer)
        with st.container(border=True):
            if cached.record().is_empty():
                st.markdown(_("还没有数据。请先上报乡镇报来的表格，或者载入示例数据看看效果。"))
            else:
                st.markdown(_("已入库的报表里没有一个数：读到的格子都是缺报（“—”、未报、空白）。请核对后重新上报。"))
                st.page_link(menu.PAGES / "record.py", label=_("看报送记录"), icon=":material/history:")
            st.page_link(menu.PAGES / "upload.py", label=_("去数据上报"), icon=":material/upload_file:")
        st.stop()
    return period

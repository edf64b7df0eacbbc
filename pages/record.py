"""报送记录: who has reported which quarter, every file that was accepted, and the way back."""

from __future__ import annotations

import streamlit as st

from indicators.ui import cached, cached_record, menu, state
from indicators.ui.components import words
from indicators.ui.components.messages import show_messages
from indicators.ui.components.record_matrix import show_matrix, show_matrix_key
from indicators.ui.components.record_reminder import offer_reminder
from indicators.ui.components.record_seals import choose_seal
from indicators.ui.components.record_submissions import show_submissions
from indicators.ui.language import _


def main() -> None:
    record, language = cached.record(), state.language()
    submissions = record.submissions()
    if not submissions:
        words.title(_("报送记录"))
        with st.container(border=True):
            st.markdown(_("还没有入库的报表。上报并确认入库后，谁报了哪一季、每份报表改了什么，都记在这里。"))
            st.page_link(menu.PAGES / "upload.py", label=_("去数据上报"), icon=":material/upload_file:")
        return
    matrix = cached_record.matrix(language)
    words.title(_("报送记录"), matrix.answer)
    show_messages()
    if matrix.rows and matrix.quarters:
        words.heading(_("各单位报送情况"), _("点一格看该单位当季的数据；多数单位已报的指标算应报"))
        show_matrix_key(matrix)
        show_matrix(matrix, record.sealed_quarters())
        offer_reminder(matrix)
    words.heading(_("入库的报表"), _("共{count}份，最近的在前；撤回的不再计入数据，仍留在这里").format(count=len(submissions)))
    show_submissions(submissions)
    if matrix.quarters:
        words.heading(_("封存季度"), _("定稿后封存：该季度的数据不能再改，会改动它的报表不能入库，也不能撤回"))
        choose_seal(matrix.quarters)


main()

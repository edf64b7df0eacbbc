"""文字报告: the written summary of a period, for the whole or one org unit, to read, check and take away."""

from __future__ import annotations

import streamlit as st

from indicators.ui import cached, menu, state
from indicators.ui.components import controls, summary_report, words
from indicators.ui.language import _


def main() -> None:
    dataset = cached.dataset()
    if not dataset.observations:
        words.title(_("文字报告"), _("有了数据，总结会在这里写好。"))
        st.page_link(menu.PAGES / "upload.py", label=_("先去上报数据"), icon=":material/upload_file:")
        return
    top = st.container()
    with st.container(horizontal=True, key="controls"):
        controls.choose_period(dataset)
        controls.choose_org_unit(dataset)
        audience = summary_report.choose_audience()
        length = summary_report.choose_length()
    view = state.view_now()
    if view.period is None:
        return
    document = cached.report(view.period, view.org_unit, audience=audience, length=length)
    with top:
        words.title(_("文字报告"), summary_report.answer(document))
    summary_report.offer_downloads(document)
    summary_report.show_document(document)


main()

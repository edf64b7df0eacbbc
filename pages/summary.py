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
    period, org_unit, audience, length = st.columns([3, 3, 3, 2])
    with period:
        controls.choose_period(dataset)
    with org_unit:
        controls.choose_org_unit(dataset)
    with audience:
        chosen_audience = summary_report.choose_audience()
    with length:
        chosen_length = summary_report.choose_length()
    view = state.view_now()
    if view.period is None:
        return
    document = cached.report(view.period, view.org_unit, audience=chosen_audience, length=chosen_length)
    with top:
        words.title(_("文字报告"), summary_report.answer(document))
    summary_report.offer_downloads(document)
    summary_report.show_document(document)


main()

"""文字报告: the written summary of a period, for the whole or one org unit, to read, check, reword and take away."""

from __future__ import annotations

import streamlit as st

from indicators.editing import arranged, finished
from indicators.ui import cached, state
from indicators.ui.components import controls, summary_choices, summary_edit, summary_notices, summary_report, words
from indicators.ui.components.empty import stop_without_data
from indicators.ui.components.messages import show_messages
from indicators.ui.components.summary_contents import arrangement_now
from indicators.ui.components.summary_downloads import offer_downloads
from indicators.ui.language import _


def main() -> None:
    dataset, view = cached.dataset(), state.view_now()
    period = stop_without_data(view.period, _("文字报告"), _("有了数据，总结会在这里写好。"))
    top = st.container()
    with st.container(horizontal=True, key="controls"):
        controls.choose_period(dataset)
        controls.choose_org_unit(dataset)
        choice = summary_choices.choose(period, view.org_unit)
    own = choice.written()
    draft = summary_edit.draft_of(own, choice)
    arrangement = arrangement_now(choice.kind)
    shown = arranged(draft.document, arrangement)
    with top:
        words.title(_("文字报告"), summary_report.answer(shown))
        show_messages()
    with st.container(horizontal=True, vertical_alignment="center", key="summary_actions"):
        offer_downloads(finished(shown), draft, choice, arrangement.hidden)
        editing = summary_edit.choose_editing()
    summary_notices.show_notices(draft.notices)
    summary_notices.show_homeless(own, draft, choice)
    if editing:
        summary_report.show_editor(own, draft, choice)
    else:
        summary_report.show_report(shown, draft, choice)


main()

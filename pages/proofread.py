"""核对: a written summary read back, every number held against the data, the rest of the text, and the rules of wording."""

from __future__ import annotations

import streamlit as st

from indicators.ui import cached, state
from indicators.ui.components import controls, proofread_draft, proofread_review, words
from indicators.ui.components.messages import show_messages
from indicators.ui.language import _


def main() -> None:
    dataset, view, draft = cached.dataset(), state.view_now(), proofread_draft.draft_now()
    top = st.container()
    proofread_draft.ask_for_draft()
    if view.period is not None:
        with st.container(horizontal=True, key="controls"):
            controls.choose_period(dataset)
            controls.choose_org_unit(dataset)
    review = proofread_review.reviewed(draft, view.period, view.org_unit) if draft else None
    with top:
        words.title(_("核对"), proofread_review.answer(review) if review else _answer(has_data=view.period is not None))
        show_messages()
    if draft is None or review is None:
        return
    proofread_review.show_counts(review)
    with st.container(horizontal=True, vertical_alignment="center", key="proofread_actions"):
        proofread_review.offer_copy(draft, review)
    proofread_review.show_review(draft, review)


def _answer(*, has_data: bool) -> str:
    if has_data:
        return _("写好的总结放进来：每个数字与已入库的数据、与前后文对一遍，用语按公文规则看一遍。")
    return _("还没有数据，先查前后文和用语；有了数据，每个数字都与数据对一遍。")


main()

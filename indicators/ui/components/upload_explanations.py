"""What a person says to problems that can be explained: stored with the file, and not asked for again of the same figures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.model import Problem, Severity
from indicators.problems import message_of, severity_of, title_of
from indicators.ui import state
from indicators.ui.components.upload_files import Waiting
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _

ASKED_ONE_BY_ONE = 10
"""So many problems of a kind have a line of their own; of more, one for all of them serves better."""


def ask_for_explanations(one: Waiting) -> None:
    """A line for each kind of problem, and for each problem where there are several; those already explained can be changed."""
    warnings = [p for p in one.reading.problems if severity_of(p) is Severity.WARNING]
    if not warnings or not one.is_acceptable:
        return
    asked = [p for p in warnings if p not in one.answers]
    label = _("填写说明（可不填）") if asked else _("修改说明")
    with st.expander(label, icon=":material/edit_note:"):
        if asked:
            st.caption(_("说明随数据保存，同一情况下次不再询问；与进度有关的会作为该单位的说明写进报告。"))
        for code in dict.fromkeys(p.code for p in asked):
            _ask_of_kind(one, [p for p in asked if p.code == code])
        for problem in (p for p in warnings if p in one.answers):
            st.text_input(
                as_markdown(message_of(problem, state.language())),
                one.answers[problem].text,
                key=one.explanation_key(problem),
                persist_state="session",
            )


def _ask_of_kind(one: Waiting, alike: Sequence[Problem]) -> None:
    language, example = state.language(), _("例如：含上季度结转")
    label = as_markdown(title_of(alike[0], language)) + _("（{count}处）").format(count=len(alike))
    several = 1 < len(alike) <= ASKED_ONE_BY_ONE
    note = _("几处原因相同的写在这里；不同的在下面分别写。") if several else None
    key = one.explanation_key(alike[0].code)
    st.text_input(label, key=key, persist_state="session", placeholder=example, help=note)
    for problem in alike if several else ():
        st.text_input(
            as_markdown(message_of(problem, language)),
            key=one.explanation_key(problem),
            persist_state="session",
            placeholder=_("与上面不同时填写"),
        )

"""What a file says of merged and renamed org units, offered to be put down as a change; nothing is done without an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from indicators.org_units import Change
from indicators.periods import Period
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save
from indicators.ui.components.structure_effect import show_structure_effect
from indicators.ui.components.upload_files import Waiting, waiting
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.changes_told import ChangeQuestion, change_questions
from indicators.views.periods import period_name


def show_told_changes(one: Waiting) -> None:
    structure = cached_record.structure()
    known = {*cached_record.as_reported().org_units, *(name for other in waiting() for name in other.as_read.org_units)}
    questions = list(change_questions(one.reading.problems, known, structure.changes))
    if not questions or one.earlier is not None:
        return
    with st.container(border=True, key=f"upload_changes_{one.number}"):
        note = _("登记后，以前的数字接到现在的单位名下；可在“指标体系”撤销。不登记也可以入库。")
        title = _("表中说到{count}处单位变更，是否登记").format(count=len(questions))
        st.html(f"<h3 class='part'>{as_html(title)}</h3><p class='note'>{as_html(note)}</p>")
        for number, question in enumerate(questions):
            _ask(question, one, f"upload_change_{one.number}_{number}_{question.becomes}")


def _ask(question: ChangeQuestion, one: Waiting, key: str) -> None:
    text = _("“{found}”：{names}由{becomes}承接？").format(
        found=question.found, names="、".join(question.org_units), becomes=question.becomes
    )
    st.html(f"<p class='plain question'>{as_html(text)}<span class='about'>{as_html(question.place)}</span></p>")
    language = state.language()
    quarters = _quarters(question, one)
    since = st.selectbox(
        _("自哪一季起"),
        quarters,
        index=quarters.index(question.since) if question.since else None,
        format_func=lambda quarter: period_name(quarter, language),
        placeholder=_("选季度"),
        key=f"{key}_since",
        width=240,
    )
    if since is None:
        return
    changes, structure = question.changes(since), cached_record.structure()
    with st.expander(_("登记后的影响"), icon=":material/difference:"):
        possible = show_structure_effect(replace(structure, changes=(*structure.changes, *changes)), key=key)
    st.button(_("登记单位变更"), type="primary", key=f"{key}_save", on_click=_save, args=(changes,), disabled=not possible)


def _quarters(question: ChangeQuestion, one: Waiting) -> list[Period]:
    """The quarters of the record and of the file, and the one that is said; newest first."""
    periods = {*cached.recorded().periods, *(o.period for o in one.reading.observations)}
    quarters = {quarter for period in periods for quarter in period.quarters}
    return sorted(quarters | ({question.since} if question.since else set()), reverse=True)


def _save(changes: Sequence[Change]) -> None:
    done = _("单位变更已保存，以前的数字已接到现在的单位名下。")
    save(lambda: cached.record().office.change(changes, who=state.reporter()), done)

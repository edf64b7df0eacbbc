"""What sheets say of merged, renamed and split org units, offered to be put down; nothing is done without an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from indicators.org_units import Change, InvalidChange
from indicators.periods import Period
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save
from indicators.ui.components.org_unit_change import ask_shares
from indicators.ui.components.structure_effect import show_structure_effect
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.changes_told import ChangeQuestion, change_questions
from indicators.views.periods import period_name


def show_changes_on_record() -> None:
    """What the sheets on record say and nobody has put down yet."""
    structure, known = cached_record.structure(), cached_record.as_reported().org_units
    questions = list(change_questions(cached_record.told_changes(), known, structure.changes))
    if questions:
        ask_changes(questions, (), _("已入库的表里写到、还没有登记的；不属实的不必登记。"), "changes_on_record")


def ask_changes(questions: Sequence[ChangeQuestion], periods: Collection[Period], note: str, key: str) -> None:
    """``periods`` are those of a file that is not on record yet."""
    with st.container(border=True, key=key):
        title = _("表中说到{count}处单位变更，是否登记").format(count=len(questions))
        st.html(f"<h3 class='part'>{as_html(title)}</h3><p class='note'>{as_html(note)}</p>")
        for number, question in enumerate(questions):
            _ask(question, periods, f"{key}_{number}_{'_'.join(question.becomes)}")


def _ask(question: ChangeQuestion, periods: Collection[Period], key: str) -> None:
    text = _("“{found}”：{names}分为{becomes}？") if question.is_split else _("“{found}”：{names}由{becomes}承接？")
    said = text.format(found=question.found, names="、".join(question.org_units), becomes="、".join(question.becomes))
    st.html(f"<p class='plain question'>{as_html(said)}<span class='about'>{as_html(question.place)}</span></p>")
    language = state.language()
    quarters = _quarters(question, periods)
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
    try:
        changes = question.changes(since, ask_shares(question.becomes, f"{key}_shares"))
    except InvalidChange:
        st.error(as_markdown(_("各份额加起来应为100%。")))
        return
    structure = cached_record.structure()
    with st.expander(_("登记后的影响"), icon=":material/difference:"):
        possible = show_structure_effect(replace(structure, changes=(*structure.changes, *changes)), key=key)
    st.button(_("登记单位变更"), type="primary", key=f"{key}_save", on_click=_save, args=(changes,), disabled=not possible)


def _quarters(question: ChangeQuestion, periods: Collection[Period]) -> list[Period]:
    """The quarters of the record and of the file, and the one that is said; newest first."""
    quarters = {quarter for period in (*cached.recorded().periods, *periods) for quarter in period.quarters}
    return sorted(quarters | ({question.since} if question.since else set()), reverse=True)


def _save(changes: Sequence[Change]) -> None:
    done = _("单位变更已保存，以前的数字已接到现在的单位名下。")
    save(lambda: cached.record().office.change(changes, who=state.reporter()), done)

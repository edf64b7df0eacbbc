"""The submissions, newest first: each opens to its contents, problems, changes, files, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from indicators.annotating import annotated
from indicators.model import Severity
from indicators.record import QuarterSealed, RecordUnavailable, Submission
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import say
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.periods import axis_name
from indicators.views.submissions import SubmissionRow, explained, submission_row, withdrawal_text

SHOWN_AT_ONCE = 20
MOST_PROBLEMS = 100
_SHOWN = "record_shown"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_submissions(submissions: Sequence[Submission]) -> None:
    shown = state.remembered(_SHOWN, SHOWN_AT_ONCE)
    for submission in submissions[:shown]:
        _show(submission_row(submission, state.language()))
    rest = min(len(submissions) - shown, SHOWN_AT_ONCE)
    if rest > 0:
        st.button(_("再看更早的{count}份").format(count=rest), key="record_more", on_click=_show_more)


def _show_more() -> None:
    state.remember(_SHOWN, state.remembered(_SHOWN, SHOWN_AT_ONCE) + SHOWN_AT_ONCE)


def _show(row: SubmissionRow) -> None:
    marks = [_("已撤回")] if row.taken_back else [_("示例")] if row.sample else []
    about = " · ".join(filter(None, [row.time, row.who, row.quarters, *marks]))
    label = f"**{as_markdown(row.file)}**　{as_markdown(about)}"
    icon = ":material/undo:" if row.taken_back else ":material/description:"
    with st.expander(label, icon=icon, key=f"record_submission_{row.number}", on_change="rerun") as opened:
        if opened.open:
            _show_details(row)


def _show_details(row: SubmissionRow) -> None:
    facts = [
        (_("时间"), row.time),
        (_("填报人"), row.who),
        (_("时期"), row.quarters),
        (_("内容"), row.contents),
        (_("撤回时间"), row.taken_back),
    ]
    items = "".join(f"<dt>{as_html(name)}</dt><dd>{as_html(text)}</dd>" for name, text in facts if text)
    st.html(f"<dl class='facts'>{items}</dl>")
    _show_problems(row)
    _show_changes(row)
    with st.container(horizontal=True):
        _offer_files(row)
        if not row.taken_back and st.button(_("撤回"), icon=":material/undo:", key=f"record_take_back_{row.number}"):
            st.dialog(_("撤回这份报表？"))(_confirm_taking_back)(row)


def _show_problems(row: SubmissionRow) -> None:
    found = explained(*cached_record.problems(row.number), state.language())
    if not found:
        st.html(f"<p class='plain'>{as_html(_('没有发现问题。'))}</p>")
        return
    words = {Severity.ERROR: _("必须改"), Severity.WARNING: _("可说明"), Severity.NOTE: _("提示")}
    said = _("说明：")
    rows = "".join(
        f"<tr class='{p.severity}'><td>{as_html(words[p.severity])}</td><td>{as_html(p.message)}"
        + (f"<div class='explanation'>{as_html(said + p.explanation)}</div>" if p.explanation else "")
        + "</td></tr>"
        for p in found[:MOST_PROBLEMS]
    )
    more = _("另有{count}处，见标出问题的表格。").format(count=len(found) - MOST_PROBLEMS) if len(found) > MOST_PROBLEMS else ""
    st.html(
        f"<h4 class='part'>{as_html(_('入库时的问题（{count}处）').format(count=len(found)))}</h4>"
        f"<div class='upload-scroll' tabindex='0'><table class='upload-table upload-problems'>{rows}</table></div>"
        f"<p class='note'>{as_html(more)}</p>"
    )


def _show_changes(row: SubmissionRow) -> None:
    table = cached_record.changes(row.number, state.language())
    text = _("改动了之前的{count}个数据").format(count=len(table)) if len(table) else _("没有改动之前的数据。")
    st.html(f"<h4 class='part'>{as_html(text)}</h4>" if len(table) else f"<p class='plain'>{as_html(text)}</p>")
    if len(table):
        st.dataframe(table, hide_index=True, width="stretch", key=f"record_changes_{row.number}")


def _offer_files(row: SubmissionRow) -> None:
    """The original and the copy with its problems marked; both are made when asked for."""
    record, number, file = cached.record(), row.number, row.file
    st.download_button(
        _("下载原表"),
        data=lambda: record.content(number),
        file_name=file,
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key=f"record_original_{number}",
    )
    if row.problems:
        st.download_button(
            _("下载标出问题的表格"),
            data=lambda: annotated(record.content(number), file, record.reading(number).problems, record.explanations(number)),
            file_name=f"{PurePath(file).stem}（问题已标出）.xlsx",
            mime=_XLSX,
            icon=":material/download:",
            on_click="ignore",
            key=f"record_annotated_{number}",
        )


def _confirm_taking_back(row: SubmissionRow) -> None:
    """What would come of it, then the button that does it."""
    effect = cached.record().what_taking_back_changes(row.number)
    st.markdown(f"**{as_markdown(row.file)}**")
    st.markdown(as_markdown(withdrawal_text(effect, state.language())))
    st.caption(_("文件和记录都保留，仍可查看和下载；需要时重新上报即可。"))
    if st.button(_("确认撤回"), type="primary", key=f"record_confirm_{row.number}", on_click=_take_back, args=(row,)):
        st.rerun()


def _take_back(row: SubmissionRow) -> None:
    try:
        cached.record().take_back(row.number)
    except QuarterSealed as refused:
        quarters = "、".join(axis_name(q, state.language()) for q in refused.quarters)
        text = _("{file}没有撤回：{quarters}已封存，请先解除封存。")
        say(text.format(file=row.file, quarters=quarters), failed=True)
    except RecordUnavailable:
        say(_("{file}没有撤回：数据库暂时不能写入，请稍后再试。").format(file=row.file), failed=True)
    else:
        say(_("{file}已撤回。").format(file=row.file))

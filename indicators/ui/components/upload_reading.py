"""One file that waits for a decision: how much was read, what is wrong, how each column was understood, the values."""

from __future__ import annotations

import streamlit as st

from indicators.problems import message_of
from indicators.ui import cached, state
from indicators.ui.components.upload_changes import show_told_changes
from indicators.ui.components.upload_columns import show_columns
from indicators.ui.components.upload_corrections import can_be_corrected, offer_corrections
from indicators.ui.components.upload_downloads import offer_annotated
from indicators.ui.components.upload_explanations import ask_for_explanations
from indicators.ui.components.upload_files import Waiting, accept, discard
from indicators.ui.components.upload_questions import show_merged, show_questions
from indicators.ui.components.words import as_html, as_markdown, heading
from indicators.ui.language import _
from indicators.views.intake import Contents, Grade, ProblemRow, contents_of, counts_of, grade_of, problem_rows, value_table
from indicators.views.names import whole_name
from indicators.views.periods import axis_name

SHOWN_AT_ONCE = 5
"""Problems of one kind that are open to see."""


def show_waiting(one: Waiting) -> None:
    with st.container(border=True, key=f"upload_file_{one.number}"):
        if one.is_unreadable:
            _show_unreadable(one)
            return
        heading(one.name, _contents(contents_of(one.reading)))
        if one.earlier is not None:
            when = one.earlier.accepted_at.astimezone().strftime("%Y-%m-%d %H:%M")
            st.info(_("这份文件在{when}已经入库，内容没有变化，不必再报。").format(when=as_markdown(when)))
        show_questions(one)
        show_told_changes(one)
        show_merged(one)
        _show_decision(one)
        _show_problems(one)
        show_columns(one)
        _show_values(one)


def grades() -> dict[Grade, str]:
    return {Grade.ERROR: _("必须改"), Grade.WARNING: _("可说明"), Grade.EXPLAINED: _("已说明"), Grade.NOTE: _("提示")}


def _show_unreadable(one: Waiting) -> None:
    heading(one.name)
    for problem in one.reading.problems:
        st.error(as_markdown(message_of(problem, state.language())))
    st.caption(_("已入库的数据没有受到影响。"))
    st.button(_("知道了"), key=f"upload_close_{one.number}", on_click=discard, args=([one],))


def _contents(contents: Contents) -> str:
    language = state.language()
    periods = "、".join(axis_name(p, language) for p in contents.periods[:4]) + ("…" if len(contents.periods) > 4 else "")
    text = _("{org_units}个单位，{indicators}项指标，{values}个数据，{targets}个目标").format(
        org_units=len(contents.org_units),
        indicators=contents.indicators,
        values=contents.observations,
        targets=contents.targets,
    )
    text += _("（{periods}）").format(periods=periods) if periods else ""
    return text + (_("，{count}条工作亮点").format(count=contents.notes) if contents.notes else "")


def _show_decision(one: Waiting) -> None:
    errors = counts_of(one.reading.problems)[Grade.ERROR]
    if errors and can_be_corrected(one):
        st.error(_("有{count}处必须改正，在下面改好，或改好表格重新上传，才能入库。").format(count=errors))
    elif errors:
        st.error(_("有{count}处必须改正，改好表格重新上传才能入库；用不着这一份的，点“放弃”。").format(count=errors))
    elif not one.holds_something:
        st.info(_("这份文件里没有读到数据，不能入库；原因见下面的问题。"))
    left, right, _rest = st.columns([1, 1, 4])
    if one.earlier is None:
        left.button(
            _("确认入库"),
            type="primary",
            key=f"upload_accept_{one.number}",
            on_click=accept,
            args=([one],),
            disabled=not one.is_acceptable,
            width="stretch",
        )
    label = _("放弃") if one.earlier is None else _("知道了")
    right.button(label, key=f"upload_discard_{one.number}", on_click=discard, args=([one],), width="stretch")


def _show_problems(one: Waiting) -> None:
    problems, counts, names = one.reading.problems, counts_of(one.reading.problems, one.answers), grades()
    if not problems:
        st.success(_("没有发现问题。"))
        return
    choice = st.pills(
        _("问题"),
        [grade for grade, count in counts.items() if count],
        format_func=lambda grade: f"{names[grade]} {counts[grade]}",
        selection_mode="multi",
        key=f"upload_grades_{one.number}",
        help=_("必须改的会阻止入库；可说明的请核对，属实即可入库；已说明的以前说明过，不再询问；提示只供了解。"),
    )
    chosen = [p for p in problems if not choice or grade_of(p, one.answers) in choice]
    show_problem_rows(problem_rows(chosen, state.language(), one.answers))
    offer_corrections(one)
    ask_for_explanations(one)
    offer_annotated(one)


def show_problem_rows(problems: list[ProblemRow]) -> None:
    """The problems by kind, gravest first; of a kind that is everywhere the first few, the others folded."""
    kinds: dict[tuple[Grade, str], list[str]] = {}
    for row in problems:
        kinds.setdefault((row.grade, row.title), []).append(f"<li>{as_html(row.message)}{_explanation(row)}</li>")
    names = grades()
    blocks = [
        f"<section class='upload-problem {grade}'><h4>{as_html(names[grade])} · {as_html(title)}"
        f"{as_html(_('（{count}处）').format(count=len(items)))}</h4>{_few_and_folded(items)}</section>"
        for (grade, title), items in kinds.items()
    ]
    st.html("".join(blocks))


def _explanation(row: ProblemRow) -> str:
    return f"<div class='explanation'>{as_html(_('说明：') + row.explanation)}</div>" if row.explanation else ""


def _few_and_folded(items: list[str]) -> str:
    shown, folded = items[:SHOWN_AT_ONCE], items[SHOWN_AT_ONCE:]
    rest = as_html(_("其余{count}处").format(count=len(folded)))
    fold = f"<details><summary>{rest}</summary><ul>{''.join(folded)}</ul></details>" if folded else ""
    return f"<ul>{''.join(shown)}</ul>{fold}"


def _show_values(one: Waiting) -> None:
    with st.expander(_("读到的数据"), icon=":material/table_rows:"):
        language = state.language()
        whole = one.reading.county or whole_name(cached.dataset(), language)
        st.dataframe(value_table(one.reading, language, whole), hide_index=True, width="stretch")

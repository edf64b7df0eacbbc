"""The contents of a report: which sections it has and in which order."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from indicators.editing import Arrangement, moved, ordered
from indicators.narrative.document import Document
from indicators.record import ReportKind
from indicators.ui import cached, state
from indicators.ui.components.messages import save
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _


def arrangement_now(kind: ReportKind) -> Arrangement:
    """What was chosen in this session, else what is kept in the record."""
    chosen: Arrangement | None = state.remembered(_key(kind))
    return chosen if chosen is not None else cached.record().drafts.arrangement(kind)


def show_contents(document: Document, kind: ReportKind) -> None:
    """A line a section: on or off, up, down. Nothing where there is no more than one."""
    arrangement = arrangement_now(kind)
    headings = ordered(document, arrangement)
    if len(headings) < 2:
        return
    with st.container(key="summary_contents", border=True, gap="xsmall"):
        st.html(f"<h3 class='theme'>{_('目录：取消勾选不写，箭头调顺序')}</h3>")
        for place, heading in enumerate(headings):
            _line(kind, heading, headings, is_first=place == 0, is_last=place == len(headings) - 1)
        _offer_to_keep(kind, arrangement)


def _line(kind: ReportKind, heading: str, headings: tuple[str, ...], *, is_first: bool, is_last: bool) -> None:
    key = f"{state.language()}_{kind.org_unit}_{kind.form}_{heading}"
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key=f"summary_line_{headings.index(heading)}"
    ):
        state.remember(f"summary_on_{key}", heading not in arrangement_now(kind).hidden)
        st.checkbox(as_markdown(heading), width="stretch", key=f"summary_on_{key}", on_change=_switch, args=(kind, heading))
        for icon, label, by, off in (("arrow_upward", _("上移"), -1, is_first), ("arrow_downward", _("下移"), 1, is_last)):
            st.button(
                label,
                icon=f":material/{icon}:",
                type="tertiary",
                key=f"summary_move_{by}_{key}",
                disabled=off,
                on_click=_move,
                args=(kind, headings, heading, by),
            )


def _switch(kind: ReportKind, heading: str) -> None:
    now = arrangement_now(kind)
    state.remember(_key(kind), replace(now, hidden=now.hidden ^ {heading}))


def _move(kind: ReportKind, headings: tuple[str, ...], heading: str, by: int) -> None:
    state.remember(_key(kind), replace(arrangement_now(kind), order=moved(headings, heading, by)))


def _offer_to_keep(kind: ReportKind, arrangement: Arrangement) -> None:
    if arrangement != cached.record().drafts.arrangement(kind):
        st.button(_("以后都按这个目录写"), icon=":material/save:", key="summary_keep", on_click=_keep, args=(kind, arrangement))


def _keep(kind: ReportKind, arrangement: Arrangement) -> None:
    save(
        lambda: cached.record().drafts.keep_arrangement(kind, arrangement, who=state.reporter()),
        _("目录已保存，下次写同样的报告照此排列。"),
    )


def _key(kind: ReportKind) -> str:
    return f"summary_arrangement_{kind}"

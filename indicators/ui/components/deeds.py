"""What was saved, each line with the button that undoes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from indicators.org_units import InvalidTree
from indicators.record import Deed, RecordUnavailable
from indicators.ui import state
from indicators.ui.components.messages import say
from indicators.ui.components.sealed_warning import telling_of_sealed
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.deeds import PastDeed, past_deeds

SHOWN = 20


def show_deeds(deeds: Sequence[Deed], title: str, undo: Callable[[int], None], key: str) -> None:
    """The newest first; nothing where nothing was saved."""
    if not deeds:
        return
    with st.expander(title.format(count=len(deeds)), icon=":material/history:"):
        for deed in past_deeds(deeds[:SHOWN], state.language()):
            _show(deed, undo, key)


def _show(deed: PastDeed, undo: Callable[[int], None], key: str) -> None:
    about = f"{deed.about}{_('，{time}撤销').format(time=deed.undone)}" if deed.undone else deed.about
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<ul class='notes'><li><span class='about'>{as_html(about)}</span>{as_html(deed.what)}</li></ul>")
        if not deed.undone:
            st.button(
                _("撤销"), icon=":material/undo:", key=f"{key}_undo_{deed.number}", on_click=_undo, args=(deed.number, undo)
            )


def _undo(number: int, undo: Callable[[int], None]) -> None:
    try:
        with telling_of_sealed():
            undo(number)
    except KeyError:
        say(_("这项修改已经撤销过了。"))
    except InvalidTree:
        say(_("没有撤销：撤销后上下级关系会绕成一圈，请先改后来的设置。"), failed=True)
    except RecordUnavailable:
        say(_("没有撤销：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(_("已撤销，数据已重新计算。"))

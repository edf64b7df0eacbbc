"""Sealing a quarter (封存) and opening it again."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.periods import Period
from indicators.record import RecordUnavailable
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.language import _
from indicators.views.periods import axis_name


def choose_seal(quarters: Sequence[Period]) -> None:
    """One quarter to choose, the newest first; the button says what it will do with it."""
    language, sealed = state.language(), set(cached.record().sealed_quarters())
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls_seal"):
        quarter = st.selectbox(
            _("季度"),
            list(reversed(quarters)),
            format_func=lambda q: axis_name(q, language) + (_("（已封存）") if q in sealed else ""),
            key="record_seal_quarter",
            width=260,
        )
        if quarter in sealed:
            st.button(_("解除封存"), icon=":material/lock_open:", key="record_unseal", on_click=_unseal, args=(quarter,))
        elif quarter is not None:
            st.button(_("封存"), icon=":material/lock:", key="record_seal", on_click=_seal, args=(quarter,))


def _seal(quarter: Period) -> None:
    try:
        cached.record().seal(quarter, who=state.reporter())
    except RecordUnavailable:
        say(_("没有封存：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(_("{quarter}已封存，数据不能再改。").format(quarter=axis_name(quarter, state.language())))


def _unseal(quarter: Period) -> None:
    try:
        cached.record().unseal(quarter)
    except RecordUnavailable:
        say(_("没有解除：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(_("{quarter}已解除封存，可以重新报送。").format(quarter=axis_name(quarter, state.language())))

"""What came of the last click, shown once at the top of the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from indicators.org_units import ChangedTwice, InvalidTree
from indicators.record import RecordUnavailable
from indicators.ui import state
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _

_MESSAGES = "messages"


def say(text: str, *, failed: bool = False) -> None:
    state.remember(_MESSAGES, (*state.remembered(_MESSAGES, ()), (failed, text)))


def save(change: Callable[[], object], done: str) -> bool:
    """Make a change of the record and say what came of it: ``done``, or why nothing was saved. True if it was saved."""
    try:
        change()
    except (InvalidTree, ChangedTwice):
        say(_("没有保存：上下级关系刚被别人改过，请再看一遍。"), failed=True)
    except RecordUnavailable:
        say(_("没有保存：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(done)
        return True
    return False


def show_messages() -> None:
    for failed, text in state.remembered(_MESSAGES, ()):
        (st.error if failed else st.success)(as_markdown(text))
    state.forget(_MESSAGES)

"""What came of the last click, shown once at the top of the page."""

from __future__ import annotations

import streamlit as st

from indicators.ui import state
from indicators.ui.components.words import as_markdown

_MESSAGES = "messages"


def say(text: str, *, failed: bool = False) -> None:
    state.remember(_MESSAGES, (*state.remembered(_MESSAGES, ()), (failed, text)))


def show_messages() -> None:
    for failed, text in state.remembered(_MESSAGES, ()):
        (st.error if failed else st.success)(as_markdown(text))
    state.forget(_MESSAGES)

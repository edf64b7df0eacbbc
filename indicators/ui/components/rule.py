"""The rule by which progress is judged, to be read beside the statuses it gives."""

from __future__ import annotations

import streamlit as st

from indicators.status import preset_named
from indicators.ui import state
from indicators.ui.components.words import as_html
from indicators.ui.language import _


def show_rule(preset: str = "default") -> None:
    name = preset_named(preset).name(state.language())
    st.html(f"<p class='note'>{as_html(_('进度按评价标准“{name}”评定').format(name=name))}</p>")

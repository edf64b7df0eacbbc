"""The rule by which progress is judged, to be read beside the statuses it gives."""

from __future__ import annotations

import streamlit as st

from indicators.status import preset_named
from indicators.ui import state
from indicators.ui.components.words import as_html
from indicators.ui.language import _


def rule_text(preset: str = "default") -> str:
    return _("进度按评价标准“{name}”评定").format(name=preset_named(preset).name(state.language()))


def show_rule(preset: str = "default") -> None:
    st.html(f"<p class='note'>{as_html(rule_text(preset))}</p>")

"""Who has reported and who has not."""

from __future__ import annotations

import streamlit as st

from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.reporting import Reporting


def show_reporting(reports: Reporting, quarter: str) -> None:
    """Those who are missing by name; the others as a number."""
    told = _("{quarter}应报{total}个，已报{reported}个。")
    counted = told.format(quarter=quarter, total=reports.due, reported=len(reports.reported))
    chips = "".join(f"<span class='chip'>{as_html(name)}</span>" for name in reports.missing)
    label = _("尚未报送")
    missing = f"<p class='chips'>{as_html(label)} {chips}</p>" if chips else ""
    st.html(f"<p class='plain'>{as_html(counted)}</p>{missing}")

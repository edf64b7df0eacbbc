"""What a wanted method of scoring gives for the period chosen last, beside what there is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from indicators.model import Indicator
from indicators.scoring import Method
from indicators.ui import cached, state
from indicators.ui.components.score_list import show_rows
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import codes_of
from indicators.views.periods import period_name
from indicators.views.scores import score_table


def show_scoring_effect(wanted: Method, weighed: Sequence[Indicator]) -> None:
    view, dataset = state.view_now(), cached.dataset()
    if view.period is None:
        return
    changed = replace(dataset, indicators=dataset.indicators | {i.id: i for i in weighed}, scoring=wanted)
    scores = score_table(changed, cached.progress(view.period), view.period, view.language)
    if not scores.rows:
        st.html(f"<p class='note'>{as_html(_('还没有可以评分的单位。'))}</p>")
        return
    told = _("照此评分，{period}：{sentence}").format(period=period_name(view.period, view.language), sentence=scores.sentence)
    st.html(f"<p class='plain'>{as_html(told)}</p><p class='note'>{as_html(scores.rule)}</p>")
    show_rows(scores.rows, **codes_of(view))

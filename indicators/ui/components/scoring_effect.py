"""What a wanted method of scoring gives for the period chosen last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from indicators.model import Indicator
from indicators.scoring import Method
from indicators.ui import cached, cached_views, state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.periods import period_name
from indicators.views.scores import ScoreTable, score_table


def scores_under(wanted: Method, weighed: Sequence[Indicator]) -> ScoreTable:
    """The scores as they would be, summed up in a sentence on the page."""
    view, dataset = state.view_now(), cached.dataset()
    if view.period is None:
        return ScoreTable.empty()
    changed = replace(dataset, indicators=dataset.indicators | {i.id: i for i in weighed}, scoring=wanted)
    scores = score_table(changed, cached_views.progress(view.period), view.period, view.language)
    if scores.rows:
        told = _("照此评分，{period}：{sentence}").format(
            period=period_name(view.period, view.language), sentence=scores.sentence
        )
        st.html(f"<p class='plain'>{as_html(told)}</p><p class='note'>{as_html(scores.rule)}</p>")
    else:
        st.html(f"<p class='note'>{as_html(_('还没有可以评分的单位。'))}</p>")
    return scores

"""The weights of the indicators that have targets, to be changed side by side."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from indicators.model import Indicator
from indicators.scoring import weights_of
from indicators.ui import cached, state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.definitions import name_of
from indicators.views.order import by_section
from indicators.wording import number

COLUMNS = 3


def weight_fields(key: str) -> tuple[Indicator, ...]:
    """The definitions whose weight was changed, with the new one."""
    dataset, language = cached.dataset(), state.language()
    weights = weights_of(dataset.indicators)
    whole = sum(weights.values()) if weights else 0.0
    title = _("各指标权重（合计{sum}）").format(sum=number(whole)) if weights else _("各指标权重（都没有填，各项同等计分）")
    targeted = {target.indicator for target in dataset.targets}
    changed: list[Indicator] = []
    with st.expander(title, icon=":material/balance:"):
        st.caption(_("按权重分一百分，合计不必是100；0或不填的不参加评分（都不填则各项同等）"))
        for section, indicators in by_section(dataset, targeted, language).items():
            st.html(f"<h3 class='theme'>{as_html(section)}</h3>")
            columns = st.columns(COLUMNS)
            for place, indicator in enumerate(indicators):
                definition = dataset.indicators[indicator]
                with columns[place % COLUMNS]:
                    weight = st.number_input(
                        name_of(definition, language),
                        0.0,
                        None,
                        definition.weight,
                        1.0,
                        format="%g",
                        key=f"{key}_weight_{indicator}_{definition.weight}",
                    )
                if weight != definition.weight:
                    changed.append(replace(definition, weight=weight))
    return tuple(changed)

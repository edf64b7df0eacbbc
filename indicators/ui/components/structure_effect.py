"""What a wanted change of the org units does, as a sentence and a table."""

from __future__ import annotations

import streamlit as st

from indicators.org_units import Structure, with_structure
from indicators.ui import cached, cached_record, state
from indicators.ui.components.words import as_html
from indicators.views.structure_effect import structure_effect


def show_structure_effect(wanted: Structure) -> None:
    """Raises InvalidTree where an org unit would belong to itself."""
    _ = wanted.today().tree
    after = with_structure(cached_record.as_reported(), wanted)
    effect = structure_effect(cached.recorded(), after, state.view_now().period, state.language())
    st.html(f"<p class='plain'>{as_html(effect.sentence)}</p>")
    if len(effect.table):
        st.dataframe(effect.table, hide_index=True, width="stretch", key="structure_effect")

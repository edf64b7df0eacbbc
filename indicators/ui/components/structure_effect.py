"""What a wanted change of the org units does, as a sentence and a table."""

from __future__ import annotations

import streamlit as st

from indicators.org_units import InvalidTree, Structure, with_structure
from indicators.ui import cached, cached_record, state
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.structure_effect import structure_effect


def show_structure_effect(wanted: Structure) -> bool:
    """False where it may not be saved, since an org unit would belong to itself; what is shown says so."""
    try:
        wanted.today().tree  # noqa: B018  looked at to be tried
    except InvalidTree as error:
        st.error(as_markdown(_("上下级关系绕了一圈：{way}。").format(way=error)))
        return False
    after = with_structure(cached_record.as_reported(), wanted)
    effect = structure_effect(cached.recorded(), after, state.view_now().period, state.language())
    st.html(f"<p class='plain'>{as_html(effect.sentence)}</p>")
    if len(effect.table):
        st.dataframe(effect.table, hide_index=True, width="stretch", key="structure_effect")
    return True

"""What a wanted change of the org units does, as a sentence and a table."""

from __future__ import annotations

import streamlit as st

from indicators.org_units import ChangedTwice, InvalidTree, NamesTheWhole, Structure, with_structure
from indicators.ui import cached, cached_record, state
from indicators.ui.components.sealed_warning import warn_of_sealed
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.periods import period_name
from indicators.views.structure_effect import structure_effect


def show_structure_effect(wanted: Structure, *, key: str = "structure") -> bool:
    """False where it may not be saved, since no structure comes of it; what is shown says why."""
    try:
        wanted.check()
    except (InvalidTree, ChangedTwice, NamesTheWhole) as error:
        st.error(as_markdown(_why_not(error)))
        return False
    after = with_structure(cached_record.as_reported(), wanted)
    warn_of_sealed(cached.recorded(), after)
    effect = structure_effect(cached.recorded(), after, state.view_now().period, state.language())
    st.html(f"<p class='plain'>{as_html(effect.sentence)}</p>")
    if len(effect.table):
        st.dataframe(effect.table, hide_index=True, width="stretch", key=f"{key}_effect")
    return True


def _why_not(error: InvalidTree | ChangedTwice | NamesTheWhole) -> str:
    if isinstance(error, ChangedTwice):
        told = _("“{name}”在{quarter}已经有一条变更，同一季不能再变一次。请先撤销原来的那条，或者改选季度。")
        return told.format(name=error.name, quarter=period_name(error.since, state.language()))
    if isinstance(error, NamesTheWhole):
        return _("“{name}”指全体，不能是其中一个单位的名称，请写具体单位。").format(name=error)
    return _("上下级关系绕了一圈：{way}。").format(way=error)

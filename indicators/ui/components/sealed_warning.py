"""A change that would alter the figures of sealed quarters says so before it can be saved."""

from __future__ import annotations

import streamlit as st

from indicators.dataset import Dataset
from indicators.ui import cached, state
from indicators.ui.components.words import as_markdown
from indicators.views.sealed_effect import sealed_effect


def warn_of_sealed(before: Dataset, after: Dataset) -> None:
    sealed = cached.record().sealed_quarters()
    text = sealed_effect(before, after, sealed, state.language()) if sealed else ""
    if text:
        st.warning(as_markdown(text), icon=":material/lock:")

"""A change that alters the figures of sealed quarters says so: before it is saved, and when undoing one has done it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from indicators.dataset import Dataset
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.components.words import as_markdown
from indicators.views.sealed_effect import sealed_effect


def warn_of_sealed(before: Dataset, after: Dataset) -> None:
    sealed = cached.record().sealed_quarters()
    text = sealed_effect(before, after, sealed, state.language()) if sealed else ""
    if text:
        st.warning(as_markdown(text), icon=":material/lock:")


@contextmanager
def telling_of_sealed() -> Iterator[None]:
    """Around what changes the record at one click: tells beside its success which sealed figures are others afterwards."""
    sealed = cached.record().sealed_quarters()
    before = cached.recorded() if sealed else None
    yield
    if before is not None and (text := sealed_effect(before, cached.recorded(), sealed, state.language(), done=True)):
        say(text, failed=True)

"""Figures beside their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


def show_figure(figure: go.Figure, key: str, alt: str) -> None:
    """``alt`` says in words what the figure shows."""
    st.plotly_chart(figure, theme=None, config=_CONFIG, key=key, alt=alt, width="stretch")


@contextmanager
def beside(key: str) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """A figure's place (about 60 %) and its paragraph's; on a phone the paragraph comes first."""
    with st.container(key=f"beside_{key}"):
        left, right = st.columns([3, 2], gap="large")
        yield left, right

"""Figures beside their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# plotly's own bar is hidden by the style sheet; the one button in it is pressed by the figure's menu.
_CONFIG: dict[str, Any] = {
    "displayModeBar": True,
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "responsive": True,
    "scrollZoom": False,
}


def show_figure(figure: go.Figure, key: str, alt: str, name: str = "") -> None:
    """``alt`` says in words what the figure shows; ``name`` is that of its picture when it is taken away."""
    config = _CONFIG | {"toImageButtonOptions": {"format": "png", "scale": 2, "filename": name or key}}
    st.plotly_chart(figure, theme=None, config=config, key=key, alt=alt, width="stretch")


@contextmanager
def beside(key: str) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """A figure's place (about 60 %) and its paragraph's; on a phone the paragraph comes first."""
    with st.container(key=f"beside_{key}"):
        left, right = st.columns([3, 2], gap="large")
        yield left, right

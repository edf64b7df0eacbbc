"""The look of the pages: one style sheet, with the palette of the figures as its variables."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st

from indicators.charts.style import DARK, LIGHT, Palette


def palette() -> Palette:
    """The colours of the theme the visitor sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def apply() -> None:
    st.html(_style_sheet(palette()))


@cache
def _style_sheet(colours: Palette) -> str:
    rules = resources.files("indicators.ui").joinpath("theme.css").read_text("utf-8")
    variables = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in colours.variables().items())
    return f"<style>:root{{{variables}}}\n{rules}</style>"

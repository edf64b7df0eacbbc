"""The look of the pages: one style sheet, with the palette of the figures as its variables."""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st

from indicators.charts.style import DARK, LIGHT, Palette
from indicators.wording import STATUS_NAMES


def palette() -> Palette:
    """The colours of the theme the visitor sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def status_names(language: str) -> dict[str, str]:
    """All statuses from the best to the worst, as the pages name them."""
    return dict(STATUS_NAMES[language])


def apply() -> None:
    st.html(_style_sheet(palette()))


@cache
def _style_sheet(colours: Palette) -> str:
    rules = resources.files("indicators.ui").joinpath("theme.css").read_text("utf-8")
    variables = "".join(f"--{name}:{value};" for name, value in colours.variables().items())
    return f"<style>:root{{{variables}}}\n{rules}</style>"

"""The look of the pages: one style sheet, with the palette of the figures as its variables.

The rules come with the page itself (``index_page``), so that nothing moves once it is shown; the colours of the theme come
with the first answer of the server, which knows what the visitor's browser prefers.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import streamlit as st

from indicators.charts.style import DARK, LIGHT, Palette
from indicators.wording import STATUS_NAMES

STYLE_SHEETS = ("theme.css", "record.css", "summary.css", "proofread.css")
"""What all pages share, and what only the pages about the record, of reports and of proofreading need."""


def palette() -> Palette:
    """The colours of the theme the visitor sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def status_names(language: str) -> dict[str, str]:
    """All statuses from the best to the worst, as the pages name them."""
    return dict(STATUS_NAMES[language])


def apply() -> None:
    """Send the colours of the visitor's theme."""
    st.html(_style_sheet(palette()))


@cache
def _style_sheet(colours: Palette) -> str:
    return f"<style>:root{{{''.join(f'--{name}:{value};' for name, value in colours.variables().items())}}}</style>"


@cache
def rules() -> str:
    """The style sheets, which use those colours by their names."""
    folder = resources.files("indicators.ui")
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in STYLE_SHEETS)

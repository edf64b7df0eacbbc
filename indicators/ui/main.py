"""The frame around every page: language, look, menu, address. Run by the launcher ``app.py``."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indicators.ui import cached, menu, state, theme
from indicators.ui.components import controls
from indicators.ui.language import _

SIDEBAR = 232
"""Its width in pixels; on a phone it starts closed."""
ICON = Path(__file__).with_name("icon.png")


def main() -> None:
    dataset = cached.recorded()
    state.load(dataset)
    st.set_page_config(page_title=_("工会指标"), page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR)
    theme.apply()
    with st.sidebar:
        controls.choose_language()
    entries = menu.sections()
    pages = {section: [menu.page_of(entry) for entry in group] for section, group in entries.items()}
    by_path = {page.url_path: page for group in pages.values() for page in group}

    def home() -> None:
        st.switch_page(by_path["overview" if dataset.observations else "upload"])

    # ``/`` itself is answered by the server with a redirect; this page only stands in where there is no such server.
    start = st.Page(home, title=_("总览"), url_path="home", default=True, visibility="hidden")
    page = st.navigation({**pages, "": [start]}, expanded=True)
    fields = {entry.path: entry.fields for group in entries.values() for entry in group}
    st.set_page_config(page_title=f"{page.title} · {_('工会指标')}")
    page.run()
    if page.url_path in fields:
        state.write_address(fields[page.url_path])


with cached.held():
    main()

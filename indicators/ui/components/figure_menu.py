"""What can be taken from a figure, in one compact menu: its picture, its data, its paragraph."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from indicators.ui.components.words import as_html, heading
from indicators.ui.language import _
from indicators.views.csv import to_csv


def heading_with_menu(
    title: str,
    note: str,
    key: str,
    data: pd.DataFrame,
    name: str,
    *,
    hint: str = "",
    picture: bool = True,
    text: bool = True,
) -> None:
    """The heading of the figure ``key`` with its menu at the right; ``name`` is that of the file of data."""
    with st.container(horizontal=True, key=f"head_{key}", vertical_alignment="bottom", horizontal_alignment="distribute"):
        heading(title, note, hint)
        with st.popover(_("取用"), icon=":material/ios_share:", key=f"menu_{key}", width="content"):
            _buttons(key, picture=picture, text=text)
            st.download_button(
                _("下载数据（CSV）"),
                data=lambda: to_csv(data),
                file_name=f"{name}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"data_{key}",
                type="tertiary",
            )


def _buttons(key: str, *, picture: bool, text: bool) -> None:
    """Plain buttons that the page's own script answers, so that nothing has to be run again."""
    offered = [
        (picture, f"data-picture='{key}'", _("下载图片（PNG）")),
        (text, f"data-copy='{key}' data-done='{as_html(_('已复制'))}'", _("复制文字")),
    ]
    buttons = "".join(f"<button type='button' {what}>{as_html(label)}</button>" for wanted, what, label in offered if wanted)
    if buttons:
        st.html(f"<div class='figure-menu'>{buttons}</div>")

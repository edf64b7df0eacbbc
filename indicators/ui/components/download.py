"""Tables to take away."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from indicators.ui.language import _
from indicators.views.csv import to_csv


@st.fragment
def show_table(table: pd.DataFrame, name: str, label: str = "") -> None:
    """A table folded away, with its download as a file that Excel and WPS open as it is.

    It is sent when it is unfolded, which runs this part of the page alone.
    """
    folded = st.expander(label or _("查看数据"), icon=":material/table_rows:", key=f"table_{name}", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.dataframe(table, hide_index=True, width="stretch")
        st.download_button(
            _("下载表格（CSV）"),
            data=lambda: to_csv(table),
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key=f"download_{name}",
        )

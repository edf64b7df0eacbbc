"""Workbooks to take away from the upload page: the visitor's own with its problems marked, and an empty one to fill in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePath

import streamlit as st

from indicators.annotating import annotated
from indicators.dataset import Dataset
from indicators.templating import reporting_template
from indicators.ui import cached_record
from indicators.ui.components.upload_files import Waiting
from indicators.ui.language import _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_annotated(one: Waiting) -> None:
    said = one.explanations()
    st.download_button(
        _("下载标出问题的表格"),
        data=lambda: annotated(one.data, one.name, one.reading.problems, said),
        file_name=f"{PurePath(one.name).stem}（问题已标出）.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=f"upload_annotated_{one.number}",
    )


def offer_template(dataset: Dataset) -> None:
    """An empty workbook for the year of the newest data, with the org units, indicators and targets there are."""
    year = max((p.year for p in dataset.periods), default=datetime.now(UTC).year)
    catalogue = cached_record.catalogue()
    st.download_button(
        _("下载{year}年空白报表").format(year=year),
        data=lambda: reporting_template(dataset, catalogue, year),
        file_name=f"工会季度报表{year}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="upload_template",
        help=_("已有数据的，按现有单位、指标和目标填好；填完原样上传即可。"),
    )

"""The pages: their titles, addresses and the part of the view that their address carries."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from indicators.ui.language import _
from indicators.ui.view import View, to_query

PAGES = Path(__file__).parents[2] / "pages"
PATHS = ("upload", "record", "catalogue", "overview", "trends", "township", "summary", "proofread")
"""The addresses of all pages, in the order of the menu."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page. ``path`` is both its address and the name of its file; ``fields`` are those of ``View`` in its address."""

    path: str
    title: str
    icon: str
    fields: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        return PAGES / f"{self.path}.py"


def sections() -> dict[str, list[Entry]]:
    """The menu in the visitor's language; a page that does not exist (yet) is left out."""
    menu = {
        _("数据"): [
            Entry("upload", _("数据上报"), ":material/upload_file:"),
            Entry("record", _("报送记录"), ":material/history:"),
            Entry("catalogue", _("指标体系"), ":material/list_alt:", ("definition", "part")),
        ],
        _("监测"): [
            Entry("overview", _("总览"), ":material/dashboard:", ("period", "org_unit", "level", "group", "status", "focus")),
            Entry(
                "trends", _("趋势"), ":material/timeline:", ("period", "indicator", "measure", "highlight", "level", "group")
            ),
            Entry("township", _("乡镇"), ":material/location_on:", ("period", "org_unit", "level", "group", "status")),
        ],
        _("报告"): [
            Entry("summary", _("文字报告"), ":material/description:", ("period", "org_unit")),
            Entry("proofread", _("核对"), ":material/fact_check:", ("period", "org_unit")),
        ],
    }
    existing = {section: [e for e in entries if e.file.is_file()] for section, entries in menu.items()}
    return {section: entries for section, entries in existing.items() if entries}


def address_of(path: str, **codes: str) -> str:
    """A link to a page with parts of the view in it, relative to the page it stands on."""
    from urllib.parse import urlencode

    return f"{path}?{urlencode(codes)}" if codes else path


def codes_of(view: View) -> dict[str, str]:
    """What links keep on their way to another page: when, in which language, how deep and among whom."""
    return to_query(view, ("period", "level", "group"))


def page_of(entry: Entry) -> st.Page:
    return st.Page(entry.file, title=entry.title, icon=entry.icon, url_path=entry.path)

"""The written report on the page: its options, its text as it will be printed, its files to take away."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from indicators.narrative.document import Document, Section, Table
from indicators.report import write_docx, write_html, write_md, write_txt
from indicators.ui import state
from indicators.ui.components.words import as_html, paragraph_html
from indicators.ui.language import _
from indicators.views.summary import size_of

AUDIENCE = "summary_audience"
LENGTH = "summary_length"
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')

FORMATS: dict[str, tuple[str, str, Callable[[Document], bytes]]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx),
    "txt": ("TXT", "text/plain", write_txt),
    "md": ("Markdown", "text/markdown", write_md),
    "html": ("HTML", "text/html", write_html),
}
"""By suffix: the name on the button, the media type, and what writes the file."""


def answer(document: Document) -> str:
    """How long the text is and how much of it can be traced."""
    characters, numbers = size_of(document)
    text = _("全文{characters}字，其中{numbers}个数字都能查到算法和来源：指着带下划线的数字看。")
    return text.format(characters=characters, numbers=numbers)


def choose_audience() -> str:
    names = {"internal": _("内部（点名滞后单位）"), "leadership": _("上报（不点名）")}
    return _choose(_("写给谁看"), names, AUDIENCE)


def choose_length() -> str:
    names = {"short": _("简"), "usual": _("中"), "full": _("详")}
    return _choose(_("篇幅"), names, LENGTH)


def _choose(label: str, names: dict[str, str], key: str) -> str:
    """One of a few options, remembered while the visitor goes from page to page."""
    remembered = state.remembered(f"{key}_chosen", "internal" if key == AUDIENCE else "usual")
    options = list(names)
    choice = st.selectbox(label, options, index=options.index(remembered), format_func=names.__getitem__, key=key)
    state.remember(f"{key}_chosen", choice)
    return str(choice)


def offer_downloads(document: Document) -> None:
    name = NOT_IN_FILE_NAMES.sub("", document.title) or "report"
    with st.container(horizontal=True):
        for suffix, (label, media_type, _write) in FORMATS.items():
            st.download_button(
                _("下载 {format}").format(format=label),
                data=content_of(document, suffix),
                file_name=f"{name}.{suffix}",
                mime=media_type,
                icon=":material/download:",
                type="primary" if suffix == "docx" else "secondary",
                on_click="ignore",
                key=f"summary_download_{suffix}",
            )


def content_of(document: Document, suffix: str) -> Callable[[], bytes]:
    """Writes the file when the button is clicked, outside the visitor's session: all it needs is bound here."""
    write = FORMATS[suffix][2]
    return lambda: write(document)


def show_document(document: Document) -> None:
    parts = [f"<h2 class='summary-title'>{as_html(document.title)}</h2>"]
    parts += [_section_html(section) for section in document.sections]
    if document.signature or document.date:
        parts.append(f"<p class='summary-signature'>{as_html(document.signature)}<br>{as_html(document.date)}</p>")
    parts += [_table_html(table) for table in document.tables]
    st.html(f"<article class='prose summary-sheet'>{''.join(parts)}</article>")


def _section_html(section: Section) -> str:
    heading = f"<h3>{as_html(section.heading)}</h3>" if section.heading else ""
    return heading + "".join(f"<p>{paragraph_html(p)}</p>" for p in section.paragraphs)


def _table_html(table: Table) -> str:
    head = "".join(f"<th>{as_html(h)}</th>" for h in table.header)
    rows = "".join("<tr>" + "".join(f"<td>{as_html(c)}</td>" for c in row) + "</tr>" for row in table.rows)
    return (
        f"<h3 class='summary-caption'>{as_html(table.title)}</h3>"
        f"<div class='upload-scroll' tabindex='0'><table class='upload-table summary-table'><tr>{head}</tr>{rows}</table></div>"
    )

"""The report to take away: Word with what goes with it, other formats, all townships' reports at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from indicators.editing import apply_edits, arranged, finished
from indicators.model import TOTAL
from indicators.narrative import write_from
from indicators.narrative.document import Document
from indicators.narrative.facts import Survey
from indicators.report import write_docx, write_html, write_md, write_txt
from indicators.report.batch import write_all
from indicators.report.progress_charts import progress_charts
from indicators.report.trace import names_of
from indicators.report.xlsx import write_xlsx
from indicators.ui import cached, state
from indicators.ui.components.summary_choices import Choice
from indicators.ui.language import _
from indicators.views.summary import forms_for

NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OFFICE}.wordprocessingml.document"
EXCEL = f"{_OFFICE}.spreadsheetml.sheet"

FORMATS: dict[str, tuple[str, str, Callable[[Document], bytes]]] = {
    "txt": ("TXT", "text/plain", write_txt),
    "md": ("Markdown", "text/markdown", write_md),
    "html": ("HTML", "text/html", write_html),
}
"""By suffix: the name on the button, the media type, and what writes the file."""


def offer_downloads(document: Document, choice: Choice, hidden: frozenset[str]) -> None:
    """The buttons. Files are written when they are asked for, outside the visitor's session: all they need is bound here."""
    name = NOT_IN_FILE_NAMES.sub("", document.title) or "report"
    word = st.container(width="content")
    with st.popover(_("Word 选项"), icon=":material/tune:"):
        write = _word_with_options(choice, hidden)
    with word:
        _button(_("下载 Word"), partial(write, document), f"{name}.docx", WORD, primary=True)
    with st.popover(_("更多格式"), icon=":material/more_horiz:"):
        for suffix, (label, media_type, written_by) in FORMATS.items():
            _button(_("下载 {format}").format(format=label), partial(written_by, document), f"{name}.{suffix}", media_type)
        figures = partial(write_xlsx, cached.dataset(), choice.period)
        _button(_("下载指标数据（Excel）"), figures, f"{name}.xlsx", EXCEL)
        _offer_all(choice)


def _button(label: str, write: Callable[[], bytes], name: str, media_type: str, *, primary: bool = False) -> None:
    st.download_button(
        label,
        data=write,
        file_name=name,
        mime=media_type,
        icon=":material/download:",
        type="primary" if primary else "secondary",
        on_click="ignore",
        key=f"summary_download_{name.rpartition('.')[2]}",
        width="content" if primary else "stretch",
    )


def _word_with_options(choice: Choice, hidden: frozenset[str]) -> Callable[[Document], bytes]:
    """What writes the Word file. Charts show every org unit by name: only where that is asked for."""
    dataset = cached.dataset()
    named = choice.org_unit == TOTAL and choice.audience == "internal"
    charts = _toggle(_("附图表"), _("各单位完成率，可在 Word 中编辑；只附在全县、内部使用的报告后"), "charts", enabled=named)
    appendix = _toggle(_("附数据来源表"), _("每个数字的含义、算法、文件和单元格"), "appendix")
    comments = _toggle(_("批注"), _("把来源作为批注挂在每个数字上"), "comments")
    drawn = progress_charts(cached.progress(choice.period), dataset.indicators, choice.period, language=choice.language)
    return partial(
        write_docx,
        appendix=appendix,
        comments=comments,
        names=names_of(dataset),
        charts=tuple(chart for chart in drawn if chart.after not in hidden) if charts else (),
    )


def _toggle(label: str, about: str, name: str, *, enabled: bool = True) -> bool:
    key = f"summary_word_{name}"
    wanted = st.toggle(label, value=state.remembered(f"{key}_chosen", False), key=key, help=about, disabled=not enabled)
    state.remember(f"{key}_chosen", wanted)
    return wanted and enabled


def _offer_all(choice: Choice) -> None:
    """Writing all takes a while: a button starts it, a bar shows how far it is, then the archive is there."""
    made_for = (choice.period, choice.form, choice.audience, choice.length, choice.language, cached.record().version())
    if st.button(_("生成全部单位的报告"), icon=":material/folder_zip:", key="summary_all", width="stretch"):
        state.remember("summary_archive", (made_for, _written_for_all(choice)))
    found, archive = state.remembered("summary_archive", (None, b""))
    if found == made_for:
        name = f"{_('各单位报告')}_{choice.period.code}.zip"
        st.download_button(
            _("下载全部（zip）"),
            archive,
            name,
            "application/zip",
            key="summary_download_zip",
            on_click="ignore",
            width="stretch",
        )


def _written_for_all(choice: Choice) -> bytes:
    bar, told = st.progress(0.0), _("已写{done}份，共{count}份")

    def show(done: int, count: int) -> None:
        bar.progress(done / count, told.format(done=done, count=count))

    archive = write_all(cached.dataset(), choice.period, compose=partial(_composed, choice), progress=show)
    bar.empty()
    return archive


def _composed(choice: Choice, survey: Survey, org_unit: str) -> Document:
    """The report on one org unit with what officers made of it; the summary where the form makes no sense for it."""
    form = choice.form if choice.form in forms_for(org_unit) else "summary"
    one = replace(choice, org_unit=org_unit, form=form)
    own = write_from(survey, org_unit, form=form, audience=choice.audience, length=choice.length, language=choice.language)
    drafts = cached.record().drafts
    edits = [kept.edit for kept in drafts.edits(one.kind, choice.period)]
    return finished(arranged(apply_edits(own, edits, choice.period).document, drafts.arrangement(one.kind)))

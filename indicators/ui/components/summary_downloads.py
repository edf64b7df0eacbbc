"""The report to take away: Word with what goes with it, other formats, all townships' reports at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import streamlit as st

from indicators.editing import Draft
from indicators.model import TOTAL
from indicators.narrative import judged_in
from indicators.narrative.document import Document
from indicators.report import write_html, write_md, write_txt
from indicators.report.docx_options import WordOptions
from indicators.report.progress_charts import progress_charts
from indicators.report.trace import names_of
from indicators.report.xlsx import write_xlsx
from indicators.ui import cached, cached_views, state
from indicators.ui.components.summary_archive import offer_all, write_word
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.summary_model import WORD, figures_of, model_in_use, offer_model
from indicators.ui.language import _

NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS: dict[str, tuple[str, str, Callable[..., bytes]]] = {
    "txt": ("TXT", "text/plain", write_txt),
    "md": ("Markdown", "text/markdown", write_md),
    "html": ("HTML", "text/html", write_html),
}
"""By suffix: the name on the button, the media type, and what writes the file."""


def offer_downloads(document: Document, draft: Draft, choice: Choice, hidden: frozenset[str]) -> None:
    """The buttons. Files are written when they are asked for, outside the visitor's session: all they need is bound here."""
    name = NOT_IN_FILE_NAMES.sub("", document.title) or "report"
    word = st.container(width="content")
    with st.popover(_("Word 选项"), icon=":material/tune:"):
        options = _word_options(draft, choice, hidden)
    offer_model(document, choice)
    model = model_in_use(document, choice)
    with word:
        write = partial(write_word, document, options, choice.org_unit, model, figures_of(choice))
        _button(_("下载 Word"), write, f"{name}.docx", WORD, primary=True)
    with st.popover(_("更多格式"), icon=":material/more_horiz:"):
        for suffix, (label, media_type, written_by) in FORMATS.items():
            marks = {"typed": options.marks} if written_by is write_html else {}
            write = partial(written_by, document, **marks)
            _button(_("下载 {format}").format(format=label), write, f"{name}.{suffix}", media_type)
        figures = partial(write_xlsx, cached.dataset(), choice.period)
        _button(_("下载指标数据（Excel）"), figures, f"{name}.xlsx", EXCEL)
        offer_all(choice, options, model)


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


def _word_options(draft: Draft, choice: Choice, hidden: frozenset[str]) -> WordOptions:
    """What goes with the Word file. Charts show every org unit by name: only where that is asked for."""
    dataset = cached.dataset()
    named = choice.org_unit == TOTAL and choice.audience == "internal"
    charts = _toggle(_("附图表"), _("各单位完成率，可在 Word 中编辑；只附在全县、内部使用的报告后"), "charts", enabled=named)
    appendix = _toggle(_("附数据来源表"), _("每个数字的含义、算法、文件和单元格"), "appendix")
    comments = _toggle(_("批注"), _("把来源作为批注挂在每个数字上"), "comments")
    marked = _toggle(_("标出手填数字"), _("手工填写、未与数据核对的数字加底色和批注；发送前可关掉"), "marked", usual=True)
    period = judged_in(dataset, choice.period)
    drawn = progress_charts(cached_views.progress(period), dataset.indicators, period, language=choice.language)
    return WordOptions(
        appendix=appendix,
        comments=comments,
        names=names_of(dataset),
        charts=tuple(chart for chart in drawn if chart.after not in hidden) if charts else (),
        typed=draft.by_hand,
        marked=marked,
    )


def _toggle(label: str, about: str, name: str, *, enabled: bool = True, usual: bool = False) -> bool:
    key = f"summary_word_{name}"
    wanted = st.toggle(label, value=state.remembered(f"{key}_chosen", usual), key=key, help=about, disabled=not enabled)
    state.remember(f"{key}_chosen", wanted)
    return wanted and enabled

"""The reports of all org units in one archive: a button writes them, a bar shows how far it is, and it can be stopped."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from indicators.editing import apply_edits, arranged, claims_in, finished
from indicators.narrative import write_from
from indicators.narrative.document import Document
from indicators.narrative.facts.survey import Survey
from indicators.record import KeptModel
from indicators.report import write_docx
from indicators.report.batch import write_all
from indicators.report.docx_options import WordOptions
from indicators.stationery import Figures, put_in
from indicators.ui import cached, state
from indicators.ui.components.messages import say
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.summary_model import figures_of
from indicators.ui.language import _
from indicators.views.summary import forms_for


def write_word(
    document: Document, options: WordOptions, org_unit: str, model: KeptModel | None, figures: Figures | None = None
) -> bytes:
    """The report in the office's own file, or in the standard format where there is none."""
    if model and figures:
        return put_in(model.content, document, figures, org_unit=org_unit, options=options)
    return write_docx(
        document,
        appendix=options.appendix,
        comments=options.comments,
        names=options.names,
        charts=options.charts,
        typed=options.typed,
        marked=options.marked,
    )


def offer_all(choice: Choice, options: WordOptions, model: KeptModel | None) -> None:
    """Writing all takes a while; the archive is there until the data, the form or the model change."""
    made_for = (replace(choice, org_unit=""), model.sha256 if model else "", options.marked, cached.record().version())
    if st.button(_("生成全部单位的报告"), icon=":material/folder_zip:", key="summary_all", width="stretch"):
        state.remember("summary_archive", (made_for, _written_for_all(choice, model, options)))
    found, archive = state.remembered("summary_archive", (None, b""))
    if found == made_for:
        st.download_button(
            _("下载全部（zip）"),
            archive,
            f"{_('各单位报告')}_{choice.period.code}.zip",
            "application/zip",
            key="summary_download_zip",
            on_click="ignore",
            width="stretch",
        )


def _written_for_all(choice: Choice, model: KeptModel | None, options: WordOptions) -> bytes:
    place, told = st.empty(), _("已写{done}份，共{count}份")
    with place.container():
        bar = st.progress(0.0)
        st.button(_("停止生成"), icon=":material/close:", key="summary_all_stop", on_click=_tell_stopped, width="stretch")

    def show(done: int, count: int) -> None:
        """Drawing is where Streamlit ends a run that a press of a button has overtaken."""
        bar.progress(done / count, told.format(done=done, count=count))

    one = partial(_written, choice=choice, options=options, model=model, figures=figures_of(choice))
    archive = write_all(cached.dataset(), choice.period, written=one, progress=show)
    place.empty()
    return archive


def _tell_stopped() -> None:
    say(_("已停止生成，没有留下文件。"))


def _written(
    survey: Survey, org_unit: str, *, choice: Choice, options: WordOptions, model: KeptModel | None, figures: Figures
) -> tuple[str, bytes]:
    """The report on one org unit with what officers made of it; the summary where the form makes no sense for it."""
    form = choice.form if choice.form in forms_for(org_unit) else "summary"
    one = replace(choice, org_unit=org_unit, form=form)
    own = write_from(survey, org_unit, form=form, audience=one.audience, length=one.length, language=one.language)
    drafts, found = cached.record().drafts, claims_in(survey, one.language, org_unit)
    draft = apply_edits(own, [kept.edit for kept in drafts.edits(one.kind)], one.period, found)
    document = finished(arranged(draft.document, drafts.arrangement(one.kind)))
    theirs = WordOptions(names=options.names, typed=draft.by_hand, marked=options.marked)
    return document.title, write_word(document, theirs, org_unit, model, figures)

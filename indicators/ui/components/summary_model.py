"""The office's own Word file that the report is put into: give one, see it in use, take another, remove it."""

from __future__ import annotations

import streamlit as st

from indicators.narrative import FORMS
from indicators.narrative.document import Document
from indicators.record import KeptModel, RecordUnavailable
from indicators.stationery import Figures, Flaw, Unusable, flaws_in, put_in, sample_model
from indicators.ui import cached, cached_views, state
from indicators.ui.components.messages import say
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_IN_SAMPLE = 2
"""How many of the office's indicators the sample shows."""


def model_in_use(document: Document, choice: Choice) -> KeptModel | None:
    """The model for this form of report, if there is one that is switched on and fits the present data."""
    kept = cached.record().models.current(choice.form)
    if kept is None or not _is_on(choice) or _flaws(kept, document, choice):
        return None
    return kept


def figures_of(choice: Choice) -> Figures:
    return Figures(cached.dataset(), cached_views.progress(choice.period), choice.period)


def offer_model(document: Document, choice: Choice) -> None:
    """What is in use, the place for another one, and a sample to begin with."""
    kept = cached.record().models.current(choice.form)
    with st.popover(_("本单位模板"), icon=":material/description:"):
        if kept is not None:
            _show_kept(kept, document, choice)
        else:
            form = FORMS[choice.form].get(state.language(), FORMS[choice.form]["zh"])
            text = _("上传本单位的 Word 文件作模板，以后的“{form}”都套用它的红头、样式和页眉页脚。").format(form=form)
            st.html(f"<p class='note'>{as_html(text)}</p>")
        _ask_for_model(document, choice)
        note = _(
            "模板里写上{{标题}}、{{正文}}、{{落款}}、{{日期}}、{{期间}}、{{单位}}，或{{会员总数}}、{{会员总数.完成率}}这样的单个数字。"
        )
        st.html(f"<p class='note'>{as_html(note)}</p>")
        _offer_sample()


def _show_kept(kept: KeptModel, document: Document, choice: Choice) -> None:
    since = kept.kept_at.astimezone().strftime("%Y-%m-%d")
    label = _("套用模板“{name}”（{since}起）").format(name=as_markdown(kept.name), since=since)
    key = f"summary_model_{choice.form}"
    state.remember(f"{key}_chosen", st.toggle(label, value=_is_on(choice), key=key))
    for flaw in _flaws(kept, document, choice):
        st.warning(as_markdown(_("这次没有套用：{reason}").format(reason=flaw.sentence(state.language()))))
    st.button(_("移除模板"), icon=":material/delete:", key="summary_model_remove", on_click=_remove, args=(choice,))


def _ask_for_model(document: Document, choice: Choice) -> None:
    """After each file the place for files is a new one, or it would be given again in every run."""
    translate_uploader()
    key = f"summary_model_file_{state.remembered('summary_models_given', 0)}"
    label = _("上传模板（.docx）")
    st.file_uploader(label, key=key, on_change=_take, args=(key, document, choice), label_visibility="collapsed")


def _offer_sample() -> None:
    names = [indicator.name for indicator in cached.dataset().indicators.values()][:_IN_SAMPLE]
    st.download_button(
        _("下载示例模板"),
        data=lambda: sample_model(names),
        file_name=f"{_('示例模板')}.docx",
        mime=WORD,
        icon=":material/download:",
        on_click="ignore",
        key="summary_model_sample",
        width="stretch",
    )


def _take(key: str, document: Document, choice: Choice) -> None:
    """Try the file on the report at hand; keep it if that can be done."""
    given = state.remembered(key)
    if given is None:
        return
    state.remember("summary_models_given", state.remembered("summary_models_given", 0) + 1)
    content = given.getvalue()
    try:
        put_in(content, document, figures_of(choice), org_unit=choice.org_unit)
        cached.record().models.keep(choice.form, given.name, content, who=state.reporter())
    except Unusable as unusable:
        for flaw in unusable.flaws:
            say(f"{given.name}：{flaw.sentence(state.language())}", failed=True)
    except RecordUnavailable:
        say(_("没有保存：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        state.remember(f"summary_model_{choice.form}_chosen", True)
        say(_("模板“{name}”可以套用，已保存；下一季仍用它。").format(name=given.name))


def _remove(choice: Choice) -> None:
    try:
        cached.record().models.remove(choice.form)
    except RecordUnavailable:
        say(_("没有改成：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(_("模板已移除，下载的 Word 恢复为标准公文格式。"))


def _is_on(choice: Choice) -> bool:
    return bool(state.remembered(f"summary_model_{choice.form}_chosen", True))


def _flaws(kept: KeptModel, document: Document, choice: Choice) -> tuple[Flaw, ...]:
    return flaws_in(kept.content, document, figures_of(choice), org_unit=choice.org_unit)

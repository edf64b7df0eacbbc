"""Definitions out to a file and in from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.defining.effects import with_definitions
from indicators.defining.files import DefinitionFile, read_definitions
from indicators.defining.news import News, listed_places, news_in
from indicators.defining.office_form import write_office
from indicators.defining.office_rows import office_tables
from indicators.defining.rules import mistake_text
from indicators.defining.sheet_form import write_sheet
from indicators.defining.toml_form import write_toml
from indicators.model import Indicator
from indicators.problems import message_of
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save
from indicators.ui.components.sealed_warning import warn_of_sealed
from indicators.ui.components.structure_effect import show_structure_effect
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.definitions import changed_fields, name_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TURN = "definition_import"
_READ = "definition_file"


def offer_definitions(definitions: Sequence[Indicator], known: Mapping[str, Indicator]) -> None:
    names = {id_: i.name for id_, i in known.items()}
    structure, recorded = cached_record.structure(), cached.recorded()
    with st.container(horizontal=True):
        st.download_button(
            _("下载 Excel"),
            data=lambda: write_sheet(definitions, names, listed_places(recorded), office_tables(structure, recorded.scoring)),
            file_name="指标体系.xlsx",
            mime=_XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="definitions_xlsx",
        )
        st.download_button(
            _("下载 TOML"),
            data=lambda: write_toml(definitions, write_office(structure, recorded.scoring)),
            file_name="指标体系.toml",
            mime="application/toml",
            icon=":material/download:",
            on_click="ignore",
            key="definitions_toml",
        )


def take_definitions() -> None:
    """A file is read once and kept until it is saved or discarded; nothing changes before."""
    translate_uploader()
    turn = state.remembered(_TURN, 0)
    file = st.file_uploader(_("导入指标定义（带“指标体系”工作表的表格，或 TOML 文件）"), key=f"{_TURN}_{turn}")
    if file is not None:
        state.remember(_READ, read_definitions(file.getvalue(), file.name, cached_record.catalogue()))
        state.remember(_TURN, turn + 1)
        st.rerun()
    found: DefinitionFile | None = state.remembered(_READ)
    if found is not None:
        _show_found(found)


def _show_found(found: DefinitionFile) -> None:
    language = state.language()
    for text in (*(message_of(p, language) for p in found.problems), *(mistake_text(m, language) for m in found.mistakes)):
        st.error(as_markdown(text))
    counted = _("新的或有改动的{changed}项，与现在相同的{unchanged}项。")
    st.html(f"<p class='plain'>{as_html(counted.format(changed=len(found.changed), unchanged=found.unchanged))}</p>")
    if found.changed:
        st.html(f"<ul class='notes'>{''.join(_item(d) for d in found.changed)}</ul>")
        warn_of_sealed(cached.dataset(), with_definitions(cached.dataset(), found.changed))
    news = news_in(found, cached_record.structure(), cached.recorded())
    sound = _show_news(news)
    with st.container(horizontal=True):
        if found.changed or news.count:
            label = _("保存这{count}项").format(count=len(found.changed) + news.count)
            changes = (found.changed, news)
            st.button(label, type="primary", key="definitions_save", on_click=_save, args=changes, disabled=not sound)
        st.button(_("放弃"), key="definitions_discard", on_click=state.forget, args=(_READ,))


def _show_news(news: News) -> bool:
    """What is new of org units and scoring, and its effect; False where it makes no tree."""
    counts = {
        _("组织单位：{count}个单位的上级或类别"): len(news.places),
        _("单位变更：{count}处"): len(news.changes),
        _("评分办法"): int(news.method is not None),
    }
    items = "".join(f"<li>{as_html(text.format(count=count))}</li>" for text, count in counts.items() if count)
    if items:
        st.html(f"<ul class='notes'>{items}</ul>")
    return not (news.places or news.changes) or show_structure_effect(news.added_to(cached_record.structure()))


def _item(definition: Indicator) -> str:
    language, known = state.language(), cached_record.catalogue().get(definition.id)
    comma = "、" if language == "zh" else ", "
    what = comma.join(changed_fields(known, definition, language)) if known else _("新指标")
    return f"<li><span class='about'>{as_html(name_of(definition, language))}</span>{as_html(what)}</li>"


def _save(definitions: Sequence[Indicator], news: News) -> None:
    def change() -> None:
        record, who = cached.record(), state.reporter()
        with record.together():
            if definitions:
                record.define(definitions, who=who)
            if news.changes:
                record.office.change(news.changes, who=who)
            if news.places:
                record.office.place(news.places, who=who)
            if news.method:
                record.office.score(news.method, who=who)

    if save(change, _("已保存{count}项定义，数据已按它们重新计算。").format(count=len(definitions) + news.count)):
        state.forget(_READ)

"""Definitions out to a file and in from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.defining.files import DefinitionFile, read_definitions
from indicators.defining.rules import mistake_text
from indicators.defining.sheet_form import write_sheet
from indicators.defining.toml_form import write_toml
from indicators.model import Indicator
from indicators.problems import message_of
from indicators.record import RecordUnavailable
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import say
from indicators.ui.components.uploader import translate_uploader
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.definitions import changed_fields, name_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TURN = "definition_import"
_READ = "definition_file"


def offer_definitions(definitions: Sequence[Indicator], known: Mapping[str, Indicator]) -> None:
    names = {id_: i.name for id_, i in known.items()}
    with st.container(horizontal=True):
        st.download_button(
            _("下载 Excel"),
            data=lambda: write_sheet(definitions, names),
            file_name="指标体系.xlsx",
            mime=_XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="definitions_xlsx",
        )
        st.download_button(
            _("下载 TOML"),
            data=lambda: write_toml(definitions),
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
    with st.container(horizontal=True):
        if found.changed:
            label = _("保存这{count}项").format(count=len(found.changed))
            st.button(label, type="primary", key="definitions_save", on_click=_save, args=(found.changed,))
        st.button(_("放弃"), key="definitions_discard", on_click=state.forget, args=(_READ,))


def _item(definition: Indicator) -> str:
    language, known = state.language(), cached_record.catalogue().get(definition.id)
    comma = "、" if language == "zh" else ", "
    what = comma.join(changed_fields(known, definition, language)) if known else _("新指标")
    return f"<li><span class='about'>{as_html(name_of(definition, language))}</span>{as_html(what)}</li>"


def _save(definitions: Sequence[Indicator]) -> None:
    try:
        cached.record().define(definitions)
    except RecordUnavailable:
        say(_("没有保存：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        state.forget(_READ)
        say(_("已保存{count}项定义，数据已按它们重新计算。").format(count=len(definitions)))

"""One definition to confirm or change: its fields, what the change would do, saving, and undoing what was saved."""

from __future__ import annotations

import streamlit as st

from indicators.defining.effects import with_definitions
from indicators.defining.rules import mistake_text, mistakes_in
from indicators.model import Indicator
from indicators.record import RecordUnavailable
from indicators.ui import cached, cached_record, state
from indicators.ui.components.definition_form import definition_fields
from indicators.ui.components.messages import save, say
from indicators.ui.components.rule import show_rule
from indicators.ui.components.sealed_warning import telling_of_sealed, warn_of_sealed
from indicators.ui.components.words import as_html, as_markdown, heading
from indicators.ui.language import _
from indicators.views.definition_effect import effect_of
from indicators.views.definitions import changed_fields, name_of, past_changes

CHOSEN = "choose_definition"


def choose_definition() -> str:
    """The indicator to look at; empty as long as none is chosen."""
    language, known = state.language(), _known()
    chosen = state.view_now().definition
    st.selectbox(
        _("查看或修改一项"),
        list(known),
        format_func=lambda id_: name_of(known[id_], language),
        placeholder=_("选一项"),
        **state.control(CHOSEN, "definition", chosen if chosen in known else None, lambda id_: id_ or ""),
    )
    return chosen if chosen in known else ""


def show_editor(indicator: str) -> None:
    known = _known()
    now, language = known[indicator], state.language()
    with st.container(border=True, key="definition_editor"):
        heading(name_of(now, language), _("改完先看影响，再保存；原来的定义留着，随时可以撤销"))
        key = f"define_{indicator}_{_newest(indicator)}"
        wanted = definition_fields(now, known, cached_record.catalogue().sections, key)
        _show_effect(now, wanted)
        _show_history(indicator)


def _known() -> dict[str, Indicator]:
    """Every definition: those in use first, as they are applied to the data."""
    used = cached.dataset().indicators
    return used | {id_: d for id_, d in cached_record.catalogue().indicators.items() if id_ not in used}


def _newest(indicator: str) -> int:
    """The number of the change in force: after saving and undoing the fields begin anew."""
    live = (d.number for d in cached_record.definitions() if d.is_live and d.indicator.id == indicator)
    return next(live, 0)


def _show_effect(now: Indicator, wanted: Indicator) -> None:
    language = state.language()
    mistakes = mistakes_in(wanted, _known())
    for mistake in mistakes:
        st.error(as_markdown(mistake_text(mistake, language)))
    fields = changed_fields(now, wanted, language)
    if fields and not mistakes:
        _show_figures(wanted, fields)
    if fields or now.inferred:
        label = _("保存修改") if fields else _("确认无误")
        st.button(label, type="primary", key="definition_save", on_click=_save, args=(wanted,), disabled=bool(mistakes))


def _show_figures(wanted: Indicator, fields: list[str]) -> None:
    language, period = state.language(), state.view_now().period
    comma = "、" if language == "zh" else ", "
    st.html(f"<p class='plain'>{as_html(_('修改了：{fields}').format(fields=comma.join(fields)))}</p>")
    if period is None:
        return
    warn_of_sealed(cached.dataset(), with_definitions(cached.dataset(), [wanted]))
    effect = effect_of(cached.dataset(), wanted, period, language)
    st.html(f"<p class='plain'>{as_html(effect.sentence)}</p>")
    if not effect.is_none:
        st.dataframe(effect.table, hide_index=True, width="stretch", key="definition_effect")
        show_rule()


def _show_history(indicator: str) -> None:
    changes = past_changes(cached_record.definitions(), indicator, state.language())
    if not changes:
        return
    undone = _("，{time}撤销")
    items = "".join(
        f"<li><span class='about'>{as_html(' · '.join(filter(None, (c.time, c.who))))}"
        f"{as_html(undone.format(time=c.undone)) if c.undone else ''}</span>{as_html(c.what)}</li>"
        for c in changes
    )
    with st.expander(_("修改记录（{count}次）").format(count=len(changes)), icon=":material/history:"):
        st.html(f"<ul class='notes'>{items}</ul>")
        if any(not c.undone for c in changes):
            label = _("撤销最近一次修改")
            st.button(label, icon=":material/undo:", key="definition_undo", on_click=_undo, args=(indicator,))


def _save(definition: Indicator) -> None:
    done = _("“{name}”的定义已保存，数据已按它重新计算。").format(name=name_of(definition, state.language()))
    save(lambda: cached.record().define([definition], who=state.reporter()), done)


def _undo(indicator: str) -> None:
    try:
        with telling_of_sealed():
            cached.record().undo_definition(indicator)
    except KeyError:
        say(_("这项修改已经撤销过了。"))
    except RecordUnavailable:
        say(_("没有撤销：数据库暂时不能写入，请稍后再试。"), failed=True)
    else:
        say(_("已撤销，恢复为上一次的定义。"))

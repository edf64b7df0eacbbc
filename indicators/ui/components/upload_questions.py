"""Questions about a file that only a person can answer, at the top of what was read; each answer reads the file again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from indicators.catalogue import Catalogue
from indicators.model import Indicator
from indicators.record import org_unit_names
from indicators.ui import cached, cached_record, state
from indicators.ui.components.upload_answers import (
    answer_chosen_column,
    answer_chosen_org_unit,
    answer_column,
    answer_org_unit,
)
from indicators.ui.components.upload_files import Waiting
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.definitions import name_of
from indicators.views.questions import (
    ColumnQuestion,
    Merged,
    OrgUnitQuestion,
    choices_for,
    column_questions,
    merged_names,
    org_unit_questions,
)

SHOWN_AT_ONCE = 5
"""Questions open at a time; the others move up as these are answered."""


def show_questions(one: Waiting) -> None:
    catalogue = cached_record.catalogue()
    columns = list(column_questions(one.reading, catalogue, cached_record.remembered()))
    org_units = list(org_unit_questions(one.reading))
    count = len(columns) + len(org_units)
    if not count:
        return
    with st.container(border=True, key=f"upload_questions_{one.number}"):
        note = _("回答后马上重新读取，以后的报表照此理解；不回答也可以入库。")
        title = _("有{count}处请确认").format(count=count)
        st.html(f"<h3 class='part'>{as_html(title)}</h3><p class='note'>{as_html(note)}</p>")
        definitions = {i.id: i for i in one.reading.indicators}
        for number, org_unit in enumerate(org_units[:SHOWN_AT_ONCE]):
            _ask_org_unit(org_unit, one, f"upload_unit_{one.number}_{number}_{org_unit.name}")
        for number, column in enumerate(columns[: max(0, SHOWN_AT_ONCE - len(org_units))]):
            key = f"upload_column_{one.number}_{number}_{column.heading.wording}"
            _ask_column(column, catalogue, definitions, key)


def show_merged(one: Waiting) -> None:
    """The spellings that are read as another name, each with the way to tell the two apart."""
    merged = merged_names(one.as_read, one.reading, org_unit_names(cached_record.remembered()))
    if not merged or one.earlier is not None:
        return
    with st.expander(_("合并读取的单位名称（{count}个）").format(count=len(merged)), icon=":material/merge:"):
        for found in merged:
            _show_merged(found, one)


def _show_merged(found: Merged, one: Waiting) -> None:
    text = _("“{spelling}”读作“{name}”").format(spelling=found.spelling, name=found.name)
    about = _("以前确认过") if found.said else _("写法相近")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f"<p class='plain remembered'>{as_html(text)}<span class='about'>{as_html(about)}</span></p>")
        key, apart = f"upload_apart_{one.number}_{found.spelling}", (found.spelling, found.spelling)
        st.button(_("不是同一单位"), icon=":material/call_split:", key=key, on_click=answer_org_unit, args=apart)


def _ask_column(question: ColumnQuestion, catalogue: Catalogue, definitions: Mapping[str, Indicator], key: str) -> None:
    heading, language = question.heading, state.language()
    choices = {i.id: name_of(i, language) for i in choices_for(heading, catalogue, definitions)}
    maybe = catalogue.get(question.maybe)
    if maybe is not None:
        text = _("“{header}”是否就是“{indicator}”？").format(header=heading.wording, indicator=name_of(maybe, language))
    else:
        text = _("“{header}”没有对应的指标，作为单独的指标？").format(header=heading.wording)
    _show_question(text, heading.place)
    with st.container(horizontal=True, vertical_alignment="center"):
        if maybe is not None:
            st.button(_("是"), key=f"{key}_yes", type="primary", on_click=answer_column, args=(heading, maybe.id))
        own = _("不是，作为单独的指标") if maybe else _("作为单独的指标")
        st.button(own, key=f"{key}_own", on_click=answer_column, args=(heading, heading.own))
        _choose(_("选别的指标…"), choices, f"{key}_other", answer_chosen_column, heading)


def _ask_org_unit(question: OrgUnitQuestion, one: Waiting, key: str) -> None:
    name, known = question.name, question.known
    if known:
        text = _("“{name}”与已有的“{known}”是同一单位吗？").format(name=name, known=known)
    else:
        text = _("“{name}”是新增的单位吗？").format(name=name)
    _show_question(text)
    there = set(one.reading.org_units)
    with st.container(horizontal=True, vertical_alignment="center"):
        if known:
            st.button(_("是同一单位"), key=f"{key}_same", type="primary", on_click=answer_org_unit, args=(name, known))
        st.button(_("是新增的单位"), key=f"{key}_new", on_click=answer_org_unit, args=(name, name))
        others = {unit: unit for unit in cached.recorded().org_units if unit not in there}
        _choose(_("选已有的单位…"), others, f"{key}_other", answer_chosen_org_unit, name)


def _choose(label: str, names: Mapping[str, str], key: str, answer: Callable[..., None], about: object) -> None:
    st.selectbox(
        label,
        list(names),
        None,
        format_func=names.__getitem__,
        placeholder=label,
        label_visibility="collapsed",
        key=key,
        on_change=answer,
        args=(about, key),
        width=240,
    )


def _show_question(text: str, place: str = "") -> None:
    about = f"<span class='about'>{as_html(place)}</span>" if place else ""
    st.html(f"<p class='plain question'>{as_html(text)}{about}</p>")

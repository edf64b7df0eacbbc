"""The fields of one definition, filled with what it is now; what they say is a definition again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from indicators.defining.words import DIRECTIONS, KINDS, TARGET_FORMS, schedules_of, target_forms_for
from indicators.model import Indicator, Kind, Schedule, TargetForm
from indicators.progress.definitions import target_form
from indicators.ui import state
from indicators.ui.language import _
from indicators.views.definitions import name_of
from indicators.views.names import theme_name

Choice = TypeVar("Choice", bound=StrEnum)


def definition_fields(now: Indicator, known: Mapping[str, Indicator], sections: Sequence[str], key: str) -> Indicator:
    """``key`` sets the fields of this state of the definition apart from those of any other."""
    left, right = st.columns(2, gap="large")
    with left:
        named = replace(
            now,
            name=st.text_input(_("名称"), now.name, key=f"{key}_name").strip(),
            name_en=st.text_input(_("英文名"), now.name_en, key=f"{key}_name_en").strip(),
            unit=st.text_input(_("计量单位"), now.unit, key=f"{key}_unit").strip(),
            aliases=_aliases(now.aliases, key),
            section=_section(now.section, sections, key),
            source=st.text_area(_("口径和来源"), now.source, key=f"{key}_source").strip(),
        )
    with right:
        return _counted(named, known, key)


def _counted(named: Indicator, known: Mapping[str, Indicator], key: str) -> Indicator:
    """How it adds up and what is asked of it; only the questions that its kind leaves open."""
    language = state.language()
    kind = _choose(_("类型"), named.kind, KINDS[language], key=f"{key}_kind")
    better = _choose(_("方向"), named.better, DIRECTIONS[language], key=f"{key}_better")
    numerator = denominator = None
    if kind is Kind.RATIO:
        numerator = _part(_("分子"), named.numerator, named, known, f"{key}_numerator")
        denominator = _part(_("分母"), named.denominator, named, known, f"{key}_denominator")
    forms = {form: TARGET_FORMS[language][form] for form in target_forms_for(kind, better)}
    form = _choose(_("目标形式"), target_form(named), forms, key=f"{key}_target_{kind}_{better}")
    counted = replace(named, kind=kind, better=better, target_form=_as_written(named, form))
    result = replace(counted, numerator=numerator, denominator=denominator)
    if schedules := schedules_of(result, language):
        now = named.schedule if named.schedule in schedules else Schedule.EVEN
        schedule = _choose(_("进度安排"), now, schedules, key=f"{key}_schedule_{kind}")
        result = replace(result, schedule=schedule)
    return replace(result, weight=_weight(named.weight, key))


def _weight(now: float | None, key: str) -> float | None:
    help_ = _("各指标按权重分一百分；0表示不参加评分，不填的在别的指标有权重时也不参加")
    return st.number_input(_("评分权重"), 0.0, None, now, 1.0, format="%g", help=help_, key=f"{key}_weight")


def _as_written(now: Indicator, form: TargetForm) -> TargetForm:
    """A form that only follows from kind and direction stays as it was written: nothing was chosen."""
    return now.target_form if form is target_form(now) else form


def _choose(label: str, now: Choice, words: Mapping[Choice, str], *, key: str) -> Choice:
    options = list(words)
    index = options.index(now) if now in words else 0
    return st.selectbox(label, options, index, format_func=words.__getitem__, key=key)


def _part(label: str, now: str | None, definition: Indicator, known: Mapping[str, Indicator], key: str) -> str | None:
    """A part must be an amount; the one there is now is offered whatever it is."""
    amounts = [i.id for i in known.values() if i.kind in (Kind.FLOW, Kind.STOCK) and i.id != definition.id]
    options = list(dict.fromkeys([*([now] if now else []), *amounts]))
    language = state.language()
    return st.selectbox(
        label,
        options,
        options.index(now) if now else None,
        format_func=lambda id_: name_of(known[id_], language) if id_ in known else id_,
        placeholder=_("选一项指标"),
        key=key,
    )


def _section(now: str, sections: Sequence[str], key: str) -> str:
    options, language = list(dict.fromkeys([*sections, now])), state.language()
    chosen = st.selectbox(
        _("板块"),
        options,
        options.index(now),
        format_func=lambda section: theme_name(section, language),
        accept_new_options=True,
        help=_("可以直接输入新的板块"),
        key=f"{key}_section",
    )
    return (chosen or now).strip()


def _aliases(now: tuple[str, ...], key: str) -> tuple[str, ...]:
    chosen = st.multiselect(
        _("别名"),
        list(now),
        list(now),
        accept_new_options=True,
        placeholder=_("输入表头里的其他叫法"),
        help=_("表头写成这些名称时，都读作这项指标"),
        select_all=False,
        key=f"{key}_aliases",
    )
    return tuple(alias.strip() for alias in chosen if alias.strip())

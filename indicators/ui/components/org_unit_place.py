"""Org units to be given another place in the tree or another peer group; the effect is shown before anything is saved."""

from __future__ import annotations

import streamlit as st

from indicators.org_units import Group, Place, Structure
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save
from indicators.ui.components.structure_effect import show_structure_effect
from indicators.ui.language import _

AS_IT_IS = "\x00"
"""Stands for: leave it as it is."""


def show_place_form(structure: Structure) -> None:
    labels = cached.org_unit_labels()
    key = f"place_{len(cached_record.places())}"
    units = st.multiselect(
        _("选一个或几个单位"),
        list(labels),
        format_func=labels.__getitem__,
        placeholder=_("选单位"),
        select_all=False,
        key=f"{key}_units",
    )
    if not units:
        return
    left, right = st.columns(2)
    with left:
        parent = _choose(_("上级单位"), ["", *(u for u in labels if u not in units)], _("（直接属于全县）"), f"{key}_parent")
    with right:
        groups = dict.fromkeys((*(str(g) for g in Group), *structure.groups.values()))
        group = _choose(_("类别（同类之间比较、排名）"), ["", *groups], _("（按名称判断）"), f"{key}_group")
    today = structure.today()
    places = [_placed(today.place_of(unit), parent, group) for unit in units]
    wanted = structure.with_places(places)
    if wanted == structure:
        return
    if show_structure_effect(wanted):
        st.button(_("保存单位设置"), type="primary", key="place_save", on_click=_save, args=(places,))


def _choose(label: str, options: list[str], none: str, key: str) -> str:
    """One of the options or a new one typed."""
    names = {AS_IT_IS: _("（不改）"), "": none}
    chosen = st.selectbox(
        label,
        [AS_IT_IS, *options],
        format_func=lambda option: names.get(option, option),
        accept_new_options=True,
        help=_("可以直接输入新的名称"),
        key=key,
    )
    return chosen if chosen == AS_IT_IS else chosen.strip()


def _placed(now: Place, parent: str, group: str) -> Place:
    return Place(now.org_unit, now.parent if parent == AS_IT_IS else parent, now.group if group == AS_IT_IS else group)


def _save(places: list[Place]) -> None:
    done = _("已保存{count}个单位的设置，数据已按它重新计算。").format(count=len(places))
    save(lambda: cached.record().office.place(places, who=state.reporter()), done)

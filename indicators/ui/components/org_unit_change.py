"""Org units renamed, merged or split: from when, into what; the effect is shown before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from indicators.dataset import Dataset
from indicators.org_units import Change, InvalidChange, Structure
from indicators.periods import Period
from indicators.ui import cached, cached_record, state
from indicators.ui.components.messages import save
from indicators.ui.components.structure_effect import show_structure_effect
from indicators.ui.components.words import as_markdown
from indicators.ui.language import _
from indicators.views.periods import period_name

RENAMED, MERGED, SPLIT = "renamed", "merged", "split"


def show_change_form(structure: Structure) -> None:
    key = f"change_{len(cached_record.changes_of_units())}"
    kinds = {RENAMED: _("改名"), MERGED: _("合并（并入）"), SPLIT: _("拆分")}
    kind = st.segmented_control(
        _("发生了什么"), list(kinds), default=RENAMED, format_func=kinds.__getitem__, required=True, key=f"{key}_kind"
    )
    dataset = cached_record.as_reported()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        since = _since(dataset, f"{key}_since")
        names = _old_names(dataset, kind, f"{key}_{kind}_names")
        heirs = _heirs(dataset, kind, names, f"{key}_{kind}_heirs")
    if since is None or not names or not heirs:
        return
    try:
        shares = ask_shares(heirs, f"{key}_{kind}_shares")
        changes = tuple(Change(name, since, shares) for name in names)
    except InvalidChange:
        st.error(as_markdown(_("各份额加起来应为100%。")))
        return
    if show_structure_effect(replace(structure, changes=(*structure.changes, *changes))):
        st.button(_("保存单位变更"), type="primary", key="change_save", on_click=_save, args=(changes,))


def _since(dataset: Dataset, key: str) -> Period | None:
    """A quarter of the data, or the one that follows them."""
    language = state.language()
    quarters = sorted({quarter for period in dataset.periods for quarter in period.quarters}, reverse=True)
    following = [_next(quarters[0])] if quarters else []
    return st.selectbox(
        _("自哪一季起"),
        [*following, *quarters],
        index=1 if quarters else None,
        format_func=lambda quarter: period_name(quarter, language),
        key=key,
    )


def _next(quarter: Period) -> Period:
    return Period.quarter(quarter.year + quarter.end // 4, quarter.end % 4 + 1)


def _old_names(dataset: Dataset, kind: str, key: str) -> list[str]:
    names = list(dict.fromkeys((*dataset.org_units, *cached.org_unit_labels())))
    if kind == MERGED:
        return st.multiselect(_("原来的单位"), names, placeholder=_("选单位"), select_all=False, key=key)
    chosen = st.selectbox(_("原来的单位"), names, index=None, placeholder=_("选单位"), key=key)
    return [chosen] if chosen else []


def _heirs(dataset: Dataset, kind: str, names: Sequence[str], key: str) -> list[str]:
    """Into what: one name, or for a split several, of which one may be the old name."""
    options = [u for u in dict.fromkeys((*dataset.org_units, *cached.org_unit_labels())) if kind == SPLIT or u not in names]
    typed = _("选已有的单位，或输入新名称")
    if kind == SPLIT:
        chosen = st.multiselect(_("分为"), options, accept_new_options=True, placeholder=typed, select_all=False, key=key)
        return [name.strip() for name in chosen if name.strip()] if len(chosen) > 1 else []
    label = _("新名称") if kind == RENAMED else _("并入的单位")
    name = st.selectbox(label, options, index=None, accept_new_options=True, placeholder=typed, key=key)
    return [name.strip()] if name and name.strip() and name.strip() not in names else []


def ask_shares(heirs: Sequence[str], key: str) -> dict[str, float]:
    """The share of each that goes on with a split org unit; of one alone the whole."""
    if len(heirs) == 1:
        return {heirs[0]: 1.0}
    st.caption(_("以前的数字按份额分给各单位（如按会员数），合计100%；比率不分，各单位沿用。"))
    even = 100 // len(heirs)
    shares = {}
    with st.container(horizontal=True):
        for place, heir in enumerate(heirs):
            usual = 100 - even * (len(heirs) - 1) if place == 0 else even
            percent = st.number_input(
                _("{name}的份额（%）").format(name=heir), 0.0, 100.0, float(usual), 1.0, format="%g", key=f"{key}_{heir}"
            )
            shares[heir] = percent / 100
    return shares


def _save(changes: Sequence[Change]) -> None:
    done = _("单位变更已保存，以前的数字已接到现在的单位名下。")
    save(lambda: cached.record().office.change(changes, who=state.reporter()), done)

"""The org units as a tree, each with its peer group and what it was before."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.dataset import Dataset
from indicators.org_units import Change, Tree, group_name, peer_group
from indicators.ui import state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.org_units import choices_of
from indicators.views.periods import period_name


def show_tree(dataset: Dataset, changes: Sequence[Change]) -> None:
    """``dataset`` is what the record holds; ``changes`` are those that count."""
    tree, reporting = Tree(dataset.parents), set(dataset.org_units)
    before: dict[str, list[str]] = {}
    for change in changes:
        for heir in change.becomes:
            since = period_name(change.since, state.language())
            before.setdefault(heir, []).append(_("{since}前为{name}").format(since=since, name=change.name))
    children: dict[str, list[str]] = {}
    for choice in choices_of(dataset):
        children.setdefault(tree.parents.get(choice.org_unit, ""), []).append(choice.org_unit)

    def branch(above: str, classes: str = "") -> str:
        items = "".join(f"<li>{entry(unit)}{branch(unit)}</li>" for unit in children.get(above, ()))
        return f"<ul class='{classes}'>{items}</ul>" if items else ""

    def entry(unit: str) -> str:
        link = as_html(address_of("township", org_unit=unit, lang=state.language()))
        said = [group_name(peer_group(unit, dataset.groups), state.language()), *before.get(unit, ())]
        if unit in children:
            said.append(_("{count}个下级").format(count=len(children[unit])))
            said += [_("本级也报数：下级报过的以下级合计为准，不重复计算")] if unit in reporting else [_("本级不报数")]
        notes = "".join(f"<small>{as_html(text)}</small>" for text in said)
        return f"<div class='tree-unit'><a href='{link}' target='_self'>{as_html(unit)}</a>{notes}</div>"

    st.html(branch("", "tree" if dataset.parents else "tree tree-flat"))

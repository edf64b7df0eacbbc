"""指标体系: what is measured and how, the org units and how they are scored, to look up, confirm and change."""

from __future__ import annotations

import streamlit as st

from indicators.record import in_force
from indicators.ui import cached, cached_record, state
from indicators.ui.components import definition_editor, definition_files, words
from indicators.ui.components.controls import choose_part
from indicators.ui.components.deeds import show_deeds
from indicators.ui.components.definition_cards import show_definitions, show_waiting
from indicators.ui.components.messages import show_messages
from indicators.ui.components.org_unit_change import show_change_form
from indicators.ui.components.org_unit_place import show_place_form
from indicators.ui.components.org_unit_tree import show_tree
from indicators.ui.components.remembered import show_remembered
from indicators.ui.components.scoring_form import show_scoring_form
from indicators.ui.components.told_changes import show_changes_on_record
from indicators.ui.language import _
from indicators.views.definitions import answer_of, definition_cards
from indicators.views.org_units import structure_answer


def main() -> None:
    part = state.view_now().part
    top = st.container()
    choose_part()
    if part == "org_units":
        org_units(top)
    elif part == "scoring":
        scoring(top)
    else:
        definitions(top)


def definitions(top: st.delta_generator.DeltaGenerator) -> None:
    """The indicators, one to look at and change, all of them to take away, and what is remembered."""
    dataset, catalogue, language = cached.dataset(), cached_record.catalogue(), state.language()
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        chosen = definition_editor.choose_definition()
        unused = st.toggle(_("也显示没有用到的内置指标"), value=not dataset.indicators, key="catalogue_every")
    confirmed = in_force(cached_record.definitions())
    cards = definition_cards(dataset, catalogue, confirmed.keys(), language, every=unused)
    with top:
        words.title(_("指标体系"), answer_of(cards, language))
        show_messages()
        show_waiting(cards)
    if chosen:
        definition_editor.show_editor(chosen)
    words.heading(_("口径"), _("点一张卡片查看或修改"))
    show_definitions(cards, chosen)

    words.heading(_("导出和导入"), _("带走本单位的指标定义、组织单位和评分办法，或用于另一处；导入时先看差别再保存"))
    known = {**dataset.indicators, **catalogue.indicators}
    definition_files.offer_definitions([d for id_, d in known.items() if unused or id_ in dataset.indicators], known)
    definition_files.take_definitions()
    words.heading(_("记住的叫法"), _("读下一份报表时照此理解；不再记住的，以后重新询问"))
    show_remembered(cached_record.remembered(), known)


def org_units(top: st.delta_generator.DeltaGenerator) -> None:
    """The tree with its peer groups, what became of org units, and the way back."""
    dataset, structure, office = cached.recorded(), cached_record.structure(), cached.record().office
    with top:
        words.title(_("指标体系"), structure_answer(dataset, state.language()))
        show_messages()
    words.heading(_("组织单位"), _("上下级和类别；下级的数字逐级汇总，各级都可以看"))
    show_tree(dataset, structure.changes)
    words.heading(_("设上级和类别"), _("先看影响，再保存；随时可以撤销"))
    show_place_form(structure)
    show_deeds(cached_record.places(), _("设置记录（{count}次）"), office.undo_places, "places")
    words.heading(_("改名、合并、拆分"), _("以前的数字接到现在的单位名下，原来的报表不变"))
    show_changes_on_record()
    show_change_form(structure)
    show_deeds(cached_record.changes_of_units(), _("变更记录（{count}次）"), office.undo_changes, "changes")


def scoring(top: st.delta_generator.DeltaGenerator) -> None:
    """How points are given, what is deducted, and what that gives."""
    with top:
        words.title(_("指标体系"), _("百分制评分：需要排名打分的，在这里定办法；每个得分都印出怎样算出。"))
        show_messages()
    words.heading(_("评分办法"), _("先看照此评分的结果，再保存；随时可以撤销"))
    show_scoring_form()
    office = cached.record().office
    show_deeds(cached_record.methods(), _("保存记录（{count}次）"), office.undo_scoring, "scoring")


main()

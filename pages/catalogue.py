"""指标体系: what is measured and how, to look up, confirm and change."""

from __future__ import annotations

import streamlit as st

from indicators.record import in_force
from indicators.ui import cached, cached_record, state
from indicators.ui.components import definition_editor, definition_files, words
from indicators.ui.components.definition_cards import show_definitions, show_waiting
from indicators.ui.components.messages import show_messages
from indicators.ui.components.remembered import show_remembered
from indicators.ui.language import _
from indicators.views.definitions import answer_of, definition_cards


def main() -> None:
    dataset, catalogue, language = cached.dataset(), cached_record.catalogue(), state.language()
    top = st.container()
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

    words.heading(_("导出和导入"), _("带走本单位的指标定义，或用于另一处；导入时先看差别再保存"))
    known = {**dataset.indicators, **catalogue.indicators}
    definition_files.offer_definitions([d for id_, d in known.items() if unused or id_ in dataset.indicators], known)
    definition_files.take_definitions()
    words.heading(_("记住的叫法"), _("读下一份报表时照此理解；不再记住的，以后重新询问"))
    show_remembered(cached_record.remembered(), known)


main()

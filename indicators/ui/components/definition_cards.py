"""The definitions in use as cards, by theme: one piece of HTML for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from indicators.ui import state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.definitions import DefinitionCard, Origin


def show_definitions(groups: Mapping[str, Iterable[DefinitionCard]], chosen: str) -> None:
    """Each card leads to its indicator's editor; that of the ``chosen`` one is framed."""
    names = origin_names()
    st.html(
        "".join(
            f"<h3 class='theme'>{as_html(section)}</h3>"
            f"<div class='definitions'>{''.join(_card(card, names, chosen) for card in cards)}</div>"
            for section, cards in groups.items()
        )
    )


def show_waiting(groups: Mapping[str, Iterable[DefinitionCard]]) -> None:
    """The inferred ones by name, each a link to its editor."""
    waiting = [card for cards in groups.values() for card in cards if card.origin is Origin.INFERRED and card.used]
    if waiting:
        chips = "".join(f"<a class='chip' href='{_link(card)}' target='_self'>{as_html(card.name)}</a>" for card in waiting)
        st.html(f"<p class='chips'>{as_html(_('待确认'))} {chips}</p>")
    if any(card.unjudged for card in waiting):
        st.html(f"<p class='plain'>{as_html(_('推断为越低越好的，确认前只列数字，不评进度、不排位次'))}</p>")


def origin_names() -> dict[Origin, str]:
    return {
        Origin.INFERRED: _("◆ 按表头推断，待确认"),
        Origin.OFFICE: _("● 本单位已确认"),
        Origin.WORKBOOK: _("■ 报表自带"),
        Origin.BUILT_IN: _("■ 系统内置"),
    }


def _card(card: DefinitionCard, origins: Mapping[Origin, str], chosen: str) -> str:
    classes = ["definition", card.origin, "" if card.used else "unused", "chosen" if card.id == chosen else ""]
    unit = f" <small>{as_html(card.unit)}</small>" if card.unit else ""
    other = f"<div class='definition-other'>{as_html(card.other_name)}</div>" if card.other_name else ""
    origin = origins[card.origin] if card.used else f"{origins[card.origin]} · {_('没有数据')}"
    facts = "".join(f"<dt>{as_html(name)}</dt><dd>{as_html(text)}</dd>" for name, text in card.facts)
    return (
        f"<a class='{' '.join(filter(None, classes))}' href='{_link(card)}' target='_self'>"
        f"<div class='definition-name'>{as_html(card.name)}{unit}</div>{other}"
        f"<div class='definition-origin'>{as_html(origin)}</div><dl class='facts'>{facts}</dl></a>"
    )


def _link(card: DefinitionCard) -> str:
    return as_html(address_of("catalogue", definition=card.id, lang=state.language()))

"""Cards in a grid: one piece of HTML for all of them, because two dozen widgets would cost a second."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from indicators.charts.sparkline import draw_sparkline
from indicators.charts.style import STATUS_SHAPES, Palette
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.cards import Card


def show_cards(groups: Mapping[str, Iterable[Card]], palette: Palette, **codes: str) -> None:
    """Cards by theme, each leading to its indicator on the trends page; ``codes`` are the view to keep in the link."""
    themes = "".join(_theme(section, list(cards), palette, codes) for section, cards in groups.items())
    st.html(f"<div class='themes'>{themes}</div>")


def _theme(section: str, cards: list[Card], palette: Palette, codes: Mapping[str, str]) -> str:
    """A theme takes as many columns as it has cards, four at most, so that small themes stand beside each other."""
    body = "".join(_card(card, palette, codes) for card in cards)
    columns = min(len(cards), 4)
    return (
        f"<section class='columns-{columns}'><h3 class='theme'>{as_html(section)}</h3><div class='cards'>{body}</div></section>"
    )


def _card(card: Card, palette: Palette, codes: Mapping[str, str]) -> str:
    spark = draw_sparkline(card.trend, palette, provisional=card.provisional)
    picture = f"<img class='spark' src='{spark}' alt=''>" if spark else ""
    lines = [_target_line(card), *map(as_html, (card.gap, card.change, *card.remarks, _place(card)))]
    details = "".join(f"<div>{line}</div>" for line in lines if line)
    shape = f"<span class='shape'>{STATUS_SHAPES[card.status]}</span>" if card.status else ""
    status = f"<div class='status'>{shape}{as_html(card.status_name)}</div>" if card.status else ""
    link = as_html(address_of("trends", indicator=card.indicator, **codes))
    return (
        f"<a class='card {card.status}' href='{link}' target='_self'>"
        f"<div class='card-name'>{as_html(card.name)}</div>"
        f"<div class='card-value'><span>{as_html(card.value)}</span>{picture}</div>"
        f"{status}"
        f"<div class='card-details'>{details}</div></a>"
    )


def _target_line(card: Card) -> str:
    if not card.target:
        return ""
    done = f" · {as_html(_('完成'))} <b>{as_html(card.completion)}</b>" if card.completion else ""
    return f"{as_html(_('目标'))} {as_html(card.target)}{done}"


def _place(card: Card) -> str:
    return _("位次 {place}").format(place=card.rank) if card.rank else ""

"""Cards in a grid: one piece of HTML for all of them, because two dozen widgets would cost a second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators.charts.sparkline import draw_sparkline
from indicators.charts.style import STATUS_SHAPES, Palette
from indicators.ui.components.ready import ready
from indicators.ui.components.words import as_html, marks_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.cards import Card

MOST_COLUMNS = 5
LONG = 9
"""From so many characters on a value is set in smaller type."""


def note_of_cards(alone: str = "") -> str:
    """``alone`` names the quarter that the statuses of the cards hold against its own share of the year's target."""
    note = _("点一张卡片看各季走势")
    return note + _("；进度为{period}单独对照当季应完成数，累计另列").format(period=alone) if alone else note


def show_cards(
    groups: Mapping[str, Sequence[Card]], palette: Palette, *, only_status: str = "", only_indicator: str = "", **codes: str
) -> None:
    """Cards by theme, each leading to its indicator on the trends page; ``codes`` are the view to keep in the link.

    ``only_status`` and ``only_indicator`` are what they are limited to, if anything.
    """
    st.html(ready(_themes, groups, palette, only_status, only_indicator, *codes.items()))


def _themes(groups: Mapping[str, Sequence[Card]], palette: Palette, status: str, indicator: str, *view: tuple[str, str]) -> str:
    chosen = {
        section: [card for card in cards if status in ("", card.group) and indicator in ("", card.indicator)]
        for section, cards in groups.items()
    }
    themes = "".join(_theme(section, cards, palette, dict(view)) for section, cards in chosen.items() if cards)
    return f"<div class='themes'>{themes}</div>"


def _theme(section: str, cards: list[Card], palette: Palette, codes: Mapping[str, str]) -> str:
    """Cards with a target first; a theme takes as many columns as its widest row, so that small themes share one."""
    judged = [card for card in cards if card.is_judged]
    others = [card for card in cards if not card.is_judged]
    columns = min(max(len(judged), len(others)), MOST_COLUMNS)
    rows = "".join(
        f"<div class='cards {size}'>{''.join(_card(card, palette, codes) for card in group)}</div>"
        for size, group in (("large", judged), ("small", others))
        if group
    )
    return f"<section class='columns-{columns}'><h3 class='theme'>{as_html(section)}</h3>{rows}</section>"


def _card(card: Card, palette: Palette, codes: Mapping[str, str]) -> str:
    spark = draw_sparkline(card.trend, palette, provisional=card.provisional)
    picture = f"<img class='spark' src='{spark}' alt=''>" if spark else ""
    place = _("位次 {place}").format(place=card.rank) if card.rank else ""
    details = "".join(f"<div>{as_html(line)}</div>" for line in (card.target, card.change, *card.notes, place) if line)
    link = as_html(address_of("trends", indicator=card.indicator, **codes))
    return (
        f"<a class='card {card.status}' href='{link}' target='_self'>"
        f"<div class='card-name'>{as_html(card.name)}</div>"
        f"<div class='card-value{' long' if len(card.value) > LONG else ''}'><span>{as_html(card.value)}</span>{picture}</div>"
        f"{_status(card)}{marks_html(card.remarks)}<div class='card-details'>{details}</div></a>"
    )


def _status(card: Card) -> str:
    """Shape, word and gap in one line; nothing where nothing is judged."""
    if not card.status or not card.is_judged:
        return ""
    words = f"{as_html(card.status_name)} <span class='lead'>{as_html(card.lead)}</span>"
    return f"<div class='status'><span class='shape'>{STATUS_SHAPES[card.status]}</span><span>{words}</span></div>"

"""The biggest moves in two short lists, each line a link to the indicator with that township in colour."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from indicators.ui.components.ready import ready
from indicators.ui.components.words import as_html, plain
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.measures import Measure
from indicators.views.movers import Mover, Movers


def show_moves(movers: Movers, **codes: str) -> None:
    if movers.rises or movers.falls:
        st.html(ready(_lists, movers, *codes.items()))
    else:
        plain(_("位次没有明显变化。"))


def _lists(movers: Movers, *view: tuple[str, str]) -> str:
    codes = dict(view)
    rises, falls = _list(_("上升最多"), "up", movers.rises, codes), _list(_("下降最多"), "down", movers.falls, codes)
    return f"<div class='moves'>{rises}{falls}</div>"


def _list(title: str, direction: str, movers: Iterable[Mover], codes: dict[str, str]) -> str:
    items = "".join(_item(mover, direction, codes) for mover in movers)
    return f"<section><h3 class='theme'>{as_html(title)}</h3><ul>{items}</ul></section>" if items else ""


def _item(mover: Mover, direction: str, codes: dict[str, str]) -> str:
    link = as_html(
        address_of("trends", indicator=mover.indicator, measure=Measure.RANK.value, highlight=mover.org_unit, **codes)
    )
    arrow = "↑" if direction == "up" else "↓"
    places = _("第{before}位→第{now}位").format(before=mover.places[0], now=mover.places[1])
    values = "→".join(mover.values)
    return (
        f"<li><a href='{link}' target='_self'><span class='moved {direction}'>{arrow}{abs(mover.moved)}</span>"
        f"<span><b>{as_html(mover.org_unit)}</b> {as_html(mover.name)}"
        f"<span class='from-to'><span>{as_html(places)}</span> <span>{as_html(values)}</span></span></span></a></li>"
    )

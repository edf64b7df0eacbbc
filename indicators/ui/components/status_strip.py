"""How many targets stand where, in one slim line; each count limits the page to its indicators."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from indicators.charts.style import STATUS_SHAPES
from indicators.ui.components.rule import rule_text
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.remarks import CARE, LEVEL, NOT_BEGUN, NOT_DUE
from indicators.views.statuses import StatusCount

_SHAPES = {**STATUS_SHAPES, "level": LEVEL, "not_begun": NOT_BEGUN, "not_due": NOT_DUE, "in_part": CARE}


def show_status_strip(
    counts: Iterable[StatusCount], chosen: str, page: str = "overview", *, to_date: str = "", **codes: str
) -> None:
    """``chosen`` is the status the ``page`` is limited to, if any; its count leads back to all.

    ``to_date`` names the span the counts are of, where the page shows another.
    """
    items = "".join(_item(one, page, codes, chosen=one.status == chosen) for one in counts)
    if items:
        rule = f"<span class='rule'>{as_html(rule_text())}</span>"
        if to_date:
            span = _("按{period}累计：").format(period=to_date)
            items = f"<span class='rule'>{as_html(span)}</span>{items}"
        st.html(f"<nav class='strip' aria-label='{as_html(_('按进度筛选'))}'>{items}{rule}</nav>")


def show_focus(name: str, **codes: str) -> None:
    """What the page is limited to, leading back to all."""
    link = as_html(address_of("overview", **codes))
    told = as_html(_("只看{name}").format(name=name))
    st.html(
        f"<nav class='strip' aria-label='{as_html(_('筛选'))}'><a class='count' href='{link}' target='_self' "
        f"aria-current='true'>{told} <span class='undo'>×</span></a></nav>"
    )


def _item(one: StatusCount, page: str, codes: dict[str, str], *, chosen: bool) -> str:
    status = {} if chosen else {"status": one.status}
    link = as_html(address_of(page, **codes, **status))
    state = " aria-current='true'" if chosen else ""
    undo = " <span class='undo'>×</span>" if chosen else ""
    return (
        f"<a class='count {one.status}' href='{link}' target='_self'{state}>"
        f"<span class='shape'>{_SHAPES[one.status]}</span> {as_html(one.name)} <b>{one.count}</b>{undo}</a>"
    )

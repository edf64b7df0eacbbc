"""The map of completion as a table: it can be read aloud, reached by keyboard and scrolled inside on a phone."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import streamlit as st

from indicators.charts.style import STATUS_SHAPES
from indicators.charts.text import shortened, width
from indicators.ui.components.ready import ready
from indicators.ui.components.words import as_html
from indicators.ui.menu import address_of
from indicators.views.heat import Cell, HeatMap

ROWS = 50
"""Org units on the map at once."""
LONGEST_HEADER = 22
"""Chinese characters of an indicator's name over its column, in two lines; the pointer tells it whole."""


def show_heat_map(heat: HeatMap, *, chosen: str = "", **codes: str) -> None:
    """Each row leads to its township, each column to its indicator; ``codes`` are the view to keep in the links.

    The column of the indicator ``chosen`` stands out. More org units than one can look over come some at a time.
    """
    if len(heat.rows) > ROWS:
        _some_at_a_time(heat, chosen, codes)
    else:
        st.html(ready(_table, heat, 0, chosen, *codes.items()))


@st.fragment
def _some_at_a_time(heat: HeatMap, chosen: str, codes: dict[str, str]) -> None:
    key = f"heat_of_{next(iter(heat.rows))}"
    shown = st.pagination(-(-len(heat.rows) // ROWS), key=key)
    st.html(ready(_table, heat, (shown - 1) * ROWS, chosen, *codes.items()))


def show_key(statuses: dict[str, str], signs: dict[str, str]) -> None:
    """The shapes, colours and words of the statuses, and the signs that occur with theirs, in one line."""
    items = "".join(
        f"<span class='key {status}'><span class='shape'>{STATUS_SHAPES[status]}</span>{as_html(name)}</span>"
        for status, name in statuses.items()
    )
    items += "".join(f"<span class='key'><span class='sign'>{s}</span> {as_html(name)}</span>" for s, name in signs.items())
    st.html(f"<div class='keys'>{items}</div>")


def _table(heat: HeatMap, start: int, chosen: str, *view: tuple[str, str]) -> str:
    """The head and up to ``ROWS`` org units from ``start`` on."""
    codes = dict(view)
    rows = dict(islice(heat.rows.items(), start, start + ROWS))
    some = replace(heat, rows=rows)
    count = sum(map(len, heat.sections.values()))
    columns = f"<colgroup><col class='unit'><col span='{count}'></colgroup>"
    table = f"{columns}{_head(some, codes, chosen)}{_body(some, codes, chosen)}"
    room = f"--columns:{count};--longest-name:{max(map(width, heat.rows)):.1f}"
    return f"<div class='heat-frame' tabindex='0'><table class='heat' style='{room}'>{table}</table></div>"


def _head(heat: HeatMap, codes: dict[str, str], chosen: str) -> str:
    themes = "".join(
        f"<th colspan='{len(group)}' scope='colgroup'>{as_html(section)}</th>" for section, group in heat.sections.items()
    )
    columns = "".join(_column(i, heat, codes, chosen) for group in heat.sections.values() for i in group)
    return f"<thead><tr class='theme-row'><td></td>{themes}</tr><tr class='names'><td></td>{columns}</tr></thead>"


def _body(heat: HeatMap, codes: dict[str, str], chosen: str) -> str:
    columns = [i for group in heat.sections.values() for i in group]
    marks = {group[0]: " first" for group in heat.sections.values()}
    if chosen in columns:
        marks[chosen] = f"{marks.get(chosen, '')} chosen"
    rows = []
    for unit, cells in heat.rows.items():
        link = as_html(address_of("township", org_unit=unit, **codes))
        shown = "".join(_cell(cell, link, marks.get(i, "")) for i, cell in zip(columns, cells, strict=True))
        name = as_html(unit)
        rows.append(f"<tr><th scope='row' title='{name}'><a href='{link}' target='_self'>{name}</a></th>{shown}</tr>")
    return f"<tbody>{''.join(rows)}</tbody>"


def _cell(cell: Cell, link: str, marks: str) -> str:
    signs = f"<sup>{cell.signs}</sup>" if cell.signs else ""
    return (
        f"<td class='{cell.status}{marks}'><a href='{link}' target='_self' tabindex='-1' title='{as_html(cell.meaning)}'>"
        f"{as_html(cell.text)}{signs}</a></td>"
    )


def _column(indicator: str, heat: HeatMap, codes: dict[str, str], chosen: str) -> str:
    link = address_of("trends", indicator=indicator, measure="completion", **codes)
    marks = " class='chosen'" if indicator == chosen else ""
    name, short = as_html(heat.names[indicator]), as_html(shortened(heat.names[indicator], LONGEST_HEADER))
    return f"<th scope='col'{marks} title='{name}'><a href='{as_html(link)}' target='_self'>{short}</a></th>"

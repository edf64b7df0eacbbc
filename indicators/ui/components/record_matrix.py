"""Who has reported which quarter, as a table: it can be read aloud, reached by keyboard and scrolled inside on a phone."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

import streamlit as st

from indicators.periods import Period
from indicators.ui import state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.periods import period_name
from indicators.views.report_matrix import STATE_NAMES, STATE_SHAPES, ReportCell, ReportMatrix


def show_matrix(matrix: ReportMatrix, sealed: Collection[Period]) -> None:
    """Each cell leads to its township in its quarter; ``sealed`` quarters say so in their heading."""
    body = f"{_head(matrix, sealed)}<tbody>{_rows(matrix)}{_counts(matrix)}</tbody>"
    table = f"<table class='reports' style='--columns:{len(matrix.quarters)}'>{body}</table>"
    st.html(f"<div class='heat-frame newest-first-seen' tabindex='0'>{table}</div>")


def show_matrix_key(matrix: ReportMatrix) -> None:
    """The shapes and words of the states that occur."""
    present = {cell.state for cells in matrix.rows.values() for cell in cells}
    items = "".join(
        f"<span class='key {s}'><span class='shape'>{STATE_SHAPES[s]}</span>{as_html(name)}</span>"
        for s, name in STATE_NAMES[state.language()].items()
        if s in present
    )
    st.html(f"<div class='keys reports-key'>{items}</div>")


def _head(matrix: ReportMatrix, sealed: Collection[Period]) -> str:
    years = "".join(
        f"<th class='year' colspan='{len(list(quarters))}' scope='colgroup'>{as_html(_year(year))}</th>"
        for year, quarters in groupby(matrix.quarters, key=lambda q: q.year)
    )
    columns = "".join(_column(quarter, sealed=quarter in sealed) for quarter in matrix.quarters)
    return f"<thead><tr><td></td>{years}</tr><tr><td></td>{columns}</tr></thead>"


def _year(year: int) -> str:
    return f"{year}年" if state.language() == "zh" else str(year)


def _column(quarter: Period, *, sealed: bool) -> str:
    name = quarter.name_zh(with_year=False) if state.language() == "zh" else f"Q{quarter.start}"
    mark = f"<span class='sealed'>{as_html(_('已封存'))}</span>" if sealed else ""
    meaning = as_html(period_name(quarter, state.language()))
    return f"<th class='{_edge(quarter)}' scope='col' title='{meaning}'>{mark}{as_html(name)}</th>"


def _rows(matrix: ReportMatrix) -> str:
    return "".join(
        f"<tr><th scope='row' title='{as_html(unit)}'>{as_html(unit)}</th>"
        + "".join(_cell(unit, quarter, cell) for quarter, cell in zip(matrix.quarters, cells, strict=True))
        + "</tr>"
        for unit, cells in matrix.rows.items()
    )


def _cell(unit: str, quarter: Period, cell: ReportCell) -> str:
    link = as_html(address_of("township", org_unit=unit, period=quarter.code, lang=state.language()))
    shape = f"<span class='shape'>{STATE_SHAPES[cell.state]}</span>"
    words = f"<span>{as_html(cell.text)}</span>" if cell.text else ""
    meaning = as_html(cell.meaning)
    return (
        f"<td class='{cell.state} {_edge(quarter)}'>"
        f"<a href='{link}' target='_self' title='{meaning}' aria-label='{meaning}'>{shape}{words}</a></td>"
    )


def _counts(matrix: ReportMatrix) -> str:
    cells = "".join(
        f"<td class='{_edge(quarter)}'>{heard}/{due}</td>"
        for quarter, (heard, due) in zip(matrix.quarters, matrix.counts, strict=True)
    )
    return f"<tr class='counts'><th scope='row'>{as_html(_('已报/应报'))}</th>{cells}</tr>"


def _edge(quarter: Period) -> str:
    return "first" if quarter.start == 1 else ""

"""Cells that are in doubt, each with a field to type what it should say; and what was typed, with the way back."""

from __future__ import annotations

import streamlit as st

from indicators.model import Severity
from indicators.problems import severity_of
from indicators.ui import state
from indicators.ui.components.upload_answers import correct, restore
from indicators.ui.components.upload_files import Waiting
from indicators.ui.components.words import as_html, as_markdown
from indicators.ui.language import _
from indicators.views.corrections import corrected_cells, doubtful_cells
from indicators.views.intake import Grade, counts_of

SHOWN_AT_ONCE = 10


def can_be_corrected(one: Waiting) -> bool:
    """Whether an error is in a cell that has a field here."""
    errors = {(p.sheet, p.cell) for p in one.reading.problems if severity_of(p) is Severity.ERROR}
    return any((found.sheet, found.cell) in errors for found in doubtful_cells(one.reading))


def offer_corrections(one: Waiting) -> None:
    """Fields for the cells in doubt; open where something must be mended. A file already on record is not corrected."""
    cells, made = doubtful_cells(one.reading, state.language(), one.answers), corrected_cells(one.reading)
    if one.earlier is not None or not (cells or made):
        return
    label = (
        _("在这里改正（{count}个单元格）").format(count=len(cells)) if cells else _("已更正{count}处").format(count=len(made))
    )
    must = bool(counts_of(one.reading.problems)[Grade.ERROR])
    with st.expander(label, icon=":material/edit:", expanded=must or bool(made)):
        if cells:
            st.caption(_("改后按回车，马上重新核对；原表不变，改前改后都留在记录里。"))
        for doubtful in cells[:SHOWN_AT_ONCE]:
            key = f"upload_cell_{one.number}_{doubtful.sheet}_{doubtful.cell}_{doubtful.text}"
            st.text_input(
                as_markdown(doubtful.messages[0]),
                doubtful.text,
                key=key,
                on_change=correct,
                args=(one, doubtful.sheet, doubtful.cell, key, doubtful.text),
                width=640,
            )
        if len(cells) > SHOWN_AT_ONCE:
            st.caption(_("改好这些后显示其余{count}个；成片的错误请在原表中改。").format(count=len(cells) - SHOWN_AT_ONCE))
        for (sheet, cell), (old, new) in made.items():
            _show_made(one, sheet, cell, old, new)


def _show_made(one: Waiting, sheet: str, cell: str, old: str, new: str) -> None:
    text = _("{sheet}!{cell}：原填“{old}”，更正为“{new}”").format(sheet=sheet, cell=cell, old=old, new=new)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f"<p class='plain'>{as_html(text)}</p>")
        key = f"upload_restore_{one.number}_{sheet}_{cell}"
        st.button(_("撤销更正"), icon=":material/undo:", key=key, on_click=restore, args=(one, sheet, cell))

"""The written report on the page: its text as it will be printed, each section with its figure beside it."""

from __future__ import annotations

import streamlit as st

from indicators.charts.targets import draw_targets
from indicators.editing import GAP, Draft, plain_heading, section_names
from indicators.narrative import judged_in
from indicators.narrative.document import Document, Section, Table
from indicators.ui import cached, cached_views, state, theme
from indicators.ui.components.figure import show_figure
from indicators.ui.components.summary_choices import Choice
from indicators.ui.components.summary_contents import show_contents
from indicators.ui.components.summary_edit import offer_saving, show_boxes
from indicators.ui.components.words import as_html, paragraph_html
from indicators.ui.language import _
from indicators.views.summary import pieces_of, rows_of_section, size_of
from indicators.views.targets import target_rows


def answer(document: Document) -> str:
    """How long the text is and how much of it can be traced."""
    characters, numbers = size_of(document)
    text = _("全文{characters}字，其中{numbers}个数字都能查到算法和来源：指着带下划线的数字看。")
    return text.format(characters=characters, numbers=numbers)


def show_report(shown: Document, draft: Draft, choice: Choice) -> None:
    """``shown`` is the draft in the order chosen; its contents stand beside its beginning."""
    with st.container(key="summary_report", gap="small"):
        title, contents = st.columns([3, 2], gap="large")
        with contents:
            show_contents(draft.document, choice.kind)
        names = section_names(shown)
        with title:
            _show_html(f"<h2 class='summary-title'>{as_html(shown.title)}</h2>")
            beginning = [(n, s) for n, s in zip(names, shown.sections, strict=True) if not s.heading][:1]
            for name, section in beginning if names[:1] == ("",) else []:
                _show_html(_section_html(section, name, draft))
        for name, section in zip(names, shown.sections, strict=True):
            if name:
                _show_section(section, name, draft, choice)
        _show_end(shown)


def show_editor(own: Document, draft: Draft, choice: Choice) -> None:
    """All sections with their paragraphs in boxes, in the order the program writes them."""
    with st.form("summary_edit", border=False):
        note = _("直接改字。原有的数字仍跟着数据走；自己填的数字会标出来。清空一段就不写这一段。")
        _show_html(f"<p class='note'>{as_html(note)}</p>")
        offer_saving(own, draft, choice, "save_top")
        for name, section in zip(section_names(draft.document), draft.document.sections, strict=True):
            text, figure = st.columns([3, 2], gap="large")
            with text:
                _show_html(_heading_html(section))
                show_boxes(own, draft, name, choice)
            with figure:
                _show_figure_of(name, choice)
        offer_saving(own, draft, choice, "save_bottom")


def _show_section(section: Section, name: str, draft: Draft, choice: Choice) -> None:
    text, figure = st.columns([3, 2], gap="large")
    with text:
        _show_html(_section_html(section, name, draft))
    with figure:
        _show_figure_of(name, choice)


def _show_figure_of(name: str, choice: Choice) -> None:
    """How far the targets of the section's theme have come."""
    sight, language = cached.sight(choice.org_unit), state.language()
    dataset = cached.dataset(sight)
    progress = cached_views.progress(judged_in(dataset, choice.period), sight=sight)
    every = target_rows(dataset, progress, choice.org_unit, language)
    if rows := rows_of_section(dataset, every, plain_heading(name)):
        alt = "；".join(f"{row.name} {row.completion_text} {row.status_name}" for row in rows)
        show_figure(draw_targets(rows, theme.palette()), f"summary_figure_{name}", alt, name)


def _show_html(body: str) -> None:
    st.html(f"<article class='prose summary-sheet'>{body}</article>")


def _show_end(document: Document) -> None:
    parts = [_table_html(table) for table in document.within]
    if document.signature or document.date:
        parts.append(f"<p class='summary-signature'>{as_html(document.signature)}<br>{as_html(document.date)}</p>")
    parts += [_table_html(table) for table in document.after]
    if parts:
        _show_html("".join(parts))


def _heading_html(section: Section) -> str:
    return f"<h3>{as_html(section.heading)}</h3>" if section.heading else ""


def _section_html(section: Section, name: str, draft: Draft) -> str:
    paragraphs = []
    for position, paragraph in enumerate(section.paragraphs):
        pieces = pieces_of(paragraph, draft.unvouched.get((name, position), ()))
        body = "".join(_marked(piece.text) if marked else paragraph_html(piece) for piece, marked in pieces)
        paragraphs.append(f"<p>{body}</p>" if body else "")
    return _heading_html(section) + "".join(paragraphs)


def _marked(number: str) -> str:
    why = _("本期没有这个数") if GAP in number else _("手工填写的数字，未与数据核对")
    return f"<mark class='typed' tabindex='0' title='{as_html(why)}'>{as_html(number)}</mark>"


def _table_html(table: Table) -> str:
    head = "".join(f"<th>{as_html(h)}</th>" for h in table.header)
    rows = "".join("<tr>" + "".join(f"<td>{as_html(c)}</td>" for c in row) + "</tr>" for row in table.rows)
    return (
        f"<h3 class='summary-caption'>{as_html(table.title)}</h3>"
        f"<div class='upload-scroll' tabindex='0'><table class='upload-table summary-table'><tr>{head}</tr>{rows}</table></div>"
        + (f"<p class='note'>{as_html(table.note)}</p>" if table.note else "")
    )

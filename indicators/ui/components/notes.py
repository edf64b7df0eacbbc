"""A township's own words, and what is wrong with its data."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from indicators.model import Note, Problem
from indicators.problems import message_of
from indicators.ui import state
from indicators.ui.components.words import as_html
from indicators.ui.language import _
from indicators.views.periods import period_name


def show_notes(notes: Iterable[Note]) -> None:
    language = state.language()
    items = "".join(
        f"<li><span class='about'>{as_html(note.section)}{_when(note, language)}</span>{as_html(note.text)}</li>"
        for note in notes
    )
    _show(items, _("本期没有报送工作亮点。"))


def show_problems(problems: Iterable[Problem]) -> None:
    """Each with its cell first."""
    language = state.language()
    items = "".join(f"<li>{as_html(message_of(problem, language))}</li>" for problem in problems)
    _show(items, _("没有发现问题。"))


def _show(items: str, without: str) -> None:
    st.html(f"<ul class='notes'>{items}</ul>" if items else f"<p class='plain'>{as_html(without)}</p>")


def _when(note: Note, language: str) -> str:
    return f" · {period_name(note.period, language)}" if note.period else ""

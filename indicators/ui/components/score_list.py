"""Scores of a hundred in order, each opening to its recipe."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from indicators.ui.components.download import show_table
from indicators.ui.components.ready import ready
from indicators.ui.components.words import as_html, heading, show_sentence
from indicators.ui.language import _
from indicators.ui.menu import address_of
from indicators.views.scores import ScoreRow, ScoreTable


def show_scores(scores: ScoreTable, told: str, file: str, **codes: str) -> None:
    """The order of all org units; nothing where nobody is scored. ``told`` is the period, ``codes`` the view in links."""
    if not scores.rows:
        return
    heading(_("百分制评分"), _("{period}；点得分看怎样算出").format(period=told))
    if scores.sentence:
        show_sentence(scores.sentence)
    show_rows(scores.rows, **codes)
    st.html(f"<p class='note'>{as_html(_('评分办法：{rule}').format(rule=scores.rule))}</p>")
    show_table(scores.table, f"{_('百分制评分')}_{file}", _("查看得分数据"))


def show_rows(rows: Sequence[ScoreRow], **codes: str) -> None:
    st.html(ready(_rows, rows, *codes.items()))


def _rows(rows: Sequence[ScoreRow], *view: tuple[str, str]) -> str:
    return f"<div class='scores'>{''.join(_row(row, dict(view)) for row in rows)}</div>"


def show_own_score(scores: ScoreTable, org_unit: str, told: str) -> None:
    """One org unit's score with its recipe open."""
    row = scores.row(org_unit)
    if row is None:
        return
    heading(_("百分制得分"), _("{period}；怎样算出").format(period=told))
    st.html(f"<div class='score-own'><b>{as_html(row.points)}</b><span>{as_html(row.place_among)}</span></div>{_recipe(row)}")


def _row(row: ScoreRow, codes: dict[str, str]) -> str:
    link = as_html(address_of("township", org_unit=row.org_unit, **codes))
    return (
        f"<details class='score'><summary><span class='score-place'>{as_html(row.place)}</span>"
        f"<a href='{link}' target='_self'>{as_html(row.org_unit)}</a>"
        f"<span class='score-bar' aria-hidden='true'><i style='width:{row.share:.1%}'></i></span>"
        f"<b>{as_html(row.points)}</b></summary>{_recipe(row)}</details>"
    )


def _recipe(row: ScoreRow) -> str:
    return f"<ul class='recipe'>{''.join(f'<li>{as_html(line)}</li>' for line in row.recipe)}</ul>"

"""Org units that share a figure as it is printed: they are named together or counted, never some of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from indicators.narrative.facts.row import Row
from indicators.narrative.phrasing.narrator import Narrator
from indicators.narrative.phrasing.text import Text, text_of


def runs(n: Narrator, rows: Iterable[Row], measure: str) -> list[list[Row]]:
    """The rows, in their order, in groups of neighbours whose measure prints the same."""
    return [list(run) for _words, run in groupby(rows, key=lambda row: printed(n, row, measure))]


def printed(n: Narrator, row: Row, measure: str) -> str:
    return n.evidence.words(row.indicator, measure, getattr(row, measure) or 0)


def few(rows: Sequence[Row], most: int = 3) -> Sequence[Row]:
    """The first of the rows, all where naming one or two more does it: 等 for so few spares nothing."""
    return rows if len(rows) <= most + 2 else rows[:most]


def names_of(n: Narrator, rows: Sequence[Row], formula: str, most: int = 3) -> Text:
    """甲镇、乙乡; where there are more than a few, 甲镇、乙乡、丙镇等6个单位, counted under the formula."""
    named = few(rows, most)
    return text_of(n.names(named), *(("等", n.units(rows, formula)) if len(named) < len(rows) else ()))

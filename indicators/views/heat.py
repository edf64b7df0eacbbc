"""The map of completion: townships down, indicators across, grouped by theme."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators import wording
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.views import texts
from indicators.views.names import indicator_name
from indicators.views.order import by_section
from indicators.views.rows import Row, rows_of


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is the completion, or a dash; ``meaning`` says it in full for a pointer or a screen reader."""

    status: str
    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """``sections`` are the themes with the ids of their columns; ``rows`` a cell a column, by org unit in their order."""

    sections: dict[str, list[str]]
    names: dict[str, str]
    rows: dict[str, list[Cell]]


def heat_map(dataset: Dataset, progress: pd.DataFrame, language: str = "zh") -> HeatMap:
    """Completion of each township and indicator; only indicators for which somebody has a target."""
    members = [row for row in rows_of(progress) if row.org_unit != TOTAL]
    sections = by_section(dataset, {row.indicator for row in members if row.target is not None})
    columns = [i for group in sections.values() for i in group]
    names = {i: indicator_name(dataset, i, language) for i in columns}
    found = {(row.org_unit, row.indicator): row for row in members}
    rows = {unit: [_cell(unit, names[i], found.get((unit, i)), language) for i in columns] for unit in dataset.org_units}
    return HeatMap(sections, names, rows)


def _cell(unit: str, name: str, row: Row | None, language: str) -> Cell:
    status = row.status if row else "no_data"
    completion = row.completion if row else None
    words = wording.status_name(status, language)
    said = f"{texts.percent_text(completion)} {words}" if completion is not None else words
    return Cell(status, texts.percent_text(completion), f"{unit} · {name} · {said}")

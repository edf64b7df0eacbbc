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
    """``text`` is the completion, or a dash; of a ceiling the value, as there is nothing to complete.

    ``meaning`` says it in full for a pointer or a screen reader.
    """

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
    sections = by_section(dataset, {row.indicator for row in members if row.target is not None}, language)
    columns = [i for group in sections.values() for i in group]
    names = {i: indicator_name(dataset, i, language) for i in columns}
    found = {(row.org_unit, row.indicator): row for row in members}
    rows = {
        unit: [_cell(dataset, unit, names[i], found.get((unit, i)), language) for i in columns] for unit in dataset.org_units
    }
    return HeatMap(sections, names, rows)


def _cell(dataset: Dataset, unit: str, name: str, row: Row | None, language: str) -> Cell:
    if row is None:
        return Cell("no_data", texts.MISSING, f"{unit} · {name} · {wording.status_name('no_data', language)}")
    words = wording.status_name(row.status, language, schedule=row.schedule)
    text, said = texts.percent_text(row.completion), [texts.percent_text(row.completion)]
    if texts.is_ceiling(dataset, row.indicator) and row.value is not None:
        text = wording.number(row.value)
        said = [texts.value_text(dataset, row.indicator, row.value, language), texts.target_text(dataset, row, language)]
    known = " ".join(part for part in said if part not in ("", texts.MISSING))
    return Cell(row.status, text, f"{unit} · {name} · {known} {words}".replace("  ", " "))

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
from indicators.views.remarks import SIGNS, key_of, remarks_of, signs_of
from indicators.views.rows import Row, rows_of
from indicators.views.statuses import shown_status, shown_status_name


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is the completion, or a dash; of a ceiling the value, as there is nothing to complete.

    ``meaning`` says it in full for a pointer or a screen reader; ``signs`` stand beside the text.
    """

    status: str
    text: str
    meaning: str
    signs: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """``sections`` are the themes with the ids of their columns; ``rows`` a cell a column, by org unit in their order.

    ``signs`` are those that occur, with what they mean.
    """

    sections: dict[str, list[str]]
    names: dict[str, str]
    rows: dict[str, list[Cell]]
    signs: dict[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to lay out: no org unit, or no target."""
        return not (self.rows and self.sections)


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
    met = "".join(cell.signs for cells in rows.values() for cell in cells)
    return HeatMap(sections, names, rows, {sign: key_of(sign, language) for sign in SIGNS if sign in met})


def _cell(dataset: Dataset, unit: str, name: str, row: Row | None, language: str) -> Cell:
    if row is None:
        return Cell("no_data", texts.MISSING, f"{unit} · {name} · {wording.status_name('no_data', language)}")
    words = shown_status_name(row, language)
    text, said = texts.percent_text(row.completion), [texts.percent_text(row.completion)]
    by_value = texts.is_ceiling(dataset, row.indicator) or row.excuse == "not_judged"
    if by_value and row.value is not None:
        value = texts.value_text(dataset, row.indicator, row.value, language, target=row.target)
        text = wording.number(row.value) if row.excuse != "not_judged" else value
        said = [value, texts.target_text(dataset, row, language)]
    known = " ".join(part for part in said if part not in ("", texts.MISSING))
    remarks = remarks_of(row, language)
    meaning = [f"{unit} · {name} · {known} {words}".replace("  ", " "), *(remark.text for remark in remarks)]
    return Cell(shown_status(row), text, "\n".join(meaning), signs_of(remarks))

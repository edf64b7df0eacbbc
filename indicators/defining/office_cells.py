"""The cells of a sheet of rules, row by row under its headings; what is wrong with one is told with its sheet and address."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from indicators.cell_names import cell_name
from indicators.defining.office_rows import HEADINGS
from indicators.defining.rules import LONGEST_NAME, Mistake
from indicators.model import OfficeTable
from indicators.org_units import names_the_whole
from indicators.periods import Period
from indicators.reading.spans import span_of
from indicators.reading.text import compact

_HEADER_WITHIN = 12


@dataclass
class Sheet:
    """One table's rows under its headings, and where what is wrong with them is told."""

    table: OfficeTable
    mistakes: list[Mistake]
    header: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        wanted = HEADINGS[self.table.sheet]
        said = [{compact(text): c for c, text in enumerate(row)} for row in self.table.rows[:_HEADER_WITHIN]]
        self.header = max(range(len(said)), key=lambda r: len(wanted.keys() & said[r].keys()), default=0)
        self.columns = said[self.header] if said else {}
        if missing := [heading for heading in wanted if heading not in self.columns]:
            facts = (("sheet", self.table.sheet), ("heading", missing[0]), ("headings", "、".join(wanted)))
            self.mistakes.append(Mistake("office_column_missing", facts=facts))
            return
        for number in range(self.header + 1, len(self.table.rows)):
            if any(self.table.rows[number]):
                yield Row(self, number)


@dataclass
class Row:
    sheet: Sheet
    number: int
    sound: bool = True

    def text(self, heading: str) -> str:
        cells, column = self.sheet.table.rows[self.number], self.sheet.columns[heading]
        return cells[column] if column < len(cells) else ""

    def wrong(self, code: str, heading: str, *facts: tuple[str, str]) -> None:
        """Tell of the cell under a heading; the row then counts no more."""
        cell = cell_name(self.number, self.sheet.columns[heading])
        told = (("sheet", self.sheet.table.sheet), ("cell", cell), ("found", self.text(heading)), *facts)
        self.sheet.mistakes.append(Mistake(code, facts=told))
        self.sound = False

    def name(self, heading: str) -> str:
        """The name of an org unit."""
        text = self.text(heading)
        if not text or len(text) > LONGEST_NAME:
            self.wrong("office_no_name", heading, ("heading", heading), ("most", str(LONGEST_NAME)))
        elif names_the_whole(text):
            self.wrong("office_names_the_whole", heading)
        return text

    def quarter(self, heading: str) -> Period | None:
        """The quarter; None, and told of, if it is none."""
        span = span_of(self.text(heading))
        found = span.period() if span else None
        if found is None or not found.is_quarter:
            self.wrong("office_no_quarter", heading)
            return None
        return found

    def number_in(self, heading: str, least: float, most: float, example: str) -> float:
        """A number, or a percentage as a fraction."""
        text = compact(self.text(heading)).replace("％", "%")
        try:
            value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except ValueError:
            value = math.nan
        if not least <= value <= most:
            self.wrong("office_no_number", heading, ("example", example))
            return least
        return value

    def share(self, heading: str) -> float:
        return self.number_in(heading, 0, 1, "60%")

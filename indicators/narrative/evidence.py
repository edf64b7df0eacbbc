"""From facts to figures: each number with its words, its formula and the cells it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators import wording
from indicators.model import CellRef, Note, Observation
from indicators.narrative.facts import Row, Survey
from indicators.narrative.history import Quarter
from indicators.narrative.text import Figure, Text, text_of

_RELATIVE = frozenset({"completion", "schedule", "growth", "share"})
_OF_FRACTIONS = frozenset({"lead", "change", "gap"})


class Evidence:
    """Makes the figures of texts about one survey."""

    def __init__(self, survey: Survey, language: str = "zh") -> None:
        self.survey = survey
        self.language = language

    def figure(self, row: Row, measure: str, *, text: str = "") -> Figure:
        """A number of the progress frame: value, target, completion, lead, growth, change, previous_year, rank …"""
        value = getattr(row, measure)
        found = self.survey.trace(row, measure)
        return Figure(
            text or self.words(row.indicator, measure, value),
            row.indicator,
            row.org_unit,
            self.survey.period.code,
            measure,
            value,
            self._unit(row.indicator, measure),
            found.formula,
            found.sources,
        )

    def derived(
        self, rows: Sequence[Row], measure: str, value: float, formula: str, *, text: str = "", org_unit: str = ""
    ) -> Figure:
        """A number computed here from the values and targets of some rows: a gap, a share, a difference of two org units."""
        first = rows[0]
        return Figure(
            text or self.words(first.indicator, measure, value),
            first.indicator,
            org_unit or first.org_unit,
            self.survey.period.code,
            measure,
            value,
            self._unit(first.indicator, measure),
            formula,
            self.sources(rows, with_targets=measure in ("gap", "lead", "count")),
        )

    def count(self, rows: Sequence[Row], unit: str, formula: str) -> Text:
        """How many org units (个单位), or indicators (项指标), something holds for; the cells are those that were counted.

        The figure is the number with its counting word; what is counted follows as words.
        """
        first = rows[0] if rows else Row("", "")
        indicators = {row.indicator for row in rows}
        org_units = {row.org_unit for row in rows}
        figure = Figure(
            f"{len(rows)}{unit[:1]}",
            first.indicator if len(indicators) == 1 else "",
            first.org_unit if len(org_units) == 1 else "total",
            self.survey.period.code,
            "count",
            len(rows),
            unit[:1],
            formula,
            self.sources(rows, with_targets=True),
        )
        return text_of(figure, unit[1:])

    def tally(self, observations: Sequence[Observation], number: int, unit: str, formula: str) -> Text:
        """How many org units or quarters there are, shown by one observation of each."""
        cells = tuple(o.source for o in observations)
        period = self.survey.period.code
        return text_of(Figure(f"{number}{unit[:1]}", "", "total", period, "count", number, unit[:1], formula, cells), unit[1:])

    def ranked(self, row: Row, number: int, unit: str = "") -> Figure:
        """Among how many org units the row has its place; shown by the cells the places follow from."""
        cells = self.survey.trace(row, "rank").sources
        period = self.survey.period.code
        return Figure(f"{number}{unit}", row.indicator, "total", period, "count", number, unit, "参加排序的单位数", cells)

    def quarter(self, row: Row, quarter: Quarter) -> Figure:
        unit = self.survey.unit_of(row.indicator)
        formula = "该季各单位合计" if len(quarter.observations) > 1 else "该季数"
        cells = _cells(quarter.observations)
        text = wording.amount(quarter.value, unit, self.language)
        return Figure(text, row.indicator, row.org_unit, quarter.period.code, "value", quarter.value, unit, formula, cells)

    def quarter_change(self, row: Row, later: Quarter, earlier: Quarter) -> Figure:
        """By how much one quarter's amount differs from the quarter's before, without its sign."""
        unit = self.survey.unit_of(row.indicator)
        value = later.value - earlier.value
        cells = _cells((*later.observations, *earlier.observations))
        formula = f"{later.period.name_zh()} − {earlier.period.name_zh()}"
        text = wording.amount(abs(value), unit, self.language)
        return Figure(text, row.indicator, row.org_unit, later.period.code, "change", value, unit, formula, cells)

    def quarter_growth(self, row: Row, later: Quarter, earlier: Quarter) -> Figure:
        """How much one quarter's amount has grown on an earlier one, as a fraction without its sign in the text."""
        value = later.value / earlier.value - 1
        cells = _cells((*later.observations, *earlier.observations))
        formula = f"{later.period.name_zh()} ÷ {earlier.period.name_zh()} − 1"
        return Figure(
            wording.growth(value), row.indicator, row.org_unit, later.period.code, "growth", value, "%", formula, cells
        )

    def quoted(self, note: Note, text: str, value: float, unit: str) -> Figure:
        """A number that stands in a township's own words."""
        period = (note.period or self.survey.period).code
        return Figure(text, "", note.org_unit, period, "quoted", value, unit, "报送单位原文", (note.source,))

    def sources(self, rows: Iterable[Row], *, with_targets: bool = False) -> tuple[CellRef, ...]:
        """The cells behind the values of the rows (and their targets), each once."""
        cells: dict[CellRef, None] = {}
        for row in rows:
            for measure in ("value", "target") if with_targets else ("value",):
                if getattr(row, measure) is not None:
                    cells |= dict.fromkeys(self.survey.trace(row, measure).sources)
        return tuple(cells)

    def words(self, indicator: str, measure: str, value: float) -> str:
        """The number as it is printed; the size only where a word beside it says the direction."""
        unit = self.survey.unit_of(indicator)
        if measure == "growth":
            return wording.growth(value, self.language)
        if measure in _RELATIVE or (unit == "%" and measure == "median"):
            return wording.percent(value)
        if measure == "lead" or (unit == "%" and measure in _OF_FRACTIONS):
            return wording.points(value, self.language)
        if measure == "rank":
            return wording.ordinal(value, self.language)
        size = abs(value) if measure in _OF_FRACTIONS else value
        if self.language == "en" and unit not in ("元", "%"):
            return wording.number(size, separator=",")  # the name says what is counted
        return wording.amount(size, unit, self.language)

    def _unit(self, indicator: str, measure: str) -> str:
        if measure in _RELATIVE or measure == "lead":
            return "%"
        return "位" if measure == "rank" else self.survey.unit_of(indicator)


def _cells(observations: Iterable[Observation]) -> tuple[CellRef, ...]:
    return tuple(dict.fromkeys(cell for o in observations for cell in o.sources))

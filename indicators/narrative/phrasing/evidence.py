"""From facts to figures: each number with its words, and the way to its formula and the cells it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from indicators import wording
from indicators.model import CellRef, Note, Observation, Target
from indicators.narrative.facts.history import Quarter
from indicators.narrative.facts.origins import Origin
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.formulas import formula_in
from indicators.narrative.phrasing.phrases import Pattern
from indicators.narrative.phrasing.rounding import differs
from indicators.narrative.phrasing.text import Figure, Piece, Text, text_of
from indicators.periods import Period

_MEASURES = {"base": "previous_year", "share": "completion"}
"""What the slots are called whose names say more of their part in the sentence than of the measure."""

_OF_SOME = {
    "value": "数据齐全的单位合计",
    "target": "数据齐全的单位年度目标合计",
    "completion": "数据齐全的单位：完成 ÷ 目标",
    "schedule": "数据齐全的单位：应完成数合计 ÷ 年度目标合计",
    "lead": "数据齐全的单位：完成率 − 序时进度",
    "gap": "数据齐全的单位：目标 − 完成",
    "previous_year": "同口径的单位：上年同期合计",
    "growth": "同口径的单位：本期 ÷ 上年同期 − 1",
    "change": "同口径的单位：本期 − 上年同期",
}
"""How the figures of a row follow that was put together from those with complete figures."""

_BESIDE = {"value": "", **dict.fromkeys(("previous_year", "growth", "change"), "previous_year")}
"""What else than the value they follow from, where it is not the target."""


class Evidence:
    """Makes the figures of a text about one survey. Nothing is followed to its cells before it is asked for.

    ``money`` is the unit of money of each indicator that is measured in it (see ``Printing.money``).
    """

    def __init__(self, survey: Survey, language: str = "zh", money: Mapping[str, str] = MappingProxyType({})) -> None:
        self.survey = survey
        self.language = language
        self._period = survey.period.code
        self._print_of = survey.printing(language).prints(money).of
        self.rounded = False
        """Whether a gap has been told that is not, as printed, the difference of target and value."""

    def figure(self, row: Row, measure: str, *, text: str = "") -> Figure:
        """A number of the progress frame: value, target, completion, lead, growth, change, previous_year, rank …"""
        value = getattr(row, measure)
        unit = self._print_of(row.indicator, measure).unit
        if row.of:
            origin: Callable[[], Origin] = partial(self._of_some, row.of, measure)
        else:
            origin = partial(self.survey.origins.of, row, measure, self.language)
        text = text or self.told(row, measure, value)
        return Figure(text, row.indicator, row.org_unit, self._period, measure, value, unit, origin)

    def told(self, row: Row, measure: str, value: float) -> str:
        """The row's measure as it is printed; a rate so that it is not taken for its target."""
        printed = self._print_of(row.indicator, measure)
        target = self._target(row, measure) if printed.beside else None
        return printed.words(value) if target is None or printed.beside is None else printed.beside(value, target)

    def _target(self, row: Row, measure: str) -> float | None:
        """What the rate is held against: of the lowest and the highest of all the target of who has it."""
        if measure == "value":
            return row.target
        holding = (peer for peer in self.survey.peers(row.indicator) if peer.value == getattr(row, measure))
        return next((peer.target for peer in holding if peer.target is not None), row.target)

    def fill(self, pattern: Pattern, row: Row, slots: Mapping[str, Piece]) -> Text:
        """The pattern about the row: slots that are not given are measures of the row (value, target, gap, base …)."""
        words = []
        for slot in pattern.slots:
            piece = slots.get(slot)
            if piece is None:
                words.append(self._printed(row, slot))
            else:
                words.append(piece if isinstance(piece, str) else piece.words)
        return Text(pattern.template % tuple(words), lambda: self._pieces(pattern, row, slots))

    def _printed(self, row: Row, slot: str) -> str:
        if slot == "gap":
            return self.gap(row).words
        measure = _MEASURES.get(slot, slot)
        return self.told(row, measure, getattr(row, measure))

    def _pieces(self, pattern: Pattern, row: Row, slots: Mapping[str, Piece]) -> tuple[Piece, ...]:
        pieces: list[Piece] = list(pattern.parts)
        for place, slot in enumerate(pattern.slots):
            pieces[2 * place + 1] = slots[slot] if slot in slots else self.measured(row, slot)
        return tuple(pieces)

    def measured(self, row: Row, slot: str) -> Figure:
        """The measure of the row a slot stands for."""
        return self.gap(row) if slot == "gap" else self.figure(row, _MEASURES.get(slot, slot))

    def gap(self, row: Row) -> Figure:
        """How far the value is from its target, without a sign: 78家, 14.4个百分点."""
        target, value = row.target or 0, row.value or 0
        formula = _OF_SOME["gap"] if row.of else "目标 − 完成"
        figure = self.derived(row.of or [row], "gap", target - value, formula, org_unit=row.org_unit)
        exact = figure.unit not in ("%", "元") and float(target).is_integer() and float(value).is_integer()
        if figure.unit != "%" and not exact:
            asked, done = self.words(row.indicator, "target", target), self.words(row.indicator, "value", value)
            self.rounded = self.rounded or differs(asked, done, figure.words)
        return figure

    def derived(
        self, rows: Sequence[Row], measure: str, value: float, formula: str, *, text: str = "", org_unit: str = ""
    ) -> Figure:
        """A number computed here from the values and targets of some rows: a gap, a share, a difference of two org units."""
        first = rows[0]
        words, unit, _beside = self._print_of(first.indicator, measure)
        origin = partial(self._from, rows, formula, with_targets=measure in ("gap", "lead", "count"))
        place = org_unit or first.org_unit
        indicator = first.indicator if all(row.indicator == first.indicator for row in rows) else ""
        return Figure(text or words(value), indicator, place, self._period, measure, value, unit, origin)

    def first_target(self, row: Row, targets: Sequence[Target]) -> Figure:
        """What was asked for before the row's target was changed: the sum of these."""
        value = sum(target.value for target in targets)
        words, unit, _beside = self._print_of(row.indicator, "target")
        origin = self._stated("调整前的年度目标", lambda: tuple(target.source for target in targets))
        return Figure(words(value), row.indicator, row.org_unit, self._period, "target", value, unit, origin)

    def count(self, rows: Sequence[Row], unit: str, formula: str) -> Text:
        """How many org units (个单位), or indicators (项指标), something holds for; the cells are those that were counted.

        The figure is the number with its counting word; what is counted follows as words.
        """
        indicators = {row.indicator for row in rows}
        org_units = {row.org_unit for row in rows}
        figure = Figure(
            f"{len(rows)}{unit[:1]}",
            rows[0].indicator if len(indicators) == 1 else "",
            rows[0].org_unit if len(org_units) == 1 else "total",
            self._period,
            "count",
            len(rows),
            unit[:1],
            partial(self._from, rows, formula, with_targets=True),
        )
        return text_of(figure, unit[1:])

    def tally(self, observations: Sequence[Observation], number: int, unit: str, formula: str) -> Text:
        """How many org units or quarters there are, shown by one observation of each."""
        origin = self._stated(formula, lambda: tuple(o.source for o in observations))
        return text_of(Figure(f"{number}{unit[:1]}", "", "total", self._period, "count", number, unit[:1], origin), unit[1:])

    def ranked(self, row: Row, number: int, unit: str = "") -> Figure:
        """Among how many org units the row has its place; shown by the cells the places follow from."""
        origin = self._stated("参加排序的单位数", lambda: self.survey.origins.trace(row, "rank").sources)
        return Figure(f"{number}{unit}", row.indicator, "total", self._period, "count", number, unit, origin)

    def quarter(self, row: Row, quarter: Quarter) -> Figure:
        unit = row.subject.unit
        formula = "该季各单位合计" if len(quarter.observations) > 1 else "该季数"
        origin = self._stated(formula, lambda: _cells(quarter.observations))
        text = self.words(row.indicator, "value", quarter.value)
        return Figure(text, row.indicator, row.org_unit, quarter.period.code, "value", quarter.value, unit, origin)

    def quarter_change(self, row: Row, later: Quarter, earlier: Quarter) -> Figure:
        """By how much one quarter's amount differs from the quarter's before, without its sign."""
        unit = row.subject.unit
        value = later.value - earlier.value
        formula = f"{self._name(later.period)} − {self._name(earlier.period)}"
        origin = self._stated(formula, lambda: _cells((*later.observations, *earlier.observations)))
        text = self.words(row.indicator, "change", value)
        return Figure(text, row.indicator, row.org_unit, later.period.code, "change", value, unit, origin)

    def quarter_growth(self, row: Row, later: Quarter, earlier: Quarter) -> Figure:
        """How much one quarter's amount has grown on an earlier one, as a fraction without its sign in the text."""
        value = later.value / earlier.value - 1
        formula = f"{self._name(later.period)} ÷ {self._name(earlier.period)} − 1"
        origin = self._stated(formula, lambda: _cells((*later.observations, *earlier.observations)))
        text = wording.growth(value, self.language)
        return Figure(text, row.indicator, row.org_unit, later.period.code, "growth", value, "%", origin)

    def quoted(self, note: Note, text: str, value: float, unit: str) -> Figure:
        """A number that stands in a township's own words."""
        period = (note.period or self.survey.period).code
        origin = self._stated("报送单位原文", lambda: (note.source,))
        return Figure(text, "", note.org_unit, period, "quoted", value, unit, origin)

    def sources(self, rows: Iterable[Row], *, with_targets: bool = False, beside: str = "") -> tuple[CellRef, ...]:
        """The cells behind the values of the rows (and their targets, or the measure told ``beside`` them), each once."""
        cells: dict[CellRef, None] = {}
        for row in rows:
            for measure in ("value", beside or "target") if with_targets or beside else ("value",):
                if getattr(row, measure) is not None:
                    cells |= dict.fromkeys(self.survey.origins.trace(row, measure).sources)
        return tuple(cells)

    def words(self, indicator: str, measure: str, value: float) -> str:
        """The number as it is printed; the size only where a word beside it says the direction."""
        return self._print_of(indicator, measure).words(value)

    def _from(self, rows: Sequence[Row], formula: str, *, with_targets: bool) -> Origin:
        return Origin(formula_in(self.language, formula), self.sources(rows, with_targets=with_targets))

    def _of_some(self, rows: Sequence[Row], measure: str) -> Origin:
        beside = _BESIDE.get(measure, "target")
        return Origin(formula_in(self.language, _OF_SOME[measure]), self.sources(rows, beside=beside))

    def _stated(self, formula: str, cells: Callable[[], tuple[CellRef, ...]]) -> Callable[[], Origin]:
        return lambda: Origin(formula_in(self.language, formula), cells())

    def _name(self, period: Period) -> str:
        return period.name_zh() if self.language == "zh" else period.name_en()


def _cells(observations: Iterable[Observation]) -> tuple[CellRef, ...]:
    return tuple(dict.fromkeys(cell for o in observations for cell in o.sources))

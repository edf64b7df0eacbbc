"""What is known about a period, ready to be told: rows of the progress frame, who reports, what came before.

A ``Survey`` is made once for a dataset, a period and a status preset; every text about them reads from it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, Indicator, Kind
from indicators.narrative.facts.history import History
from indicators.narrative.facts.origins import Origins
from indicators.narrative.facts.printing import Printing
from indicators.narrative.facts.revised import Revised
from indicators.narrative.facts.row import Row
from indicators.narrative.facts.setting import Setting
from indicators.narrative.facts.side_by_side import SideBySide
from indicators.narrative.facts.subject import Subject
from indicators.periods import Period
from indicators.progress import compute_history, compute_progress, earlier_periods, judged_in, with_made_up, with_verdicts
from indicators.progress.coverage import Coverage
from indicators.progress.last_year import LIKE, with_last_year, without_unlike
from indicators.progress.like_for_like import HELD
from indicators.progress.marks import Marking, Marks


class Survey(SideBySide):
    """Everything the texts about one period are drawn from."""

    def __init__(self, dataset: Dataset, period: Period, preset: str = "default") -> None:
        super().__init__(dataset, period)
        self.preset = preset
        self._catalogue = Catalogue.load()
        self._printing: dict[str, Printing] = {}
        self._subjects: dict[str, Subject] = {}
        coverage = Coverage(dataset)
        judged = with_verdicts(compute_progress(dataset, period, preset), dataset, preset, coverage=coverage)
        told = with_last_year(judged, dataset.indicators, coverage, period)
        self.rows = {(row.org_unit, row.indicator): self._judged(row) for row in self._progress(without_unlike(told))}
        self._set_beside(told)
        self._set_like_for_like(told)

    def indicator(self, name: str) -> Indicator:
        """The definition: the workbooks' own first, else the built-in one."""
        found = self.dataset.indicators.get(name) or self._catalogue.get(name)
        return found or Indicator(name, name, "", Kind.STOCK, Better.NEITHER, inferred=True)

    def subject(self, indicator: str) -> Subject:
        """The indicator as texts speak of it."""
        if indicator not in self._subjects:
            self._subjects[indicator] = Subject(self, self.indicator(indicator))
        return self._subjects[indicator]

    def unit_of(self, indicator: str) -> str:
        """The unit to print; of a ratio that no sheet types, the definition's."""
        if indicator in self.dataset.indicators:
            return self.dataset.unit_of(indicator)
        return self.indicator(indicator).unit

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators with data, by theme and in the catalogue's order; others in the order of the sheets."""
        with_data = dict.fromkeys(row.indicator for row in self.rows.values() if row.has_data)
        sections = {name: place for place, name in enumerate(self._catalogue.sections)}
        known = {name: place for place, name in enumerate(self._catalogue.indicators)}
        met = {name: place for place, name in enumerate([*self.dataset.indicators, *with_data])}
        definitions = [self.indicator(name) for name in with_data]
        first_met: dict[str, int] = {}
        for definition in sorted(definitions, key=lambda d: met[d.id]):
            first_met.setdefault(definition.section, len(first_met))

        def order(definition: Indicator) -> tuple[int, int, int, int]:
            theme = sections.get(definition.section, len(sections))
            return theme, first_met[definition.section], known.get(definition.id, len(known)), met[definition.id]

        return tuple(sorted(definitions, key=order))

    def _progress(self, frame: pd.DataFrame) -> Iterable[Row]:
        names = [field.name for field in fields(Row) if field.name in frame.columns]
        for values in zip(*(frame[name].tolist() for name in names), strict=True):
            known = {name: _known(value) for name, value in zip(names, values, strict=True)}
            if known["season"]:
                known["season"] = Period.parse(known["season"]).name_zh(with_year=False)
            yield Row(self.subject(known["indicator"]), **known)

    def _set_beside(self, frame: pd.DataFrame) -> None:
        """Give the wholes that lack somebody the row of those with complete figures."""
        partly = frame[frame["of_units"] > 0]
        if partly.empty:
            return
        behind = frame[frame["counted"]].groupby("indicator")["org_unit"].agg(list)
        held = [f"held_{name}" for name in HELD]
        for indicator, *values in partly[["indicator", *held]].itertuples(index=False, name=None):
            row = self.rows[TOTAL, indicator]
            if not row.subject.is_judged:
                continue
            known = dict(zip(HELD, map(_known, values), strict=True))
            of = tuple(self.rows[unit, indicator] for unit in behind[indicator])
            row.compared = Row(row.subject, TOTAL, indicator, **known, verdict=row.verdict, season=row.season, of=of)
            row.lead, row.status = row.compared.lead, row.compared.status

    def _set_like_for_like(self, frame: pd.DataFrame) -> None:
        """Give the wholes whose comparison with last year is withheld the row of those who can be compared."""
        wholes = frame[frame["like_units"] > 0]
        if wholes.empty:
            return
        alike = frame[frame["like_counted"]].groupby("indicator")["org_unit"].agg(list)
        for indicator, *numbers in wholes[["indicator", *LIKE[1:]]].itertuples(index=False, name=None):
            row = self.rows[TOTAL, indicator]
            value, before, change, growth = map(_known, numbers)
            row.alike = Row(row.subject, TOTAL, indicator, value, previous_year=before, growth=growth, change=change)
            row.alike.of = tuple(self.rows[unit, indicator] for unit in alike[indicator])

    def _judged(self, row: Row) -> Row:
        """The row, without what would judge it by a schedule or a target where it cannot be."""
        if not row.subject.is_judged:
            row = replace(row, completion=None, lead=None, forecast=None)
        if row.value is not None and row.lead is not None and (row.in_part or (row.subject.is_flow and not row.verdict)):
            return replace(row, lead=None)
        return row

    def row(self, indicator: str, org_unit: str = TOTAL) -> Row:
        return self.rows.get((org_unit, indicator)) or Row(self.subject(indicator), org_unit, indicator)

    @cached_property
    def to_date(self) -> Survey:
        """The year up to the period's end, by which targets are judged; the survey itself where that is not on record."""
        judged = judged_in(self.dataset, self.period)
        return self if judged == self.period else Survey(self.dataset, judged, self.preset)

    @cached_property
    def before(self) -> Survey | None:
        """The year to date a quarter ago, within the year; None where the two are not judged alike or nothing is on record."""
        earlier = earlier_periods(self.period)
        if not self.period.is_year_to_date or self.period.end == 4 or not earlier:
            return None
        told = any(one.last_quarter == earlier[-1].last_quarter for one in self.dataset.periods)
        return Survey(self.dataset, earlier[-1], self.preset) if told else None

    @cached_property
    def setting(self) -> Setting:
        return Setting(self)

    def printing(self, language: str) -> Printing:
        if language not in self._printing:
            self._printing[language] = Printing(self, language)
        return self._printing[language]

    @cached_property
    def origins(self) -> Origins:
        return Origins(self)

    @cached_property
    def marks(self) -> Marks:
        """What is wrong beneath the figures, by org unit and indicator."""
        rows = [(r.org_unit, r.indicator, r.reported or 0, r.due or 0) for r in self.rows.values()]
        return Marking(self.dataset).marks(
            self.period, pd.DataFrame(rows, columns=["org_unit", "indicator", "reported", "due"])
        )

    @cached_property
    def made_up(self) -> dict[tuple[str, str], str]:
        """The period in which each was last behind that is behind no longer (已补齐), by org unit and indicator."""
        if not self.period.is_year_to_date:
            return {}
        rows = ((*key, row.target, "" if row.compared else row.status) for key, row in self.rows.items())
        now = pd.DataFrame(rows, columns=["org_unit", "indicator", "target", "status"]).astype({"target": "float64"})
        before = compute_history(self.dataset, earlier_periods(self.period), self.preset)
        judged = (with_verdicts(table, self.dataset, self.preset) for _period, table in before)
        found = with_made_up(now, judged).query("made_up")
        return dict(zip(zip(found["org_unit"], found["indicator"], strict=True), found["missed"], strict=True))

    @cached_property
    def revised(self) -> Revised:
        return Revised(self.dataset, self.period)

    @cached_property
    def history(self) -> History:
        return History(self.dataset)

    @cached_property
    def is_partial(self) -> bool:
        """Whether any figure of any org unit is only a part or missing, though the org unit has reported."""
        told = [indicator.id for indicator in self.indicators]
        return any(self.lacking(i) or self.left_open(i) for i in told)


def _known(value: Any) -> Any:
    """None for what a frame writes as NaN or NA."""
    if isinstance(value, str):
        return value
    if value is None or value != value or (isinstance(value, float) and math.isnan(value)):
        return None
    return float(value)

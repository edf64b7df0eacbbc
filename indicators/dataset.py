"""The data a report is made from: every accepted reading put together, later ones replacing earlier values.

Running totals become quarter amounts here, where the quarters before them are known: a file alone may hold only 累计.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from indicators.defined import with_what_is_needed
from indicators.model import TOTAL, CellRef, Indicator, ListedUnit, Note, Observation, Problem, Reading, Target
from indicators.observations import Columns, Observations, columns_of
from indicators.office_names import place_of_office
from indicators.periods import Period
from indicators.putting_together import frame_of, newest_by_columns, units_printed
from indicators.stated import as_stated_before

if TYPE_CHECKING:
    from indicators.scoring import Method

_TYPES = {"org_unit": "str", "indicator": "str", "year": "int64", "value": "float64"}


_WHOLE = 1e-7
"""How far a percentage may be off a whole one by the way numbers are kept."""


@dataclass(frozen=True)
class Dataset:
    """Observations (at most one for an org unit, indicator and period), targets, notes and the definitions they use.

    ``parents`` and ``groups`` are what the org units belong to and which are alike, by name, as far as a workbook or the
    office says; ``office`` is the union of ``county`` by its own name, where that is no 总工会; ``peers`` is the peer group
    that the data are limited to, if any. ``scoring`` is the method in use; None where nobody is scored.
    ``explained`` are the problems that someone has accounted for.
    """

    observations: Sequence[Observation] = ()
    targets: tuple[Target, ...] = ()
    notes: tuple[Note, ...] = ()
    indicators: dict[str, Indicator] = field(default_factory=dict)
    org_units: tuple[str, ...] = ()
    county: str = ""
    office: str = ""
    problems: tuple[Problem, ...] = ()
    parents: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    peers: str = ""
    scoring: Method | None = None
    explained: frozenset[Problem] = frozenset()

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods observed, oldest first."""
        return tuple(sorted(self._columns.period.used()))

    @cached_property
    def observation_frame(self) -> pd.DataFrame:
        """A row an observation: org_unit, indicator, year, start, end (quarters 1–4), value."""
        return frame_of(self._columns)

    @cached_property
    def _columns(self) -> Columns:
        return columns_of(self.observations)

    @cached_property
    def in_tenths(self) -> frozenset[str]:
        """The rates that are printed with one decimal: worked out from parts, or typed and not all whole percentages."""
        fractions = {i.id: i for i in self.indicators.values() if i.is_fraction}
        frame = self.observation_frame
        given = set(frame["indicator"].unique())
        computed = {name for name, i in fractions.items() if {i.numerator or "", i.denominator or ""} <= given}
        typed = frame[frame["indicator"].isin(fractions.keys() - computed)]
        percentages = 100 * typed["value"]
        broken = typed["indicator"][(percentages - percentages.round()).abs() > _WHOLE]
        return frozenset(computed | set(broken.unique()))

    @cached_property
    def target_frame(self) -> pd.DataFrame:
        """A row a target: org_unit, indicator, year, quarter (0 for the year's), stated (year × 4 + quarter), value."""
        return pd.DataFrame(
            [(t.org_unit, t.indicator, t.year, t.quarter or 0, _stated(t), t.value) for t in self.targets],
            columns=["org_unit", "indicator", "year", "quarter", "stated", "value"],
        ).astype(_TYPES | {"quarter": "int64", "stated": "int64"})

    @cached_property
    def observations_of(self) -> dict[str, dict[str, dict[Period, Observation]]]:
        """The observations by indicator, org unit and period."""
        found: dict[str, dict[str, dict[Period, Observation]]] = {}
        for o in self.observations:
            found.setdefault(o.indicator, {}).setdefault(o.org_unit, {})[o.period] = o
        return found

    @cached_property
    def targets_of(self) -> dict[str, dict[str, list[Target]]]:
        """The targets by indicator and org unit."""
        found: dict[str, dict[str, list[Target]]] = {}
        for t in self.targets:
            found.setdefault(t.indicator, {}).setdefault(t.org_unit, []).append(t)
        return found

    def unit_of(self, indicator: str) -> str:
        """The unit to print: the one the sheets print most recently, else the definition's."""
        return self._units.get(indicator) or self.indicators[indicator].unit

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return units_printed(self._columns)


def _stated(target: Target) -> int:
    return target.stated_in.year * 4 + target.stated_in.end if target.stated_in else target.year * 4


def dataset_of(readings: Iterable[Reading]) -> Dataset:
    """Put readings together, oldest first: for the same org unit, indicator and period the later reading's value counts.

    Everything observed or asked for has a definition in the result, and so has every ratio that can be computed though its
    parts come in different files.
    """
    readings = list(readings)
    whole = _county(readings)
    listed = [unit for reading in readings for unit in reading.hierarchy]
    observed = _newest(readings)
    targets: dict[tuple[str, str, int, int | None, Period | None], Target] = {}
    notes: dict[tuple[str, str, str, Period | None], Note] = {}
    indicators: dict[str, Indicator] = {}
    for reading in readings:
        for t in reading.targets:
            targets[t.org_unit, t.indicator, t.year, t.quarter, t.stated_in] = t
        remarked = {(n.org_unit, n.section, n.period) for n in reading.notes if n.is_remark}
        for key in [key for key, n in notes.items() if n.is_remark and (n.org_unit, n.section, n.period) in remarked]:
            del notes[key]  # what is remarked on the same figures counts as the figures do: the last of it
        for n in reading.notes:
            notes[n.org_unit, n.section, n.text, n.period] = n
        _define(indicators, reading)
    indicators = with_what_is_needed(indicators, observed, targets.values())
    problems = list[Problem]()
    if not isinstance(observed, Observations):  # by columns there are no running totals
        amounts, problems = amounts_of_quarters(observed, {i.id: i.name for i in indicators.values()})
        observed = tuple(amounts)
    return Dataset(
        observations=observed,
        targets=tuple(targets.values()),
        notes=tuple(notes.values()),
        indicators=indicators,
        org_units=tuple(dict.fromkeys(u for r in readings for u in r.org_units if u != TOTAL)),
        county=place_of_office(whole),
        office=whole if whole != place_of_office(whole) else "",
        problems=tuple(p for r in readings for p in r.problems) + tuple(problems),
        parents=_parents(listed),
        groups={u.org_unit: u.group for u in listed if u.group},
    )


def _county(readings: Sequence[Reading]) -> str:
    """What the newest reading calls the whole; what is an org unit of another reading is not the whole."""
    members = {unit for reading in readings for unit in reading.org_units}
    return next((r.county for r in reversed(readings) if r.county and place_of_office(r.county) not in members), "")


def _define(indicators: dict[str, Indicator], reading: Reading) -> None:
    """Let a reading's definitions count, with what an earlier one stated and this one leaves open."""
    asked, known = {t.indicator for t in reading.targets}, {i.id: i for i in reading.indicators}
    for i in reading.indicators:
        stated = indicators.get(i.id)
        indicators[i.id] = i if stated is None else as_stated_before(i, stated, known, asked)


def _newest(readings: Sequence[Reading]) -> Sequence[Observation]:
    """For each org unit, indicator, period and way of counting the last reading's observation."""
    by_columns = newest_by_columns(readings)
    if by_columns is not None:
        return by_columns
    every = (o for reading in readings for o in reading.observations)
    return tuple({(o.org_unit, o.indicator, o.period, o.running_total): o for o in every}.values())


def _parents(listed: Iterable[ListedUnit]) -> dict[str, str]:
    """What each belongs to; the last word counts, but what would make an org unit belong to itself is not taken."""
    parents: dict[str, str] = {}
    for unit in listed:
        way = unit.parent
        while way and way != unit.org_unit:
            way = parents.get(way, "")
        if unit.parent and not way:
            parents[unit.org_unit] = unit.parent
    return parents


def amounts_of_quarters(
    observations: Iterable[Observation], indicator_names: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[Observation], list[Problem]]:
    """Turn running totals into the amounts of their last quarter wherever the total before it is known.

    An amount that the sheet itself gives for the quarter counts; the running total is then only checked against it
    (``running_total_differs``). A running total that falls is a problem (``running_total_falls``) and gives no amount.
    A running total with nothing before it stays what it is: the amount of its span. The problems call an indicator by its
    name in ``indicator_names``, else by its id.
    """
    observations = list(observations)
    own = {(o.org_unit, o.indicator, o.period): o for o in observations if not o.running_total}
    running = {(o.org_unit, o.indicator, o.period): o for o in observations if o.running_total}
    result, problems = dict(own), list[Problem]()
    for (org_unit, indicator, period), total in sorted(running.items(), key=lambda item: item[0][2]):
        key = (org_unit, indicator, period.last_quarter)
        if period.is_quarter:
            before: float = 0.0
            cells: tuple[CellRef, ...] = ()
        else:
            earlier = Period.to_date(period.year, period.end - 1)
            known = running.get((org_unit, indicator, earlier))
            quarters = [result.get((org_unit, indicator, q)) for q in earlier.quarters]
            if known is not None:
                before, cells = known.value, known.sources
            elif all(quarters):
                before = sum(q.value for q in quarters if q)
                cells = tuple(c for q in quarters if q for c in q.sources)
            else:
                if key not in own:
                    result.setdefault((org_unit, indicator, period), total)
                continue
        amount = round(total.value - before, 9)
        place = {"file": total.source.file, "sheet": total.source.sheet, "cell": total.source.cell}
        names = (("org_unit", org_unit), ("indicator", indicator_names.get(indicator, indicator)))
        if key in own:
            if abs(own[key].value - amount) > 0.005 * max(1.0, abs(amount)):
                found = (("found", f"{total.value:.12g}"), ("expected", f"{before + own[key].value:.12g}"))
                problems.append(Problem("running_total_differs", **place, facts=names + found))
        elif amount < 0:
            found = (("found", f"{total.value:.12g}"), ("before", f"{before:.12g}"))
            problems.append(Problem("running_total_falls", **place, facts=names + found))
        else:
            result[key] = replace(total, period=period.last_quarter, value=amount, also=cells, running_total=False)
    return list(result.values()), problems

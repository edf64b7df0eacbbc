"""Read the cells of one table: each number that is imported becomes an item, each that cannot be, a problem with its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indicators.catalogue import Catalogue
from indicators.model import TOTAL, CellRef, Problem
from indicators.reading.facts import Fact, Facts, Meaning
from indicators.reading.grid import CellValue, Grid, column_name
from indicators.reading.layout import LEAF, UPPER
from indicators.reading.matching import Matched
from indicators.reading.members import Standing
from indicators.reading.org_units import is_whole, plain_name
from indicators.reading.roles import Role, role_of
from indicators.reading.senses import ForQuarter
from indicators.reading.subjects import Subject
from indicators.reading.timing import When, when
from indicators.reading.values import Doubt, Value, unit_from_line, value_of
from indicators.reading.whose import owner_of_unnamed, standings_in


@dataclass(frozen=True, slots=True)
class Item:
    """A number that is imported, or, for the whole, compared. ``quarter`` marks a target as the plan of that quarter."""

    org_unit: str
    subject: Subject
    matched: Matched
    role: Role
    time: When
    value: float
    unit: str
    source: CellRef
    raw: str
    quarter: int | None = None


@dataclass(slots=True)
class TableItems:
    """What one table gives: its items, the problems of its cells, and the rows and columns that were left out."""

    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    matched: dict[Subject, Matched] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What the file knows beyond one table: canonical names of org units, the unit a sheet is about, counting by months."""

    file: str
    catalogue: Catalogue
    names: Mapping[str, str]
    org_unit: str
    monthly: bool


@dataclass(frozen=True, slots=True)
class _Resolved:
    """What all cells of one meaning share. ``time`` may be the code of the problem why there is none."""

    subject: Subject | None
    matched: Matched | None
    unit: str
    time: When | str
    quarter: int | None = None


class CellReader:
    """Reads the facts of one table; what is the same for many cells is found once."""

    def __init__(self, facts: Facts, around: Surroundings, subject: Subject | None, result: TableItems) -> None:
        self.facts, self.around, self.subject, self.result = facts, around, subject, result
        self.grid: Grid = facts.layout.table.grid
        self.letters = [column_name(c) for c in range(self.grid.width)]
        self.owner = owner_of_unnamed(facts, around.names, around.org_unit)
        self.by_column = facts.layout.org_units in (LEAF, UPPER)
        self.standings = standings_in(facts)
        self.plans = _are_targets_by_quarter(facts)
        self.resolved: dict[int, _Resolved] = {}
        self.units: dict[tuple[int, str | None], str | None] = {}
        self.told: set[tuple[str, ...]] = set()
        self.unmarked: dict[Subject, list[Item]] = defaultdict(list)

    def read(self) -> None:
        for fact in self.facts.facts:
            if fact.meaning.role.is_imported:
                self._read(fact)
        self._settle_unmarked()

    def _read(self, fact: Fact) -> None:
        org_unit = self._org_unit(fact)
        if org_unit is None or not self._has_value(fact):
            return
        meaning = self.resolved.get(id(fact.meaning))
        if meaning is None:
            meaning = self.resolved[id(fact.meaning)] = self._resolve(fact.meaning)
        if meaning.subject is None or meaning.matched is None:
            self._tell_once("no_indicator", fact)
            return
        raw = self.grid.values[fact.row][fact.column]
        read = value_of(
            raw,
            percent=(fact.row, fact.column) in self.grid.percent,
            unit=meaning.unit,
            indicator=meaning.matched.indicator,
            role=fact.meaning.role,
        )
        if isinstance(read, Doubt):
            if read.code:
                self._tell(read.code, self._cell(fact), read.facts)
        elif isinstance(meaning.time, str):
            self._tell_once(meaning.time, fact, (("found", _said(fact.meaning)),))
        else:
            self._keep(fact, org_unit, meaning, meaning.matched, meaning.time, read)

    def _keep(self, fact: Fact, org_unit: str, meaning: _Resolved, matched: Matched, time: When, read: Value) -> None:
        subject = meaning.subject or Subject("")
        raw = _raw(self.grid.values[fact.row][fact.column])
        source = self._cell(fact)
        item = Item(
            org_unit,
            subject,
            matched,
            fact.meaning.role,
            time,
            read.value,
            read.unit,
            source,
            raw,
            meaning.quarter,
        )
        if read.unmarked:
            self.unmarked[subject].append(item)
            return
        for code, about in read.remarks:
            if code == "money_without_unit":
                self._tell_once(code, fact, about)
            else:
                self._tell(code, source, about)
        self.result.items.append(item)

    def _resolve(self, meaning: Meaning) -> _Resolved:
        """Find indicator, unit and period for a meaning; a target that states a quarter is still the year's."""
        subject = meaning.subject or self.subject
        if subject is None:
            return _Resolved(None, None, "", "no_indicator")
        matched = self.result.matched[subject]
        indicator = matched.indicator
        unit = meaning.unit or subject.unit or unit_from_line(self.facts.layout.context.units, subject.name, indicator)
        if meaning.role is not Role.TARGET:
            return _Resolved(
                subject, matched, unit, when(meaning.span, meaning.role, indicator.kind, monthly=self.around.monthly)
            )
        time = when(meaning.span, Role.VALUE, indicator.kind, monthly=False)
        if isinstance(time, str) and meaning.span is not None:
            time = when(replace(meaning.span, first=None, last=None), Role.VALUE, indicator.kind, monthly=False)
        quarter = None if isinstance(time, str) else _planned_quarter(meaning, time, by_quarter=self.plans)
        return _Resolved(subject, matched, unit, time, quarter)

    def _has_value(self, fact: Fact) -> bool:
        """Tell of cells that hold an error or no result; they have no value."""
        place = (fact.row, fact.column)
        if (error := self.grid.errors.get(place)) is not None:
            self._tell("error_cell", self._cell(fact), (("found", error),))
            return False
        if place in self.grid.unevaluated:
            self._tell("formula_without_value", self._cell(fact), ())
            return False
        return True

    def _org_unit(self, fact: Fact) -> str | None:
        """The org unit a fact is about; None for a sub-total."""
        key = (fact.column if self.by_column else fact.row, fact.org_unit)
        if key not in self.units:
            self.units[key] = self._find_org_unit(fact, key[0])
        return self.units[key]

    def _find_org_unit(self, fact: Fact, key: int) -> str | None:
        if fact.org_unit is None:
            return self.owner
        standing = self.standings.get(key, Standing.MEMBER)
        if standing is Standing.PART:
            label = self.facts.columns[fact.column] if self.by_column else self.facts.rows[fact.row]
            place = self.grid.ref(self.around.file, label.row, label.column)
            name = plain_name(fact.org_unit)
            of_members = role_of(name) is None
            about = ("name", name) if of_members else ("header", name)
            self._tell("subtotal_left_out" if of_members else "column_left_out", place, (about,))
            return None
        if standing is Standing.WHOLE or is_whole(fact.org_unit):
            return TOTAL
        name = plain_name(fact.org_unit)
        return self.around.names.get(name, name)

    def _settle_unmarked(self) -> None:
        """Rates without any percent sign: fractions if all of them can be, else a question."""
        for subject, items in self.unmarked.items():
            worst = max(items, key=lambda i: abs(i.value))
            clear = abs(worst.value) <= 1
            name = self.result.matched[subject].indicator.name
            about = (("indicator", name), ("found", worst.raw), ("count", str(len(items))))
            self._tell("percent_not_marked" if clear else "percent_unclear", (items[0] if clear else worst).source, about)
            self.result.items += items if clear else []

    def _tell(self, code: str, place: CellRef, about: tuple[tuple[str, str], ...]) -> None:
        self.result.problems.append(Problem(code, place.file, place.sheet, place.cell, about))

    def _tell_once(self, code: str, fact: Fact, about: tuple[tuple[str, str], ...] = ()) -> None:
        """Tell what is the same for many cells at the first of them."""
        if (code, str(about)) not in self.told:
            self.told.add((code, str(about)))
            self._tell(code, self._cell(fact), about)

    def _cell(self, fact: Fact) -> CellRef:
        return CellRef(self.around.file, self.grid.name, f"{self.letters[fact.column]}{fact.row + 1}")


def _said(meaning: Meaning) -> str:
    """The months a label names: 2024年1—5月."""
    span = meaning.span
    if span is None:
        return ""
    months = "" if span.first is None else f"{span.first}月" if span.first == span.last else f"{span.first}—{span.last}月"
    return f"{span.year}年{months}" if span.year else months


def _planned_quarter(meaning: Meaning, time: When, *, by_quarter: bool) -> int | None:
    if not time.period.is_quarter:
        return None
    planned = meaning.for_quarter is ForQuarter.YES or (meaning.for_quarter is ForQuarter.PERHAPS and by_quarter)
    return time.period.end if planned else None


def _raw(value: CellValue) -> str:
    return value if isinstance(value, str) else f"{value:.15g}" if isinstance(value, float) else str(value)


def _are_targets_by_quarter(facts: Facts) -> bool:
    """Whether targets under several quarters are plans for each: the year's target would be the same under all, and it
    would not be given once more for the year."""
    values: dict[tuple[object, ...], list[CellValue]] = defaultdict(list)
    of_years: set[tuple[object, ...]] = set()
    for fact in facts.facts:
        if fact.meaning.role is not Role.TARGET:
            continue
        key = (fact.org_unit, fact.meaning.subject, fact.meaning.span.year if fact.meaning.span else None)
        if fact.meaning.for_quarter is ForQuarter.PERHAPS:
            values[key].append(facts.layout.table.value(fact.row, fact.column))
        else:
            of_years.add(key)
    several = {key: v for key, v in values.items() if len(v) > 1}
    differing = sum(len(set(v)) > 1 for v in several.values())
    return differing > 0 and (2 * differing >= len(several) or bool(several.keys() & of_years))

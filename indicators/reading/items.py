"""One table's facts as items of a report: a value, target or running total of a known indicator for a known period."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indicators.catalogue import Catalogue
from indicators.model import TOTAL, CellRef, Problem
from indicators.reading.facts import Fact, Facts, ForQuarter, Meaning, Subject
from indicators.reading.grid import CellValue, Grid, column_name
from indicators.reading.labels import label_of
from indicators.reading.layout import CAPTIONS, LEAF, UPPER, Layout
from indicators.reading.matching import Matched, match_subjects, set_apart
from indicators.reading.members import Line, Standing, number_in, standings
from indicators.reading.org_units import is_whole, plain_name
from indicators.reading.roles import Role
from indicators.reading.timing import When, when
from indicators.reading.values import Doubt, Value, unit_from_line, value_of


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
    row: int
    column: int
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


def items_of(facts: Facts, around: Surroundings) -> TableItems:
    """Read every imported number of a table. Two headers that mean the same indicator for the same org unit and period
    are set apart: the better match keeps it."""
    subject = _subject_around(facts.layout, around.catalogue)
    meanings = {id(f.meaning): f.meaning for f in facts.facts if f.meaning.role.is_imported}
    subjects = [m.subject or subject for m in meanings.values()]
    result = TableItems(matched=match_subjects([s for s in subjects if s is not None], around.catalogue))
    reader = _Reader(facts, around, subject, result)
    reader.read()
    for _ in range(4):
        clashes = _clashes(result.items)
        if not clashes:
            break
        for loser, winner in clashes.items():
            result.problems.append(_told_apart(loser, winner))
            taken = winner.matched.indicator.id
            result.matched[loser.subject] = set_apart(loser.matched, loser.subject, taken, around.catalogue)
        result.items = [replace(i, matched=result.matched[i.subject]) for i in result.items]
    return result


def _subject_around(layout: Layout, catalogue: Catalogue) -> Subject | None:
    """The one indicator a table without names of indicators is about, from its title or its sheet's tab."""
    if layout.indicators is not None:
        return None
    for text in layout.context.subjects:
        label = label_of(text)
        if label.name and catalogue.match(label.name, label.unit).accepted:
            return Subject(label.name, (), label.unit)
    label = label_of(next(iter(layout.context.titled), ""))
    return Subject(label.name, (), label.unit) if label.name and len(label.name) <= 20 else None


def _clashes(items: list[Item]) -> dict[Item, Item]:
    """One item of each subject that must give way, with one of the subject that keeps the indicator."""
    claimed: dict[str, set[Subject]] = defaultdict(set)
    for item in items:
        claimed[item.matched.indicator.id].add(_bare(item.subject))
    shared = {id_ for id_, subjects in claimed.items() if len(subjects) > 1}
    if not shared:
        return {}
    first: dict[tuple[object, ...], Item] = {}
    losers: dict[Subject, tuple[Item, Item]] = {}
    for item in items:
        id_ = item.matched.indicator.id
        if id_ not in shared:
            continue
        other = first.setdefault((item.org_unit, id_, item.role, item.time, item.quarter), item)
        if _bare(other.subject) != _bare(item.subject):
            winner, loser = (other, item) if other.matched.certainty >= item.matched.certainty else (item, other)
            losers.setdefault(loser.subject, (loser, winner))
    return dict(losers.values())


def _bare(subject: Subject) -> Subject:
    return replace(subject, unit="", section="")


def _told_apart(loser: Item, winner: Item) -> Problem:
    source = loser.source
    return Problem(
        "indicator_taken",
        source.file,
        source.sheet,
        source.cell,
        (("header", loser.subject.name), ("indicator", winner.matched.indicator.name), ("other", winner.subject.name), ("other_cell", winner.source.cell)),
    )


@dataclass(frozen=True, slots=True)
class _Resolved:
    """What all cells of one meaning share. ``time`` may be the code of the problem why there is none."""

    subject: Subject | None
    matched: Matched | None
    unit: str
    time: When | str
    quarter: int | None = None


class _Reader:
    """Reads the facts of one table; what is the same for many cells is found once."""

    def __init__(self, facts: Facts, around: Surroundings, subject: Subject | None, result: TableItems) -> None:
        self.facts, self.around, self.subject, self.result = facts, around, subject, result
        self.grid: Grid = facts.layout.table.grid
        self.letters = [column_name(c) for c in range(self.grid.width)]
        self.owner = _owner_of_unnamed(facts, around)
        self.by_column = facts.layout.org_units in (LEAF, UPPER)
        self.standings = _standings(facts)
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
            org_unit, subject, matched, fact.meaning.role, time, read.value, read.unit, source, raw, fact.row, fact.column, meaning.quarter
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
            return _Resolved(subject, matched, unit, when(meaning.span, meaning.role, indicator.kind, monthly=self.around.monthly))
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
            self._tell("subtotal_left_out", place, (("name", plain_name(fact.org_unit)),))
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


def _standings(facts: Facts) -> dict[int, Standing]:
    """The standing of each row or column that carries an org unit's name."""
    layout = facts.layout
    if layout.org_units is None or layout.org_units == CAPTIONS:
        return {}
    across = layout.org_units in (LEAF, UPPER)
    senses = facts.columns if across else facts.rows
    counted = {c for c, s in facts.columns.items() if s.role in (None, Role.VALUE, Role.RUNNING, Role.TARGET)}
    numbers: dict[int, dict[int, float]] = {key: {} for key, sense in senses.items() if sense.org_unit is not None}
    if any(_may_be_sum(s.org_unit, layout.context.county) for s in senses.values() if s.org_unit is not None):
        for fact in facts.facts:
            key, other = (fact.column, fact.row) if across else (fact.row, fact.column)
            if key in numbers and fact.column in counted and (n := number_in(layout.table.value(fact.row, fact.column))) is not None:
                numbers[key][other] = n
    lines = [Line(key, senses[key].org_unit or "", values) for key, values in numbers.items()]
    if _is_tidy(lines):
        return {line.key: Standing.WHOLE if is_whole(line.name) or plain_name(line.name) == layout.context.county else _named(line) for line in lines}
    return standings(lines, layout.context.county)


def _named(line: Line) -> Standing:
    return standings([line], "")[line.key]


def _may_be_sum(name: str, county: str) -> bool:
    return _named(Line(0, name, {})) is not Standing.MEMBER or plain_name(name) == county or name.endswith(("片", "片区", "区", "域", "组团", "板块", "线"))


def _is_tidy(lines: list[Line]) -> bool:
    """Whether names come again and again, one row an observation: rows cannot be summed up there."""
    return len({line.name for line in lines}) * 2 <= len(lines)


def _owner_of_unnamed(facts: Facts, around: Surroundings) -> str:
    """Whom numbers belong to that stand beside no org unit: the sheet's unit, the only one of the table, or the whole."""
    named = {s.org_unit for s in (*facts.columns.values(), *facts.rows.values()) if s.org_unit is not None}
    members = {plain_name(n) for n in named if not is_whole(n)}
    if facts.layout.org_units is not None:
        only = next(iter(members)) if len(members) == 1 else TOTAL
        return around.names.get(only, only)
    return around.org_unit or TOTAL


def _are_targets_by_quarter(facts: Facts) -> bool:
    """Whether targets under several quarters are plans for each: the year's target would be the same under all."""
    values: dict[tuple[object, ...], list[CellValue]] = defaultdict(list)
    for fact in facts.facts:
        if fact.meaning.for_quarter is ForQuarter.PERHAPS:
            values[fact.org_unit, fact.meaning.subject, fact.row].append(facts.layout.table.value(fact.row, fact.column))
    several = [v for v in values.values() if len(v) > 1]
    same = Counter(len(set(v)) == 1 for v in several)
    return same[False] > same[True]

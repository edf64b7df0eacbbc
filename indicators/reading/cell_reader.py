"""Read the cells of one table: each number that is imported becomes an item, each that cannot be, a problem with its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue
from indicators.cell_names import Position
from indicators.model import TOTAL, Indicator, Kind, Problem
from indicators.reading.adding_up import AddedUp
from indicators.reading.blocks import Block, Meant, Run, TableItems
from indicators.reading.facts import Fact, Facts, Meaning
from indicators.reading.grid import CellValue, Grid
from indicators.reading.layout import LEAF, UPPER
from indicators.reading.matching import Matched
from indicators.reading.members import Standing
from indicators.reading.org_units import is_whole, plain_name
from indicators.reading.roles import Role, role_of
from indicators.reading.senses import ForQuarter
from indicators.reading.sheets import NotPlain
from indicators.reading.subjects import Subject, counts_like_whole
from indicators.reading.sums_of_periods import sums_in
from indicators.reading.telling import Telling
from indicators.reading.timing import When, when
from indicators.reading.unit_line import unit_line_of
from indicators.reading.values import Doubt, Value, value_of
from indicators.reading.whose import owner_of_unnamed, standings_in


@dataclass(frozen=True)
class Surroundings:
    """What the file knows beyond one table: canonical names of org units, the unit a sheet is about, counting by months, whose
    periods it adds up."""

    file: str
    catalogue: Catalogue
    names: Mapping[str, str]
    org_unit: str
    monthly: bool
    added_up: AddedUp = frozenset()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What all cells of one meaning share. ``time`` may be the code of the problem why there is none."""

    subject: Subject | None
    matched: Matched | None
    unit: str
    time: When | str
    quarter: int | None = None
    undecided: ForQuarter = ForQuarter.NO

    def meant(self, role: Role, unit: str) -> Meant | None:
        """What the items of these cells share, read in a unit; None if something is not known."""
        if self.subject is None or self.matched is None or isinstance(self.time, str):
            return None
        return Meant(self.subject, self.matched, role, self.time, unit, self.quarter, self.undecided)


class CellReader:
    """Reads the facts of one table; what is the same for many cells is found once."""

    def __init__(self, facts: Facts, around: Surroundings, subject: Subject | None, matched: Mapping[Subject, Matched]) -> None:
        self.facts, self.around, self.subject, self.matched = facts, around, subject, matched
        self.unit_line = unit_line_of(facts.layout.context, matched)
        self.grid: Grid = facts.layout.table.grid
        self.owner = owner_of_unnamed(facts, around.names, around.org_unit)
        self.by_column = facts.layout.org_units in (LEAF, UPPER)
        self.standings = standings_in(facts)
        self.sums = sums_in(facts)
        self.found = Run()
        self.plans = _are_targets_by_quarter(facts)
        self.resolved: dict[int, Resolved] = {}
        self.units: dict[tuple[int, str | None], str | None] = {}
        self.told = Telling(self.grid, around.file)
        self.unmarked: dict[Subject, Run] = defaultdict(Run)

    def read(self, facts: Iterable[Fact]) -> None:
        """Read cells one by one, in order."""
        for fact in facts:
            self._read(fact)

    def result(self) -> TableItems:
        """All that was read, and what must be told of it in the order of the cells."""
        runs, questions = [self.found], list[Problem]()
        for subject, run in sorted(self.unmarked.items(), key=lambda pair: pair[1].first):
            problem, is_clear = self._settled(subject, run)
            questions.append(problem)
            runs += [run] if is_clear else []
        return TableItems(runs, [*self.told.in_order(), *questions], dict(self.matched))

    def keep_block(self, block: Block, one: Value, first: Position) -> None:
        """Keep a block of items; ``one`` is what the number 1 is read as there."""
        if one.unmarked:
            self.unmarked[block.meant.subject].blocks.append(block)
            return
        for code, about in one.remarks:
            self.told.once(code, first, about)
        self.found.blocks.append(block)

    def _read(self, fact: Fact) -> None:
        org_unit = self.org_unit(fact)
        if org_unit is None or not self._has_value(fact):
            return
        place, meaning = fact[:2], self.resolve(fact.meaning)
        if self.sums.is_unfinished(self.facts, *place):
            self._tell_of_sum(fact)
            return
        if meaning.subject is None or meaning.matched is None:
            self.told.once("no_indicator", place)
            return
        read = value_of(
            self.grid.value(fact.row, fact.column),
            percent=place in self.grid.percent,
            unit=meaning.unit,
            indicator=meaning.matched.indicator,
            role=fact.meaning.role,
        )
        if isinstance(read, Doubt):
            if read.code:
                self.told.unread(read.code, place, read.facts)
        elif isinstance(meaning.time, str):
            self.tell_of_time(fact.meaning, meaning.time, place)
        elif (meant := meaning.meant(fact.meaning.role, read.unit)) is not None:
            self._keep(place, org_unit, meant, read)

    def _keep(self, place: Position, org_unit: str, meant: Meant, read: Value) -> None:
        raw = _raw(self.grid.value(*place))
        item = meant.item(org_unit, read.value, self.grid.ref(self.around.file, *place), raw)
        if read.unmarked:
            self.unmarked[meant.subject].items.append((place, item))
            return
        for code, about in read.remarks:
            if code == "money_without_unit":
                self.told.once(code, place, about)
            else:
                self.told.tell(code, place, about)
        self.found.items.append((place, item))

    def resolve(self, meaning: Meaning) -> Resolved:
        """What all cells of a meaning share."""
        if id(meaning) not in self.resolved:
            self.resolved[id(meaning)] = self._resolve(meaning)
        return self.resolved[id(meaning)]

    def _resolve(self, meaning: Meaning) -> Resolved:
        """Find indicator, unit and period for a meaning; a target that states a quarter is still the year's."""
        subject = meaning.subject or self.subject
        if subject is None:
            return Resolved(None, None, "", "no_indicator")
        matched = self.matched[subject]
        indicator = matched.indicator
        unit = meaning.unit or subject.unit or self._unit_of_line(subject, indicator)
        if meaning.change and meaning.role is Role.VALUE and indicator.kind is Kind.STOCK:
            return Resolved(subject, matched, unit, "change_not_level")
        if meaning.role is not Role.TARGET:
            return Resolved(
                subject, matched, unit, when(meaning.span, meaning.role, indicator.kind, monthly=self.around.monthly)
            )
        time = when(meaning.span, Role.VALUE, indicator.kind, monthly=False)
        if isinstance(time, str) and meaning.span is not None:
            time = when(replace(meaning.span, first=None, last=None), Role.VALUE, indicator.kind, monthly=False)
        quarter = None if isinstance(time, str) else _planned_quarter(meaning, time, by_quarter=self.plans)
        open_ = quarter is None and not isinstance(time, str) and time.period.is_quarter
        return Resolved(subject, matched, unit, time, quarter, meaning.for_quarter if open_ else ForQuarter.NO)

    def _unit_of_line(self, subject: Subject, indicator: Indicator) -> str:
        """The unit that the unit line gives an indicator; a part is counted like its whole where its name leaves it open."""
        if unit := self.unit_line.unit_of(subject.name, indicator):
            return unit
        whole = subject.groups[0] if subject.groups and counts_like_whole(subject) else ""
        met = next((m for s, m in self.matched.items() if s.name == whole and not s.part), None)
        return self.unit_line.unit_of(whole, met.indicator) if met is not None else ""

    def _has_value(self, fact: Fact) -> bool:
        """Tell of cells that hold an error or no result; they have no value."""
        place = fact[:2]
        if (error := self.grid.errors.get(place)) is not None:
            self.told.unread("error_cell", place, (("found", error),))
            return False
        if place in self.grid.unevaluated:
            self.told.unread("formula_without_value", place, ())
            return False
        return True

    def org_unit(self, fact: Fact) -> str | None:
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
            name = plain_name(fact.org_unit)
            of_members = role_of(name) is None
            about = ("name", name) if of_members else ("header", name)
            code = "subtotal_left_out" if of_members else "column_left_out"
            self.told.tell(code, fact[:2], (about,), at=(label.row, label.column))
            return None
        if standing is Standing.WHOLE or is_whole(fact.org_unit):
            return TOTAL
        name = plain_name(fact.org_unit)
        return self.around.names.get(name, name)

    def _settled(self, subject: Subject, run: Run) -> tuple[Problem, bool]:
        """What to tell of rates without any percent sign: they are fractions if all of them can be, else a question."""
        first, worst = run.first, run.largest()
        clear = abs(worst.value) <= 1
        about = (("indicator", self.matched[subject].indicator.name), ("found", worst.raw), ("count", str(len(run))))
        if clear:
            return self.told.problem("percent_not_marked", first, about), True
        return Problem("percent_unclear", worst.source.file, worst.source.sheet, worst.source.cell, about), False

    def _tell_of_sum(self, fact: Fact) -> None:
        """Tell once of each column (row) with sums over periods that are not all there."""
        by_column = fact.column in self.sums.columns
        label = self.facts.columns[fact.column] if by_column else self.facts.rows[fact.row]
        self.told.once("column_left_out", (label.row, label.column), (("header", label.header),))

    def tell_of_time(self, meaning: Meaning, code: str, place: Position) -> None:
        """Tell once of a period that cannot be; of a change instead of a level for each indicator."""
        subject = meaning.subject or self.subject
        whose = subject is not None and code == "change_not_level"
        about = ("indicator", self.matched[subject].indicator.name) if subject and whose else ("found", _said(meaning))
        self.told.once(code, place, (about,))


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
    if not any(m.role is Role.TARGET and m.for_quarter is ForQuarter.PERHAPS for m in facts.meanings()):
        return False
    if facts.omitted is not None:
        raise NotPlain
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

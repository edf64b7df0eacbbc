"""A reading as rows and back: one table for each of its fields, nothing lost, everything in its order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select

from indicators.model import (
    Better,
    CellRef,
    ColumnReading,
    Indicator,
    Kind,
    ListedUnit,
    Note,
    Observation,
    Problem,
    Reading,
    Schedule,
    Target,
    TargetForm,
)
from indicators.periods import Period
from indicators.record import schema
from indicators.record.memory import list_meanings, org_unit_names
from indicators.record.spellings import with_names

Row = tuple[Any, ...]

_ROWS_AT_ONCE = 10_000
"""A row takes a kilobyte on its way into the database."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a Reading: its table, an entry as a row (the table's columns in order), and a row as an entry."""

    field: str
    table: Table
    row_of: Callable[[Any], Row]
    entry_of: Callable[[Row], Any]

    @property
    def columns(self) -> list[Any]:
        """The table's columns that hold the entry itself."""
        return entry_columns(self.table)


def entry_columns(table: Table) -> list[Any]:
    return [c for c in table.columns if c.name not in ("submission", "position")]


def store(connection: Connection, submission: int, reading: Reading) -> None:
    """Write all fields of the reading under the number of its submission."""
    for part in PARTS:
        names = [c.name for c in part.columns]
        entries = enumerate(getattr(reading, part.field))
        while some := list(islice(entries, _ROWS_AT_ONCE)):
            rows = [
                {"submission": submission, "position": position, **dict(zip(names, part.row_of(entry), strict=True))}
                for position, entry in some
            ]
            connection.execute(insert(part.table), rows)


def load(connection: Connection, which: ColumnElement[bool]) -> dict[int, Reading]:
    """The readings of the submissions that ``which`` chooses, by number, oldest first.

    Their org units are called as people say now: a reading is kept as its file spells them, so that names which were taken
    for one can be told apart again.
    """
    names = org_unit_names(list_meanings(connection))
    submission = schema.submission.c
    chosen = connection.execute(
        select(submission.id, submission.reading_file, submission.county).where(which).order_by(submission.id)
    ).all()
    fields: dict[int, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for part in PARTS:
        for number, found in entries(connection, part, which).items():
            fields[number][part.field] = tuple(found)
    readings = {number: Reading(file=file, county=county, **fields[number]) for number, file, county in chosen}
    return {number: with_names(reading, names) for number, reading in readings.items()}


def entries(connection: Connection, part: Part, which: ColumnElement[bool]) -> Mapping[int, list[Any]]:
    """The entries of one field by the number of their submission, oldest first, where ``which`` holds."""
    number, position = part.table.c.submission, part.table.c.position
    query = select(number, *part.columns).join(schema.submission).where(which).order_by(number, position)
    result: dict[int, list[Any]] = defaultdict(list)
    for submission, *row in connection.execute(query):
        result[submission].append(part.entry_of(tuple(row)))
    return result


def _place(source: CellRef) -> Row:
    return source.file, source.sheet, source.cell


def _span(period: Period | None) -> Row:
    return (period.year, period.start, period.end) if period else (None, None, None)


_period = cache(Period)
"""The same few periods come with every observation."""


def _optional_period(year: int | None, start: int | None, end: int | None) -> Period | None:
    return None if year is None or start is None or end is None else _period(year, start, end)


def _pairs(entries: Iterable[tuple[str, ...]]) -> list[list[str]] | None:
    return [list(entry) for entry in entries] or None


def _observation_row(o: Observation) -> Row:
    also = _pairs(_place(cell) for cell in o.also)
    place = _place(o.source)
    return o.org_unit, *_span(o.period), o.indicator, o.value, o.unit, *place, o.target, also, o.raw, o.running_total


def _observation(row: Row) -> Observation:
    org_unit, year, start, end, indicator, value, unit, file, sheet, cell, target, also, raw, running_total = row
    return Observation(
        org_unit=org_unit,
        period=_period(year, start, end),
        indicator=indicator,
        value=value,
        unit=unit,
        source=CellRef(file, sheet, cell),
        target=target,
        also=tuple(CellRef(*place) for place in also) if also else (),
        raw=raw,
        running_total=running_total,
    )


def _target_row(t: Target) -> Row:
    return t.org_unit, t.indicator, t.year, t.value, *_place(t.source), t.quarter, *_span(t.stated_in)


def _target(row: Row) -> Target:
    org_unit, indicator, year, value, file, sheet, cell, quarter, *stated = row
    return Target(org_unit, indicator, year, value, CellRef(file, sheet, cell), quarter, _optional_period(*stated))


def _note_row(n: Note) -> Row:
    return n.org_unit, n.section, n.text, *_place(n.source), *_span(n.period)


def _note(row: Row) -> Note:
    org_unit, section, text, file, sheet, cell, *span = row
    return Note(org_unit, section, text, CellRef(file, sheet, cell), _optional_period(*span))


def _indicator_row(i: Indicator) -> Row:
    head = (i.id, i.name, i.unit, i.kind.value, i.better.value, i.name_en, list(i.aliases) or None)
    tail = (i.section, i.target_form.value, i.schedule.value, i.inferred, i.source, i.weight)
    return *head, i.numerator, i.denominator, *tail


def _indicator(row: Row) -> Indicator:
    values = dict(zip((c.name for c in entry_columns(schema.indicator)), row, strict=True))
    values["kind"] = Kind(values["kind"])
    values["better"] = Better(values["better"])
    values["aliases"] = tuple(values["aliases"] or ())
    values["target_form"] = TargetForm(values["target_form"])
    values["schedule"] = Schedule(values["schedule"])
    return Indicator(**values)


def _column_row(c: ColumnReading) -> Row:
    return c.header, c.role, *_place(c.source), c.indicator, c.unit, c.certainty


def _column(row: Row) -> ColumnReading:
    header, role, file, sheet, cell, indicator, unit, certainty = row
    return ColumnReading(header, role, CellRef(file, sheet, cell), indicator, unit, certainty)


def _problem_row(p: Problem) -> Row:
    return p.code, p.file, p.sheet, p.cell, _pairs(p.facts)


def _problem(row: Row) -> Problem:
    code, file, sheet, cell, facts = row
    return Problem(code, file, sheet, cell, tuple((name, value) for name, value in facts or ()))


OBSERVATIONS = Part("observations", schema.observation, _observation_row, _observation)
PROBLEMS = Part("problems", schema.problem, _problem_row, _problem)
INDICATORS = Part("indicators", schema.indicator, _indicator_row, _indicator)
PARTS = (
    OBSERVATIONS,
    Part("totals", schema.stated_total, _observation_row, _observation),
    Part("targets", schema.target, _target_row, _target),
    Part("notes", schema.note, _note_row, _note),
    INDICATORS,
    Part("org_units", schema.org_unit, lambda name: (name,), lambda row: row[0]),
    Part("columns", schema.column_reading, _column_row, _column),
    PROBLEMS,
    Part("hierarchy", schema.listed_unit, lambda u: (u.org_unit, u.parent, u.group), lambda row: ListedUnit(*row)),
)

"""How each column, and each row that names an indicator, was understood: shown to a person before anything is accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indicators.model import ColumnReading
from indicators.reading.column_uses import Use
from indicators.reading.columns import Column
from indicators.reading.facts import Facts
from indicators.reading.layout import LEAF, UPPER
from indicators.reading.matching import Matched
from indicators.reading.roles import Role
from indicators.reading.senses import Sense
from indicators.reading.subjects import Subject
from indicators.reading.unit_line import UnitLine, unit_line_of
from indicators.reading.units import unit_of

_USES = {
    Use.PERIODS: "period",
    Use.UNITS: "unit",
    Use.SERIAL: "serial",
    Use.NEITHER: "remark",
    Use.SECTIONS: "ignored",
    Use.ROLES: "ignored",
}


def column_readings(facts: Facts, matched: Mapping[Subject, Matched], file: str) -> Iterator[ColumnReading]:
    """The columns of a table from left to right, then the rows that name indicators."""
    line = unit_line_of(facts.layout.context, matched)
    for column in facts.layout.columns:
        if column.use is Use.NUMBERS:
            yield _of_numbers(facts, facts.columns[column.index], matched, line, file)
        elif column.index != facts.layout.indicators:
            yield _of_labels(facts, column, file)
    if facts.layout.indicators not in (LEAF, UPPER):
        yield from _of_rows(facts, matched, line, file)


def _of_labels(facts: Facts, column: Column, file: str) -> ColumnReading:
    table = facts.layout.table
    row = column.path[-1].row if column.path else table.rows[0]
    role = "org_unit" if column.index == facts.layout.org_units else _USES.get(column.use, "ignored")
    return ColumnReading(column.header, role, table.grid.ref(file, row, column.index))


def _of_numbers(facts: Facts, sense: Sense, matched: Mapping[Subject, Matched], line: UnitLine, file: str) -> ColumnReading:
    source = facts.layout.table.grid.ref(file, sense.row, sense.column)
    role = (sense.role or Role.VALUE).value
    found = matched.get(sense.subject) if sense.subject is not None else None
    if found is None:
        return ColumnReading(sense.header, role, source, unit=unit_of(sense.unit).text)
    name = sense.subject.name if sense.subject else ""
    unit = sense.unit or line.unit_of(name, found.indicator) or found.indicator.unit
    return ColumnReading(sense.header, role, source, found.indicator.id, unit, found.certainty)


def _of_rows(facts: Facts, matched: Mapping[Subject, Matched], line: UnitLine, file: str) -> Iterator[ColumnReading]:
    told: set[tuple[Subject, Role | None]] = set()
    for sense in facts.rows.values():
        if sense.subject is None or (sense.subject, sense.role) in told or sense.subject not in matched:
            continue
        told.add((sense.subject, sense.role))
        found = matched[sense.subject]
        source = facts.layout.table.grid.ref(file, sense.row, sense.column)
        unit = sense.unit or line.unit_of(sense.subject.name, found.indicator) or found.indicator.unit
        yield ColumnReading(
            sense.header or sense.subject.name,
            (sense.role or Role.VALUE).value,
            source,
            found.indicator.id,
            unit,
            found.certainty,
        )

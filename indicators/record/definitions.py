"""Definitions confirmed or changed by the office. Each change is kept; the newest that was not undone is in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select, update

from indicators.model import Indicator
from indicators.record import schema
from indicators.record.parts import INDICATORS

_table = schema.definition_override
_override = _table.c
_names = [column.name for column in INDICATORS.columns]


@dataclass(frozen=True, slots=True)
class Definition:
    """One change of a definition: the whole definition as it then was, when (UTC) and by whom it was made."""

    number: int
    indicator: Indicator
    defined_at: datetime
    who: str
    undone_at: datetime | None

    @property
    def is_live(self) -> bool:
        return self.undone_at is None


def save_definitions(connection: Connection, definitions: Iterable[Indicator], who: str) -> None:
    """Keep them as confirmed: what a person has saved is no guess."""
    now = datetime.now(UTC)
    rows = [
        {**dict(zip(_names, INDICATORS.row_of(replace(d, inferred=False)), strict=True)), "defined_at": now, "who": who}
        for d in definitions
    ]
    if rows:
        connection.execute(insert(_table), rows)


def undo_newest(connection: Connection, indicator: str) -> bool:
    """Undo the newest change of an indicator's definition; False if there is none."""
    live = (_override.id == indicator) & _override.undone_at.is_(None)
    newest = connection.scalar(select(func.max(_override.number)).where(live))
    if newest is not None:
        connection.execute(update(_table).values(undone_at=datetime.now(UTC)).where(_override.number == newest))
    return newest is not None


def list_definitions(connection: Connection) -> tuple[Definition, ...]:
    """All changes, newest first, those undone too."""
    columns = [_override[name] for name in _names]
    query = select(_override.number, _override.defined_at, _override.who, _override.undone_at, *columns)
    return tuple(
        Definition(number, INDICATORS.entry_of(tuple(row)), defined_at, who, undone_at)
        for number, defined_at, who, undone_at, *row in connection.execute(query.order_by(_override.number.desc()))
    )


def in_force(definitions: Iterable[Definition]) -> dict[str, Indicator]:
    """The definition that counts of each indicator, by id; ``definitions`` come newest first."""
    found: dict[str, Indicator] = {}
    for definition in definitions:
        if definition.is_live:
            found.setdefault(definition.indicator.id, definition.indicator)
    return found

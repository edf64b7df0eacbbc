"""What people said that words in their sheets mean, so that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, insert, select, update

from indicators.record import schema
from indicators.told import HeaderMeaning

_table = schema.remembered_meaning
_memory = _table.c


class MeaningKind(StrEnum):
    """What the words in a sheet stand for: an indicator (by id), a unit of measure, an org unit (by its name), or nothing
    to be read."""

    INDICATOR = "indicator"
    UNIT = "unit"
    ORG_UNIT = "org_unit"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Remembered:
    """``text`` as a sheet prints it means ``meaning``. ``context`` is what else was printed with it (a header's unit)."""

    number: int
    kind: MeaningKind
    text: str
    context: str
    meaning: str
    remembered_at: datetime
    who: str


def keep_meaning(connection: Connection, kind: MeaningKind, text: str, meaning: str, *, context: str, who: str) -> None:
    """From now on this meaning counts for these words; an earlier one is forgotten."""
    same = (_memory.kind == kind.value) & (_memory.text == text) & (_memory.context == context)
    _forget(connection, same)
    row = {"kind": kind.value, "text": text, "context": context, "meaning": meaning, "who": who}
    connection.execute(insert(_table).values(**row, remembered_at=datetime.now(UTC)))


def forget_meaning(connection: Connection, number: int) -> bool:
    """Let it count no longer; False if it did not."""
    return _forget(connection, _memory.number == number)


def list_meanings(connection: Connection) -> tuple[Remembered, ...]:
    """All that count, newest first."""
    columns = [_memory.number, _memory.kind, _memory.text, _memory.context, _memory.meaning, _memory.remembered_at, _memory.who]
    rows = connection.execute(select(*columns).where(_memory.forgotten_at.is_(None)).order_by(_memory.number.desc()))
    return tuple(Remembered(number, MeaningKind(kind), *rest) for number, kind, *rest in rows)


def org_unit_names(meanings: Iterable[Remembered]) -> dict[str, str]:
    """The names of org units by the spellings that people said mean them; a name that was itself given another leads on."""
    said = {m.text: m.meaning for m in meanings if m.kind is MeaningKind.ORG_UNIT}
    return {text: _last(said, text) for text in said}


def _last(said: dict[str, str], text: str) -> str:
    way = [text]
    while (following := said.get(way[-1], way[-1])) not in way:
        way.append(following)
    return way[-1]


def header_meanings(meanings: Iterable[Remembered]) -> tuple[HeaderMeaning, ...]:
    """What is remembered of headers, as it is told to the reading of a file; newest first."""
    result = []
    for m in meanings:
        if m.kind is MeaningKind.INDICATOR:
            result.append(HeaderMeaning(m.text, m.context, indicator=m.meaning))
        elif m.kind is MeaningKind.UNIT:
            result.append(HeaderMeaning(m.text, m.context, unit=m.meaning))
        elif m.kind is MeaningKind.IGNORED:
            result.append(HeaderMeaning(m.text, m.context, ignored=True))
    return tuple(result)


def _forget(connection: Connection, which: ColumnElement[bool]) -> bool:
    forgotten = update(_table).values(forgotten_at=datetime.now(UTC)).where(which, _memory.forgotten_at.is_(None))
    return bool(connection.execute(forgotten).rowcount)

"""What the office has said of its org units and of scoring. Each deed is kept; what was not undone counts, the newest first.

A deed is what was saved at once: the places of several org units, or all that merged into one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update

from indicators.org_units import Change, Place, Structure
from indicators.periods import Period
from indicators.record import schema
from indicators.record.database import Database, renew_version
from indicators.scoring import Method
from indicators.scoring.plain import method_as_plain, method_from_plain


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was saved: ``what`` is its places, changes, or the method of scoring (none: nobody is scored)."""

    number: int
    what: tuple[Place, ...] | tuple[Change, ...] | tuple[Method, ...]
    saved_at: datetime
    who: str
    undone_at: datetime | None

    @property
    def is_live(self) -> bool:
        return self.undone_at is None


class Office:
    """Every change is one transaction, and none is saved that would make an org unit belong to itself (InvalidTree), become two
    things in one quarter (ChangedTwice) or bear the name of the whole (NamesTheWhole).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def place(self, places: Iterable[Place], *, who: str = "") -> None:
        """Let these org units stand there from now on."""
        self._save(schema.org_unit_place, [_place_row(p) for p in places], who)

    def change(self, changes: Iterable[Change], *, who: str = "") -> None:
        """Let these org units have become others."""
        self._save(schema.org_unit_change, [_change_row(c) for c in changes], who)

    def score(self, method: Method | None, *, who: str = "") -> None:
        """Let this be the method of scoring; with None nobody is scored."""
        self._save(schema.scoring_method, [{"method": method_as_plain(method) if method else None}], who)

    def undo_places(self, number: int) -> None:
        """Let a deed count no longer. Raises KeyError if it does not count, as the others below do."""
        self._undo(schema.org_unit_place, number)

    def undo_changes(self, number: int) -> None:
        self._undo(schema.org_unit_change, number)

    def undo_scoring(self, number: int) -> None:
        self._undo(schema.scoring_method, number)

    def places(self) -> tuple[Deed, ...]:
        """All deeds about places, newest first, those undone too; likewise below."""
        with self._database.reading() as connection:
            return _deeds(connection, schema.org_unit_place, _place)

    def changes(self) -> tuple[Deed, ...]:
        with self._database.reading() as connection:
            return _deeds(connection, schema.org_unit_change, _change)

    def methods(self) -> tuple[Deed, ...]:
        with self._database.reading() as connection:
            return _deeds(connection, schema.scoring_method, _method)

    def structure(self) -> Structure:
        """The places and changes that count."""
        with self._database.reading() as connection:
            return structure_in(connection)

    def _save(self, table: Table, rows: list[dict[str, Any]], who: str) -> None:
        with self._database.writing() as connection:
            number = 1 + (connection.scalar(select(func.max(table.c.deed))) or 0)
            about = {"deed": number, "saved_at": datetime.now(UTC), "who": who}
            for row in rows:
                connection.execute(insert(table).values(**row, **about))
            structure_in(connection).check()
            renew_version(connection)

    def _undo(self, table: Table, number: int) -> None:
        with self._database.writing() as connection:
            undone = update(table).values(undone_at=datetime.now(UTC))
            if not connection.execute(undone.where(table.c.deed == number, table.c.undone_at.is_(None))).rowcount:
                raise KeyError(number)
            _settle(connection)


def structure_in(connection: Connection) -> Structure:
    newest_last = reversed(_deeds(connection, schema.org_unit_place, _place))
    places = Structure().with_places(p for deed in newest_last if deed.is_live for p in deed.what if isinstance(p, Place))
    changes = (c for deed in _deeds(connection, schema.org_unit_change, _change) if deed.is_live for c in deed.what)
    return Structure(places.places, tuple(c for c in changes if isinstance(c, Change)))


def method_in(connection: Connection) -> Method | None:
    newest = next((deed for deed in _deeds(connection, schema.scoring_method, _method) if deed.is_live), None)
    return next((m for m in newest.what if isinstance(m, Method)), None) if newest else None


def _settle(connection: Connection) -> None:
    """Refuse what makes no tree, and name the new state."""
    _ = structure_in(connection).today().tree
    renew_version(connection)


def _deeds(connection: Connection, table: Table, entry_of: Callable[[Any], Any]) -> tuple[Deed, ...]:
    found: dict[int, list[Any]] = {}
    for row in connection.execute(select(table).order_by(table.c.deed.desc(), table.c.number)):
        found.setdefault(row.deed, []).append(row)
    return tuple(
        Deed(number, tuple(x for x in map(entry_of, rows) if x), rows[0].saved_at, rows[0].who, rows[0].undone_at)
        for number, rows in found.items()
    )


def _place_row(place: Place) -> dict[str, Any]:
    return {"org_unit": place.org_unit, "parent": place.parent, "peer_group": place.group}


def _place(row: Any) -> Place:
    return Place(row.org_unit, row.parent, row.peer_group)


def _change_row(change: Change) -> dict[str, Any]:
    becomes = [[name, share] for name, share in change.becomes.items()]
    return {"org_unit": change.name, "year": change.since.year, "quarter": change.since.start, "becomes": becomes}


def _change(row: Any) -> Change:
    return Change(row.org_unit, Period.quarter(row.year, row.quarter), dict(row.becomes))


def _method(row: Any) -> Method | None:
    return method_from_plain(row.method) if row.method else None

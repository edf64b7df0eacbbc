"""The office's own Word files that reports are put into, one a form of report. Nothing is overwritten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Integer, LargeBinary, String, Table, Text, insert, select, update

from indicators.record import schema
from indicators.record.database import Database


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A model that counts: for which form of report, since when (UTC) and by whom."""

    form: str
    name: str
    sha256: str
    content: bytes
    kept_at: datetime
    who: str


_table = Table(
    "word_model",
    schema.metadata,
    Column("number", Integer, primary_key=True),
    Column("form", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("kept_at", schema.UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("removed_at", schema.UtcTime),
    sqlite_autoincrement=True,
)
_model = _table.c


class Models:
    """The models in the record. They are no data: keeping one leaves the record's version as it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, form: str, name: str, content: bytes, *, who: str = "") -> None:
        """From now on reports of this form are put into this file; an earlier one counts no longer."""
        row = {
            "form": form,
            "name": name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "content": content,
            "kept_at": datetime.now(UTC),
            "who": who,
        }
        with self._database.writing() as connection:
            _remove(connection, form)
            connection.execute(insert(_table).values(row))

    def remove(self, form: str) -> None:
        """Let none count for this form."""
        with self._database.writing() as connection:
            _remove(connection, form)

    def current(self, form: str) -> KeptModel | None:
        """The one that counts for this form, if there is one."""
        names = ("form", "name", "sha256", "content", "kept_at", "who")
        query = select(*(_model[name] for name in names)).where(_model.form == form, _model.removed_at.is_(None))
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(_model.number.desc()).limit(1)).first()
        return KeptModel(*row) if row else None


def _remove(connection: Connection, form: str) -> None:
    removed = update(_table).values(removed_at=datetime.now(UTC))
    connection.execute(removed.where(_model.form == form, _model.removed_at.is_(None)))

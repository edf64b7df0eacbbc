"""Opening the database: SQLite in a folder with no set-up, or any other by its URL (PostgreSQL for a shared server)."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url, select, update
from sqlalchemy.exc import ArgumentError, DatabaseError

from indicators.record import schema
from indicators.record.migration import migrate

_WAIT_MILLISECONDS = 20_000
"""How long a change waits for one that another process is just making."""


class RecordUnavailable(Exception):
    """The database cannot be opened, read or written; its contents are as before."""


class InvalidAddress(RecordUnavailable):
    """The address is not that of a database, or the driver for its kind of database is not installed."""


def default_url() -> str:
    """The URL in INDICATORS_DATABASE, else an SQLite file in the folder INDICATORS_DATA (``data`` unless told)."""
    if url := os.environ.get("INDICATORS_DATABASE"):
        return url
    folder = Path(os.environ.get("INDICATORS_DATA") or "data")
    return URL.create("sqlite", database=str(folder / "record.sqlite")).render_as_string()


class Database:
    """A database with the record's tables, made at the first opening; safe to use from several threads and processes.

    Opening it raises InvalidAddress where there can be no database at the address.
    """

    def __init__(self, url: str) -> None:
        self._larger = threading.local()
        with _plainly():
            self._engine, is_sqlite = _engine_at(url)
            self._snapshot = self._engine if is_sqlite else self._engine.execution_options(isolation_level="REPEATABLE READ")
            self._make_tables()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the record, whatever is written meanwhile."""
        with _plainly(), self._snapshot.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One change at a time, wholly or not at all; within ``together`` a part of the larger one."""
        larger: Connection | None = getattr(self._larger, "change", None)
        if larger is not None:
            yield larger
            return
        with _plainly(), self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            connection.execute(select(schema.record.c.version).with_for_update())
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Whatever this thread writes within is one change: wholly or, where anything fails, not at all."""
        earlier = getattr(self._larger, "change", None)
        with self.writing() as connection:
            self._larger.change = connection
            try:
                yield
            finally:
                self._larger.change = earlier

    def close(self) -> None:
        self._engine.dispose()

    def _make_tables(self) -> None:
        with self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            schema.metadata.create_all(connection)
            found = connection.scalar(select(schema.record.c.schema))
            if found is None:
                connection.execute(insert(schema.record).values(schema=schema.SCHEMA, version=new_version()))
            elif found > schema.SCHEMA:
                raise RecordUnavailable(f"the record has layout {found}, this program knows layout {schema.SCHEMA}")
            else:
                migrate(connection, found)


def new_version() -> str:
    """A name for a state of the record that no other state has, not even one restored from a copy."""
    return uuid.uuid4().hex


def renew_version(connection: Connection) -> None:
    """Name the state that a change leads to."""
    connection.execute(update(schema.record).values(version=new_version()))


def _engine_at(url: str) -> tuple[Engine, bool]:
    """The engine for an address, and whether it is SQLite. What is wrong is told without the address: it holds a password."""
    try:
        address = make_url(url)
        is_sqlite = address.get_backend_name() == "sqlite"
        return _sqlite(address) if is_sqlite else create_engine(address), is_sqlite
    except ModuleNotFoundError as missing:
        raise InvalidAddress(f"the driver of this kind of database is not installed: {missing.name}") from None
    except (ArgumentError, ValueError):
        raise InvalidAddress("not the address of a database, which is like postgresql://name:password@server/record") from None


def _sqlite(address: URL) -> Engine:
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address)

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below: the driver would begin them at the first change
        connection.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A change takes the lock at once: two that both began by reading could not both go on.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")

    return engine


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except (DatabaseError, OSError) as error:
        raise RecordUnavailable(str(getattr(error, "orig", error))) from error

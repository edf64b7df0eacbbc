"""A record made by an earlier version of the program, brought to the present layout. Nothing in it is lost or rewritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Table, inspect, text, update
from sqlalchemy.schema import CreateColumn

from indicators.record import schema


def _with_weights(connection: Connection) -> None:
    """Layout 2: what an indicator counts in a score. Tables that are new are made at every opening."""
    for table in (schema.indicator, schema.definition_override):
        _add_column(connection, table, "weight")


def _with_threads(connection: Connection) -> None:
    """Layout 3: edits know their paragraph by what it is about. Those kept before are known by wording and numbers."""
    for name in ("thread", "section", "added"):
        _add_column(connection, schema.edited_paragraph, name)


STEPS: Mapping[int, Callable[[Connection], None]] = {1: _with_weights, 2: _with_threads}
"""What leads from each earlier layout to the next one."""


def migrate(connection: Connection, found: int) -> None:
    """Carry out the steps from the layout ``found`` to the present one. Raises KeyError where there is no way."""
    for layout in range(found, schema.SCHEMA):
        STEPS[layout](connection)
    if found != schema.SCHEMA:
        connection.execute(update(schema.record).values(schema=schema.SCHEMA))


def _add_column(connection: Connection, table: Table, name: str) -> None:
    """A column that may be empty; one that is there already stays."""
    if name in {column["name"] for column in inspect(connection).get_columns(table.name)}:
        return
    described = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
    connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {described}"))

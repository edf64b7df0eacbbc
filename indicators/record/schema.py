"""The tables of the record.

A submission is one accepted file. Each field of its reading is a table of its own, one row an entry, in the reading's
order. Only types and clauses that SQLite and PostgreSQL share are used.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA = 3
"""The number of this layout. A record of an earlier one is brought to it (``migration.py``), one of a later one not opened."""

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite has no time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _json(name: str) -> Column[Any]:
    return Column(name, JSON(none_as_null=True))


def _place() -> list[Column[Any]]:
    return [_text("file"), _text("sheet"), _text("cell")]


def _span(*, nullable: bool = False) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=nullable) for name in ("year", "first_quarter", "last_quarter")]


def _part(name: str, *columns: Column[Any]) -> Table:
    """A table for one field of a reading: the columns are the field's, in the order in which it is put together again."""
    return Table(
        name,
        metadata,
        Column("submission", ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *columns,
    )


def _observations(name: str) -> Table:
    return _part(
        name,
        _text("org_unit"),
        *_span(),
        _text("indicator"),
        Column("value", Float(53), nullable=False),
        _text("unit"),
        *_place(),
        Column("target", Float(53)),
        _json("also"),
        _text("raw"),
        Column("running_total", Boolean, nullable=False),
    )


def _definition() -> list[Column[Any]]:
    return [
        _text("id"),
        _text("name"),
        _text("unit"),
        _text("kind"),
        _text("better"),
        _text("name_en"),
        _json("aliases"),
        Column("numerator", Text),
        Column("denominator", Text),
        _text("section"),
        _text("target_form"),
        _text("schedule"),
        Column("inferred", Boolean, nullable=False),
        _text("source"),
        Column("weight", Float(53)),
    ]


record = Table(
    "record",
    metadata,
    Column("schema", Integer, primary_key=True, autoincrement=False),
    Column("version", String(32), nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("file"),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("accepted_at", UtcTime, nullable=False),
    _text("who"),
    Column("sample", Boolean, nullable=False),
    Column("taken_back_at", UtcTime),
    _text("reading_file"),
    _text("county"),
    sqlite_autoincrement=True,  # a number once given never names another file
)

Index("submission_sha256", submission.c.sha256)

counts = submission.c.taken_back_at.is_(None)
"""Which submissions the data come from."""

observation = _observations("observation")
stated_total = _observations("stated_total")
Index("observation_of", observation.c.org_unit, observation.c.indicator, observation.c.year)

target = _part(
    "target",
    _text("org_unit"),
    _text("indicator"),
    Column("year", Integer, nullable=False),
    Column("value", Float(53), nullable=False),
    *_place(),
    Column("quarter", Integer),
    *(Column(f"stated_{name}", Integer) for name in ("year", "first_quarter", "last_quarter")),
)

note = _part("note", _text("org_unit"), _text("section"), _text("text"), *_place(), *_span(nullable=True))

indicator = _part("indicator", *_definition())

org_unit = _part("org_unit", _text("name"))

listed_unit = _part("listed_unit", _text("name"), _text("parent"), _text("peer_group"))

column_reading = _part(
    "column_reading",
    _text("header"),
    _text("role"),
    *_place(),
    Column("indicator", Text),
    _text("unit"),
    Column("certainty", Float(53), nullable=False),
)

problem = _part("problem", _text("code"), *_place(), _json("facts"))

explanation = Table(
    "explanation",
    metadata,
    Column("submission", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("text"),
    ForeignKeyConstraint(["submission", "position"], ["problem.submission", "problem.position"], ondelete="CASCADE"),
)

correction = Table(
    "correction",
    metadata,
    Column("submission", ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _text("sheet"),
    _text("cell"),
    _text("old"),
    _text("new"),
    Column("at", UtcTime, nullable=False),
    _text("who"),
)

seal = Table(
    "seal",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("quarter", Integer, primary_key=True, autoincrement=False),
    Column("sealed_at", UtcTime, nullable=False),
    _text("who"),
)

definition_override = Table(
    "definition_override",
    metadata,
    Column("number", Integer, primary_key=True),
    *_definition(),
    Column("defined_at", UtcTime, nullable=False),
    _text("who"),
    Column("undone_at", UtcTime),
    sqlite_autoincrement=True,
)

remembered_meaning = Table(
    "remembered_meaning",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("kind"),
    _text("text"),
    _text("context"),
    _text("meaning"),
    Column("remembered_at", UtcTime, nullable=False),
    _text("who"),
    Column("forgotten_at", UtcTime),
    sqlite_autoincrement=True,
)


def _deeds(name: str, *columns: Column[Any]) -> Table:
    """What the office said: a row an entry, those saved at once with the same ``deed``."""
    return Table(
        name,
        metadata,
        Column("number", Integer, primary_key=True),
        Column("deed", Integer, nullable=False),
        *columns,
        Column("saved_at", UtcTime, nullable=False),
        _text("who"),
        Column("undone_at", UtcTime),
        sqlite_autoincrement=True,
    )


org_unit_place = _deeds("org_unit_place", _text("org_unit"), _text("parent"), _text("peer_group"))

org_unit_change = _deeds(
    "org_unit_change",
    _text("org_unit"),
    Column("year", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    _json("becomes"),
)

scoring_method = _deeds("scoring_method", _json("method"))


def _report_kind() -> list[Column[str]]:
    """Which reports something belongs to: the fields of ``drafts.ReportKind``."""
    return [_text(name) for name in ("org_unit", "form", "audience", "length", "language")]


edited_paragraph = Table(
    "edited_paragraph",
    metadata,
    Column("number", Integer, primary_key=True),
    *_report_kind(),
    _text("heading"),
    Column("position", Integer, nullable=False),
    _text("period"),
    _text("template"),
    _text("wording"),
    Column("edited_at", UtcTime, nullable=False),
    _text("who"),
    Column("undone_at", UtcTime),
    Column("thread", Text),
    _json("section"),
    Column("added", Boolean),
    sqlite_autoincrement=True,
)

arrangement = Table(
    "arrangement",
    metadata,
    Column("number", Integer, primary_key=True),
    *_report_kind(),
    Column("order", JSON, nullable=False),
    Column("hidden", JSON, nullable=False),
    Column("arranged_at", UtcTime, nullable=False),
    _text("who"),
    sqlite_autoincrement=True,
)

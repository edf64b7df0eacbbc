"""What officers made of written reports: paragraphs in their own words, sections in their order. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime

from sqlalchemy import JSON, Column, ColumnElement, Integer, Table, Text, and_, func, insert, select, update

from indicators.editing import Arrangement, Edit
from indicators.editing.template import from_json, to_json
from indicators.periods import Period
from indicators.record import schema
from indicators.record.database import Database


@dataclass(frozen=True, slots=True)
class ReportKind:
    """Which reports an edit belongs to: those on one org unit, of one form, for one audience, of one length and language."""

    org_unit: str
    form: str
    audience: str
    length: str
    language: str


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An edit that counts, when (UTC) and by whom it was made."""

    number: int
    edit: Edit
    edited_at: datetime
    who: str


def _columns() -> list[Column[str]]:
    return [Column(field.name, Text, nullable=False) for field in fields(ReportKind)]


_paragraph_table = Table(
    "edited_paragraph",
    schema.metadata,
    Column("number", Integer, primary_key=True),
    *_columns(),
    Column("heading", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("period", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("wording", Text, nullable=False),
    Column("edited_at", schema.UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("undone_at", schema.UtcTime),
    sqlite_autoincrement=True,
)

_arrangement_table = Table(
    "arrangement",
    schema.metadata,
    Column("number", Integer, primary_key=True),
    *_columns(),
    Column("order", JSON, nullable=False),
    Column("hidden", JSON, nullable=False),
    Column("arranged_at", schema.UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    sqlite_autoincrement=True,
)

_paragraph, _arrangement = _paragraph_table.c, _arrangement_table.c


class Drafts:
    """The drafts in the record. They are no data: keeping one leaves the record's version as it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_edit(self, kind: ReportKind, edit: Edit, *, who: str = "") -> None:
        """From the edit's period on this counts for its paragraph; what counted before is kept."""
        row = {
            **asdict(kind),
            "heading": edit.heading,
            "position": edit.position,
            "period": edit.period.code,
            "template": to_json(edit.template),
            "wording": edit.wording,
            "edited_at": datetime.now(UTC),
            "who": who,
        }
        with self._database.writing() as connection:
            connection.execute(insert(_paragraph_table).values(row))

    def undo_edit(self, kind: ReportKind, heading: str, position: int) -> None:
        """Let the newest edit of a paragraph count no longer; the one before it counts again. KeyError if there is none."""
        with self._database.writing() as connection:
            newest = connection.scalar(select(func.max(_paragraph.number)).where(_at(kind, heading, position)))
            if newest is None:
                raise KeyError((heading, position))
            undone = update(_paragraph_table).values(undone_at=datetime.now(UTC))
            connection.execute(undone.where(_paragraph.number == newest))

    def restore(self, kind: ReportKind, heading: str, position: int) -> None:
        """Let no edit of a paragraph count any longer: the report's own words stand."""
        with self._database.writing() as connection:
            undone = update(_paragraph_table).values(undone_at=datetime.now(UTC))
            connection.execute(undone.where(_at(kind, heading, position)))

    def edits(self, kind: ReportKind, period: Period) -> tuple[KeptEdit, ...]:
        """Those that count for a report on the period, newest first: made for it or for an earlier one."""
        names = ("number", "edited_at", "who", "heading", "position", "period", "template", "wording")
        query = select(*(_paragraph[name] for name in names))
        query = query.where(_of(_paragraph_table, kind), _paragraph.undone_at.is_(None))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(_paragraph.number.desc())).all()
        kept = [
            KeptEdit(number, Edit(heading, position, Period.parse(code), from_json(template), wording), edited_at, who)
            for number, edited_at, who, heading, position, code, template, wording in rows
        ]
        return tuple(one for one in kept if not period < one.edit.period)

    def keep_arrangement(self, kind: ReportKind, arrangement: Arrangement, *, who: str = "") -> None:
        row = {**asdict(kind), "order": list(arrangement.order), "hidden": sorted(arrangement.hidden)}
        with self._database.writing() as connection:
            connection.execute(insert(_arrangement_table).values(**row, arranged_at=datetime.now(UTC), who=who))

    def arrangement(self, kind: ReportKind) -> Arrangement:
        """The newest one; sections in their natural order if there is none."""
        query = select(_arrangement.order, _arrangement.hidden).where(_of(_arrangement_table, kind))
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(_arrangement.number.desc()).limit(1)).first()
        return Arrangement(tuple(row[0]), frozenset(row[1])) if row else Arrangement()


def _at(kind: ReportKind, heading: str, position: int) -> ColumnElement[bool]:
    """The edits of one paragraph that were not undone."""
    at = (_paragraph.heading == heading, _paragraph.position == position)
    return and_(_of(_paragraph_table, kind), *at, _paragraph.undone_at.is_(None))


def _of(table: Table, kind: ReportKind) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in asdict(kind).items()))

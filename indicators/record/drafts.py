"""What officers made of written reports: paragraphs in their own words, sections in their order. Nothing is overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, insert, select, update

from indicators.editing import Arrangement, Edit, Trait
from indicators.editing.template import from_json, to_json
from indicators.periods import Period
from indicators.record import schema
from indicators.record.database import Database

_paragraph, _arrangement = schema.edited_paragraph.c, schema.arrangement.c

_GIVEN_UP = "null"
"""Kept in place of a template where the report's own words stand again."""


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
    """An edit that was not undone, when (UTC) and by whom it was made."""

    number: int
    edit: Edit
    edited_at: datetime
    who: str


class Drafts:
    """The drafts in the record. They are no data: keeping one leaves the record's version as it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_edits(self, kind: ReportKind, edits: Sequence[Edit], *, who: str = "") -> None:
        """All of them or none. Each counts for its paragraph from its period on; what counted before is kept."""
        now = datetime.now(UTC)
        rows = [{**asdict(kind), **_row(edit), "edited_at": now, "who": who} for edit in edits]
        if rows:
            with self._database.writing() as connection:
                connection.execute(insert(schema.edited_paragraph), rows)

    def undo_edit(self, kind: ReportKind, name: str, period: Period) -> None:
        """Let the edit of a paragraph that counts for the period count no longer; the one before it counts again.

        ``name`` is that of the paragraph's edits. KeyError if none counts.
        """
        with self._database.writing() as connection:
            kept = [one for one in _kept(connection, kind) if one.edit.name == name and not period < one.edit.period]
            if not kept:
                raise KeyError(name)
            newest = max(kept, key=lambda one: (one.edit.period, one.number))
            undone = update(schema.edited_paragraph).values(undone_at=datetime.now(UTC))
            connection.execute(undone.where(_paragraph.number == newest.number))

    def edits(self, kind: ReportKind) -> tuple[KeptEdit, ...]:
        """All that were not undone, newest first."""
        with self._database.reading() as connection:
            return tuple(_kept(connection, kind))

    def keep_arrangement(self, kind: ReportKind, arrangement: Arrangement, *, who: str = "") -> None:
        row = {**asdict(kind), "order": list(arrangement.order), "hidden": sorted(arrangement.hidden)}
        with self._database.writing() as connection:
            connection.execute(insert(schema.arrangement).values(**row, arranged_at=datetime.now(UTC), who=who))

    def arrangement(self, kind: ReportKind) -> Arrangement:
        """The newest one; sections in their natural order if there is none."""
        query = select(_arrangement.order, _arrangement.hidden).where(_of(schema.arrangement, kind))
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(_arrangement.number.desc()).limit(1)).first()
        return Arrangement(tuple(row[0]), frozenset(row[1])) if row else Arrangement()


def _row(edit: Edit) -> dict[str, Any]:
    return {
        "heading": edit.heading,
        "position": edit.position,
        "period": edit.period.code,
        "template": _GIVEN_UP if edit.template is None else to_json(edit.template),
        "wording": edit.wording,
        "thread": edit.thread or uuid.uuid4().hex,
        "section": [[trait.wording, sorted(trait.about)] for trait in edit.section],
        "added": edit.added,
    }


def _kept(connection: Connection, kind: ReportKind) -> Iterator[KeptEdit]:
    table = schema.edited_paragraph
    query = select(table).where(_of(table, kind), _paragraph.undone_at.is_(None)).order_by(_paragraph.number.desc())
    for row in connection.execute(query).mappings():
        yield KeptEdit(row["number"], _edit(row), row["edited_at"], row["who"])


def _edit(row: RowMapping) -> Edit:
    """An edit as it was kept; those of earlier layouts have no thread and know nothing of their section."""
    return Edit(
        row["heading"],
        row["position"],
        Period.parse(row["period"]),
        None if row["template"] == _GIVEN_UP else from_json(row["template"]),
        row["wording"],
        tuple(Trait(wording, frozenset((i, u) for i, u in about)) for wording, about in row["section"] or ()),
        row["thread"] or "",
        bool(row["added"]),
    )


def _of(table: Table, kind: ReportKind) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in asdict(kind).items()))

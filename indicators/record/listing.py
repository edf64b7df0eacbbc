"""The list of submissions with what each of them holds."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, Table, func, select

from indicators.periods import Period
from indicators.record import schema
from indicators.record.submission import Submission

_COLUMNS = [c for c in schema.submission.c if c.name not in ("content", "reading_file")]


def list_submissions(connection: Connection, which: ColumnElement[bool]) -> tuple[Submission, ...]:
    """Those that ``which`` chooses, newest first."""
    observations, org_units, problems = (
        _counts(connection, table, which) for table in (schema.observation, schema.org_unit, schema.problem)
    )
    periods = _periods(connection, which)
    rows = connection.execute(select(*_COLUMNS).where(which).order_by(schema.submission.c.id.desc())).mappings()
    return tuple(
        Submission(
            **row,
            observations=observations.get(row["id"], 0),
            org_units=org_units.get(row["id"], 0),
            problems=problems.get(row["id"], 0),
            periods=tuple(sorted(periods[row["id"]])),
        )
        for row in rows
    )


def _counts(connection: Connection, table: Table, which: ColumnElement[bool]) -> dict[int, int]:
    submission = table.c.submission
    query = select(submission, func.count()).select_from(table.join(schema.submission)).where(which).group_by(submission)
    return dict(connection.execute(query).all())


def _periods(connection: Connection, which: ColumnElement[bool]) -> dict[int, set[Period]]:
    o = schema.observation.c
    spans = select(o.submission, o.year, o.first_quarter, o.last_quarter).join(schema.submission).where(which).distinct()
    result: dict[int, set[Period]] = defaultdict(set)
    for submission, *span in connection.execute(spans):
        result[submission].add(Period(*span))
    return result

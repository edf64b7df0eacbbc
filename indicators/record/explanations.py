"""What people said to problems of a submission, kept with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, insert, select

from indicators.explaining import Explained
from indicators.model import Problem
from indicators.record import schema
from indicators.record.parts import PROBLEMS

_table = schema.explanation
_with_problems = _table.join(schema.problem).join(schema.submission)
_order = (_table.c.submission, _table.c.position)


def keep_explanations(
    connection: Connection, submission: int, problems: Iterable[Problem], texts: Mapping[Problem, str]
) -> None:
    rows = [
        {"submission": submission, "position": position, "text": texts[problem]}
        for position, problem in enumerate(problems)
        if texts.get(problem, "").strip()
    ]
    if rows:
        connection.execute(insert(_table), rows)


def list_explanations(connection: Connection, which: ColumnElement[bool]) -> dict[Problem, str]:
    """Those of the submissions that ``which`` chooses, oldest first."""
    query = select(_table.c.text, *PROBLEMS.columns).select_from(_with_problems).where(which).order_by(*_order)
    return {PROBLEMS.entry_of(tuple(row)): text for text, *row in connection.execute(query)}


def list_explained(connection: Connection) -> tuple[Explained, ...]:
    """Those of every submission with who said them, oldest first."""
    said = schema.submission.c
    query = select(_table.c.text, said.who, said.accepted_at, said.file, *PROBLEMS.columns).select_from(_with_problems)
    rows = connection.execute(query.order_by(*_order))
    return tuple(Explained(PROBLEMS.entry_of(tuple(problem)), text, who, at, file) for text, who, at, file, *problem in rows)

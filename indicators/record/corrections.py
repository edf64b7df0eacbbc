"""Values that were typed in place of what a file holds, kept with the submission: both texts, who and when."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from indicators.record import schema
from indicators.told import Correction

_correction = schema.correction.c


def keep_corrections(connection: Connection, submission: int, corrections: Iterable[Correction]) -> None:
    rows = [
        {"submission": submission, "position": position, "sheet": c.sheet, "cell": c.cell, "old": c.old, "new": c.new}
        | {"at": c.at, "who": c.who}
        for position, c in enumerate(corrections)
    ]
    if rows:
        connection.execute(insert(schema.correction), rows)


def list_corrections(connection: Connection, submission: int) -> tuple[Correction, ...]:
    columns = [_correction[name] for name in ("sheet", "cell", "new", "at", "who", "old")]
    query = select(*columns).where(_correction.submission == submission).order_by(_correction.position)
    return tuple(Correction(*row) for row in connection.execute(query))

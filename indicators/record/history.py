"""What was ever accepted for one cell of the record: an org unit's value of an indicator for a period."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, and_

from indicators.model import Observation
from indicators.periods import Period
from indicators.record import schema
from indicators.record.listing import list_submissions
from indicators.record.memory import list_meanings, org_unit_names
from indicators.record.parts import OBSERVATIONS, entries
from indicators.record.submission import Submission


def history_of(
    connection: Connection, org_unit: str, indicator: str, period: Period
) -> tuple[tuple[Submission, Observation], ...]:
    """Its values with the submissions they came with, newest first, under any spelling that now means the org unit."""
    names = org_unit_names(list_meanings(connection))
    spellings = {s for s in (org_unit, *names) if names.get(s, s) == org_unit}
    observation = schema.observation.c
    found = entries(
        connection,
        OBSERVATIONS,
        and_(
            observation.org_unit.in_(spellings),
            observation.indicator == indicator,
            observation.year == period.year,
            observation.first_quarter == period.start,
            observation.last_quarter == period.end,
        ),
    )
    submissions = list_submissions(connection, schema.submission.c.id.in_(found))
    called = {number: [replace(o, org_unit=org_unit) for o in all_] for number, all_ in found.items()}
    return tuple((submission, o) for submission in submissions for o in reversed(called[submission.id]))

"""The ways to look at an indicator over time."""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """Amount of the quarter alone, year to date, completion of the year's target, change on the year before, place."""

    VALUE = "value"
    YEAR_TO_DATE = "year_to_date"
    COMPLETION = "completion"
    GROWTH = "growth"
    RANK = "rank"

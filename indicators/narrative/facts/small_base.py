"""Rates of a handful: two of three is no 66.7% to be set beside others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.narrative.facts.row import Row

if TYPE_CHECKING:
    from indicators.narrative.facts.side_by_side import SideBySide

FEWEST_CASES = 10
"""A rate of fewer cases than this is told by them, and not ranked."""


def cases(survey: SideBySide, row: Row) -> tuple[Row, Row] | None:
    """What a rate with parts is made of in the org unit: those that meet it, and all."""
    definition = row.subject.definition
    if not definition.numerator or not definition.denominator:
        return None
    top, bottom = (survey.row(part, row.org_unit) for part in (definition.numerator, definition.denominator))
    return None if top.value is None or bottom.value is None else (top, bottom)


def is_of_few(survey: SideBySide, row: Row) -> bool:
    """Whether a rate is of so few cases that one more or less would make it another."""
    found = cases(survey, row)
    return found is not None and (found[1].value or 0) < FEWEST_CASES


def of_many(survey: SideBySide, rows: Sequence[Row]) -> list[Row]:
    """The rates that can be set beside each other."""
    return [row for row in rows if not is_of_few(survey, row)]

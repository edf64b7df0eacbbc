"""Numbers that the report no longer tells, from the data themselves: an edited text goes on with them."""

from __future__ import annotations

from collections.abc import Callable

from indicators.editing.template import Key
from indicators.model import TOTAL
from indicators.narrative.document import Claim
from indicators.narrative.facts.survey import Survey
from indicators.narrative.phrasing.evidence import Evidence

_MEASURES = frozenset(
    {"value", "target", "completion", "schedule", "lead", "growth", "change", "previous_year", "rank", "forecast"}
    | {"minimum", "median", "maximum"}
)
"""Those that are printed alike wherever they stand; a count or a share means what its sentence says."""


def claims_in(survey: Survey, language: str, org_unit: str = TOTAL) -> Callable[[Key], Claim | None]:
    """Finds a measure of an org unit and indicator for the report's own period, as one on ``org_unit`` prints it."""
    told = survey.to_date
    evidence = Evidence(told, language, told.printing(language).money(org_unit))

    def find(key: Key) -> Claim | None:
        row = told.rows.get((key.org_unit, key.indicator))
        if row is None or key.when != "y0":
            return None
        if key.measure == "gap":
            return evidence.gap(row).claim_at(0) if row.value is not None and row.target is not None else None
        if key.measure not in _MEASURES or getattr(row, key.measure, None) is None:
            return None
        return evidence.figure(row, key.measure).claim_at(0)

    return find

"""What townships said to warnings, as notes for the report: it gives no reasons of its own, only theirs, and marks them so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from indicators.checks.rounding import exact
from indicators.dataset import Dataset
from indicators.model import CellRef, Indicator, Note, Observation, Problem
from indicators.periods import Period
from indicators.problems import catalogue_of_problems, facts_of

_STARTS_AS_REASON = re.compile(r"主要|因|由于|系|属|为|是|含|包括|原")

GIVEN_AS_REASON = "原因说明："
"""How a note begins that gives a reason; the report then introduces it as the township's explanation."""


def reasons_in(explanations: Mapping[Problem, str], dataset: Dataset) -> Iterator[Note]:
    """A note for each explanation that a reader of the report would ask for, as long as the figure it is about stands."""
    by_name = {i.name: i for i in dataset.indicators.values()}
    for problem, text in explanations.items():
        lead = catalogue_of_problems()[problem.code]["zh"].get("reason")
        facts = dict(problem.facts)
        if not lead or not text.strip() or not {"org_unit", "period"} <= facts.keys():
            continue
        period = Period.parse(facts["period"])
        about = _indicator(facts, by_name)
        if about is not None and _still_stands(dataset, about, facts, period):
            said = f"{lead.format_map(facts_of(problem))}，{_as_reason(text)}"
            source = CellRef(problem.file, problem.sheet, problem.cell)
            yield Note(facts["org_unit"], about.section, f"{GIVEN_AS_REASON}{said}", source, period)


def _indicator(facts: Mapping[str, str], by_name: Mapping[str, Indicator]) -> Indicator | None:
    """The indicator that the problem is about; of several left out the first."""
    named = facts.get("part") or facts.get("names", "").split("、")[0] or facts.get("indicator", "")
    return by_name.get(named)


def _still_stands(dataset: Dataset, about: Indicator, facts: Mapping[str, str], period: Period) -> bool:
    """Whether the data still have the figure that was explained, or still lack it."""
    now: Observation | None = dataset.observations_of.get(about.id, {}).get(facts["org_unit"], {}).get(period)
    if "found" not in facts:
        return now is None
    return now is not None and exact(now.value, now.unit) == facts["found"]


def _as_reason(text: str) -> str:
    words = text.strip().rstrip("。；;.，,")
    return words if _STARTS_AS_REASON.match(words) else f"主要是{words}"

"""Summaries for tests: of a dataset, or of one indicator given its values."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.dataset import Dataset
from indicators.model import TOTAL, Better, Indicator, Kind
from indicators.narrative import write_from
from indicators.narrative.document import Claim, Document
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet

Values = Sequence[float | None]
TEN = (10,) * 6
NONE: dict[str, str] = {}
FULL = {"length": "full"}
ABOVE = {"audience": "leadership"}


def text_of(document: Document) -> str:
    return "\n".join(p.text for section in document.sections for p in section.paragraphs)


def written(dataset: Dataset, period: Period, org_unit: str = TOTAL, *, preset: str = "default", **form: str) -> Document:
    """What ``write`` gives; texts that follow each other on the same data are drawn from one survey."""
    return write_from(survey_of(dataset, period, preset), org_unit, **form)  # type: ignore[arg-type]


def survey_of(dataset: Dataset, period: Period, preset: str = "default") -> Survey:
    """The survey of the data, made anew only after those of others."""
    asked = id(dataset), period, preset
    if asked not in _SURVEYS:
        while len(_SURVEYS) >= MOST_SURVEYS:
            _SURVEYS.pop(next(iter(_SURVEYS)))
        _SURVEYS[asked] = Survey(dataset, period, preset)
    return _SURVEYS[asked]


MOST_SURVEYS = 8
_SURVEYS: dict[tuple[int, Period, str], Survey] = {}
"""Each holds its data, so that no others can come by the same id meanwhile."""


def summary(dataset: Dataset, period: str = "2024H1", org_unit: str = TOTAL, **form: str) -> str:
    return text_of(written(dataset, Period.parse(period), org_unit, **form))


def claims(document: Document) -> list[Claim]:
    return [claim for section in document.sections for p in section.paragraphs for claim in p.claims]


def one_indicator(indicator: Indicator, *values: dict[str, float], targets: list[float] | None = None) -> str:
    """A summary of 2024H1 on one indicator, given its values for 2023Q2 and 2024Q2."""
    sheet = Sheet(org_units=UNITS)
    sheet.define(indicator)
    for period, by_unit in zip(("2023Q2", "2024Q2"), values, strict=False):
        sheet.put(indicator.id, period, by_unit)
    if targets:
        sheet.ask(indicator.id, 2024, targets)
    return summary(sheet.dataset())


def flow(name: str = "走访企业数", unit: str = "家", better: Better = Better.HIGHER) -> Indicator:
    return Indicator(name, name, unit, Kind.FLOW, better, section="工会组织建设")


def each(*values: float) -> dict[str, float]:
    return dict(zip(UNITS, values, strict=False))


def told(indicator: str, values: Values, targets: Values = (), *, org_unit: str = TOTAL, **how: str) -> str:
    """A summary of 2024H1, or of ``period``, on one indicator, of which the period's last quarter is reported."""
    sheet = Sheet()
    period = how.pop("period", "2024H1")
    sheet.put(indicator, "2024Q4" if period == "2024" else "2024Q2", values)
    if targets:
        sheet.ask(indicator, 2024, targets)
    return summary(sheet.dataset(), period, org_unit, **how)

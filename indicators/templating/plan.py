"""What an empty reporting workbook asks for: the office's own org units and indicators, and the targets already known."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL, Indicator, Kind, TargetForm
from indicators.progress.definitions import target_form

# A first workbook, before the office has any data of its own: the core of what every federation reports.
_CORE = (
    "new_unions",
    "new_members",
    "members",
    "employees",
    "collective_contracts_due",
    "collective_contracts_signed",
    "disputes_accepted",
    "disputes_settled",
    "workers_assisted",
    "assistance_funds",
    "safety_accidents",
)
_WITH_TARGET = frozenset({"new_unions", "new_members", "workers_assisted", "assistance_funds"})
_BLANK_ROWS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator to be reported: its heading with the unit to type it in, and whether a target is asked for."""

    indicator: Indicator
    heading: str
    factor: float
    has_target: bool

    @property
    def is_fraction(self) -> bool:
        return self.indicator.unit == "%"

    @property
    def is_control(self) -> bool:
        """Whether its target must not be exceeded; not where only its name says so: the heading would confirm it."""
        guessed = self.indicator.inferred and self.indicator.target_form is not TargetForm.CEILING
        return target_form(self.indicator) is TargetForm.CEILING and not guessed


@dataclass(frozen=True, slots=True)
class TemplatePlan:
    """The content of the workbook. ``targets`` are in base units, by org unit and indicator id; a unit may be unnamed."""

    county: str
    office: str
    year: int
    org_units: tuple[str, ...]
    asked: dict[str, tuple[Asked, ...]]
    targets: dict[tuple[str, str], float]


def plan_template(dataset: Dataset, catalogue: Catalogue, year: int) -> TemplatePlan:
    """Plan the workbook of a year from what the office reported so far; without data, the core indicators and blank rows.

    A ratio whose parts are asked for is not asked again: it is computed, and a second figure could only disagree.
    Targets of that year are filled in where they are known.
    """
    definitions = dataset.indicators if dataset.observations else {i: catalogue.indicators[i] for i in _CORE}
    seen = {o.indicator for o in dataset.observations} | {t.indicator for t in dataset.targets}
    targeted = {t.indicator for t in dataset.targets} if dataset.observations else _WITH_TARGET
    wanted = [i for i in definitions.values() if (not dataset.observations or i.id in seen) and not _computable(i, seen)]
    sections = sorted({i.section for i in wanted}, key=lambda s: _place(catalogue, s))
    return TemplatePlan(
        county=dataset.county,
        office=dataset.office or (f"{dataset.county}总工会" if dataset.county else ""),
        year=year,
        org_units=dataset.org_units or ("",) * _BLANK_ROWS,
        asked={s: tuple(_asked(i, dataset, i.id in targeted) for i in wanted if i.section == s) for s in sections},
        targets=_targets(dataset, year),
    )


def _computable(indicator: Indicator, seen: set[str]) -> bool:
    return indicator.kind is Kind.RATIO and indicator.numerator in seen and indicator.denominator in seen


def _place(catalogue: Catalogue, section: str) -> tuple[int, str]:
    known = catalogue.sections
    return (known.index(section), "") if section in known else (len(known), section)


def _asked(indicator: Indicator, dataset: Dataset, has_target: bool) -> Asked:
    """Money is asked for in 万元, as offices count it; a rate has no unit in its heading: its cells are percentages."""
    if indicator.is_money:
        return Asked(indicator, f"{indicator.name}（万元）", 10_000, has_target)
    unit = dataset.unit_of(indicator.id) if indicator.id in dataset.indicators else indicator.unit
    heading = f"{indicator.name}（{unit}）" if unit and unit != "%" else indicator.name
    return Asked(indicator, heading, 1, has_target)


def _targets(dataset: Dataset, year: int) -> dict[tuple[str, str], float]:
    """The year's targets as last stated; plans for single quarters and the whole's own target are not typed by townships."""
    stated = sorted(
        (t for t in dataset.targets if t.year == year and t.quarter is None and t.org_unit != TOTAL),
        key=lambda t: (t.stated_in is not None, t.stated_in),
    )
    return {(t.org_unit, t.indicator): t.value for t in stated}

"""The year's target beside each value: the one its own sheet states, else that of a sheet that holds targets alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.reading.blocks import Item, TableItems
from indicators.reading.roles import Role


@dataclass(frozen=True, slots=True)
class TargetsOfYears:
    """The year's targets: ``on_sheet`` by sheet, org unit, indicator and year; ``apart``, those of sheets without values, by
    org unit, indicator and year. ``asked`` are the sheets that state any for an indicator and year."""

    on_sheet: Mapping[tuple[str, str, str, int], float]
    apart: Mapping[tuple[str, str, int], float]
    asked: frozenset[tuple[str, str, int]]

    def __bool__(self) -> bool:
        return bool(self.on_sheet)

    def of(self, sheet: str, org_unit: str, indicator: str, year: int) -> float | None:
        """The target that holds for a value; None where its sheet states one for others, but not for this org unit."""
        if (sheet, indicator, year) in self.asked:
            return self.on_sheet.get((sheet, org_unit, indicator, year))
        return self.apart.get((org_unit, indicator, year))


def targets_of_years(targets: Iterable[Item], tables: Iterable[TableItems]) -> TargetsOfYears:
    """Of several targets of a year on one sheet the one stated for the latest period counts, wherever it stands."""
    latest: dict[tuple[str, str, str, int], Item] = {}
    for item in (i for i in targets if i.quarter is None):
        key = (item.source.sheet, item.org_unit, item.matched.indicator.id, item.time.period.year)
        earlier = latest.get(key)
        if earlier is None or earlier.time.period <= item.time.period:
            latest[key] = item
    with_values = _with_values(tables) if latest else set()
    return TargetsOfYears(
        {key: item.value for key, item in latest.items()},
        {key[1:]: item.value for key, item in latest.items() if key[0] not in with_values},
        frozenset((sheet, indicator, year) for sheet, _, indicator, year in latest),
    )


def _with_values(tables: Iterable[TableItems]) -> set[str]:
    """The sheets on which anything but targets was read."""
    runs = [run for table in tables for run in table.runs]
    found = {item.source.sheet for run in runs for _, item in run.items if item.role is not Role.TARGET}
    return found | {block.sheet for run in runs for block in run.blocks if block.meant.role is not Role.TARGET}

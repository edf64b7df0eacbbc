"""What a definition made by the office does to the data: it takes the place of the one they were read with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.dataset import Dataset
from indicators.model import Indicator, Observation

CONVERTED = ("元", "%")
"""Units whose values are stored otherwise than printed: relabelling them would change what a number means."""


def with_definitions(dataset: Dataset, definitions: Iterable[Indicator]) -> Dataset:
    """The same data under other definitions; a later one of the same id goes before an earlier one.

    Applied are definitions of indicators that the data have, and ratios both parts of which they have: these can be
    computed though nobody reports them. A new unit relabels counts and never converts them.
    """
    applied = {d.id: d for d in definitions if _concerns(d, dataset)}
    if not applied:
        return dataset
    units = {id_: d.unit for id_, d in applied.items() if d.unit and d.unit not in CONVERTED}
    return replace(
        dataset,
        indicators=dataset.indicators | applied,
        observations=tuple(_labelled(o, units) for o in dataset.observations),
    )


def _concerns(definition: Indicator, dataset: Dataset) -> bool:
    parts = (definition.numerator, definition.denominator)
    return definition.id in dataset.indicators or all(part in dataset.indicators for part in parts)


def _labelled(observation: Observation, units: Mapping[str, str]) -> Observation:
    unit = units.get(observation.indicator, observation.unit)
    return observation if unit == observation.unit or observation.unit in CONVERTED else replace(observation, unit=unit)

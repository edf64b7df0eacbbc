"""The order in which indicators are told: by theme, as in the written report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset


def by_section(dataset: Dataset, indicators: Iterable[str]) -> dict[str, list[str]]:
    """Indicators grouped by theme: themes as the catalogue orders them, unknown ones last; indicators as in the data."""
    wanted = set(indicators)
    groups: dict[str, list[str]] = {}
    for indicator, definition in dataset.indicators.items():
        if indicator in wanted:
            groups.setdefault(definition.section, []).append(indicator)
    order = {section: place for place, section in enumerate(_sections())}
    return dict(sorted(groups.items(), key=lambda item: order.get(item[0], len(order))))


@cache
def _sections() -> tuple[str, ...]:
    return Catalogue.load().sections

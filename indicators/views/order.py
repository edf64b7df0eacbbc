"""The order in which indicators are told: by theme, as in the written report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.views.names import theme_name


def by_section(dataset: Dataset, indicators: Iterable[str], language: str = "zh") -> dict[str, list[str]]:
    """Indicators by the name of their theme: themes in the catalogue's order, unknown ones last."""
    wanted = set(indicators)
    groups: dict[str, list[str]] = {}
    for indicator, definition in dataset.indicators.items():
        if indicator in wanted:
            groups.setdefault(definition.section, []).append(indicator)
    order = {section: place for place, section in enumerate(_sections())}
    ordered = sorted(groups.items(), key=lambda item: order.get(item[0], len(order)))
    return {theme_name(section, language): group for section, group in ordered}


@cache
def _sections() -> tuple[str, ...]:
    return Catalogue.load().sections

"""A chart of a report as data, for every format that has charts of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One value a category, None where there is none. ``colours`` are one a category (RRGGBB), or one for the series."""

    name: str
    values: tuple[float | None, ...]
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A bar chart (one bar a category, the first at the top) or a line chart (categories are periods).

    ``number_format`` is Excel's. ``description`` says for those who cannot see it what the chart shows. ``after`` is the
    theme of the section that it follows, as in its heading; without such a section it stands at the end of the text. ``note``
    goes on after the title in its caption: what the colours mean.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    lines: bool = False
    number_format: str = "General"
    description: str = ""
    after: str = ""
    note: str = ""

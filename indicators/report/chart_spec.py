"""A chart of a report as data, for every format that has charts of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One value a category, None where there is none. ``colour`` (RRGGBB) says something, and what is told by the name."""

    name: str
    values: tuple[float | None, ...]
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A bar chart (one bar a category, the first at the top) or a line chart (categories are periods).

    Series with a colour share the bars: each category has its value in one of them.

    ``number_format`` is Excel's. ``description`` says for those who cannot see it what the chart shows. ``after`` is the
    theme of the section that it follows, as in its heading; without such a section it stands at the end of the text. ``note``
    goes on after the title in its caption: the rule that the colours follow.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    lines: bool = False
    number_format: str = "General"
    description: str = ""
    after: str = ""
    note: str = ""

    @property
    def is_coloured(self) -> bool:
        return any(series.colour for series in self.series)

    def at(self, category: int) -> ChartSeries:
        """The series in which a category has its value, of those that share the bars."""
        return next(series for series in self.series if series.values[category] is not None)

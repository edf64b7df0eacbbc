"""What goes with a report in Word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indicators.report.chart_spec import ChartSpec
from indicators.report.trace import Names

Stretches = Mapping[str, Sequence[tuple[int, int]]]
"""Where in a paragraph numbers stand that were typed by hand, by the paragraph's text."""


@dataclass(frozen=True, slots=True)
class WordOptions:
    """``appendix``: a table of all numbers with their meaning, formula and cells. ``comments``: the same hung on each number.

    ``names`` are the printed names of the indicators for these two, the catalogue's unless told (see ``trace.names_of``).
    ``charts`` stand after their sections. ``typed`` are the numbers that no cell vouches for: the appendix lists them, and
    they are ``marked`` in the text unless that is switched off.
    """

    appendix: bool = False
    comments: bool = False
    names: Names | None = None
    charts: Sequence[ChartSpec] = ()
    typed: Stretches = field(default_factory=dict)
    marked: bool = True

    @property
    def marks(self) -> Stretches:
        """The typed numbers to be marked in the text."""
        return self.typed if self.marked else {}

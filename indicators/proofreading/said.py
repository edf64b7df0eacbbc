"""One figure as it is understood."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import Indicator
from indicators.proofreading.figure import Figure
from indicators.proofreading.measures import Measured
from indicators.proofreading.subjects import Subject
from indicators.proofreading.surroundings import Place


@dataclass(frozen=True, slots=True)
class Said:
    """One figure as it is understood: where it stands, what it says, of which subject.

    ``named`` says that its own words name the subject; else it is that of a figure before. ``loosely`` is the indicator
    it would be of if its unit were another.
    """

    place: Place
    what: Measured
    subject: Subject
    named: bool
    loosely: Indicator | None = None

    @property
    def figure(self) -> Figure:
        return self.place.figure

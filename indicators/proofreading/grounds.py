"""What drafts are held against: a dataset, and all that was worked out of it for one draft and holds for the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.narrative.facts.survey import Survey
from indicators.periods import Period
from indicators.proofreading.bookshelf import Bookshelf
from indicators.proofreading.of_some import Some
from indicators.proofreading.truth import Truth


class Grounds:
    """Whatever depends on the data alone, worked out when first asked for and then kept.

    ``survey_of`` gives the survey of a period where somebody else keeps them; else each is made once.
    """

    def __init__(self, dataset: Dataset, survey_of: Callable[[Period], Survey] | None = None) -> None:
        self.dataset = dataset
        self.truth = Truth(dataset)
        self.some = Some(self.truth, self.survey)
        self._survey_of = survey_of
        self._surveys: dict[Period, Survey] = {}
        self._shelves: dict[tuple[Period, str], Bookshelf] = {}

    @cached_property
    def catalogue(self) -> Catalogue:
        """The built-in definitions and those of the data."""
        return Catalogue.load().extended(list(self.dataset.indicators.values()))

    def survey(self, period: Period) -> Survey:
        """What is known about a period, as our own reports tell it."""
        if self._survey_of is not None:
            return self._survey_of(period)
        if period not in self._surveys:
            self._surveys[period] = Survey(self.dataset, period)
        return self._surveys[period]

    def reports(self, period: Period, org_unit: str) -> Bookshelf:
        """Our own reports about an org unit in a period."""
        asked = period, org_unit
        if asked not in self._shelves:
            self._shelves[asked] = Bookshelf(lambda: self.survey(period), org_unit)
        return self._shelves[asked]

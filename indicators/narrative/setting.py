"""What all reports of one survey share beside the figures: names of the org units and the whole, words for indicators."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from indicators.model import Better, Kind, TargetForm
from indicators.narrative import places
from indicators.narrative.names import Told, told
from indicators.narrative.rules import Numbers
from indicators.progress.definitions import target_form

if TYPE_CHECKING:
    from indicators.narrative.facts import Survey
    from indicators.narrative.topics import Topic


class Setting:
    """Found out once, however many org units are reported on."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._told: dict[str, Told] = {}
        self._forms: dict[str, TargetForm] = {}
        self._marks: dict[str, Numbers] = {}
        self.themes: dict[tuple[str, ...], dict[str, tuple[Topic, ...]]] = {}
        """Topics by theme, for the ids of the indicators there are data on (see ``topics.themes_of``)."""

    @cached_property
    def county(self) -> str:
        """The name of the whole, or of the only org unit there is."""
        units = self._survey.dataset.org_units
        return self._survey.dataset.county or (units[0] if len(units) == 1 else "")

    @cached_property
    def kind(self) -> str:
        """What the org units are together: 乡镇（街道）."""
        return places.kind_of(self._survey.dataset.org_units)

    @cached_property
    def scope(self) -> str:
        """The span there are data on, as a clause begins with it: 上半年."""
        return places.scope_of(self._survey.covered)

    @cached_property
    def until(self) -> str:
        """The day on which a level of that span is taken: 6月底."""
        return places.end_of(self._survey.covered)

    @cached_property
    def whole(self) -> str:
        """全县, or nothing where the name of the whole does not tell."""
        return places.whole_of(self.county)

    @cached_property
    def year_over(self) -> bool:
        """Whether the period is the whole year, so that what is not done stays undone."""
        return self._survey.period.is_year_to_date and self._survey.period.end == 4

    def told(self, indicator: str) -> Told:
        """The words for an indicator; where two share their noun, each is called by its full name (职工培训期数)."""
        if indicator not in self._told:
            definition = self._survey.indicator(indicator)
            words = told(definition.name, self._survey.unit_of(indicator))
            self._told[indicator] = replace(words, noun=definition.name) if words.noun in self._shared_nouns else words
        return self._told[indicator]

    def form(self, indicator: str) -> TargetForm:
        if indicator not in self._forms:
            self._forms[indicator] = target_form(self._survey.indicator(indicator))
        return self._forms[indicator]

    def marks(self, indicator: str) -> Numbers:
        """What the rules of phrases ask about the indicator and the period, whoever is reported on."""
        if indicator not in self._marks:
            definition, form, period = self._survey.indicator(indicator), self.form(indicator), self._survey.period
            self._marks[indicator] = {
                "to_date": period.is_year_to_date,
                "year_over": self.year_over,
                "quarters": len(period.quarters),
                "fraction": self._survey.unit_of(indicator) == "%",
                "lower": definition.better is Better.LOWER,
                "higher": definition.better is Better.HIGHER,
                "flow": definition.kind is Kind.FLOW,
                "ceiling": form is TargetForm.CEILING,
                "floor": form is TargetForm.FLOOR,
                "level": form is TargetForm.YEAR_END_LEVEL,
            }
        return self._marks[indicator]

    @cached_property
    def _shared_nouns(self) -> frozenset[str]:
        survey = self._survey
        nouns = Counter(told(indicator.name, survey.unit_of(indicator.id)).noun for indicator in survey.indicators)
        return frozenset(noun for noun, times in nouns.items() if times > 1)

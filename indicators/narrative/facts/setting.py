"""What all reports of one survey share beside the figures: names of the org units and the whole, words for indicators."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from indicators.narrative.facts import places
from indicators.narrative.facts.names import told

if TYPE_CHECKING:
    from indicators.narrative.facts.survey import Survey
    from indicators.narrative.sentences.topics import Topic


class Setting:
    """Found out once, however many org units are reported on."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
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
    def whole(self) -> str:
        """全县, or nothing where the name of the whole does not tell."""
        return places.whole_of(self.county)

    @cached_property
    def year_over(self) -> bool:
        """Whether the period is the whole year, so that what is not done stays undone."""
        return self._survey.period.is_year_to_date and self._survey.period.end == 4

    @cached_property
    def shared_nouns(self) -> frozenset[str]:
        """What more than one indicator would be called."""
        survey = self._survey
        nouns = Counter(told(indicator.name, survey.unit_of(indicator.id)).noun for indicator in survey.indicators)
        return frozenset(noun for noun, times in nouns.items() if times > 1)

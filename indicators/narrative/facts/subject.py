"""What a figure is of: an indicator as the texts of one survey speak of it, whichever org unit they are about."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from indicators.direction import is_unwelcome
from indicators.model import Better, Indicator, Kind, TargetForm
from indicators.narrative.facts.names import Told, told
from indicators.narrative.rules import Numbers
from indicators.progress.definitions import is_judged, target_form
from indicators.wording import counted_in

if TYPE_CHECKING:
    from indicators.narrative.facts.survey import Survey


_LIKE_A_WORD = re.compile(r"[A-Z][a-z]")

DEFAULT = "default"
"""The preset whose words the phrases are: less than a point beside the schedule is level with it."""


class Subject:
    """Found out once, however many org units are reported on."""

    def __init__(self, survey: Survey, definition: Indicator) -> None:
        self._survey = survey
        self.definition = definition

    @cached_property
    def unit(self) -> str:
        """The unit to print."""
        return self._survey.unit_of(self.definition.id)

    @cached_property
    def size(self) -> int:
        """How many things one of its unit is: ten thousand of 万人."""
        return counted_in(self.unit)[0]

    @cached_property
    def form(self) -> TargetForm:
        return target_form(self.definition)

    @cached_property
    def is_judged(self) -> bool:
        """Whether there is a side on which it is better to be, so that its target may be praised or blamed for."""
        return is_judged(self.definition)

    @cached_property
    def by_status(self) -> bool:
        """Whether another preset than the phrases' own says who is behind: by its status, not by a point of the schedule."""
        return self._survey.preset != DEFAULT

    @cached_property
    def is_flow(self) -> bool:
        return self.definition.kind is Kind.FLOW

    @cached_property
    def is_amount(self) -> bool:
        """Whether its target is an amount for the year."""
        return self.form is TargetForm.ANNUAL_AMOUNT

    @cached_property
    def is_fraction(self) -> bool:
        return self.unit == "%"

    @cached_property
    def told(self) -> Told:
        """Its words; where two indicators share their noun, each is called by its full name (职工培训期数)."""
        words = told(self.definition.name, self.unit)
        return words.called(self.definition.name) if words.noun in self._survey.setting.shared_nouns else words

    @cached_property
    def work(self) -> str:
        """What is done, whatever it is counted by: 职工培训 of 职工培训期数 and of 职工培训人次."""
        return told(self.definition.name, self.unit).noun

    def in_table(self, language: str) -> str:
        """The indicator as it stands in a table: its English name in English, if it has one."""
        return (self.definition.name_en if language == "en" else "") or self.definition.name

    @cached_property
    def name_en(self) -> str:
        """The indicator as within an English sentence: new unions; a name given in Chinese only stands as one."""
        if not self.definition.name_en and not self.definition.name.isascii():
            return f"the indicator “{self.definition.name}”"
        name = self.definition.name_en or self.definition.name
        name = name[0].lower() + name[1:] if _LIKE_A_WORD.match(name) else name
        return f"the {name}" if name.endswith(" rate") else name

    @cached_property
    def noun(self) -> str:
        return self.told.noun

    @cached_property
    def before(self) -> str:
        return self.told.before

    @cached_property
    def marks(self) -> Numbers:
        """What the rules of phrases ask about the indicator and the period."""
        period = self._survey.period
        return {
            "to_date": period.is_year_to_date,
            "year_over": self._survey.setting.year_over,
            "quarters": len(period.quarters),
            "fraction": self.is_fraction,
            "lower": self.definition.better is Better.LOWER,
            "higher": self.definition.better is Better.HIGHER,
            "flow": self.is_flow,
            "judged": self.is_judged,
            "control": self.form is TargetForm.CEILING or is_unwelcome(self.definition.name),
            "ceiling": self.form is TargetForm.CEILING,
            "floor": self.form is TargetForm.FLOOR,
            "verb": bool(self.told.undone),
            "counted": self.unit not in ("元", "%"),
            "level": self.form is TargetForm.YEAR_END_LEVEL,
            "at_new_year": self.definition.kind is Kind.STOCK and self._survey.setting.year_over,
        }

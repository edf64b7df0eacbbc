"""One org unit (or the whole) and indicator, and the figures that stand on observations and targets directly."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.model import TOTAL, CellRef, Indicator, Kind, Observation, TargetForm
from indicators.periods import Period
from indicators.progress.definitions import target_form
from indicators.progress.tracing.recount import Counted, Recount
from indicators.progress.tracing.words import words
from indicators.wording import amount, number, percent, signed


@dataclass(frozen=True, slots=True)
class Step:
    """A number that is there, how it follows, and what from."""

    value: float
    formula: str
    observations: tuple[Observation, ...] = ()
    sources: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about, and the language its formula is told in."""

    recount: Recount
    org_unit: str
    indicator: str
    language: str = "zh"

    @property
    def definition(self) -> Indicator:
        return self.recount.definition(self.indicator)

    @property
    def form(self) -> TargetForm:
        return target_form(self.definition)

    @property
    def unit(self) -> str:
        return self.recount.dataset.unit_of(self.indicator)

    @property
    def period(self) -> Period:
        return self.recount.period

    @property
    def adds_up(self) -> bool:
        return self.definition.kind in (Kind.FLOW, Kind.STOCK)

    @property
    def members(self) -> list[Subject]:
        """The org units due, if this is the whole."""
        return self.peers if self.org_unit == TOTAL else []

    @property
    def peers(self) -> list[Subject]:
        return [self.of(u) for u in self.recount.members(self.indicator)]

    def of(self, org_unit: str) -> Subject:
        return Subject(self.recount, org_unit, self.indicator, self.language)

    def at(self, period: Period) -> Subject:
        """The same of another period."""
        return Subject(self.recount.at(period), self.org_unit, self.indicator, self.language)

    def counted(self, window: Period) -> Counted | None:
        return self.recount.value(self.org_unit, self.indicator, window)

    def text(self, value: float) -> str:
        """A value in words; a rate that was computed always with one decimal."""
        computed = self.definition.kind is Kind.RATIO and self.unit == "%"
        return percent(value) if computed else self.stated(value)

    def stated(self, value: float) -> str:
        """A value as a sheet states it."""
        return amount(value, self.unit, self.language)

    def bare(self, value: float) -> str:
        return number(value, separator="," if self.language == "en" else "")

    def signed(self, value: float, unit: str) -> str:
        return signed(value, unit, self.language)

    def say(self, situation: str, /, **facts: object) -> str:
        return words(situation, self.language, **facts)


def taken(counted: Counted, formula: str, value: float | None = None) -> Step:
    """A step that is made of what was counted."""
    return Step(counted.value if value is None else value, formula, counted.observations, counted.sources)


def following(value: float, formula: str, *before: Step) -> Step:
    """A step that follows from others, with all they are made of."""
    observations = dict.fromkeys(o for step in before for o in step.observations)
    cells = dict.fromkeys(c for step in before for c in step.sources)
    return Step(value, formula, tuple(observations), tuple(cells))


def value(subject: Subject) -> Step | None:
    return value_in(subject, subject.period)


def value_in(subject: Subject, window: Period) -> Step | None:
    counted = subject.counted(window)
    if counted is None:
        return None
    result = subject.text(counted.value)
    units = subject.say("units", count=counted.members) if counted.members else ""
    if counted.above is not None and counted.below is not None:
        return taken(counted, f"{subject.bare(counted.above)} ÷ {subject.bare(counted.below)}{units} = {result}")
    if units:
        return taken(counted, subject.say("sum", period=window.code, units=units, result=result))
    terms = " + ".join(subject.bare(o.value) for o in counted.observations)
    terms = f"{terms} = {result}" if len(counted.observations) > 1 else result
    periods = subject.say("list").join(o.period.code for o in counted.observations)
    return taken(counted, subject.say("of_periods", periods=periods, terms=terms))


def numerator(subject: Subject) -> Step | None:
    counted = subject.counted(subject.period)
    part = subject.definition.numerator
    return _part(subject, counted, counted.above, part) if counted and part else None


def denominator(subject: Subject) -> Step | None:
    counted = subject.counted(subject.period)
    part = subject.definition.denominator
    return _part(subject, counted, counted.below, part) if counted and part else None


def _part(subject: Subject, counted: Counted, amount_of_part: float | None, part: str) -> Step | None:
    if amount_of_part is None:
        return None
    observations = tuple(o for o in counted.observations if o.indicator == part)
    definition = subject.recount.definition(part)
    name = (definition.name_en if subject.language == "en" else "") or definition.name
    formula = f"{name} = {amount(amount_of_part, subject.recount.dataset.unit_of(part), subject.language)}"
    return taken(Counted(amount_of_part, observations), formula)


def target(subject: Subject) -> Step | None:
    counted = subject.recount.target(subject.org_unit, subject.indicator)
    if counted is None:
        return None
    symbol = "Σ " if len(counted.targets) > 1 else ""
    units = subject.say("units", count=counted.members) if counted.members else ""
    name = subject.say("target", year=subject.period.year)
    return taken(counted, f"{symbol}{name}{units} = {subject.stated(counted.value)}")


def completion(subject: Subject) -> Step | None:
    done, asked = value(subject), target(subject)
    if not done or not asked or asked.value <= 0:
        return None
    result = done.value / asked.value
    terms = f"{subject.text(done.value)} ÷ {subject.stated(asked.value)}"
    return following(result, f"{terms} = {percent(result)}", done, asked)

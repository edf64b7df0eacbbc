"""What a person should be asked about a file before it is accepted: which indicator a column is, whose name a name is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.meaning import compatible, meaning_of
from indicators.model import ColumnReading, Indicator, Problem, Reading
from indicators.reading.told import wording_of
from indicators.record import MeaningKind, Remembered

NUMERIC = frozenset(("value", "target", "running_total"))
"""Roles of columns whose numbers are read."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Columns of one wording, as they are understood: ``own`` names the indicator they are when they are no defined one."""

    wording: str
    place: str
    indicator: str
    unit: str
    own: str


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """Whether a heading is the indicator ``maybe`` (an id), or, where that is empty, an indicator of its own."""

    heading: Heading
    maybe: str


@dataclass(frozen=True, slots=True)
class OrgUnitQuestion:
    """Whether ``name`` is the unit ``known`` (empty: none is like it) or one that was never there before."""

    name: str
    known: str


def headings(reading: Reading, catalogue: Catalogue) -> dict[str, Heading]:
    """The headings whose numbers are read, by their wording, in the order of the file."""
    found: dict[str, Heading] = {}
    for column in reading.columns:
        if column.role in NUMERIC and column.indicator and (wording := wording_of(column.header, reading.org_units)):
            found.setdefault(wording, _heading(wording, column, column.indicator, catalogue))
    return found


def _heading(wording: str, column: ColumnReading, indicator: str, catalogue: Catalogue) -> Heading:
    own = indicator if indicator not in catalogue.indicators else catalogue.infer(wording.split(" / ")[-1], column.unit).id
    return Heading(wording, f"{column.source.sheet}!{column.source.cell}", indicator, column.unit, own)


def column_questions(
    reading: Reading, catalogue: Catalogue, remembered: Collection[Remembered] = ()
) -> Iterator[ColumnQuestion]:
    """Headings that may mean a defined indicator, then those that nobody has met before; never what was answered."""
    answered = {m.text for m in remembered if m.kind in (MeaningKind.INDICATOR, MeaningKind.IGNORED)}
    by_name = {i.name: i.id for i in catalogue.indicators.values()}
    asked = {f"{p.sheet}!{p.cell}": by_name.get(_fact(p, "indicator"), "") for p in _of(reading, "indicator_uncertain")}
    places = {f"{c.source.sheet}!{c.source.cell}": wording_of(c.header, reading.org_units) for c in reading.columns}
    maybe = {places[place]: indicator for place, indicator in asked.items() if place in places}
    open_ = {text: h for text, h in headings(reading, catalogue).items() if text not in answered}
    for text, heading in open_.items():
        if maybe.get(text) and heading.indicator != maybe[text]:
            yield ColumnQuestion(heading, maybe[text])
    for text, heading in open_.items():
        if not maybe.get(text) and heading.indicator not in catalogue.indicators:
            yield ColumnQuestion(heading, "")


def org_unit_questions(reading: Reading) -> Iterator[OrgUnitQuestion]:
    """Names that are not on record; those that a known one is like come first."""
    for code in ("org_unit_renamed", "org_unit_new"):
        for problem in _of(reading, code):
            yield OrgUnitQuestion(_fact(problem, "org_unit"), _fact(problem, "known"))


@dataclass(frozen=True, slots=True)
class Merged:
    """A spelling of a file that is read as the org unit ``name``, because people said so, or for its likeness."""

    spelling: str
    name: str
    said: bool


def merged_names(as_read: Reading, reading: Reading, names: Mapping[str, str]) -> list[Merged]:
    """The spellings of a file that stand for another name; ``names`` are those that people spoke of."""
    said = [Merged(unit, names[unit], said=True) for unit in as_read.org_units if names.get(unit, unit) != unit]
    found = [(_fact(p, "found"), _fact(p, "name")) for p in _of(reading, "org_unit_spelling")]
    return said + [Merged(spelling, name, said=False) for spelling, name in found if spelling in as_read.org_units]


def choices_for(heading: Heading, catalogue: Catalogue, definitions: Mapping[str, Indicator]) -> list[Indicator]:
    """The indicators that a heading can be: what is counted must agree. ``definitions`` are those of the file."""
    said = meaning_of(heading.wording.split(" / ")[-1], heading.unit).measure
    known = {**definitions, **catalogue.indicators}
    return [i for i in known.values() if compatible(said, meaning_of(i.name, i.unit).measure)]


def _of(reading: Reading, code: str) -> Iterator[Problem]:
    return (p for p in reading.problems if p.code == code)


def _fact(problem: Problem, name: str) -> str:
    return dict(problem.facts).get(name, "")

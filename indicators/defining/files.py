"""Definitions from a file: TOML, or any workbook with a sheet 指标体系."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from indicators.catalogue import Catalogue
from indicators.defining.office_form import OfficeFile
from indicators.defining.office_sheets import read_office_tables
from indicators.defining.rules import Mistake, mistakes_in
from indicators.defining.toml_form import read_toml
from indicators.intake import is_unreadable
from indicators.model import Indicator, Problem
from indicators.org_units import Place, Structure
from indicators.reading.worker import read_safely
from indicators.scoring import Method

_ABOUT_FIGURES = ("no_figures", "no_values")
"""What a workbook without figures is told; one of definitions needs none."""


@dataclass(frozen=True)
class DefinitionFile:
    """What a file of definitions holds. Those that are new or ``changed``, how many are as they were, and all that is wrong.

    Definitions with mistakes are in none of them. ``structure`` and ``method`` are what it says of org units and scoring.
    ``problems`` are those of a workbook that cannot be read at all.
    """

    changed: tuple[Indicator, ...] = ()
    unchanged: int = 0
    mistakes: tuple[Mistake, ...] = ()
    problems: tuple[Problem, ...] = ()
    structure: Structure = field(default_factory=Structure)
    method: Method | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing in it to be saved."""
        return not (self.changed or self.structure.places or self.structure.changes or self.method)


def read_definitions(data: bytes, name: str, catalogue: Catalogue) -> DefinitionFile:
    """Read and check the definitions of a file against those known. Never raises for a bad file."""
    if PurePath(name).suffix.lower() == ".toml":
        definitions, mistakes, office = read_toml(data, catalogue)
        return _checked(definitions, [*mistakes, *office.mistakes], catalogue, office)
    reading = read_safely(data, name, catalogue=catalogue)
    if is_unreadable(reading) and not (reading.indicators or reading.hierarchy or reading.office_tables):
        told = tuple(p for p in reading.problems if not p.sheet and p.code not in _ABOUT_FIGURES)
        return DefinitionFile(problems=told) if told else DefinitionFile(mistakes=(Mistake("no_definitions"),))
    sheets = read_office_tables(reading.office_tables)
    places = tuple(Place(u.org_unit, u.parent, u.group) for u in reading.hierarchy)
    office = OfficeFile(Structure(places, sheets.changes), sheets.method)
    return _checked([i for i in reading.indicators if not i.inferred], list(sheets.mistakes), catalogue, office)


def _checked(
    definitions: Iterable[Indicator], mistakes: list[Mistake], catalogue: Catalogue, office: OfficeFile
) -> DefinitionFile:
    """Each definition among the known ones and the others of its file."""
    definitions = list(definitions)
    told = DefinitionFile(structure=office.structure, method=office.method)
    if not definitions and not mistakes and told.says_nothing:
        return DefinitionFile(mistakes=(Mistake("no_definitions"),))
    changed = [d for d in definitions if d != catalogue.get(d.id)]
    together = catalogue.indicators | {d.id: d for d in changed}
    sound = []
    for definition in changed:
        before = catalogue.get(definition.id)
        known = {**together, definition.id: before} if before else {k: i for k, i in together.items() if k != definition.id}
        found = mistakes_in(definition, known)
        mistakes.extend(found)
        if not found:
            sound.append(definition)
    return replace(told, changed=tuple(sound), unchanged=len(definitions) - len(changed), mistakes=tuple(mistakes))

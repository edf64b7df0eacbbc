"""Definitions from a file: TOML, or any workbook with a sheet 指标体系."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from indicators.catalogue import Catalogue
from indicators.defining.rules import Mistake, mistakes_in
from indicators.defining.toml_form import read_toml
from indicators.intake import is_unreadable
from indicators.model import Indicator, Problem
from indicators.reading.worker import read_safely

_ABOUT_FIGURES = ("no_figures", "no_values")
"""What a workbook without figures is told; one of definitions needs none."""


@dataclass(frozen=True)
class DefinitionFile:
    """What a file of definitions holds. Those that are new or ``changed``, how many are as they were, and all that is wrong.

    Definitions with mistakes are in none of them. ``problems`` are those of a workbook that cannot be read at all.
    """

    changed: tuple[Indicator, ...] = ()
    unchanged: int = 0
    mistakes: tuple[Mistake, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_definitions(data: bytes, name: str, catalogue: Catalogue) -> DefinitionFile:
    """Read and check the definitions of a file against those known. Never raises for a bad file."""
    if PurePath(name).suffix.lower() == ".toml":
        definitions, mistakes = read_toml(data, catalogue)
        return _checked(definitions, mistakes, catalogue)
    reading = read_safely(data, name, catalogue=catalogue)
    if is_unreadable(reading) and not reading.indicators:
        told = tuple(p for p in reading.problems if not p.sheet and p.code not in _ABOUT_FIGURES)
        return DefinitionFile(problems=told) if told else DefinitionFile(mistakes=(Mistake("no_definitions"),))
    return _checked([i for i in reading.indicators if not i.inferred], [], catalogue)


def _checked(definitions: Iterable[Indicator], mistakes: list[Mistake], catalogue: Catalogue) -> DefinitionFile:
    """Each definition among the known ones and the others of its file."""
    definitions = list(definitions)
    if not definitions and not mistakes:
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
    return DefinitionFile(tuple(sound), len(definitions) - len(changed), tuple(mistakes))

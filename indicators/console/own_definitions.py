"""An office's own definitions, org units and scoring from a file, for commands that have no record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue
from indicators.console.usage import NotDone
from indicators.dataset import Dataset
from indicators.defining.effects import with_definitions
from indicators.defining.files import DefinitionFile, read_definitions
from indicators.defining.rules import mistake_text
from indicators.org_units import with_structure
from indicators.problems import message_of


@dataclass(frozen=True)
class OwnDefinitions:
    """What a file of definitions says; nothing without one."""

    found: DefinitionFile

    @property
    def catalogue(self) -> Catalogue:
        """The built-in catalogue with the office's definitions in place of those they change."""
        built_in = Catalogue.load()
        return Catalogue(built_in.indicators | {d.id: d for d in self.found.changed}, built_in.sections)

    def applied_to(self, dataset: Dataset) -> Dataset:
        """The data under these definitions, their history under the names of today, and the method of scoring."""
        defined = with_definitions(dataset, self.found.changed)
        return replace(with_structure(defined, self.found.structure), scoring=self.found.method)


def own_definitions(content: bytes | None, name: str) -> OwnDefinitions:
    """Raises NotDone for a file with mistakes: half of what an office defined is not what it defined."""
    if content is None:
        return OwnDefinitions(DefinitionFile())
    found = read_definitions(content, name, Catalogue.load())
    wrong = [*map(message_of, found.problems), *map(mistake_text, found.mistakes)]
    if wrong:
        raise NotDone(f"{name} 里的定义有误：{wrong[0]}")
    return OwnDefinitions(found)

"""Which org unit belongs to which: a tree of any depth under the whole (county → township → village or enterprise)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.reading.grid import Grid
from indicators.reading.own_sheets import listing


class InvalidTree(ValueError):
    """An org unit belongs to itself, over however many steps; the message names the way round."""


@dataclass(frozen=True)
class Tree:
    """``parents``: the org unit that each belongs to; one without belongs to the whole directly, at level 1."""

    parents: Mapping[str, str]

    def __post_init__(self) -> None:
        for org_unit in self.parents:
            way = [org_unit]
            while (above := self.parents.get(way[-1])) is not None:
                way.append(above)
                if way.count(above) > 1:
                    raise InvalidTree(" → ".join(way))

    @property
    def depth(self) -> int:
        """The number of levels under the whole."""
        return max((self.level(org_unit) for org_unit in self.parents), default=1)

    def line(self, org_unit: str) -> tuple[str, ...]:
        """The org unit and all it belongs to, from level 1 down to itself."""
        line = [org_unit]
        while (above := self.parents.get(line[0])) is not None:
            line.insert(0, above)
        return tuple(line)

    def level(self, org_unit: str) -> int:
        return len(self.line(org_unit))

    def at(self, org_unit: str, level: int) -> str:
        """What the org unit belongs to at that level; itself if it is not below."""
        line = self.line(org_unit)
        return line[min(level, len(line)) - 1]

    def children(self, org_unit: str) -> tuple[str, ...]:
        return tuple(child for child, parent in self.parents.items() if parent == org_unit)


def tree_in(grids: Iterable[Grid]) -> Tree:
    """The tree that a workbook's own list of org units tells: the first sheet with a column 上级单位 beside the names."""
    for grid in grids:
        found = listing(grid, {"parent": _heads_parents, "name": _heads_names}, {"parent", "name"})
        if found:
            pairs = [(found.text(grid, row, "name"), found.text(grid, row, "parent")) for row in found.rows(grid)]
            return Tree({name: parent for name, parent in pairs if name and parent})
    return Tree({})


def _heads_parents(header: str) -> bool:
    return header.startswith(("上级", "隶属", "所属", "主管")) and not header.endswith(("时间", "日期"))


def _heads_names(header: str) -> bool:
    return header.endswith(("单位", "名称", "单位名称", "工会")) and not _heads_parents(header)

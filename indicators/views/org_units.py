"""The org units as the pages offer them: by tree, by level, by peer group."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.dataset import Dataset
from indicators.narrative.facts import places
from indicators.org_units import Tree, group_name, peer_groups


@dataclass(frozen=True, slots=True)
class Choice:
    """One org unit to choose; ``level`` is 1 directly under the whole."""

    org_unit: str
    level: int

    @property
    def label(self) -> str:
        return "　" * (self.level - 1) + self.org_unit


def choices_of(dataset: Dataset) -> tuple[Choice, ...]:
    """Every org unit, those that do not report themselves too, each followed by what belongs to it."""
    tree = Tree(dataset.parents)
    order = dict.fromkeys(unit for name in (*dataset.org_units, *dataset.parents) for unit in tree.line(name))
    children: dict[str, list[str]] = {}
    for unit in order:
        children.setdefault(tree.parents.get(unit, ""), []).append(unit)
    found: list[Choice] = []
    waiting = [(unit, 1) for unit in reversed(children.get("", []))]
    while waiting:
        unit, level = waiting.pop()
        found.append(Choice(unit, level))
        waiting += [(child, level + 1) for child in reversed(children.get(unit, []))]
    return tuple(found)


def group_sizes(dataset: Dataset) -> dict[str, int]:
    """The peer groups of the org units that are side by side in the data, with their sizes."""
    return {group: len(units) for group, units in peer_groups(dataset.org_units, dataset.groups).items()}


def levels_of(dataset: Dataset, language: str = "zh") -> dict[int, str]:
    """The levels of the tree by number: 第2级（乡镇）; only one where nothing belongs to anything."""
    every = choices_of(dataset)
    names: dict[int, str] = {}
    for level in sorted({choice.level for choice in every}):
        kind = places.kind_of([choice.org_unit for choice in every if choice.level == level])
        names[level] = f"第{level}级（{kind}）" if language == "zh" else f"Level {level}"
    return names or {1: "第1级" if language == "zh" else "Level 1"}


def structure_answer(dataset: Dataset, language: str = "zh") -> str:
    """How many org units there are, how many levels, and how many in each peer group."""
    every = choices_of(dataset)
    depth = max((choice.level for choice in every), default=1)
    sizes = group_sizes(dataset)
    if language == "en":
        told = ", ".join(f"{count} {group_name(group, 'en')}" for group, count in sizes.items())
        return f"{len(every)} org units" + (f" on {depth} levels" if depth > 1 else "") + (f": {told}." if told else ".")
    told = "、".join(f"{group}{count}个" for group, count in sizes.items())
    return f"共{len(every)}个单位" + (f"，分{depth}级" if depth > 1 else "") + (f"：{told}。" if told else "。")

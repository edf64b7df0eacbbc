"""What was read from the cells of one table: single items, and blocks of items that differ only in whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from indicators.cell_names import Position, column_name
from indicators.model import CellRef, Indicator, Problem
from indicators.observations import Coded, Codes, Numbers
from indicators.reading.matching import Matched
from indicators.reading.roles import Role
from indicators.reading.senses import ForQuarter
from indicators.reading.subjects import Subject
from indicators.reading.timing import When


@dataclass(frozen=True, slots=True)
class Item:
    """A number that is imported, or, for the whole, compared. ``quarter`` marks a target as the plan of that quarter,
    ``undecided`` what speaks for it where the table does not tell whether it is the year's."""

    org_unit: str
    subject: Subject
    matched: Matched
    role: Role
    time: When
    value: float
    unit: str
    source: CellRef
    raw: str
    quarter: int | None = None
    undecided: ForQuarter = ForQuarter.NO


@dataclass(frozen=True, slots=True)
class Meant:
    """What all items of a block share."""

    subject: Subject
    matched: Matched
    role: Role
    time: When
    unit: str
    quarter: int | None = None
    undecided: ForQuarter = ForQuarter.NO

    def item(self, org_unit: str, value: float, source: CellRef, raw: str) -> Item:
        return Item(
            org_unit, self.subject, self.matched, self.role, self.time, value, self.unit, source, raw,
            self.quarter, self.undecided,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Items of one column of one table. What stands in a cell is the number ``raw`` or, where ``text`` is not −1, the text at
    that place in ``texts``."""

    meant: Meant
    file: str
    sheet: str
    column: int
    rows: Codes
    org_unit: Coded[str]
    value: Numbers
    raw: Numbers
    text: Codes
    texts: Sequence[str]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> Position:
        return int(self.rows.min()), self.column

    @property
    def last(self) -> Position:
        return int(self.rows.max()), self.column

    def said(self) -> Iterator[str]:
        """The words that stand in its cells, each once; ``texts`` holds those of other cells, too."""
        return (self.texts[place] for place in np.unique(self.text[self.text >= 0]).tolist())

    def items(self, chosen: npt.NDArray[np.intp] | slice = slice(None)) -> Iterator[Item]:
        """The items of the block, or some of them, one by one."""
        letters, org_units = column_name(self.column), self.org_unit.words
        columns = (self.rows, self.org_unit.codes, self.value, self.raw, self.text)
        for row, org_unit, value, raw, text in zip(*(c[chosen].tolist() for c in columns), strict=True):
            source = CellRef(self.file, self.sheet, f"{letters}{row + 1}")
            said = f"{raw:.15g}" if text < 0 else self.texts[text]
            yield self.meant.item(org_units[org_unit], value, source, said)

    def matched_with(self, matched: Mapping[Subject, Matched]) -> Block:
        return replace(self, meant=replace(self.meant, matched=matched[self.meant.subject]))


@dataclass(slots=True)
class Run:
    """Items in the order of their cells, row by row, those in blocks between the single ones."""

    items: list[tuple[Position, Item]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.items) + sum(map(len, self.blocks))

    def matched_with(self, matched: Mapping[Subject, Matched]) -> Run:
        """The same with other indicators of some subjects."""
        items = [(place, replace(item, matched=matched[item.subject])) for place, item in self.items]
        return Run(items, [block.matched_with(matched) for block in self.blocks])

    @property
    def first(self) -> Position:
        """The first cell."""
        return min([*(place for place, _ in self.items), *(block.first for block in self.blocks)])

    def largest(self) -> Item:
        """The item whose value is furthest from zero, the first of several."""
        found = [(-abs(item.value), place, item) for place, item in self.items]
        for block in self.blocks:
            sizes = np.abs(block.value)
            places = np.flatnonzero(sizes == sizes.max())
            at = places[block.rows[places].argmin()]
            item = next(block.items(np.array([at])))
            found.append((-abs(item.value), (int(block.rows[at]), block.column), item))
        return min(found, key=lambda one: one[:2])[2]

    def of_role(self, role: Role) -> Run:
        items = [(place, item) for place, item in self.items if item.role is role]
        return Run(items, [block for block in self.blocks if block.meant.role is role])

    def in_order(self) -> list[Item]:
        """All items one by one."""
        found = list(self.items)
        found += [((row, b.column), item) for b in self.blocks for row, item in zip(b.rows.tolist(), b.items(), strict=True)]
        return [item for _, item in sorted(found, key=lambda pair: pair[0])]


@dataclass(slots=True)
class TableItems:
    """What one table gives, run after run, the problems of its cells, and the indicator of each subject."""

    runs: list[Run] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    matched: dict[Subject, Matched] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(map(len, self.runs))

    def in_order(self) -> list[Item]:
        """All items one by one."""
        return [item for run in self.runs for item in run.in_order()]

    def targets(self) -> list[Item]:
        """The items that are targets, one by one."""
        return [item for run in self.runs for item in run.of_role(Role.TARGET).in_order()]

    def indicators(self) -> dict[str, Indicator]:
        """The definitions met, by id, in the order of their first cells; of several the last one's."""
        found: dict[str, Indicator] = {}
        for run in self.runs:
            marks = [(place, place, item.matched.indicator) for place, item in run.items]
            marks += [(b.first, b.last, b.meant.matched.indicator) for b in run.blocks]
            for _, _, met in sorted(marks, key=lambda mark: mark[0]):
                found.setdefault(met.id, met)
            found |= {met.id: met for _, _, met in sorted(marks, key=lambda mark: mark[1])}
        return found

    def org_units(self) -> set[str]:
        """Whose the items are."""
        names = {item.org_unit for run in self.runs for _, item in run.items}
        used: dict[int, tuple[tuple[str, ...], list[Codes]]] = {}
        for block in (block for run in self.runs for block in run.blocks):
            words = block.org_unit.words
            used.setdefault(id(words), (words, []))[1].append(block.org_unit.codes)
        for words, codes in used.values():
            flags = np.zeros(len(words), np.bool_)
            flags[np.concatenate(codes)] = True
            names.update(words[place] for place in np.flatnonzero(flags).tolist())
        return names

"""The fast way for what most cells of a large table are: plain numbers, read by columns.

All numbers of a column in rows of the same meaning have the same indicator, period, unit and factor; only whose they are
differs. So the careful reader (``cell_reader.py``) is asked once what it makes of such a number, the whole column is
treated alike and kept as a :class:`~indicators.reading.blocks.Block`. Whatever is no plain number (errors, words, dates,
numbers too long), and every number of which something must be told, is left to the careful reader, cell by cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from indicators.observations import Coded, Codes, Flags, coded, coded_again, together
from indicators.reading.blocks import Block, Meant
from indicators.reading.cell_reader import CellReader
from indicators.reading.facts import AlikeRows, Fact, Facts, Meaning
from indicators.reading.members import Standing
from indicators.reading.omitted import OmittedRows
from indicators.reading.plain_cells import Cells, PlainCells, at_once
from indicators.reading.scaling import scaled
from indicators.reading.values import Doubt, Value, value_of

Rows = npt.NDArray[np.intp]


def read_plain_cells(facts: Facts, careful: CellReader) -> list[Fact]:
    """Read all plain numbers of a table by columns, and return the cells to be read with care, in order."""
    reader = _PlainReader(facts, careful)
    omitted = _by_meaning(facts)
    for alike, more in zip(facts.alike, omitted, strict=True):
        reader.read(alike, more, facts.layout.table.sheet.pace.at_once)
    return sorted(reader.left, key=lambda fact: fact[:2])


def _by_meaning(facts: Facts) -> Sequence[OmittedRows | None]:
    """The omitted rows parted by the rows they are like."""
    omitted = facts.omitted
    if omitted is None or not len(omitted.rows):
        return [None] * len(facts.alike)
    of_row = {row: group for group, alike in enumerate(facts.alike) for row in alike.rows}
    like, places = np.unique(omitted.like, return_inverse=True)
    groups = np.array([of_row[row] for row in like.tolist()])[places]
    return [omitted.take(np.flatnonzero(groups == group)) for group in range(len(facts.alike))]


class _PlainReader:
    def __init__(self, facts: Facts, careful: CellReader) -> None:
        self.facts, self.careful = facts, careful
        self.cells = PlainCells(facts.layout.table.sheet)
        self.left: list[Fact] = []

    def read(self, alike: AlikeRows, omitted: OmittedRows | None, fewest: int) -> None:
        """Read the rows of one meaning."""
        columns = [c for c, meaning in alike.meanings.items() if meaning.role.is_imported]
        alone = self._to_be_read_alone(alike)
        rows = [row for row in alike.rows if row not in alone]
        if len(rows) + (len(omitted.rows) if omitted else 0) < fewest:
            alone, rows, omitted = set(alike.rows), [], None
        for row in sorted(alone):
            self._leave(row, self.facts.rows[row].org_unit, alike, columns)
        if not rows:
            return
        names = coded(self.facts.rows[row].org_unit for row in rows)
        every = np.array(rows, np.intp)
        if omitted is not None:
            every, names = np.concatenate((every, omitted.rows)), together((names, omitted.org_unit))
        owners = None if self.careful.by_column else self._owners(rows, omitted, alike, columns)
        where = at_once(every)
        for column in columns:
            self._read_column(self._cells(column, where), column, alike.meanings[column], every, names, owners)

    def _cells(self, column: int, where: Rows | slice) -> Cells:
        """The cells of a column; those that sum up periods of which the last is blank are to be read with care."""
        cells, last = self.cells.in_column(column, where), self.careful.sums.columns.get(column)
        if last is None:
            return cells
        parts = self.cells.in_column(last, where)
        unfinished = cells.plain & ~(parts.plain | parts.odd)
        return replace(cells, plain=cells.plain & ~unfinished, odd=cells.odd | unfinished)

    def _to_be_read_alone(self, alike: AlikeRows) -> set[int]:
        """Sub-totals, of which something is told; rows that name an org unit where the columns do."""
        sums = self.careful.sums.rows
        if self.careful.by_column:
            return {row for row in alike.rows if self.facts.rows[row].org_unit is not None or row in sums}
        return {row for row in alike.rows if self.careful.standings.get(row) is Standing.PART or row in sums}

    def _leave(self, row: int, name: str | None, alike: AlikeRows, columns: list[int]) -> None:
        line = self.facts.layout.table.sorts[row]
        for c in columns:
            if line[c]:
                self.left.append(self._fact(row, c, name, alike.meanings[c]))

    def _fact(self, row: int, column: int, name: str | None, meaning: Meaning) -> Fact:
        return Fact(row, column, name if name is not None else self.facts.columns[column].org_unit, meaning)

    def _owners(self, rows: list[int], omitted: OmittedRows | None, alike: AlikeRows, columns: list[int]) -> Coded[str]:
        """Whose each row is."""
        names = [self.facts.rows[row].org_unit for row in rows]
        facts = (
            self._fact(row, c, name, alike.meanings[c]) for row, name in zip(rows, names, strict=True) for c in columns[:1]
        )
        own = coded(self.careful.org_unit(fact) or "" for fact in facts)
        if omitted is None:
            return own
        called = self.careful.around.names
        owners = [self.careful.owner if name is None else called.get(name, name) for name in omitted.plain]
        return together((own, coded_again(omitted.org_unit.codes, owners)))

    def _read_column(
        self, cells: Cells, column: int, meaning: Meaning, rows: Rows, names: Coded[str | None], owners: Coded[str] | None
    ) -> None:
        if not cells.filled.any():
            return None
        if owners is None:
            fact = self._fact(int(rows[0]), column, None, meaning)
            owner = None if self.careful.standings.get(column) is Standing.PART else self.careful.org_unit(fact)
            if owner is None:
                return self._leave_cells(column, meaning, rows, names, cells.plain | cells.odd)
            owners = Coded(np.zeros(len(rows), np.int32), (owner,))
        self._leave_cells(column, meaning, rows, names, cells.odd)
        if self.careful.resolve(meaning).matched is None:
            first = int(np.where(cells.filled & ~cells.odd, rows, rows.max() + 1).argmin())
            only = np.arange(len(rows)) == first
            return self._leave_cells(column, meaning, rows, names, only & cells.filled & ~cells.odd)
        for percent in (False, True):
            chosen = cells.plain & (cells.percent == percent)
            if chosen.any() and not self._read_numbers(column, meaning, rows, owners, cells, chosen, percent=percent):
                self._leave_cells(column, meaning, rows, names, chosen)
        return None

    def _leave_cells(self, column: int, meaning: Meaning, rows: Rows, names: Coded[str | None], chosen: Flags) -> None:
        places = np.flatnonzero(chosen)
        for row, code in zip(rows[places].tolist(), names.codes[places].tolist(), strict=True):
            self.left.append(self._fact(row, column, names.words[code], meaning))

    def _read_numbers(
        self, column: int, meaning: Meaning, rows: Rows, owners: Coded[str], cells: Cells, chosen: Flags, *, percent: bool
    ) -> bool:
        """Make one block of the chosen numbers; False if each must be told of."""
        resolved = self.careful.resolve(meaning)
        first = int(rows[chosen].min()), column
        assert resolved.subject is not None
        assert resolved.matched is not None
        indicator = resolved.matched.indicator
        one = value_of(1.0, percent=percent, unit=resolved.unit, indicator=indicator, role=meaning.role)
        if isinstance(one, Doubt):
            return False
        if isinstance(resolved.time, str):
            self.careful.tell_of_time(meaning, resolved.time, first)
            return True
        meant = resolved.meant(meaning.role, one.unit)
        assert meant is not None
        places = np.flatnonzero(chosen)
        self.careful.keep_block(self._block(column, rows, owners, cells, places, meant, one), one, first)
        return True

    def _block(
        self, column: int, rows: Rows, owners: Coded[str], cells: Cells, places: Rows, meant: Meant, one: Value
    ) -> Block:
        """``one`` is what the number 1 is worth there."""
        numbers = cells.numbers[places]
        texts: Codes = cells.texts[places]
        grid = self.facts.layout.table.grid
        in_file = np.array(grid.file_rows)[rows[places]] if grid.file_rows else rows[places]
        return Block(
            meant, self.careful.around.file, grid.name, grid.file_column(column),
            in_file.astype(np.int32), owners.take(places),
            scaled(numbers, one.value), numbers, texts, self.facts.layout.table.sheet.columns.words,
        )  # fmt: skip

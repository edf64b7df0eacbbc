"""What is told of the cells of one table while it is read, in the order of the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count

from indicators.cell_names import Position
from indicators.model import Problem
from indicators.reading.grid import Grid

MOST_ALIKE = 2_000
"""So many unread cells of one kind in a table are told one by one; nobody reads more, and a sheet may have a million."""

_Order = tuple[Position, int]
"""The cell of which something is told, and how much was told before."""
_About = tuple[tuple[str, str], ...]


class Telling:
    """The problems of one table's cells."""

    def __init__(self, grid: Grid, file: str) -> None:
        self._grid, self._file = grid, file
        self._told: list[tuple[_Order, Problem]] = []
        self._once: dict[tuple[str, str], tuple[_Order, Problem]] = {}
        self._before = count()
        self._alike: Counter[str] = Counter()

    def tell(self, code: str, place: Position, about: _About, *, at: Position | None = None) -> None:
        """Tell of one cell; ``at`` is where to look, if it is not the cell itself."""
        self._told.append((self._order(place), self.problem(code, at or place, about)))

    def unread(self, code: str, place: Position, about: _About) -> None:
        """Tell of a cell that was not read; what is told of figures is told of all of them."""
        self._alike[code] += 1
        if self._alike[code] <= MOST_ALIKE:
            self.tell(code, place, about)

    def once(self, code: str, place: Position, about: _About = ()) -> None:
        """Tell what is the same for many cells at the first of them."""
        earlier = self._once.get((code, str(about)))
        if earlier is None or place < earlier[0][0]:
            self._once[code, str(about)] = (self._order(place), self.problem(code, place, about))

    def in_order(self) -> Iterator[Problem]:
        """All that was told; of kinds with too many cells how many there are."""
        told = sorted((*self._told, *self._once.values()), key=lambda pair: pair[0])
        yield from (problem for _, problem in told)
        for code, number in self._alike.items():
            if number > MOST_ALIKE:
                first = next(p for _, p in told if p.code == code)
                facts = (("cell", first.cell), ("count", str(number)), ("shown", str(MOST_ALIKE)))
                yield Problem("too_many_alike", self._file, self._grid.name, facts=facts)

    def problem(self, code: str, place: Position, about: _About) -> Problem:
        cell = self._grid.ref(self._file, *place)
        return Problem(code, cell.file, cell.sheet, cell.cell, about)

    def _order(self, place: Position) -> _Order:
        return place, next(self._before)

"""Sheets that are no tables of figures: 指标体系 (definitions), 工作亮点 (notes), instructions and adverts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from indicators.reading.cells import Sort, sort_of
from indicators.reading.grid import CellValue, Grid
from indicators.reading.roles import Role, role_of
from indicators.reading.text import compact, even
from indicators.reading.words import pattern

_SEARCHED_ROWS = 12


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under a header row: where each field's column is."""

    header: int
    columns: dict[str, int]

    def rows(self, grid: Grid) -> Iterator[int]:
        return (
            r for r in range(self.header + 1, grid.height) if any(grid.values[r][c] is not None for c in self.columns.values())
        )

    def text(self, grid: Grid, row: int, field: str) -> str:
        return even(self.printed(grid, row, field))

    def shared(self, grid: Grid, row: int, field: str) -> str:
        """The text, or that of the cell above which is merged down over this row."""
        column = self.columns.get(field)
        tops = (top for top, left, bottom, right in grid.merged if left == column == right and top <= row <= bottom)
        top = next(tops, row)
        return self.text(grid, top if top > self.header else row, field)

    def printed(self, grid: Grid, row: int, field: str) -> str:
        """The text as it stands, its punctuation kept: for what is shown and not compared."""
        column = self.columns.get(field)
        value: CellValue = None if column is None else grid.values[row][column]
        return "" if value is None else str(value).strip()


def headed(pattern: str) -> Callable[[str], bool]:
    """Whether a heading is one of those that a pattern describes, in any case of its letters."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lru_cache(maxsize=4096)(lambda text: bool(compiled.fullmatch(text)))


def listing(grid: Grid, fields: dict[str, Callable[[str], bool]], needed: set[str]) -> Listing | None:
    """Find the row whose cells are the headings of the fields; the first fitting column counts for each."""
    for row in range(min(grid.height, _SEARCHED_ROWS)):
        columns: dict[str, int] = {}
        for column, value in enumerate(grid.values[row]):
            if not isinstance(value, str):
                continue
            said = compact(value)
            field = next((f for f, fits in fields.items() if f not in columns and fits(said)), None)
            if field is not None:
                columns[field] = column
        if needed <= set(columns):
            return Listing(row, columns)
    return None


def has_figures(grid: Grid, found: Listing) -> bool:
    """Whether there are numbers beside the list that are neither serial ones nor about people (电话) nor codes."""
    others = set(range(grid.width)) - set(found.columns.values())
    return any(
        sort_of(grid.values[row][column]) is Sort.NUMBER
        for column in others
        if not _is_beside_the_point(grid.values[found.header][column])
        for row in range(found.header + 1, grid.height)
    )


def _is_beside_the_point(heading: CellValue) -> bool:
    said = compact(heading) if isinstance(heading, str) else ""
    return bool(pattern("headings", "serial").fullmatch(said)) or role_of(said) in (Role.REMARK, Role.IGNORED)


def is_example(grid: Grid) -> bool:
    """A sheet whose tab says that it shows how to fill in the others."""
    return bool(pattern("lines", "example_tab").search(compact(grid.name)))


def is_guide(grid: Grid) -> bool:
    """A sheet whose tab says that it explains the others, or that it is an advert: never figures."""
    return bool(pattern("lines", "guide_tab").search(compact(grid.name)))


def cover_lines(grid: Grid) -> list[str]:
    """The texts of a sheet whose tab says that it is the cover of the others."""
    if not pattern("lines", "cover_tab").search(compact(grid.name)):
        return []
    return [value for row in grid.values for value in row if isinstance(value, str)]


PROBLEM_LIST = "问题清单"
"""The name of the sheet that a marked copy lists its problems on."""

PROBLEM_LIST_HEADER = ("序号", "类别", "工作表", "单元格", "问题", "说明与建议", "已作说明")


def is_problem_list(grid: Grid) -> bool:
    """Whether a sheet is the list of problems that we added to a copy ourselves: nothing on it was reported."""
    first = tuple(grid.values[0][:4]) if len(grid.values) else ()
    return grid.name == PROBLEM_LIST and first == PROBLEM_LIST_HEADER[:4]

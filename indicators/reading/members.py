"""Which rows (or columns) of a table are org units, which is the whole, and which are sub-totals: by name and by value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from indicators.reading.cells import read_amount
from indicators.reading.grid import CellValue
from indicators.reading.org_units import is_area_group, is_part_of_whole, is_whole, plain_name

_FEWEST = 2
"""So many parts, and so many columns whose sums agree, before rows are taken for parts: one sum may agree by chance."""
_ALIKE = 0.6
"""The share of columns in which a row must equal a sum to be taken for it."""


class Standing(Enum):
    MEMBER = auto()
    WHOLE = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A row or column with an org unit's name and its numbers, by the other axis. ``key`` is its row or column."""

    key: int
    name: str
    numbers: Mapping[int, float]


def number_in(value: CellValue) -> float | None:
    """The plain number in a cell, for comparing sums."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    amount = read_amount(value) if isinstance(value, str) else None
    return amount.value if amount else None


def standings(lines: Sequence[Line], county: str, heads: Collection[int] = ()) -> dict[int, Standing]:
    """The standing of each line.

    合计 is the whole and 小计 a part by name. The county's own name and the lines that may head others (东部片区, 一、镇街;
    their keys are ``heads``) are sums only if their numbers are: 东部地区 in a table of areas is a member. Of several rows
    named 合计 those are parts that sum up only some members.
    """
    result = {line.key: _by_name(line.name) for line in lines}
    members = [line for line in lines if result[line.key] is Standing.MEMBER]
    for line in [m for m in members if county and plain_name(m.name) == plain_name(county)]:
        others = [m for m in members if m is not line]
        if len(others) > 1 and is_sum(line, others):
            result[line.key] = Standing.WHOLE
    _mark_heads(lines, heads, result)
    members = [line for line in lines if result[line.key] is Standing.MEMBER]
    wholes = [line for line in lines if result[line.key] is Standing.WHOLE]
    if len(wholes) > 1:
        _keep_one_whole(wholes, members, result)
    return result


def _by_name(name: str) -> Standing:
    return Standing.WHOLE if is_whole(name) else Standing.PART if is_part_of_whole(name) else Standing.MEMBER


def _mark_heads(lines: Sequence[Line], heads: Collection[int], result: dict[int, Standing]) -> None:
    members = [i for i, line in enumerate(lines) if result[line.key] is Standing.MEMBER]
    over = [i for i in members if lines[i].key in heads or is_area_group(lines[i].name)]
    for i in over:
        following = _block(lines, result, over, range(i + 1, len(lines)))
        preceding = _block(lines, result, over, range(i - 1, -1, -1))
        if any(len(block) > 1 and is_sum(lines[i], block) for block in (following, preceding)):
            result[lines[i].key] = Standing.PART


def _block(lines: Sequence[Line], result: dict[int, Standing], heads: list[int], order: range) -> list[Line]:
    """The members next to a line, up to the next head or total."""
    block = []
    for j in order:
        if j in heads or result[lines[j].key] is not Standing.MEMBER:
            break
        block.append(lines[j])
    return block


def _keep_one_whole(wholes: list[Line], members: list[Line], result: dict[int, Standing]) -> None:
    kept = [line for line in wholes if is_sum(line, members)] or [wholes[-1]]
    for line in wholes:
        if line not in kept[:1]:
            result[line.key] = Standing.PART


def is_sum(line: Line, parts: Sequence[Line]) -> bool:
    """Whether most numbers of a line are the sums of the parts' numbers."""
    alike = compared = 0
    for key, number in line.numbers.items():
        values = [v for p in parts if (v := p.numbers.get(key)) is not None]
        if len(values) < 2:
            continue
        compared += 1
        alike += abs(sum(values) - number) <= 0.005 * max(1.0, abs(number))
    return compared > 0 and alike >= _ALIKE * compared


def make_up(whole: Line, parts: Sequence[Line]) -> bool:
    """Whether a line is made up of others: the sum of them in all its columns, in several of them of several numbers."""
    agreeing = 0
    for key, number in whole.numbers.items():
        values = [part.numbers[key] for part in parts if key in part.numbers]
        if not values or not number:
            continue
        if abs(sum(values) - number) > 0.0005 * abs(number):
            return False
        agreeing += len(values) >= _FEWEST
    return agreeing >= _FEWEST

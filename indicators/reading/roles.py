"""What kind of number stands under a header: the value, the year's target, a running total, or something computed.

完成率, 同比 and 排名 are computed from other cells: they are told apart here so that they are never taken for values.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from indicators.reading.text import compact
from indicators.reading.words import expression, names, pattern


class Role(StrEnum):
    """The roles of ``ColumnReading`` that a number can have."""

    VALUE = "value"
    TARGET = "target"
    RUNNING = "running_total"
    COMPLETION = "completion"
    GROWTH = "growth"
    RANK = "rank"
    REMARK = "remark"
    IGNORED = "ignored"

    @property
    def is_imported(self) -> bool:
        return self in (Role.VALUE, Role.TARGET, Role.RUNNING)


_ROLES = tuple((Role(name), pattern("roles", name)) for name in names("roles"))
_OF_THE_QUARTER = re.compile(rf"(?:{expression('parts', 'now')}|季度)", re.VERBOSE)
_MARKS = "()[]:：%-—_/·、,。 "


def _at_edges(sureness: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Patterns of a name with a role behind it, then of one with a role before it."""
    joint = "[-—_:·/]?"
    return tuple(
        (Role(name), re.compile(shape.format(expression(f"{section}.{sureness}", name)), re.VERBOSE))
        for section, shape in (
            ("roles_at_end", f"^(.{{{{2,}}}}?){joint}{{}}$"),
            ("roles_at_start", f"^{{}}{joint}(.{{{{2,}}}})$"),
        )
        for name in names(f"{section}.{sureness}")
    )


_EDGES = {True: _at_edges("sure"), False: _at_edges("loose")}


@lru_cache(maxsize=16384)
def role_of(text: str) -> Role | None:
    """The role a label states that says nothing else: 年度目标, 本季完成数, 累计, 完成率(%), 同比, 位次, 备注."""
    plain = compact(text).lower().strip(_MARKS)
    return next((role for role, words in _ROLES if words.fullmatch(plain)), None)


def is_for_the_quarter(text: str) -> bool:
    """Whether a target is the plan of a quarter (本季计划), not of the year."""
    return bool(_OF_THE_QUARTER.match(compact(text)))


@lru_cache(maxsize=16384)
def says_month(header: str) -> bool:
    """Whether a header says that its numbers are a month's: 新建工会 / 本月完成."""
    return any(part.startswith(("本月", "当月", "该月")) for part in compact(header).split("/"))


@lru_cache(maxsize=16384)
def says_quarter(header: str) -> bool:
    """Whether a header says that its numbers are a quarter's: 新建工会 / 本季."""
    return any(part.startswith(("本季", "当季", "该季")) for part in compact(header).split("/"))


@lru_cache(maxsize=16384)
def split_role(text: str, *, sure: bool) -> tuple[str, Role] | None:
    """Part a label into its name and the role at one of its ends: 国内生产总值累计值 → 国内生产总值, a running total.

    ``sure`` asks for endings that mean a role by themselves. The others (新建工会 + 完成率, 累计 + 新增会员) may as well
    belong to the name and want support: the same name elsewhere in the table.
    """
    for role, shape in _EDGES[sure]:
        if found := shape.match(text):
            return found[1].strip(_MARKS), role
    return None

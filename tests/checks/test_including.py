from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.checks.including import check_including
from indicators.model import CellRef, ColumnReading, Reading
from tests.checks.sheets import FILE, A, figures, found, sheet


def with_sub_item(part: float) -> Reading:
    """会员总数 100, and after it a column 其中：女会员."""
    reading = sheet({A: {"members": 100, "女会员数": part}})
    columns = [("会员总数", "members", "B1"), ("其中：女会员", "女会员数", "C1"), ("备注", None, "D1")]
    return replace(
        reading,
        columns=tuple(ColumnReading(h, "value", CellRef(FILE, "表一", cell), indicator) for h, indicator, cell in columns),
    )


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param([with_sub_item(101)], ["included_exceeds_whole C2"], id="a sub-item above its item"),
        pytest.param([with_sub_item(100)], [], id="a sub-item equal to its item"),
    ],
)
def test_check_including(readings: Sequence[Reading], expected: list[str]) -> None:
    assert found(check_including(figures(*readings))) == expected

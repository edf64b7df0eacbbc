from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.checks.included_sums import check_included_sums
from indicators.model import CellRef, ColumnReading, Reading
from tests.checks.sheets import FILE, FIVE, facts, figures, found, sheet

HEADERS = (("会员总数", "members"), ("其中：女会员", "女会员数"), ("其中：本年新增会员", "new_members"))


def divided(*rows: tuple[float, float, float | None]) -> Reading:
    """Members of a township a row, and two kinds among them."""
    named = {unit: dict(zip((i for _, i in HEADERS), row, strict=True)) for unit, row in zip(FIVE, rows, strict=False)}
    given = {unit: {i: v for i, v in row.items() if v is not None} for unit, row in named.items()}
    columns = tuple(
        ColumnReading(header, "value", CellRef(FILE, "表一", f"{letter}1"), indicator)
        for (header, indicator), letter in zip(HEADERS, "BCD", strict=True)
    )
    return replace(sheet(given), columns=columns)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([(10, 4, 6), (20, 9, 11), (30, 9, 22)], ["included_sum_differs B4"], id="one row does not add up"),
        pytest.param([(10, 4, 6), (20, 9, 11), (30, 9, 21)], [], id="all add up"),
        pytest.param([(10, 4, 2), (20, 9, 12), (30, 9, 5)], [], id="items that overlap or are only some"),
        pytest.param([(10, 4, 6), (30, 9, 22)], [], id="too few rows to show it"),
        pytest.param([(10, 4, 6), (20, 9, 11), (30, 9, 21), (40, 9, None)], [], id="an item that is missing"),
    ],
)
def test_check_included_sums(rows: Sequence[tuple[float, float, float | None]], expected: list[str]) -> None:
    assert found(check_included_sums(figures(divided(*rows)))) == expected


def test_the_items_are_named_with_their_sum() -> None:
    (problem,) = check_included_sums(figures(divided((10, 4, 6), (20, 9, 11), (30, 9, 22))))
    assert {"found": "30人", "expected": "31人"}.items() <= facts(problem).items()
    assert "、" in facts(problem)["parts"]

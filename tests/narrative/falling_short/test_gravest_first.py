"""Problems and the steps that answer them come gravest first, whatever the order of the work they are about."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import summary

FLOWS = {"new_unions": "新建工会", "new_members": "新增会员", "workers_assisted": "困难职工帮扶"}


def told(done: tuple[int, ...], *, silent: bool = False) -> tuple[str, str]:
    """The problems and the steps of a half-year in which each unit did so much of a hundred asked, by indicator."""
    sheet = Sheet()
    for indicator, value in zip(FLOWS, done, strict=True):
        last = (value, *[None] * 5) if silent else (value,) * 6
        sheet.put(indicator, "2024Q1", (value,) * 6)
        sheet.put(indicator, "2024Q2", last)
        sheet.ask(indicator, 2024, (200,) * 6)
    text = summary(sheet.dataset(), "2024H1").split("从数据看")[1]
    problems, _, steps = text.partition("\n")
    return problems, steps


@pytest.mark.parametrize("done", list(permutations((5, 20, 35))))
def test_the_furthest_behind_is_the_first_problem_and_the_first_step(done: tuple[int, ...]) -> None:
    order = [name for _done, name in sorted(zip(done, FLOWS.values(), strict=True))]
    for part in told(done):
        places = [part.find(name) for name in order]
        assert -1 not in places
        assert places == sorted(places), part


def test_reports_that_are_missing_come_before_all() -> None:
    problems, _steps = told((5, 20, 35), silent=True)
    assert problems.lstrip("，").startswith("一是")
    assert "未按时报送" in problems.split("二是")[0]

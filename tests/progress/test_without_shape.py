"""Seasonal work without an earlier year is not judged by so many quarters of four."""

from __future__ import annotations

import pytest

from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress, with_verdicts
from tests.narrative.datasets import UNITS, Sheet

WORK = "送清凉资金"


def county(newcomers: int = 0, *, plan: bool = False, done: float = 1e4) -> Dataset:
    """Everybody spends a tenth by June; the first ``newcomers`` of six have no last year."""
    sheet = Sheet()
    for quarter, value in enumerate((0, 2e4, 8e4, 0), start=1):
        sheet.put(WORK, f"2023Q{quarter}", dict.fromkeys(UNITS[newcomers:], value))
    for quarter, value in enumerate((0, done, 0, 0), start=1):
        sheet.put(WORK, f"2024Q{quarter}", (value,) * 6)
    sheet.ask(WORK, 2024, (10e4,) * 6)
    if plan:
        sheet.plan(WORK, 2024, (0, 1e4, 9e4, 0))
    return sheet.dataset()


def excuses(dataset: Dataset, period: str) -> dict[str, str]:
    frame = with_verdicts(compute_progress(dataset, Period.parse(period)), dataset)
    return dict(zip(frame["org_unit"], frame["excuse"], strict=True))


@pytest.mark.parametrize("period", ["2024Q1", "2024H1", "2024Q1-Q3"])
def test_who_has_no_last_year_is_not_judged(period: str) -> None:
    found = excuses(county(2), period)
    assert [unit for unit, excuse in found.items() if excuse == "no_shape" and unit != TOTAL] == (
        list(UNITS[:2]) if period != "2024Q1" else []  # nothing has begun: the season is the name's, and still to come
    )


@pytest.mark.parametrize(("newcomers", "judged"), [(0, True), (1, False), (6, False)])
def test_the_whole_has_a_shape_where_nearly_all_have(newcomers: int, judged: bool) -> None:
    assert (excuses(county(newcomers), "2024H1")[TOTAL] != "no_shape") is judged


def test_once_the_year_is_over_all_is_due() -> None:
    assert "no_shape" not in excuses(county(6), "2024").values()


def test_a_plan_is_a_schedule() -> None:
    assert "no_shape" not in excuses(county(6, plan=True), "2024H1").values()


def test_what_is_done_is_done() -> None:
    assert "no_shape" not in excuses(county(6, done=11e4), "2024H1").values()

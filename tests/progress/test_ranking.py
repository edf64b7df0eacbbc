"""Places among org units."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from progress.cases import dataset, quarterly, row, target

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress


def places(
    indicator: str,
    achieved: Mapping[str, float | None],
    targets: Mapping[str, float] | None = None,
    *,
    before: tuple[str, ...] = (),
) -> dict[str, float | None]:
    """org unit → rank for one quarter; ``before``: who reported the year before."""
    values = {k: v for u, a in achieved.items() for k, v in quarterly(u, indicator, 2024, a).items()}
    values |= {k: v for u in before for k, v in quarterly(u, indicator, 2023, 1).items()}
    asked = [target(u, indicator, 2024, t) for u, t in (targets or {}).items()]
    frame = compute_progress(dataset(values, asked), Period.parse("2024Q1"))
    members = frame[frame["org_unit"] != TOTAL]
    ranks = dict(zip(members["org_unit"], members["rank"], strict=True))
    assert set(members["ranked"]) == {sum(not math.isnan(r) for r in ranks.values())}
    assert row(frame, TOTAL, indicator)["ranked"] == members["ranked"].iloc[0]
    return {u: None if math.isnan(r) else r for u, r in ranks.items()}


def test_ties_share_a_place_and_leave_the_next_one_out() -> None:
    assert places("new_unions", {"甲": 5, "乙": 9, "丙": 5, "丁": 1}) == {"甲": 2, "乙": 1, "丙": 2, "丁": 4}


def test_missing_values_are_not_ranked() -> None:
    assert places("new_unions", {"甲": 5, "乙": 9, "丙": None}, before=("丙",)) == {"甲": 2, "乙": 1, "丙": None}


def test_zero_is_a_value_and_is_ranked() -> None:
    assert places("new_unions", {"甲": 0, "乙": 9}) == {"甲": 2, "乙": 1}


def test_flows_with_targets_are_ranked_by_completion() -> None:
    assert places("new_unions", {"甲": 5, "乙": 9}, {"甲": 5, "乙": 90}) == {"甲": 1, "乙": 2}


def test_completion_decides_when_half_of_the_org_units_have_targets() -> None:
    assert places("new_unions", {"甲": 5, "乙": 9}, {"甲": 5}) == {"甲": 1, "乙": None}
    assert places("new_unions", {"甲": 5, "乙": 9, "丙": 1}, {"甲": 5}) == {"甲": 2, "乙": 1, "丙": 3}


@pytest.mark.parametrize("indicator", ["members", "signing"])
def test_levels_and_rates_are_ranked_by_value(indicator: str) -> None:
    assert places(indicator, {"甲": 0.5, "乙": 0.9}, {"甲": 0.1, "乙": 1}) == {"甲": 2, "乙": 1}


def test_lower_is_better_ranks_the_lowest_first() -> None:
    assert places("accidents", {"甲": 3, "乙": 0, "丙": 1}) == {"甲": 3, "乙": 1, "丙": 2}


def test_ceilings_are_ranked_by_the_part_used_up() -> None:
    assert places("accidents", {"甲": 3, "乙": 1}, {"甲": 30, "乙": 2}) == {"甲": 1, "乙": 2}


def test_a_ceiling_of_zero_lets_all_be_ranked_by_value() -> None:
    assert places("accidents", {"甲": 3, "乙": 0}, {"甲": 30, "乙": 0}) == {"甲": 2, "乙": 1}


def test_neither_better_ranks_the_highest_first() -> None:
    assert places("employees", {"甲": 3, "乙": 7}) == {"甲": 2, "乙": 1}


def test_nothing_is_ranked_while_half_have_not_reported() -> None:
    assert places("new_unions", {"甲": 5, "乙": None}, before=("乙",)) == {"甲": None, "乙": None}
    assert places("new_unions", {"甲": 5, "乙": 4, "丙": None}, before=("丙",)) == {"甲": 1, "乙": 2, "丙": None}


def test_equal_fractions_tie_whatever_binary_arithmetic_makes_of_them() -> None:
    assert places("new_unions", {"甲": 0.1 + 0.2, "乙": 0.3}, {"甲": 3, "乙": 3}) == {"甲": 1, "乙": 1}

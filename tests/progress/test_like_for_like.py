"""The whole is held against its target with the same org units and quarters on both sides, or not at all."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import Catalogue
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress, with_verdicts
from tests.narrative.datasets import Sheet

THREE = Period.parse("2024Q1-Q3")
FOUR = ("甲镇", "乙镇", "丙镇", "丁镇")


def whole(sheet: Sheet, indicator: str, period: Period = THREE) -> pd.Series[Any]:
    dataset = sheet.dataset()
    table = with_verdicts(compute_progress(dataset, period), dataset)
    return table[(table["org_unit"] == TOTAL) & (table["indicator"] == indicator)].iloc[0]


def amounts(*quarters: tuple[float | None, ...], targets: tuple[float | None, ...] = (40, 40, 40, 40)) -> Sheet:
    sheet = Sheet(org_units=FOUR)
    for place, values in enumerate(quarters, start=1):
        sheet.put("new_unions", f"2024Q{place}", values)
    sheet.ask("new_unions", 2024, targets)
    return sheet


TEN: tuple[float | None, ...] = (10, 10, 10, 10)

CASES = [
    pytest.param([TEN, TEN, TEN], (0, 120, 160, "on_course"), id="everybody is there"),
    pytest.param([TEN, TEN, (10, 10, 10, None)], (3, 90, 120, "on_course"), id="one lacks the last quarter"),
    pytest.param([(None, 10, 10, 10), TEN, (10, 10, 10, None)], (2, 60, 80, "on_course"), id="two lack different quarters"),
    pytest.param([TEN, TEN, (10, None, None, None)], (-1, None, None, ""), id="too few are left to speak for all"),
    pytest.param([TEN, TEN, (None,) * 4], (-1, None, None, ""), id="nobody has the last quarter"),
    pytest.param([TEN, (None,) * 4, TEN], (-1, None, None, ""), id="nobody has a quarter between"),
    pytest.param([(None,) * 4, TEN, TEN], (0, 80, 160, "late"), id="it was not asked for at first"),
    pytest.param([(90, 90, 90, 90), TEN, (10, 10, 10, None)], (0, 430, 160, "finished"), id="done whatever follows"),
    pytest.param([(10, 10, 10, None), (10, 10, 10, None), (10, 10, 10, None)], (3, 90, 120, "on_course"), id="one is silent"),
]


@pytest.mark.parametrize(("quarters", "expected"), CASES)
def test_by_whom_the_whole_is_judged(
    quarters: list[tuple[float | None, ...]], expected: tuple[int, float | None, float | None, str]
) -> None:
    row = whole(amounts(*quarters), "new_unions")
    of_units, value, target, verdict = expected
    assert (row["of_units"], row["verdict"]) == (of_units, verdict)
    if value is not None:
        assert (row["held_value"], row["held_target"]) == (value, target)
    assert (row["excuse"] == "in_part") == (of_units < 0)


def test_who_has_no_target_adds_nothing_to_what_is_held_against_it() -> None:
    row = whole(amounts(TEN, TEN, TEN, targets=(60, 60, 60, None)), "new_unions")
    assert (row["of_units"], row["held_value"], row["held_target"]) == (3, 90, 180)
    assert row["value"] == 120


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ((9, 9, 9, 60), (3, 87, 90, "on_course")),
        ((10, 10, 10, 60), (3, 90, 90, "finished")),
        ((None, 9, 9, 60), (2, 58, 60, "on_course")),
    ],
)
def test_nothing_is_done_by_those_whom_nobody_asked(last: tuple[float | None, ...], expected: tuple[object, ...]) -> None:
    targets: tuple[float | None, ...] = (30, 30, 30, None)
    row = whole(amounts(TEN, TEN, last, targets=targets), "new_unions", THREE)
    assert row["value"] >= row["target"]
    assert (row["of_units"], row["held_value"], row["held_target"], row["verdict"]) == expected


def test_a_target_of_the_whole_alone_asks_for_everybody() -> None:
    sheet = amounts(TEN, TEN, TEN, targets=(None,) * 4)
    sheet.org_units = (*FOUR, TOTAL)
    sheet.ask("new_unions", 2024, (None, None, None, None, 150))
    sheet.org_units = FOUR
    assert whole(sheet, "new_unions")["held_value"] == 120
    late = amounts(TEN, TEN, (10, 10, 10, None), targets=(None,) * 4)
    late.targets += [target for target in sheet.targets if target.org_unit == TOTAL]
    assert whole(late, "new_unions")["excuse"] == "in_part"


def test_a_rate_is_that_of_those_whose_parts_are_of_the_last_day() -> None:
    sheet = Sheet(org_units=FOUR)
    rate = Catalogue.load().indicators["membership_rate"]
    sheet.define(rate)
    sheet.put("members", "2024Q2", (50, 50, 50, 50))
    sheet.put("employees", "2024Q2", (100, 100, 100, 100))
    sheet.put("members", "2024Q3", (90, 90, 90, None))
    sheet.put("employees", "2024Q3", (100, 100, 100, None))
    sheet.ask(rate.id, 2024, (0.85,) * 4)
    row = whole(sheet, rate.id)
    assert (row["of_units"], row["verdict"]) == (3, "reached")
    assert row["held_value"] == pytest.approx(0.9)
    assert row["value"] == pytest.approx(0.8)


def test_a_ceiling_that_is_broken_is_broken_whoever_is_missing() -> None:
    sheet = Sheet(org_units=FOUR)
    for quarter, values in (("2024Q1", (0, 0, 0, 5)), ("2024Q2", (0, 0, 0, 0)), ("2024Q3", (0, 0, 0, None))):
        sheet.put("safety_accidents", quarter, values)
    sheet.ask("safety_accidents", 2024, (1, 1, 1, 1))
    assert whole(sheet, "safety_accidents")["verdict"] == "not_reached"


amount = st.one_of(st.none(), st.integers(0, 30))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(amount, min_size=4, max_size=4), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.integers(1, 90)), min_size=4, max_size=4),
)
def test_whatever_is_judged_has_the_same_org_units_on_both_sides(
    quarters: list[list[int | None]], targets: list[int | None]
) -> None:
    """The figures held against each other are those of one set of org units, each with all its quarters and a target."""
    sheet = amounts(*map(tuple, quarters), targets=tuple(targets))
    dataset = sheet.dataset()
    if "new_unions" not in {o.indicator for o in dataset.observations}:
        return
    table = with_verdicts(compute_progress(dataset, THREE), dataset)
    row = table[table["org_unit"] == TOTAL].iloc[0]
    if not row["verdict"] or row["value"] >= (row["target"] or 0):  # what is done is done
        return
    first = min(place for place, values in enumerate(quarters) if any(v is not None for v in values))
    asked = [[values[unit] for values in quarters[first:]] for unit in range(4)]
    complete = [u for u, values in enumerate(asked) if None not in values and targets[u] is not None]
    assert row["held_value"] == sum(sum(v or 0 for v in asked[u]) for u in complete)
    assert row["held_target"] == sum(targets[u] or 0 for u in complete)
    assert row["held_target"] * 2 >= sum(t or 0 for t in targets)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(amount, min_size=4, max_size=4), min_size=3, max_size=3))
def test_nobody_is_judged_by_a_part(quarters: list[list[int | None]]) -> None:
    dataset = amounts(*map(tuple, quarters)).dataset()
    table = with_verdicts(compute_progress(dataset, THREE), dataset)
    for row in table[(table["org_unit"] != TOTAL) & (table["verdict"] != "")].itertuples():
        own = [values[FOUR.index(str(row.org_unit))] for values in quarters]
        begun = next((place for place, values in enumerate(quarters) if any(v is not None for v in values)), 0)
        assert None not in own[begun:] or sum(v or 0 for v in own) >= 40

"""Who moved most in the order since a quarter ago, and whose work fell furthest behind: told only where it is news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from indicators.periods import Period
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import ABOVE, FULL, claims, summary, written

UNITS = tuple(f"{name}镇" for name in "甲乙丙丁戊己庚辛")
WORKS = ("new_unions", "new_members", "workers_assisted", "items_published", "training_sessions")
CIRCULAR = {**FULL, "form": "circular"}

Met = Mapping[str, Sequence[int]]
"""How many of the five works each org unit is on course with, quarter after quarter; two where nothing is said."""


def county(met: Met, *, quarters: int = 2, behind: float = 18, silent: str = "") -> Sheet:
    """Of a hundred asked for, 30 are done in a quarter where a work is on course; else so many that it is a little behind."""
    sheet = Sheet("青川县", UNITS)
    done = {(unit, work): 0.0 for unit in UNITS for work in WORKS}
    for quarter in range(1, quarters + 1):
        for place, work in enumerate(WORKS):
            values: list[float | None] = []
            for row, unit in enumerate(UNITS):
                goal = 25 * quarter + (3 if place < met.get(unit, (2, 2, 2))[quarter - 1] else behind - 25 + row / 4)
                values.append(None if unit == silent and quarter == quarters else round(goal - done[unit, work]))
                done[unit, work] += values[-1] or 0
            sheet.put(work, f"2024Q{quarter}", values)
    for work in WORKS:
        sheet.ask(work, 2024, [100] * len(UNITS))
    return sheet


ORDER = "与一季度相比，目标任务完成情况排序中，"
MOVES = [
    ({"甲镇": (1, 5)}, f"{ORDER}甲镇由第8位升至第1位，前移最多"),
    ({"乙镇": (4, 0)}, f"{ORDER}乙镇由第1位降至第8位，后移最多"),
    ({"甲镇": (0, 5), "乙镇": (5, 0)}, f"{ORDER}甲镇由第8位升至第1位，前移最多；乙镇由第1位降至第8位，后移最多"),
    # two who moved alike are both named, of three nobody is
    ({"甲镇": (1, 5), "乙镇": (1, 5)}, f"{ORDER}甲镇由并列第7位升至并列第1位、乙镇由并列第7位升至并列第1位，前移最多"),
    ({"甲镇": (1, 5), "乙镇": (1, 5), "丙镇": (1, 5)}, ""),
    # one target more is no news where so many stand beside each other, nor is a place that others have made free
    ({"甲镇": (3, 2)}, ""),
    ({}, ""),
]


@pytest.mark.parametrize(("met", "sentence"), MOVES)
@pytest.mark.parametrize("how", [FULL, CIRCULAR, {"form": "circular"}])
def test_who_moved_most_is_told_with_both_places(met: Met, sentence: str, how: dict[str, str]) -> None:
    said = summary(county(met).dataset(), **how)
    assert (sentence in said) if sentence else ("移最多" not in said)


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"form": "circular", "length": "short"},
        {"length": "short"},
        {**ABOVE, **FULL},
        {**ABOVE, **CIRCULAR},
        {"form": "brief", **FULL},
    ],
)
def test_only_full_reports_for_the_house_and_circulars_tell_it(how: dict[str, str]) -> None:
    assert "相比" not in summary(county({"甲镇": (0, 5), "乙镇": (5, 0)}).dataset(), **how)


def test_those_above_are_told_of_nobody_who_fell() -> None:
    dataset = county({"甲镇": (0, 5), "乙镇": (5, 0)}).dataset()
    for form in ("summary", "circular"):
        assert "乙镇" not in summary(dataset, form=form, **ABOVE, **FULL)


def test_an_order_of_some_is_no_order_to_move_in() -> None:
    met = {"甲镇": (0, 5), "乙镇": (5, 0)}
    assert "移最多" in summary(county(met).dataset(), **FULL)
    assert "移最多" not in summary(county(met, silent="丙镇").dataset(), **FULL)


def test_nobody_moves_by_a_target_that_was_changed() -> None:
    sheet = county({"甲镇": (1, 5)})
    first = [replace(target, stated_in=Period.parse("2024Q1")) for target in sheet.targets]
    lowered = [replace(t, value=90.0, stated_in=Period.parse("2024Q2")) for t in sheet.targets if t.org_unit == "甲镇"]
    sheet.targets = first
    assert "甲镇由第8位升至第1位" in summary(sheet.dataset(), **FULL)
    sheet.targets = [*first, *lowered]
    assert "移最多" not in summary(sheet.dataset(), **FULL)


@pytest.mark.parametrize(
    ("period", "since"), [("2024Q1", ""), ("2024H1", "与一季度相比"), ("2024Q2", "与一季度相比"), ("2024Q1-Q3", "与上半年相比")]
)
def test_it_is_since_the_quarter_before_within_the_year(period: str, since: str) -> None:
    quarters = int(Period.parse(period).end)
    met = {"甲镇": (0, 5, 0)[:quarters] if quarters < 3 else (0, 0, 5)}
    said = summary(county(met, quarters=quarters).dataset(), period, **FULL)
    assert (since in said) if since else ("相比" not in said)


def test_once_the_year_is_over_there_is_no_schedule_to_fall_behind() -> None:
    sheet = county({"甲镇": (0, 0, 5)}, quarters=3)
    for work in WORKS:
        sheet.put(work, "2024Q4", [10] * len(UNITS))
    assert "相比" not in summary(sheet.dataset(), "2024", **FULL)


def works(first: Sequence[float], second: Sequence[float], target: float = 100) -> Sheet:
    sheet = Sheet("青川县", UNITS)
    sheet.put("new_unions", "2024Q1", first)
    sheet.put("new_unions", "2024Q2", second)
    sheet.ask("new_unions", 2024, [target] * len(UNITS))
    return sheet


EVEN = [25.0] * 7
FALLS = [
    # first and second quarter of the first township, of a hundred asked for; the others keep to their schedule
    (30, 0, 100, "与一季度相比，甲镇新建工会由超序时进度5.0个百分点转为低于20.0个百分点，回落最多。"),
    (25, 5, 100, "与一季度相比，甲镇新建工会由与序时进度基本持平转为低于序时进度20.0个百分点，回落最多。"),
    # behind by then, a little behind now, ahead still: no fall to tell
    (15, 0, 100, ""),
    (30, 12, 100, ""),
    (60, 0, 100, ""),
    # of a few things asked for no points are told
    (1, 0, 4, ""),
]


@pytest.mark.parametrize(("first", "second", "target", "sentence"), FALLS)
def test_whose_work_fell_furthest_behind(first: float, second: float, target: float, sentence: str) -> None:
    even = [target / 4] * 7
    said = summary(works([first, *even], [second, *even], target).dataset(), **FULL)
    assert (sentence in said) if sentence else ("回落最多" not in said)


def test_of_two_that_fell_alike_neither_is_the_furthest() -> None:
    said = summary(works([30, 30, *EVEN[:6]], [0, 0, *EVEN[:6]]).dataset(), **FULL)
    assert "回落最多" not in said
    apart = summary(works([30, 31, *EVEN[:6]], [1, 0, *EVEN[:6]]).dataset(), **FULL)
    assert "乙镇新建工会由超序时进度6.0个百分点转为低于19.0个百分点，回落最多" in apart


def test_in_english_it_is_told_alike() -> None:
    said = summary(county({"甲镇": (0, 5), "乙镇": (5, 0)}).dataset(), language="en", **FULL)
    assert "Since Q1 2024, 甲镇 (from 8th to 1st place) rose most in the order" in said
    assert "; 乙镇 (from 1st to 8th place) fell most" in said
    fall = summary(works([30, *EVEN], [0, *EVEN]).dataset(), language="en", **FULL)
    assert "Since Q1 2024, new unions in 甲镇 went from 5.0 percentage points ahead of schedule to 20.0 percentage poi" in fall


def test_each_place_leads_to_the_figures_it_stands_on() -> None:
    document = written(county({"甲镇": (0, 5)}).dataset(), Period.parse("2024H1"), **FULL)
    told = [claim for claim in claims(document) if claim.measure == "rank"]
    assert [(claim.org_unit, claim.period, claim.value) for claim in told] == [("甲镇", "2024Q1", 8), ("甲镇", "2024H1", 1)]
    assert all(len(claim.sources) >= 2 * len(WORKS) for claim in told)

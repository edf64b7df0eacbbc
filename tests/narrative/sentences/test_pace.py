"""Faster and slower are said of work that is to be done, when the quarters show it and the year's course is not the cause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indicators.model import Better
from tests.narrative.datasets import Sheet
from tests.narrative.summaries import flow, summary

FASTER, SLOWER = ("推进速度有所加快", "进度加快"), ("推进速度有所放缓", "进度放缓")

# quarters of 2023 (None: not on record), quarters of 2024, the year's target, what is said
PACES = [
    (None, (20, 40), 120, FASTER),
    (None, (40, 20), 120, SLOWER),
    (None, (3, 6), 26, None),  # too few
    (None, (400, 430), 1600, None),  # within a twentieth of the year's target
    (None, (10, 24), 120, None),  # more, but still less than a quarter of the year's target
    (None, (60, 45), 120, None),  # less, but more than a quarter of the year's target
    (None, (0, 40), 120, None),  # begun in the second
    ((20, 40), (20, 42), 120, None),  # as every year
    ((20, 40), (20, 60), 120, FASTER),
    ((20, 60), (20, 40), 120, None),  # more, but not as much more as a year before
    ((80, 20), (80, 10), 200, SLOWER),
    ((80, 20), (80, 40), 200, None),  # less, but not as much less as a year before
    ((324, 49), (388, 46), 630, None),  # most of it is done in the first quarter every year, and the second is as it was
    ((324, 49), (388, 30), 630, SLOWER),
    ((40, 40), (20, 40), 120, None),  # twice as much, but as much as the quarter was a year before
]


def said_of(
    before: tuple[int, int] | None, now: tuple[int, int], target: float | None, better: Better = Better.HIGHER, unit: str = "家"
) -> str:
    sheet = Sheet()
    indicator = replace(flow(unit=unit), better=better)
    sheet.define(indicator)
    for year, amounts in ((2023, (*before, 50, 50) if before else ()), (2024, now)):
        for quarter, amount in enumerate(amounts, start=1):
            sheet.put(indicator.id, f"{year}Q{quarter}", (amount,) + (0,) * 5)
    if target:
        sheet.ask(indicator.id, 2024, (target,) + (0,) * 5)
    return summary(sheet.dataset())


@pytest.mark.parametrize(("before", "now", "target", "words"), PACES)
def test_faster_and_slower_are_said_where_the_quarters_show_it(
    before: tuple[int, int] | None, now: tuple[int, int], target: float, words: tuple[str, ...] | None
) -> None:
    text = said_of(before, now, target)
    assert any(word in text for word in words or (*FASTER, *SLOWER)) is bool(words)


@pytest.mark.parametrize("better", [Better.LOWER, Better.NEITHER])
def test_what_is_no_work_to_be_done_has_no_pace(better: Better) -> None:
    assert not any(word in said_of(None, (20, 40), 120, better) for word in (*FASTER, *SLOWER))


def test_of_money_the_share_of_the_target_is_enough() -> None:
    assert any(word in said_of(None, (2, 4), 12, unit="元") for word in FASTER)


@pytest.mark.parametrize(("before", "compared"), [((130, 32), False), ((32, 130), True)])
def test_the_years_usual_course_is_no_news(before: tuple[int, int], compared: bool) -> None:
    text = said_of(before, (141, 33), None)
    assert ("其中二季度33家，比一季度少108家" in text) is compared
    assert compared or "二季度33家" not in text

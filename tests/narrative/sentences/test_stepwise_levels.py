"""A level due step by step from last year's end is told against its schedule, never as a target reached before it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress.cases import dataset, quarterly, target

from indicators.dataset import Dataset
from indicators.model import Schedule
from indicators.narrative import write
from indicators.periods import Period

H1 = Period.parse("2024H1")
LAST_YEAR = {"甲镇": 900, "乙镇": 500, "丙镇": 700}


def data(grown: int, schedule: Schedule) -> Dataset:
    """Each township asked for 100 members more by the year's end, with so many more by the end of June."""
    values = {}
    for unit, members in LAST_YEAR.items():
        values |= quarterly(unit, "members", 2023, members, members, members, members)
        values |= quarterly(unit, "members", 2024, members + 30, members + grown)
    found = dataset(values, [target(unit, "members", 2024, members + 100) for unit, members in LAST_YEAR.items()])
    return replace(found, indicators={**found.indicators, "members": replace(found.indicators["members"], schedule=schedule)})


def text(found: Dataset, language: str = "zh") -> str:
    return "".join(p.text for s in write(found, H1, language=language).sections for p in s.paragraphs)


@pytest.mark.parametrize(
    ("grown", "schedule", "said"),
    [
        pytest.param(60, Schedule.STEPWISE, "会员总数达到或快于序时进度", id="on its way"),
        pytest.param(10, Schedule.STEPWISE, "会员总数略低于序时进度", id="a little behind on its way"),
        pytest.param(100, Schedule.STEPWISE, "会员总数达到年度目标", id="there already"),
        pytest.param(60, Schedule.EVEN, "会员总数距年末目标尚有差距", id="due at the year's end"),
    ],
)
def test_the_opening_says_where_it_stands(grown: int, schedule: Schedule, said: str) -> None:
    assert said in text(data(grown, schedule))


def test_in_english_nobody_met_a_target_that_is_only_on_its_way() -> None:
    told = text(data(60, Schedule.STEPWISE), "en")
    assert "met it" not in told
    assert "All 3 townships with a target were on schedule." in told

"""Who is named: all of a few, the same everywhere; in a step those who can close the gap; several rates at once."""

from __future__ import annotations

import pytest

from indicators.model import TOTAL, Better, Indicator, Kind, TargetForm
from indicators.narrative.falling_short.found import MOST
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import summary


def half_year(values: tuple[int, ...], targets: tuple[int, ...], *indicators: str) -> str:
    sheet = Sheet()
    for indicator in indicators or ("new_unions",):
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, values)
        sheet.ask(indicator, 2024, targets)
    return summary(sheet.dataset())


def test_a_few_who_share_the_end_are_all_named_in_the_order_of_the_sheet() -> None:
    text = half_year((0, 5, 0, 5, 0, 0), (10, 10, 20, 10, 30, 40))
    last = "、".join(UNITS[place] for place in (0, 2, 4, 5))
    assert text.count(last) == 2  # beside the others, and in the step
    assert "等4个单位" not in text


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((1, 1, 1, 1, 1, 1), ""),  # all alike
        ((5, 5, 1, 1, 1, 1), ""),  # four alike
        ((5, 5, 5, 1, 1, 1), "南塘乡、石门镇、柳溪乡"),
        ((5, 5, 5, 5, 5, 1), "柳溪乡"),
    ],
)
def test_nobody_is_picked_from_equals(values: tuple[int, ...], named: str) -> None:
    values = tuple(values[place] for place in (0, 1, 3, 2, 4, 5))
    text = half_year(values, (20,) * 6, "new_unions", "new_members", "workers_assisted")
    assert ("整体工作滞后" in text) is bool(named)
    if named:
        first, *others = reversed(named.split("、"))
        assert f"{first}3项指标中3项{''.join(f'、{other}3项中3项' for other in others)}未达进度要求" in text
        assert "对" + "、".join((first, *others)) + "开展专项督导" in text


def test_a_step_names_those_with_the_largest_gap() -> None:
    problem, step = half_year((1, 3, 3, 60, 3, 3), (20, 20, 20, 300, 20, 20)).split("从数据看")[1].split("\n")[:2]
    assert f"其中{UNITS[0]}低40.0个百分点，差距最大" in problem or f"{UNITS[0]}落后最多" in problem
    assert f"缺口较大的{UNITS[3]}（尚差180家）、{UNITS[0]}（尚差18家）" in step


def rates(count: int, others: int) -> str:
    sheet = Sheet()
    for place in range(count):
        name = f"{'甲乙丙丁'[place]}类培训合格率"
        sheet.define(Indicator(name, name, "%", Kind.RATE, Better.HIGHER, "职工素质提升", target_form=TargetForm.FLOOR))
        sheet.put(name, "2024Q2", {TOTAL: 0.8 - place / 100})
        sheet.ask(name, 2024, {TOTAL: 0.9})
    for indicator in ("new_unions", "new_members", "workers_assisted", "disputes_settled", "training_sessions")[:others]:
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(indicator, quarter, (1,) * 6)
        sheet.ask(indicator, 2024, (10,) * 6)
    return summary(sheet.dataset())


@pytest.mark.parametrize(("others", "together"), [(2, False), (MOST["usual"], True)])
def test_rates_share_a_place_where_there_is_no_room_for_each(others: int, together: bool) -> None:
    problems = rates(2, others).split("从数据看")[1].split("\n")[0]
    said = "乙类培训合格率、甲类培训合格率分别低于年度目标11.0个百分点和10.0个百分点"
    assert (said in problems) is together


def test_what_is_asked_of_each_unit_is_told_in_one_clause() -> None:
    sheet = Sheet()
    for place, name in enumerate(("甲类培训合格率", "乙类培训合格率")):
        sheet.define(Indicator(name, name, "%", Kind.RATE, Better.HIGHER, "职工素质提升", target_form=TargetForm.FLOOR))
        sheet.put(name, "2024Q2", (0.95,) * (3 + place) + (0.8,) * (3 - place))
        sheet.ask(name, 2024, (0.9,) * 6)
    opening = summary(sheet.dataset()).split("\n")[0]
    assert "甲类培训合格率、乙类培训合格率按单位考核，分别有3个单位和4个单位达到年度目标" in opening

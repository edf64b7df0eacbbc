"""A rate of a handful of cases, a task of one or two: told by their numbers, and nobody is best or worst by them."""

from __future__ import annotations

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import ABOVE, FULL, NONE, summary

CATALOGUE = Catalogue.load().indicators


def disputes(accepted: tuple[int, ...], settled: tuple[int, ...], asked: float | None = 0.95) -> Dataset:
    sheet = Sheet()
    sheet.define(CATALOGUE["settlement_rate"])
    sheet.put("disputes_accepted", "2024Q2", accepted)
    sheet.put("disputes_settled", "2024Q2", settled)
    if asked:
        sheet.ask("settlement_rate", 2024, (asked,) * 6)
    return sheet.dataset()


RATES = [
    # two of three is not the lowest rate of all; who has many cases is told with the distance
    ((3, 40, 50, 60, 70, 80), (2, 34, 50, 60, 70, 80), NONE, "其中基数较大的西河镇为85.0%，距目标尚差10.0个百分点，差距最大"),
    # only a few of a handful miss it: their cases are told
    ((3, 5, 50, 60, 70, 80), (2, 4, 50, 60, 70, 80), NONE, "2个单位未达到；东岭镇3件中2件、西河镇5件中4件。"),
    ((3, 5, 50, 60, 70, 80), (2, 4, 50, 60, 70, 80), ABOVE, "4个单位调处成功率达到年度目标，2个单位未达到。"),
    # many cases everywhere: as ever
    ((30, 40, 50, 60, 70, 80), (20, 40, 50, 60, 70, 80), NONE, "仅东岭镇（66.7%）未达到"),
]


@pytest.mark.parametrize(("accepted", "settled", "how", "sentence"), RATES)
def test_a_rate_of_a_handful_is_told_by_its_cases(
    accepted: tuple[int, ...], settled: tuple[int, ...], how: dict[str, str], sentence: str
) -> None:
    said = summary(disputes(accepted, settled), **how)
    assert sentence in said


def test_the_highest_and_the_lowest_are_found_among_those_with_many_cases() -> None:
    said = summary(disputes((2, 40, 50, 60, 70, 80), (1, 34, 50, 57, 70, 78), 0.5), **FULL)
    assert "基数较大的单位中，南塘乡、石门镇最高（100%），西河镇最低（85.0%），相差15.0个百分点" in said
    assert "东岭镇" not in said


@pytest.mark.parametrize(("first", "place"), [(2, False), (20, True)])
def test_there_are_no_places_where_some_rates_are_of_a_handful(first: int, place: bool) -> None:
    dataset = disputes((first, 40, 50, 60, 70, 80), (first, 34, 40, 57, 70, 78))
    assert ("末位" in summary(dataset, org_unit=UNITS[2])) is place


def test_nobody_is_above_or_below_the_whole_by_a_handful() -> None:
    dataset = disputes((4, 40, 50, 60, 70, 80), (3, 40, 50, 60, 70, 80))
    assert "平均水平" not in summary(dataset, org_unit=UNITS[0])
    assert "高于全县平均水平" in summary(dataset, org_unit=UNITS[1])


TASKS = [
    # whose shares are the same, but not their numbers, are named
    ((1, 2, 2, 1, 0, 0), (1, 2, 2, 1, 2, 2), TOTAL, "6个单位中，东岭镇、西河镇、南塘乡、北桥街道已完成全年任务。2个单位"),
    ((2, 1, 1, 2, 0, 0), (3, 2, 2, 3, 2, 2), TOTAL, "东岭镇、北桥街道均完成2家（任务3家）"),
    ((1, 1, 2, 2, 2, 2), (4, 4, 8, 4, 4, 4), TOTAL, "东岭镇、西河镇、南塘乡低于序时进度"),
    ((1, 1, 1, 1, 1, 0), (1, 1, 1, 1, 1, 1), TOTAL, "石门镇均完成1家（任务1家）。"),
    ((1, 0, 1, 1, 1, 1), (4, 4, 2, 2, 2, 2), TOTAL, "东岭镇创建职工之家1家（任务4家）"),
    (
        (2, 2, 2, 2, 0, 1),
        (1, 1, 1, 1, 2, 2),
        TOTAL,
        "柳溪乡完成1家（任务2家）",
    ),
    ((3, 2, 5, 5, 5, 1), (4, 4, 8, 8, 8, 4), TOTAL, "东岭镇完成3家（任务4家）"),
]


@pytest.mark.parametrize(("values", "targets", "unit", "sentence"), TASKS)
def test_a_task_of_one_or_two_is_told_in_things(
    values: tuple[int, ...], targets: tuple[int, ...], unit: str, sentence: str
) -> None:
    sheet = Sheet()
    sheet.put("workers_homes", "2024Q2", values)
    sheet.ask("workers_homes", 2024, targets)
    said = summary(sheet.dataset(), org_unit=unit, **FULL)
    assert sentence in said
    among = said.split("职工之家创建")[1].split("存在的")[0]
    assert "200.0%" not in among
    assert "单位之间差距较大" not in said

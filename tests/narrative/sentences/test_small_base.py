"""A rate of a handful of cases, a task of one or two: told by their numbers, and nobody is best or worst by them."""

from __future__ import annotations

import re

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet
from tests.narrative.summaries import ABOVE, FULL, NONE, Values, each, flow, summary, told

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
def test_among_the_units_a_task_of_one_or_two_is_told_in_things(
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


OWN = [
    # value and target of one township, the end of the period, what its own report says
    (0, 2, "2024H1", "上半年尚未创建职工之家，年度任务为2家，低于序时进度"),
    (0, 1, "2024Q1", "一季度尚未创建职工之家，年度任务为1家，低于序时进度"),
    (1, 4, "2024Q1-Q3", "前三季度创建职工之家1家，年度任务为4家，低于序时进度"),
    (2, 4, "2024H1", "上半年创建职工之家2家，年度任务为4家，与序时进度基本持平"),
    (2, 3, "2024H1", "上半年创建职工之家2家，年度任务为3家，快于序时进度"),
    (1, 1, "2024H1", "上半年创建职工之家1家，提前完成全年任务"),
    (3, 2, "2024H1", "上半年创建职工之家3家，年度任务为2家，已提前超额完成"),
    (3, 4, "2024", "全年创建职工之家3家，年度任务为4家，尚差1家"),
    (4, 4, "2024", "全年创建职工之家4家，完成全年任务"),
    (4, 3, "2024", "全年创建职工之家4家，年度任务为3家，超额完成1家"),
    # five and more are told by their share
    (1, 5, "2024H1", "上半年创建职工之家1家，完成年度任务5家的20.0%，低于序时进度30.0个百分点"),
]


@pytest.mark.parametrize(("value", "target", "period", "sentence"), OWN)
def test_in_its_own_report_a_task_of_one_or_two_is_told_in_things(
    value: float, target: float, period: str, sentence: str
) -> None:
    sheet = Sheet()
    quarters = Period.parse(period).quarters
    for quarter in quarters:
        last = quarter == quarters[-1]
        sheet.put("workers_homes", quarter.code, (value * last, *(5,) * 5))
    sheet.ask("workers_homes", 2024, (target, *(20,) * 5))
    said = summary(sheet.dataset(), period, UNITS[0])
    assert re.search(f"{sentence}[，；。]", said)
    assert not (target < 5 and "个百分点" in said)


BEHIND = [
    # what stands among the problems; who is alone at the end, who shares it, and all alike
    ((1, 4, 8, 8, 8, 8), (4, 4, 8, 8, 8, 8), NONE, "东岭镇未达序时进度，完成1家（任务4家）"),
    ((1, 1, 3, 8, 8, 8), (4, 4, 8, 8, 8, 8), NONE, "其中东岭镇、西河镇均完成1家（任务4家），差距最大，南塘乡次之"),
    ((1, 2, 8, 8, 8, 8), (4, 8, 8, 8, 8, 8), NONE, "2个单位未达序时进度"),
    ((1,) * 6, (4,) * 6, NONE, "6个单位均仅完成1家（任务4家）"),
    ((1,) * 6, (4,) * 6, ABOVE, "职工之家创建低于序时进度，6个单位均未达到"),
    ((3, 3, 8, 8, 8, 8), (4, 4, 8, 8, 8, 8), {"period": "2024"}, "2个单位均未完成任务，均完成3家（任务4家）"),
    ((3, 2, 8, 8, 8, 8), (4, 4, 8, 8, 8, 8), {"period": "2024"}, "西河镇完成2家（任务4家），差距最大，东岭镇次之"),
    ((0, 0, 3, 8, 8, 8), (2, 3, 8, 8, 8, 8), {"period": "2024"}, "东岭镇、西河镇完成率最低，均为0%，南塘乡次之"),
    # so many of each that a share says something
    ((2, 8, 8, 8, 8, 8), (8,) * 6, NONE, "东岭镇低于序时进度25.0个百分点"),
]


@pytest.mark.parametrize(("values", "targets", "how", "problem"), BEHIND)
def test_who_is_behind_with_one_or_two_is_told_in_things(
    values: Values, targets: Values, how: dict[str, str], problem: str
) -> None:
    problems = told("workers_homes", values, targets, **how).split("从数据看，")[1]
    assert problem in problems


def test_a_level_of_a_few_is_no_share_of_a_few() -> None:
    sheet = Sheet()
    sheet.put("职工书屋数", "2024Q2", (2, 2, 2, 8, 8, 9))
    sheet.ask("职工书屋数", 2024, (3, 3, 3, 8, 8, 10))
    said = summary(sheet.dataset(), **FULL)
    assert "南塘乡、西河镇、东岭镇均为2家（目标3家）" in said
    assert "为目标的2家" not in said
    assert "年度目标为3家，尚差1家" in summary(sheet.dataset(), org_unit=UNITS[0])


def test_of_things_counted_in_ten_thousands_there_are_never_a_few() -> None:
    sheet = Sheet()
    sheet.define(flow("新增会员数", "万人"))
    sheet.put("新增会员数", "2024Q2", each(0.2, 0.9, 1.8, 1.9, 2.4, 1.2))
    sheet.ask("新增会员数", 2024, (0.93, 1, 3.1, 3.2, 4, 2))
    said = summary(sheet.dataset(), **FULL)
    assert "东岭镇新增会员0.2万人，完成21.5%" in said
    assert "（任务" not in said


IN_ENGLISH = [
    (
        (0, 4, 8, 8, 8, 8),
        (2, 4, 8, 8, 8, 8),
        UNITS[0],
        "with work yet to begin, against an annual target of 2.",
    ),
    ((3, 4, 8, 8, 8, 8), (4, 4, 8, 8, 8, 8), UNITS[0], "3, against an annual target of 4, ahead of schedule;"),
    ((1, 4, 8, 8, 8, 2), (4, 4, 8, 8, 8, 16), TOTAL, "at 12.5% and 1 of 4 respectively."),
]


@pytest.mark.parametrize(("values", "targets", "unit", "sentence"), IN_ENGLISH)
def test_in_english_too(values: Values, targets: Values, unit: str, sentence: str) -> None:
    assert sentence in told("workers_homes", values, targets, org_unit=unit, language="en", **FULL)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_case_of_two_is_not_what_is_supervised_first(language: str) -> None:
    sheet = Sheet()
    sheet.define(Catalogue.load().indicators["settlement_rate"])
    sheet.put("disputes_accepted", "2024Q2", (2,) * 6)
    sheet.put("disputes_settled", "2024Q2", (0,) * 6)
    sheet.ask("settlement_rate", 2024, (0.9,) * 6)
    for place, work in enumerate(("new_unions", "new_members", "workers_trained")):
        sheet.put(work, "2024Q2", (20 + place,) * 6)
        sheet.ask(work, 2024, (100,) * 6)
    for unit in (TOTAL, UNITS[0]):
        (table,) = write(sheet.dataset(), Period.parse("2024H1"), unit, form="supervision", language=language).tables
        first = table.rows[0][3 if unit == TOTAL else 0]
        assert first in ("新建工会数", "New unions")

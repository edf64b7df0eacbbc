"""What a leader asks next: who did best, how the kinds compare, what was not compared, what is missing in things, next year."""

from __future__ import annotations

import itertools

import pytest

from indicators.catalogue import Catalogue
from indicators.dataset import Dataset
from indicators.model import TOTAL
from indicators.narrative import write
from indicators.narrative.linter import lint
from indicators.periods import Period
from tests.narrative.datasets import UNITS, Sheet, Values
from tests.narrative.summaries import claims, summary, told

CATALOGUE = Catalogue.load().indicators
WORKS = ("new_unions", "new_members", "workers_assisted", "items_published")
PLACES = ("甲镇", "乙镇", "丙乡", "丁街道", "戊街道", "己街道", "庚街道")


def county(*done: int, target: int = 10) -> Dataset:
    """Four works of a half-year, in the first ``done`` of which each org unit is on course."""
    sheet = Sheet("青川县", PLACES[: len(done)])
    for (place, work), quarter in itertools.product(enumerate(WORKS), (1, 2)):
        sheet.put(work, f"2024Q{quarter}", [3 if place < met else 1 for met in done])
        if quarter == 1:
            sheet.ask(work, 2024, [target] * len(done))
    return sheet.dataset()


BEST = [
    ((4, 2, 2, 2), "从单位看，甲镇4项指标均达到进度要求。", "甲镇 had all of its 4 indicators with a target on course."),
    (
        (4, 4, 2, 2),
        "从单位看，甲镇、乙镇各项指标均达到进度要求。",
        "甲镇 and 乙镇 had all their indicators with a target",
    ),
    ((3, 3, 2, 2), "", ""),  # three of four is not throughout
    ((4, 4, 4, 4), "", ""),  # all alike
]


@pytest.mark.parametrize(("done", "chinese", "english"), BEST)
def test_who_is_ahead_throughout_is_said_of_the_whole(done: tuple[int, ...], chinese: str, english: str) -> None:
    dataset = county(*done)
    assert chinese in summary(dataset)
    assert english in summary(dataset, language="en")
    assert chinese or "从单位看，甲镇" not in summary(dataset).split("现将")[0]
    assert lint(write(dataset, Period.parse("2024H1")), (dataset.county, *PLACES)) == []


def test_the_kinds_of_org_units_are_set_side_by_side_where_they_differ() -> None:
    dataset = county(4, 4, 3, 2, 2, 2, 1)
    assert "分类看，乡镇达到进度要求的指标占91.7%，街道占43.8%。" in summary(dataset)
    assert "91.7% (townships) and 43.8% (subdistricts) of the indicators were on course" in summary(dataset, language="en")
    assert "分类看" not in summary(county(3, 3, 3, 3, 3, 3, 3)), "alike"
    assert "分类看" not in summary(county(4, 4, 2, 2, 2)), "two are no kind"
    shares = [c for c in claims(write(dataset, Period.parse("2024H1"))) if "该类单位" in c.formula]
    assert [round(c.value, 3) for c in shares] == [0.917, 0.438]
    assert all(c.sources for c in shares)


def test_what_is_not_set_beside_last_year_is_counted_where_others_are() -> None:
    sheet = Sheet()
    for place, work in enumerate(WORKS):
        sheet.put(work, "2024Q2", (5,) * 6)
        if place < 2:
            sheet.put(work, "2023Q2", (4,) * 6)
    assert "困难职工帮扶等2项缺上年同期可比数据，未作同比。" in summary(sheet.dataset())
    assert "未作同比" not in summary(sheet.dataset(), org_unit=UNITS[0])
    for work in WORKS[2:]:
        sheet.put(work, "2023Q2", (4,) * 6)
    assert "未作同比" not in summary(sheet.dataset())
    assert "未作同比" not in told("new_unions", (5,) * 6), "nothing is compared with last year at all"


def rate(signed: int, target: float) -> Dataset:
    sheet = Sheet()
    sheet.define(CATALOGUE["membership_rate"])
    sheet.put("employees", "2024Q2", (1000,) * 6)
    sheet.put("members", "2024Q2", (signed,) * 6)
    sheet.ask("membership_rate", 2024, (target,) * 6)
    return sheet.dataset()


MISSING = [
    (850, 0.9, TOTAL, "按现有基数还差300人", "(300 more needed as things stand)"),
    (850, 0.9, UNITS[0], "按现有基数还差50人", "(50 more needed as things stand)"),
    (850, 0.8505, UNITS[0], "按现有基数还差1人", "(1 more needed as things stand)"),
    (900, 0.9, TOTAL, "", ""),
]


@pytest.mark.parametrize(("signed", "target", "unit", "chinese", "english"), MISSING)
def test_a_rate_below_its_target_says_how_many_are_missing(
    signed: int, target: float, unit: str, chinese: str, english: str
) -> None:
    dataset = rate(signed, target)
    assert chinese in summary(dataset, org_unit=unit)
    assert english in summary(dataset, org_unit=unit, language="en")
    assert chinese or "还差" not in summary(dataset, org_unit=unit)


def test_cases_that_are_over_are_not_asked_for_again() -> None:
    sheet = Sheet()
    sheet.define(CATALOGUE["settlement_rate"])
    sheet.put("disputes_accepted", "2024Q2", (20,) * 6)
    sheet.put("disputes_settled", "2024Q2", (15,) * 6)
    sheet.ask("settlement_rate", 2024, (0.9,) * 6)
    assert "基数还差" not in summary(sheet.dataset())


LEVELS = [
    ({"2024Q1": 10, "2024Q2": 12}, "，比一季度末增加12家。", "12 more than in Q1 2024"),
    ({"2023Q4": 9, "2024Q1": 10, "2024Q2": 12}, "，比上年末增加18家。", "18 more than in Q4 2023"),
    ({"2024Q1": 12, "2024Q2": 12}, "，与一季度末持平。", "unchanged since Q1 2024"),
    ({"2024Q1": 13, "2024Q2": 12}, "，比一季度末减少6家。", "6 fewer than in Q1 2024"),
    ({"2023Q2": 10, "2024Q1": 11, "2024Q2": 12}, "比上年同期增加12家，增长20.0%", "on a year earlier"),
    ({"2024Q2": 12}, "职工书屋72家。", "72."),
]


@pytest.mark.parametrize(("values", "chinese", "english"), LEVELS)
def test_a_level_is_set_beside_the_year_s_beginning_where_last_year_is_unknown(
    values: dict[str, int], chinese: str, english: str
) -> None:
    sheet = Sheet()
    for quarter, value in values.items():
        sheet.put("职工书屋数", quarter, (value,) * 6)
    assert chinese in summary(sheet.dataset())
    assert english in summary(sheet.dataset(), language="en")


def year(*done: int) -> Dataset:
    sheet = Sheet()
    for work, value in zip(WORKS, done, strict=True):
        for quarter in range(1, 5):
            sheet.put(work, f"2024Q{quarter}", (value,) * 6)
        sheet.ask(work, 2024, (40,) * 6)
    return sheet.dataset()


SURPASSED = [
    ((12, 13, 11, 14), "4项任务完成率均在110.0%以上"),
    ((12, 13, 14, 10), "3项任务完成率均在120.0%以上"),
    ((12, 13, 10, 10), ""),
]


@pytest.mark.parametrize(("done", "count"), SURPASSED)
def test_next_years_targets_may_be_higher_where_nearly_all_were_far_surpassed(done: tuple[int, ...], count: str) -> None:
    said = summary(year(*done), "2024")
    assert count in said
    assert ("合理测算2025年目标" in said) is (bool(count) and "（一）合理" in said)
    assert ("据此测算2025年目标" in said) is bool(count)
    assert "据此测算" not in summary(year(*done), "2024Q1-Q3")
    assert ("next year's targets may be set" in summary(year(*done), "2024", language="en")) is bool(count)


def visits(now: Values, before: Values) -> str:
    sheet = Sheet()
    for quarter, petitions in (("2023Q3", before), ("2024Q3", now)):
        sheet.put("petition_visits", quarter, petitions)
        sheet.put("new_unions", quarter, (5,) * 6)
    return summary(sheet.dataset(), "2024Q3").split("现将")[0]


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [(12, 10, "接待信访72人次，同比增长20.0%"), (8, 10, "接待信访48人次，同比下降20.0%"), (11, 10, ""), (2, 1, "")],
)
def test_petitions_that_rise_or_fall_much_stand_in_the_opening(now: int, before: int, said: str) -> None:
    text = visits((now,) * 6, (before,) * 6)
    assert said in text
    assert ("信访" in text) is bool(said) or now == 2

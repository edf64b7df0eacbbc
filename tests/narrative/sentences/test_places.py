"""A place is told where it is news: at either end, of what can be ranked, and only a few in one report."""

from __future__ import annotations

import pytest

from tests.narrative.datasets import Sheet
from tests.narrative.summaries import ABOVE, Values, summary

UNITS = tuple(f"{name}镇" for name in "甲乙丙丁戊己庚辛壬癸子丑")
WORKS = ("new_unions", "new_members", "workers_assisted", "workers_homes", "items_published", "training_sessions")


def county(*works: str, units: int = 12) -> Sheet:
    """Each org unit has done one less than the one before."""
    sheet = Sheet("青川县", UNITS[:units])
    for work in works:
        for quarter in ("2024Q1", "2024Q2"):
            sheet.put(work, quarter, [20.0 - place for place in range(units)])
        sheet.ask(work, 2024, [100] * units)
    return sheet


@pytest.mark.parametrize(
    ("units", "place", "words"),
    [
        (12, 0, "居首位"),
        (12, 1, "居第2位"),
        (12, 2, "居第3位"),
        (12, 3, ""),
        (12, 8, ""),
        (12, 9, "居第10位"),
        (12, 11, "居末位"),
        (6, 0, "居首位"),
        (6, 1, ""),
        (6, 4, ""),
        (6, 5, "居末位"),
    ],
)
def test_the_first_and_the_last_few_are_told(units: int, place: int, words: str) -> None:
    said = summary(county("new_unions", units=units).dataset(), org_unit=UNITS[place])
    assert (f"在全县{units}个乡镇中{words}" in said) is bool(words)
    assert words or "位" not in said.replace("单位", "")
    above = summary(county("new_unions", units=units).dataset(), org_unit=UNITS[place], **ABOVE)
    assert (words in above) is (place < 3 or not words)


def test_a_report_tells_four_places_at_most_those_nearest_to_an_end() -> None:
    sheet = county(*WORKS)
    for work in WORKS:
        sheet.put(work, "2024Q3", [1.0 + (place == 1 and work == WORKS[-1]) * 80 for place in range(12)])
    said = summary(sheet.dataset(), "2024Q1-Q3", UNITS[1])
    assert said.count("位。") + said.count("位，") == 4
    assert said.count("首位") == 1


@pytest.mark.parametrize("indicator", ["members", "grassroots_unions"])
def test_a_level_has_no_place_as_the_larger_township_is_first(indicator: str) -> None:
    sheet = Sheet("青川县", UNITS)
    sheet.put(indicator, "2024Q2", [1000.0 - place for place in range(12)])
    sheet.ask(indicator, 2024, [900.0] * 12)
    assert "位" not in summary(sheet.dataset(), org_unit=UNITS[0]).replace("单位", "")


ALONE = [
    # targets and values of six; who; the words in Chinese and in English
    (
        (9, 9, 9, 9, None, None),
        (6, 3, 2, 1, 5, 5),
        0,
        "在有年度任务的4个乡镇中居首位",
        "it ranked 1st among the 4 townships with a target",
    ),
    (
        (9, 9, 9, 9, None, None),
        (6, 3, 2, 1, 5, 5),
        3,
        "在有年度任务的4个乡镇中居末位",
        "it ranked last among the 4 townships with a target",
    ),
    (
        (9, 9, 9, 9, None, None),
        (6, 6, 2, 1, 5, 5),
        0,
        "在有年度任务的4个乡镇中与乙镇并列首位",
        "first place among the 4 townships with a target with 乙镇",
    ),
    (
        (9, 9, 9, 9, None, 9),
        (6, 3, 2, 1, 5, None),
        0,
        "在已报送且有年度任务的4个乡镇中居首位",
        "1st among the 4 townships with a target that have reported",
    ),
    ((9, 9, 9, 9, 9, 9), (6, 3, 2, 1, 5, None), 0, "在已报送的5个乡镇中居首位", "1st among the 5 townships that have reported"),
    ((9, 9, 9, 9, 9, 9), (6, 3, 2, 1, 5, 5), 0, "在全县6个乡镇中居首位", "1st of 6 townships"),
]


@pytest.mark.parametrize(("targets", "values", "place", "chinese", "english"), ALONE)
def test_who_has_no_place_is_not_counted_among_those_that_have_one(
    targets: Values, values: Values, place: int, chinese: str, english: str
) -> None:
    sheet = Sheet("青川县", UNITS[:6])
    sheet.put("new_unions", "2024Q1", values)
    sheet.put("members", "2024Q1", [100] * 6)
    sheet.ask("new_unions", 2024, targets)
    assert chinese in summary(sheet.dataset(), "2024Q1", UNITS[place])
    assert english in summary(sheet.dataset(), "2024Q1", UNITS[place], language="en")


def test_who_has_places_is_told_once_and_then_in_short() -> None:
    sheet = Sheet("青川县", UNITS[:6])
    for work in WORKS[:3]:
        sheet.put(work, "2024Q1", (6, 5, 4, 3, 2, None))
        sheet.ask(work, 2024, [20] * 6)
    sheet.put("members", "2024Q1", [100] * 6)
    first, last = (summary(sheet.dataset(), "2024Q1", unit) for unit in (UNITS[0], UNITS[4]))
    assert first.count("在已报送的5个乡镇中居首位") == 1
    assert first.count("居已报送的单位首位") == 2
    assert last.count("在已报送的5个乡镇中居末位") == 1
    assert last.count("居已报送的单位末位") == 2

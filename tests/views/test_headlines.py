from __future__ import annotations

from dataclasses import replace

import county as small_county
import pytest

from indicators.dataset import dataset_of
from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import table_of
from indicators.views.headlines import MOST, Headlines, Line, headlines_of
from indicators.views.profile import Standing, standing_sentence, standings_of
from indicators.views.rows import Row, rows_of

COUNTY = small_county.county()
ROW = rows_of(table_of(COUNTY, Period.parse("2024H1")))[0]._replace(excuse="", of_units=None)
INDICATORS = ("new_unions", "new_members", "assistance_funds", "members")
WORDS = {"a": "ahead", "o": "on_schedule", "s": "slightly_behind", "b": "behind", "f": "far_behind", "-": "no_target"}
VERDICTS = {"a": "on_course", "o": "on_course", "s": "slightly_late", "b": "late", "f": "late", "-": ""}
LEADS = {"a": 0.2, "o": 0.0, "s": -0.05, "b": -0.2, "f": -0.5, "-": None}
EARLIER = Period.parse("2024Q1")


def judged(**letters: str) -> list[Row]:
    """Rows of the first indicators, a letter a status; ``total`` is the whole."""
    return [
        ROW._replace(
            org_unit=unit,
            indicator=INDICATORS[i],
            status=WORDS[one],
            verdict=VERDICTS[one],
            lead=LEADS[one],
            completion=0.5,
            schedule=0.5,
        )
        for unit, told in letters.items()
        for i, one in enumerate(told)
    ]


def told(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(line.name, line.told) for line in lines]


def test_what_is_behind_is_counted_and_the_furthest_stands_first() -> None:
    shown = headlines_of(COUNTY, judged(total="sfab"))

    assert (shown.judged, shown.on_time, shown.late) == (4, 1, 3)
    assert [line.indicator for line in shown.behind] == ["new_members", "members", "new_unions"]
    assert [line.status for line in shown.behind] == ["far_behind", "behind", "slightly_behind"]


def test_what_has_no_target_is_not_judged() -> None:
    assert headlines_of(COUNTY, judged(total="--a-")).judged == 1
    assert headlines_of(COUNTY, judged(total="----")) == Headlines()


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        pytest.param(judged(甲镇="aab", 乙镇="bba"), [("乙镇", "3项中2项"), ("甲镇", "3项中1项")], id="the most first"),
        pytest.param(judged(甲镇="abb", 乙镇="b---"), [("乙镇", "1项中1项"), ("甲镇", "3项中2项")], id="the share decides"),
        pytest.param(judged(甲镇="b", 乙镇="bb"), [("乙镇", "2项中2项"), ("甲镇", "1项中1项")], id="then the number"),
        pytest.param(judged(甲镇="ao", 乙镇="ab"), [("乙镇", "2项中1项")], id="only those behind"),
        pytest.param(judged(甲镇="ao", 乙镇="aa"), [], id="nobody"),
    ],
)
def test_who_is_behind(rows: list[Row], units: list[tuple[str, str]]) -> None:
    shown = headlines_of(COUNTY, [*rows, *judged(total="ab")])

    assert told(shown.units) == units
    assert shown.late_units == len(units)
    assert shown.many


def test_a_few_are_told_and_all_are_counted() -> None:
    shown = headlines_of(COUNTY, judged(甲镇="b", 乙镇="b", 丙镇="b", 丁镇="b", total="b"))

    assert (len(shown.units), shown.late_units) == (MOST, 4)


def test_where_there_is_a_single_org_unit_nobody_is_asked_for() -> None:
    assert not headlines_of(COUNTY, judged(甲镇="bb", total="bb")).many


def test_what_came_on_schedule_and_what_fell_behind_since_the_period_before() -> None:
    before, now = judged(total="abs-"), judged(total="sob-")
    shown = headlines_of(COUNTY, now, earlier=(EARLIER, before))

    assert shown.since == EARLIER
    assert told(shown.lost) == [("新建工会数", "超序时→略滞后")]
    assert told(shown.reached) == [("新增会员数", "滞后→达序时")]


def test_what_was_not_judged_then_is_no_change() -> None:
    shown = headlines_of(COUNTY, judged(total="ab"), earlier=(EARLIER, judged(total="--")))

    assert (shown.since, shown.reached, shown.lost) == (None, (), ())


def standing(rank: int, ranked: int = 8) -> Standing:
    return Standing(f"i{rank}", f"指标{rank}", "主题", rank, ranked, "behind", "1家", "", f"第{rank}位")


def test_of_one_org_unit_the_last_places_are_told_the_worst_first() -> None:
    rows = judged(甲镇="ab", 乙镇="bb", total="bb")
    shown = headlines_of(COUNTY, rows, "甲镇", standings=[standing(1), standing(7), standing(8)])

    assert (shown.many, shown.placed, shown.weak_in) == (False, 3, 2)
    assert told(shown.weak) == [("指标8", "第8位"), ("指标7", "第7位")]


def test_of_fewer_than_four_there_is_no_last_quarter() -> None:
    shown = headlines_of(COUNTY, judged(甲镇="ab"), "甲镇", standings=[standing(3, ranked=3)])

    assert (shown.placed, shown.weak_in) == (0, 0)


def test_the_counts_are_those_of_the_table() -> None:
    rows = rows_of(table_of(COUNTY, Period.parse("2024H1")))
    shown = headlines_of(COUNTY, rows)
    whole = [row for row in rows if row.org_unit == TOTAL and row.target is not None]

    assert shown.judged == len(whole) == 3
    assert told(shown.units)[0][1].startswith("3项中")


def test_in_english() -> None:
    shown = headlines_of(COUNTY, judged(甲镇="ab", 乙镇="bb", total="ab"), language="en", earlier=(EARLIER, judged(total="aa")))

    assert told(shown.units) == [("乙镇", "2 of 2"), ("甲镇", "1 of 2")]
    assert told(shown.lost) == [("New members", "ahead of schedule→behind")]


def test_places_of_few_org_units_are_not_told_by_quarters() -> None:
    some = dataset_of(small_county.readings())
    standings = standings_of(some, table_of(some, Period.parse("2024H1")), "金沙镇")

    assert "后四分之一" in standing_sentence(standings)
    assert standing_sentence(tuple(replace(s, ranked=3) for s in standings)) == ""


def test_a_target_of_each_org_unit_is_counted_beside_those_of_the_whole() -> None:
    rate = ROW._replace(org_unit=TOTAL, indicator="labour_contract_rate", value=None, reached=2.0, verdict="")

    shown = headlines_of(COUNTY, [*judged(total="ab"), rate])

    assert (shown.judged, shown.of_each) == (2, 1)

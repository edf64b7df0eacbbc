"""What a sheet adds up over months is an amount, whatever its name says; a level that a template adds up stays a level."""

from __future__ import annotations

import pytest

from indicators.reading.grid import CellValue
from tests.reading.sheets import Rows, figures, read

MONTHS = ["1月", "2月", "3月"]


def by_month(name: str, *rows: list[int], sums: str = "一季度小计") -> Rows:
    """Townships by month, with the sum of each behind."""
    body: list[list[CellValue]] = [[f"第{place}镇", *row, sum(row)] for place, row in enumerate(rows, 1)]
    return [[f"2024年{name}分月统计表"], ["乡镇", *MONTHS, sums], *body]


@pytest.mark.parametrize("sums", ["一季度小计", "小计", "合计", "一季度"])
def test_months_that_rise_and_fall_and_are_added_up_are_amounts(sums: str) -> None:
    found = figures(read({"职工书屋": by_month("职工书屋", [3, 1, 0], [2, 0, 4], [1, 1, 1], sums=sums)}))
    assert [found[f"第{n}镇", "2024Q1", "职工书屋数"] for n in (1, 2, 3)] == [4, 6, 3]


def test_a_level_that_a_template_adds_up_stays_a_level() -> None:
    found = figures(read({"会员": by_month("会员总数", [3000, 3010, 3025], [1200, 1190, 1195], sums="小计")}))
    assert [found[f"第{n}镇", "2024Q1", "members"] for n in (1, 2)] == [3025, 1195]


def test_a_sum_that_is_wrong_proves_nothing() -> None:
    rows = [list(row) for row in by_month("职工书屋", [3, 1, 0], [2, 0, 4], sums="小计")]
    rows[-1][-1] = 5
    assert figures(read({"职工书屋": rows}))["第1镇", "2024Q1", "职工书屋数"] == 0


def test_what_one_sheet_proves_holds_for_the_file() -> None:
    def of(town: str, rows: list[list[int]]) -> Rows:
        lines: list[list[CellValue]] = [
            [name, *row, sum(row)] for name, row in zip(("职工书屋", "信息录用"), rows, strict=True)
        ]
        return [[f"{town}2024年工会工作台账"], ["项目", *MONTHS, "小计"], *lines]

    found = figures(read({"石桥镇": of("石桥镇", [[3, 1, 0], [1, 1, 1]]), "河口镇": of("河口镇", [[1, 1, 1], [5, 0, 2]])}))
    assert [found[town, "2024Q1", "职工书屋数"] for town in ("石桥镇", "河口镇")] == [4, 3]


def test_quarters_added_up_over_the_year() -> None:
    rows: Rows = [["2024年职工书屋分季统计表"], ["乡镇", "一季度", "二季度", "合计"], ["石桥镇", 5, 1, 6], ["河口镇", 2, 0, 2]]
    reading = read({"职工书屋": rows})
    assert [i.kind.value for i in reading.indicators] == ["flow"]


@pytest.mark.parametrize("whole", ["合计", "小计", "计"])
def test_a_subtotal_over_parts_is_the_indicator_of_its_group(whole: str) -> None:
    rows: Rows = [
        ["乡镇", "会员总数（人）", "", "新建工会（家）"],
        ["", whole, "其中：女会员", ""],
        ["石桥镇", 90, 40, 3],
        ["河口镇", 80, 30, 2],
    ]
    found = figures(read({"2024年二季度": rows}))
    assert found["石桥镇", "2024Q2", "members"] == 90
    assert found["河口镇", "2024Q2", "new_unions"] == 2


def dated(*days: str) -> Rows:
    rows: list[list[CellValue]] = [["单位", "上报日期", "新建工会（家）"]]
    return [*rows, *([town, day, place] for place, day in enumerate(days, 1) for town in ("石桥镇", "河口镇"))]


def test_reports_dated_to_the_ends_of_quarters_are_of_these_quarters() -> None:
    found = figures(read({"明细": dated("2024年3月31日", "2024-06-30")}))
    assert {period for _, period, _ in found} == {"2024Q1", "2024Q2"}


def test_other_days_of_reporting_tell_no_period() -> None:
    assert not figures(read({"明细": dated("2024年3月31日", "2024年7月2日")}))
    assert not figures(read({"明细": dated("2024年3月31日", "2024年3月31日")}))

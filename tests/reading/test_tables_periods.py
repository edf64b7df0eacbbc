"""Whole sheets by quarters, months and running totals, and the amounts of quarters they come to."""

from __future__ import annotations

from tests.reading.sheets import TWO_TOWNS, codes, figures, figures_of_two_towns, read


def test_running_totals_become_amounts_by_difference() -> None:
    rows = [["2024年新增会员数"], ["乡镇", "一季度", "上半年", "前三季度", "全年"], ["A镇", 5, 12, 20, 31]]
    amounts = {k[1]: v for k, v in figures(read({"Sheet1": rows})).items()}
    assert amounts == {"2024Q1": 5, "2024Q2": 7, "2024Q3": 8, "2024Q4": 11}


def test_a_half_year_alone_stays_a_half_year() -> None:
    periods = {k[2]: k[1] for k in figures(read({"Sheet1": [["临溪县2024年1-6月统计表"], *TWO_TOWNS]}))}
    assert periods == {"new_unions": "2024H1", "members": "2024H1"}


def test_a_quarters_amount_counts_and_the_running_total_beside_it_is_checked() -> None:
    rows = [["乡镇", "新建工会数", "", "会员总数"], ["", "本季", "累计", ""], ["A镇", 2, 5, 100]]
    reading = read({"2024年第二季度": rows})
    assert figures(reading) == {("A镇", "2024Q2", "new_unions"): 2, ("A镇", "2024Q2", "members"): 100}
    assert {(o.period.code, o.running_total) for o in reading.observations if o.indicator == "new_unions"} == {
        ("2024Q2", False),
        ("2024H1", True),
    }


def test_a_level_given_for_the_quarter_and_as_running_total_is_the_latter() -> None:
    reading = read({"2024Q2": [["乡镇", "会员总数", ""], ["", "本季", "累计"], ["A镇", 20, 500]]})
    assert figures(reading) == {("A镇", "2024Q2", "members"): 500}
    assert codes(reading)["level_given_twice"] == "B3"


def test_a_month_beside_the_sum_since_january_is_no_quarter() -> None:
    rows = [["2024年1-6月工会工作"], ["乡镇", "新建工会数", ""], ["", "6月", "1-6月"], ["A镇", 2, 9]]
    reading = read({"6月": rows})
    assert figures(reading) == {("A镇", "2024H1", "new_unions"): 9}
    assert codes(reading)["months_incomplete"] == "B4"


def test_months_add_up_to_their_quarter() -> None:
    rows = [
        ["2024年"],
        ["指标", *(f"{m}月" for m in range(1, 6))],
        ["新建工会数", 1, 2, 3, 4, 5],
        ["会员总数", 10, 20, 30, 40, 50],
    ]
    reading = read({"A镇": rows})
    assert figures(reading) == {("A镇", "2024Q1", "new_unions"): 6, ("A镇", "2024Q1", "members"): 30}
    added = next(o for o in reading.observations if o.indicator == "new_unions")
    assert [c.cell for c in added.sources] == ["D3", "B3", "C3"]
    assert "months_incomplete" in codes(reading)


def test_no_period_gives_nothing_but_the_reason() -> None:
    reading = read({"Sheet1": TWO_TOWNS})
    assert figures(reading) == {}
    assert "no_period" in codes(reading)


def test_the_file_name_gives_the_quarter_when_nothing_else_does() -> None:
    assert figures(read({"Sheet1": TWO_TOWNS}, file="2024年第一季度.xlsx")) == figures_of_two_towns(1, 100, 2, 200)


def test_a_half_done_run_of_months_is_no_quarter() -> None:
    reading = read({"Sheet1": [["临溪县2024年1—5月统计表"], *TWO_TOWNS]})
    assert figures(reading) == {}
    assert "partial_quarter" in codes(reading)


def test_sums_among_the_periods_are_no_periods() -> None:
    rows = [
        ["乡镇", "时间", "新建工会数"],
        ["A镇", "一季度", 1],
        ["", "二季度", 2],
        ["", "上半年合计", 3],
        ["B镇", "一季度", 3],
        ["", "合计", 3],
    ]
    reading = read({"2024年": rows})
    assert figures(reading) == {
        ("A镇", "2024Q1", "new_unions"): 1,
        ("A镇", "2024Q2", "new_unions"): 2,
        ("B镇", "2024Q1", "new_unions"): 3,
    }
    assert codes(reading)["column_left_out"] == "A4"

from __future__ import annotations

from indicators.reading.members import Line, Standing, standings

MEMBER, WHOLE, PART = Standing.MEMBER, Standing.WHOLE, Standing.PART


def standing_of(*lines: tuple[str, float], county: str = "") -> list[Standing]:
    found = standings([Line(i, name, {0: number, 1: number * 2}) for i, (name, number) in enumerate(lines)], county)
    return [found[i] for i in range(len(lines))]


def test_totals_and_sub_totals_by_name() -> None:
    assert standing_of(("A镇", 1), ("B镇", 2), ("小计", 3), ("C镇", 3), ("合 计", 6)) == [MEMBER, MEMBER, PART, MEMBER, WHOLE]


def test_an_area_is_a_sum_only_if_its_numbers_are() -> None:
    assert standing_of(("东部片区", 3), ("A镇", 1), ("B镇", 2), ("西部片区", 9), ("C镇", 4), ("D镇", 5)) == [
        PART, MEMBER, MEMBER, PART, MEMBER, MEMBER,
    ]  # fmt: skip
    assert standing_of(("东部地区", 10), ("中部地区", 20), ("西部地区", 30)) == [MEMBER] * 3


def test_the_county_in_its_own_row_is_the_whole_if_it_is_the_sum() -> None:
    assert standing_of(("临溪县", 3), ("A镇", 1), ("B镇", 2), county="临溪县") == [WHOLE, MEMBER, MEMBER]
    assert standing_of(("临溪县总工会", 7), ("A镇", 1), ("B镇", 2), county="临溪县") == [MEMBER] * 3


def test_of_several_totals_the_one_that_sums_up_all_counts() -> None:
    assert standing_of(("A镇", 1), ("B镇", 2), ("合计", 3), ("C镇", 4), ("D镇", 5), ("合计", 12)) == [
        MEMBER, MEMBER, PART, MEMBER, MEMBER, WHOLE,
    ]  # fmt: skip

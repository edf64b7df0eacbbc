from __future__ import annotations

import county as small_county
import pandas as pd
import pytest

from indicators.model import TOTAL
from indicators.periods import Period
from indicators.progress import compute_progress
from indicators.views.movers import MOST, Movers, movers_of, period_to_compare
from tests.narrative.datasets import UNITS, Sheet

COUNTY = small_county.county()
NOW, BEFORE = Period.parse("2024H1"), Period.parse("2024Q1")


def swapped(frame: pd.DataFrame, indicator: str, first: str, second: str) -> pd.DataFrame:
    """The table with the places of two townships in one indicator exchanged."""
    frame = frame.copy()
    at = [frame.index[(frame["org_unit"] == u) & (frame["indicator"] == indicator)][0] for u in (first, second)]
    frame.loc[at, "rank"] = frame.loc[at[::-1], "rank"].to_numpy()
    return frame


def movers(*changes: tuple[str, str, str], org_unit: str = TOTAL) -> Movers:
    now = compute_progress(COUNTY, NOW)
    before = now
    for change in changes:
        before = swapped(before, *change)
    return movers_of(COUNTY, now, before, BEFORE, org_unit)


@pytest.mark.parametrize(
    ("period", "earlier"),
    [
        pytest.param("2024H1", "2024Q1", id="a year to date with the quarter before it"),
        pytest.param("2023", "2023Q1-Q3", id="a year with its first three quarters"),
        pytest.param("2023Q3", "2023Q2", id="a quarter with the quarter before"),
        pytest.param("2024Q1", "2023Q1", id="a first quarter with that of the year before"),
    ],
)
def test_places_are_compared_with_a_like_span(period: str, earlier: str) -> None:
    assert period_to_compare(COUNTY, Period.parse(period)) == Period.parse(earlier)


def test_there_is_nothing_before_the_first_quarter() -> None:
    assert period_to_compare(COUNTY, Period.parse("2022Q1")) is None


def test_an_exchange_of_places_is_a_rise_and_a_fall() -> None:
    found = movers(("members", "金沙镇", "城东街道"))

    assert [(m.org_unit, m.moved, m.places) for m in found.rises] == [("城东街道", 4, ("6", "2"))]
    assert [(m.org_unit, m.moved, m.places) for m in found.falls] == [("金沙镇", -4, ("2", "6"))]


def test_nothing_moved_without_an_exchange() -> None:
    assert movers() == Movers(BEFORE)


def test_a_step_of_one_place_is_no_news() -> None:
    assert movers(("members", "金沙镇", "河口镇")) == Movers(BEFORE)


def test_nor_is_it_among_three_org_units() -> None:
    sheet = Sheet(org_units=UNITS[:3])
    for quarter in ("2024Q1", "2024Q2"):
        sheet.put("members", quarter, [300, 200, 100])
    now = compute_progress(sheet.dataset(), NOW)
    before = swapped(now, "members", *UNITS[:2])

    assert movers_of(sheet.dataset(), now, before, BEFORE) == Movers(BEFORE)
    assert movers_of(sheet.dataset(), now, swapped(now, "members", UNITS[0], UNITS[2]), BEFORE).rises


def test_no_indicator_and_no_township_is_told_twice() -> None:
    indicators = ("members", "employees", "new_unions", "new_members", "labour_contract_rate", "membership_rate")
    found = movers(*((i, "金沙镇", "城东街道") for i in indicators), *((i, "河口镇", "龙岗乡") for i in indicators))

    for told in (found.rises, found.falls):
        assert 1 < len(told) <= MOST
        assert len({m.indicator for m in told}) == len({m.org_unit for m in told}) == len(told)


def test_a_township_is_told_its_own_moves() -> None:
    found = movers(("members", "金沙镇", "城东街道"), ("new_unions", "金沙镇", "城东街道"), org_unit="金沙镇")

    assert {m.org_unit for m in (*found.rises, *found.falls)} == {"金沙镇"}
    assert len(found.falls) == 2


def test_of_a_flow_the_completion_is_told_and_of_a_ceiling_the_cases() -> None:
    told = movers(("new_unions", "金沙镇", "城东街道"), ("safety_accidents", "河口镇", "龙岗乡"))

    values = {m.indicator: m.values[1] for m in (*told.rises, *told.falls)}
    assert "%" in values["new_unions"]
    assert values["safety_accidents"].endswith("起")

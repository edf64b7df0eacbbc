"""Where an org unit is strong and where weak: the first and the last quarter of the field."""

from __future__ import annotations

import pytest

from indicators.views.profile import Standing


@pytest.mark.parametrize(
    ("rank", "ranked", "side"),
    [
        pytest.param(4, 18, "strength", id="the last of the first quarter"),
        pytest.param(5, 18, "", id="just behind it"),
        pytest.param(14, 18, "", id="just before the last quarter"),
        pytest.param(15, 18, "weakness", id="the first of the last quarter"),
        pytest.param(1, 4, "strength", id="the first of four"),
        pytest.param(4, 4, "weakness", id="the last of four"),
        pytest.param(1, 3, "", id="the first of three"),
        pytest.param(3, 3, "", id="the last of three"),
    ],
)
def test_a_place_is_a_strength_in_the_first_quarter_and_a_weakness_in_the_last(rank: int, ranked: int, side: str) -> None:
    standing = Standing("members", "会员总数", "", rank, ranked, "", "", "", "")

    assert (standing.is_strength, standing.is_weakness) == (side == "strength", side == "weakness")

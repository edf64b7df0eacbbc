from __future__ import annotations

import pytest

from indicators.checks.peer_rates import check_peer_rates
from tests.checks.sheets import facts, figures, found, one_each, sheet


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(("95%", "93%", "0.96%", "91%", "97%"), ["rate_too_small B4"], id="a fraction among percents"),
        pytest.param(("95%", "93%", "1%", "91%", "97%"), ["rate_too_small B4"], id="1 for all of them"),
        pytest.param(("95%", "93%", "0%", "91%", "97%"), [], id="nothing is nothing"),
        pytest.param(("95%", "93%", "20%", "91%", "97%"), [], id="a low rate"),
        pytest.param(("0.95%", "0.93%", "0.96%", "0.91%", "0.97%"), [], id="rates that are all small"),
        pytest.param(("2%", "0.6%", "1.5%", "1.1%", "0.4%"), [], id="small rates of different size"),
        pytest.param(("95%", "0.96%", "91%"), [], id="too few to compare with"),
    ],
)
def test_check_peer_rates(values: tuple[str, ...], expected: list[str]) -> None:
    assert found(check_peer_rates(figures(sheet(one_each("labour_contract_rate", *values))))) == expected


def test_counts_have_no_percent_sign_to_lose() -> None:
    assert found(check_peer_rates(figures(sheet(one_each("members", 1, 90, 95, 93))))) == []


def test_what_may_be_meant_is_said() -> None:
    (problem,) = check_peer_rates(figures(sheet(one_each("labour_contract_rate", "95%", "93%", "0.96%", "91%"))))
    assert {"found": "0.96%", "usual": "93%", "count": "3", "meant": "96%"}.items() <= facts(problem).items()

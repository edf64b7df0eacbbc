from __future__ import annotations

import pytest

from indicators.model import Kind
from indicators.reading.roles import Role
from indicators.reading.spans import Span
from indicators.reading.timing import When, when

VALUE, RUNNING, FLOW, STOCK, RATE = Role.VALUE, Role.RUNNING, Kind.FLOW, Kind.STOCK, Kind.RATE


@pytest.mark.parametrize(
    ("span", "role", "kind", "period", "running"),
    [
        pytest.param(Span(2024, 4, 6), VALUE, FLOW, "2024Q2", False, id="a quarter's amount"),
        pytest.param(Span(2024, 1, 3), VALUE, FLOW, "2024Q1", False, id="January to March is the first quarter"),
        pytest.param(Span(2024, 1, 6), VALUE, FLOW, "2024H1", True, id="January to June is a running total"),
        pytest.param(Span(2024, 4, 6), RUNNING, FLOW, "2024H1", True, id="累计 in a sheet of the second quarter"),
        pytest.param(Span(2024, 6, 6, upto=True), VALUE, FLOW, "2024H1", True, id="up to the end of June"),
        pytest.param(Span(2024, 7, 12), VALUE, FLOW, "2024H2", False, id="the second half"),
        pytest.param(Span(2024), VALUE, FLOW, "2024", True, id="a year"),
        pytest.param(Span(2024, 1, 6), VALUE, STOCK, "2024H1", False, id="a level of the half-year, as it is stated"),
        pytest.param(Span(2024, 6, 6, upto=True), VALUE, STOCK, "2024Q2", False, id="a level up to a date is its quarter's"),
        pytest.param(Span(2024, 4, 6), RUNNING, STOCK, "2024Q2", False, id="a level called 累计"),
        pytest.param(Span(2024), VALUE, RATE, "2024", False, id="a rate of the year"),
        pytest.param(Span(2024, 6, 6, point=True), VALUE, FLOW, "2024Q2", False, id="2024.06 stands for its quarter"),
    ],
)
def test_the_period_of_a_value(span: Span, role: Role, kind: Kind, period: str, running: bool) -> None:
    result = when(span, role, kind, monthly=False)
    assert isinstance(result, When)
    assert (result.period.code, result.running) == (period, running)


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (None, "no_period"),
        (Span(None, 1, 3), "no_period"),
        (Span(2024, 1, 5), "partial_quarter"),
        (Span(2024, 5, 5), "partial_quarter"),
    ],
)
def test_no_period_has_its_reason(span: Span | None, code: str) -> None:
    assert when(span, VALUE, FLOW, monthly=False) == code


def test_months_where_the_file_counts_months() -> None:
    result = when(Span(2024, 5, 5), VALUE, FLOW, monthly=True)
    assert isinstance(result, When)
    assert (result.period.code, result.month) == ("2024Q2", 5)

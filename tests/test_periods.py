import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.periods import InvalidPeriod, Period

periods = st.builds(
    lambda year, a, b: Period(year, min(a, b), max(a, b)),
    st.integers(1950, 2100),
    st.integers(1, 4),
    st.integers(1, 4),
)


@given(periods)
def test_a_period_is_read_back_from_its_code(period: Period) -> None:
    assert Period.parse(period.code) == period


@pytest.mark.parametrize(
    ("code", "quarters", "name"),
    [
        pytest.param("2024Q2", ["2024Q2"], "2024年第二季度", id="a quarter"),
        pytest.param("2024H1", ["2024Q1", "2024Q2"], "2024年上半年", id="the first half"),
        pytest.param("2024H2", ["2024Q3", "2024Q4"], "2024年下半年", id="the second half"),
        pytest.param("2024Q1-Q3", ["2024Q1", "2024Q2", "2024Q3"], "2024年前三季度", id="three quarters"),
        pytest.param("2024", ["2024Q1", "2024Q2", "2024Q3", "2024Q4"], "2024年", id="the year"),
        pytest.param("2024Q2-Q3", ["2024Q2", "2024Q3"], "2024年二至三季度", id="a span without a name of its own"),
    ],
)
def test_a_period_knows_its_quarters_and_its_name(code: str, quarters: list[str], name: str) -> None:
    period = Period.parse(code)
    assert [q.code for q in period.quarters] == quarters
    assert period.name_zh() == name


@pytest.mark.parametrize("code", ["", "24Q1", "2024Q5", "2024Q3-Q1", "2024H3", "2024年", "二季度"])
def test_other_texts_are_refused(code: str) -> None:
    with pytest.raises(InvalidPeriod):
        Period.parse(code)


@given(periods)
def test_the_year_before_has_the_same_length(period: Period) -> None:
    before = period.year_before()
    assert len(before.quarters) == len(period.quarters)
    assert before.year == period.year - 1


def test_the_quarter_before_the_first_is_last_years_fourth() -> None:
    assert Period.parse("2024Q1").previous_quarter() == Period.parse("2023Q4")
    assert Period.parse("2024Q3").previous_quarter() == Period.parse("2024Q2")
    assert Period.parse("2024Q2").previous_quarter() == Period.parse("2024Q1")
    with pytest.raises(InvalidPeriod):
        Period.parse("2024H1").previous_quarter()


def test_periods_sort_by_their_end_and_the_longest_of_one_end_comes_last() -> None:
    codes = ["2024", "2024Q4", "2024Q1", "2024H1", "2023Q4", "2024Q2"]
    assert [p.code for p in sorted(map(Period.parse, codes))] == ["2023Q4", "2024Q1", "2024Q2", "2024H1", "2024Q4", "2024"]


@given(periods)
def test_a_period_contains_each_of_its_quarters(period: Period) -> None:
    assert all(period.contains(q) for q in period.quarters)
    assert not period.contains(period.year_before())


@pytest.mark.parametrize(
    ("code", "said"), [("2024Q1", "in Q1 2024"), ("2024H1", "in the first half of 2024"), ("2024", "in 2024")]
)
def test_when_in_an_english_sentence(code: str, said: str) -> None:
    assert Period.parse(code).when_en() == said

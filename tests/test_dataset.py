from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.dataset import amounts_of_quarters, dataset_of
from indicators.model import CellRef, Observation, Reading, Target
from indicators.periods import Period


def observed(code: str, value: float, *, running: bool = False, org_unit: str = "河东镇", cell: str = "") -> Observation:
    source = CellRef("表.xlsx", code, cell or f"B{int(value)}")
    return Observation(org_unit, Period.parse(code), "new_unions", value, "家", source, running_total=running)


def values(observations: Sequence[Observation]) -> dict[str, float]:
    return {o.period.code: o.value for o in observations}


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4), st.randoms())
def test_running_totals_give_back_the_amounts_they_were_made_of(amounts: list[int], random: object) -> None:
    spans = ["2024Q1", "2024H1", "2024Q1-Q3", "2024"]
    totals = [observed(code, sum(amounts[: n + 1]), running=True) for n, code in enumerate(spans)]
    random.shuffle(totals)  # type: ignore[attr-defined]
    result, problems = amounts_of_quarters(totals)
    assert values(result) == dict(zip(["2024Q1", "2024Q2", "2024Q3", "2024Q4"], amounts, strict=True))
    assert problems == []


def test_a_difference_names_both_cells() -> None:
    result, _ = amounts_of_quarters([observed("2024Q1", 5, running=True), observed("2024H1", 12, running=True)])
    second = next(o for o in result if o.period.code == "2024Q2")
    assert [s.cell for s in second.sources] == ["B12", "B5"]


def test_a_running_total_after_single_quarters_is_their_difference() -> None:
    result, problems = amounts_of_quarters(
        [observed("2024Q1", 5), observed("2024Q2", 7), observed("2024Q1-Q3", 20, running=True)]
    )
    assert values(result)["2024Q3"] == 8
    assert problems == []


def test_a_running_total_with_nothing_before_it_keeps_its_span() -> None:
    result, _ = amounts_of_quarters([observed("2024Q1-Q3", 20, running=True)])
    assert values(result) == {"2024Q1-Q3": 20}


def test_the_quarters_own_amount_counts_and_the_running_total_is_checked() -> None:
    given_both = [observed("2024Q1", 5), observed("2024Q2", 7), observed("2024H1", 13, running=True)]
    result, problems = amounts_of_quarters(given_both)
    assert values(result) == {"2024Q1": 5, "2024Q2": 7}
    assert [p.code for p in problems] == ["running_total_differs"]
    assert dict(problems[0].facts)["expected"] == "12"


def test_a_running_total_that_falls_gives_a_problem_and_no_amount() -> None:
    result, problems = amounts_of_quarters([observed("2024Q1", 9, running=True), observed("2024H1", 4, running=True)])
    assert values(result) == {"2024Q1": 9}
    assert [(p.code, p.cell) for p in problems] == [("running_total_falls", "B4")]


def test_the_later_reading_replaces_a_value_and_keeps_the_others() -> None:
    first = Reading(
        "一.xlsx",
        observations=(observed("2024Q1", 5), observed("2024Q1", 3, org_unit="河西镇")),
        org_units=("河东镇", "河西镇"),
    )
    second = Reading("二.xlsx", observations=(observed("2024Q1", 6),), org_units=("河东镇",))
    dataset = dataset_of([first, second])
    assert {(o.org_unit, o.value) for o in dataset.observations} == {("河东镇", 6), ("河西镇", 3)}
    assert dataset.org_units == ("河东镇", "河西镇")


def test_frames_hold_a_row_an_observation_and_a_row_a_target() -> None:
    target = Target("河东镇", "new_unions", 2024, 20, CellRef("一.xlsx", "表", "C3"), stated_in=Period.parse("2024Q1"))
    dataset = dataset_of([Reading("一.xlsx", observations=(observed("2024H1", 5),), targets=(target,))])
    assert dataset.observation_frame.iloc[0].tolist() == ["河东镇", "new_unions", 2024, 1, 2, 5.0]
    assert dataset.target_frame.iloc[0].tolist() == ["河东镇", "new_unions", 2024, 0, 2024 * 4 + 1, 20.0]


@pytest.mark.parametrize(
    "readings", [pytest.param([], id="no reading"), pytest.param([Reading("空.xlsx")], id="an empty reading")]
)
def test_an_empty_dataset_has_frames_too(readings: list[Reading]) -> None:
    dataset = dataset_of(readings)
    assert dataset.observation_frame.empty
    assert dataset.target_frame.empty
    assert dataset.periods == ()

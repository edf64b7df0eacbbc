from __future__ import annotations

import pytest

from indicators.periods import Period
from indicators.record import QuarterSealed, Record
from tests.record.readings import one, reading_of

Q1, H1 = Period.parse("2024Q1"), Period.parse("2024H1")


def test_sealing_a_period_seals_each_of_its_quarters(record: Record) -> None:
    record.seal(Q1)
    assert record.sealed_quarters() == (Q1,)
    record.seal(H1, who="王芳")
    assert record.sealed_quarters() == H1.quarters
    record.unseal(Q1)
    assert record.sealed_quarters() == (Period.parse("2024Q2"),)


@pytest.mark.parametrize(
    "observation",
    [
        pytest.param(one(4), id="another value"),
        pytest.param(one(4, org_unit="金沙镇"), id="a value that was missing"),
    ],
)
def test_a_sealed_quarter_refuses_what_changes_it(record: Record, observation: object) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.seal(Q1)
    version, listed = record.version(), record.submissions()
    with pytest.raises(QuarterSealed) as refusal:
        record.accept(b"2", "b.xlsx", reading_of(observation, one(9, period="2024Q2")))  # type: ignore[arg-type]
    assert refusal.value.quarters == (Q1,)
    assert (record.version(), record.submissions()) == (version, listed)


def test_the_sealed_values_again_and_newer_quarters_are_accepted(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.seal(Q1)
    record.accept(b"2", "b.xlsx", reading_of(one(3), one(5, period="2024Q2")))
    assert len(record.dataset().observations) == 2


def test_what_a_sealed_quarter_rests_on_cannot_be_taken_back(record: Record) -> None:
    submission = record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.seal(Q1)
    with pytest.raises(QuarterSealed):
        record.take_back(submission.id)
    assert record.submissions()[0].is_live
    record.unseal(Q1)
    record.take_back(submission.id)
    assert record.is_empty()


def test_a_correction_that_would_shift_a_sealed_difference_is_refused(record: Record) -> None:
    """The second quarter was computed as 8 − 3: another first quarter would make it another amount."""
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(8, period="2024H1", running_total=True)))
    record.seal(Period.parse("2024Q2"))
    with pytest.raises(QuarterSealed):
        record.accept(b"2", "b.xlsx", reading_of(one(4)))

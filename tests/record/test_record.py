from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from indicators.dataset import dataset_of
from indicators.model import Reading
from indicators.periods import Period
from indicators.record import AcceptanceRefused, Record
from tests.record.readings import DIFFERS, FALLS, one, reading_of, readings


def values(record: Record) -> dict[tuple[str, str], float]:
    return {(o.org_unit, o.period.code): o.value for o in record.dataset().observations}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reading=readings)
def test_a_reading_comes_back_as_it_was(record: Record, reading: Reading) -> None:
    submission = record.accept(repr(reading).encode(), "a.xlsx", reading)
    assert record.reading(submission.id) == reading


def test_the_dataset_is_that_of_all_readings_oldest_first(record: Record) -> None:
    sent = [
        reading_of(one(3), one(4, org_unit="金沙镇")),
        reading_of(one(5), one(9, period="2024H1", running_total=True)),
        reading_of(one(6, org_unit="金沙镇", period="2023Q1")),
    ]
    for number, reading in enumerate(sent):
        record.accept(bytes([number]), f"{number}.xlsx", reading)
    assert record.dataset() == dataset_of(sent)


def test_a_new_record_is_empty(record: Record) -> None:
    assert record.is_empty()
    assert not record.has_sample()
    assert record.submissions() == ()
    assert record.dataset() == dataset_of([])


def test_a_submission_says_what_came_when_and_from_whom(record: Record) -> None:
    reading = reading_of(one(3, period="2024Q2"), one(2), one(4, org_unit="金沙镇"), problems=(DIFFERS,))
    submission = record.accept(b"bytes", "一季度.xlsx", reading, who="王芳")
    assert (submission.file, submission.who, submission.size, submission.county) == ("一季度.xlsx", "王芳", 5, "临溪县")
    assert (submission.observations, submission.org_units, submission.problems) == (3, 2, 1)
    assert submission.periods == (Period.parse("2024Q1"), Period.parse("2024Q2"))
    assert submission.sha256 == hashlib.sha256(b"bytes").hexdigest()
    assert abs(datetime.now(UTC) - submission.accepted_at) < timedelta(minutes=1)
    assert submission.is_live
    assert record.content(submission.id) == b"bytes"


def test_submissions_are_listed_newest_first(record: Record) -> None:
    for number in range(3):
        record.accept(bytes([number]), f"{number}.xlsx", reading_of(one(number)))
    assert [s.file for s in record.submissions()] == ["2.xlsx", "1.xlsx", "0.xlsx"]


def test_the_same_bytes_again_change_nothing(record: Record) -> None:
    first = record.accept(b"same", "a.xlsx", reading_of(one(3)))
    version = record.version()
    again = record.accept(b"same", "renamed.xlsx", reading_of(one(99)))
    assert again == first == record.find(b"same")
    assert record.find(b"other") is None
    assert record.version() == version
    assert values(record) == {("河口镇", "2024Q1"): 3}


def test_the_newest_value_counts_until_it_is_taken_back(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(4, org_unit="金沙镇")))
    newer = record.accept(b"2", "b.xlsx", reading_of(one(5)))
    assert values(record) == {("河口镇", "2024Q1"): 5, ("金沙镇", "2024Q1"): 4}
    record.take_back(newer.id)
    assert values(record) == {("河口镇", "2024Q1"): 3, ("金沙镇", "2024Q1"): 4}
    taken_back = record.submissions()[0]
    assert taken_back.id == newer.id
    assert not taken_back.is_live
    assert record.reading(newer.id) == reading_of(one(5))


def test_taking_back_twice_keeps_the_first_time(record: Record) -> None:
    submission = record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.take_back(submission.id)
    first = record.submissions()
    record.take_back(submission.id)
    assert record.submissions() == first
    assert record.is_empty()


def test_bytes_taken_back_can_be_accepted_again(record: Record) -> None:
    first = record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.take_back(first.id)
    second = record.accept(b"1", "a.xlsx", reading_of(one(3)))
    assert second.id != first.id
    assert values(record) == {("河口镇", "2024Q1"): 3}


@pytest.mark.parametrize("ask", [Record.take_back, Record.reading, Record.content, Record.what_changed])
def test_an_unknown_number_is_a_key_error(record: Record, ask: object) -> None:
    with pytest.raises(KeyError):
        ask(record, 7)  # type: ignore[operator]


def test_problems_that_must_be_mended_are_refused_before_anything_is_written(record: Record) -> None:
    version = record.version()
    with pytest.raises(AcceptanceRefused) as refusal:
        record.accept(b"1", "a.xlsx", reading_of(one(3), problems=(DIFFERS, FALLS)))
    assert refusal.value.problems == (FALLS,)
    assert record.submissions() == ()
    assert record.version() == version


def test_explanations_stay_with_their_problems(record: Record) -> None:
    submission = record.accept(
        b"1", "a.xlsx", reading_of(one(3), problems=(DIFFERS,)), explanations=[(DIFFERS, "一季度补报2家")]
    )
    assert record.explanations() == {DIFFERS: "一季度补报2家"}
    record.take_back(submission.id)
    assert record.explanations() == {}


def test_an_empty_explanation_explains_nothing(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), problems=(DIFFERS,)), explanations={DIFFERS: "  "})
    assert record.explanations() == {}


def test_sample_data_can_be_removed_for_good(record: Record) -> None:
    record.accept(b"1", "样例.xlsx", reading_of(one(3), problems=(DIFFERS,)), sample=True, explanations={DIFFERS: "样例"})
    own = record.accept(b"2", "a.xlsx", reading_of(one(4, org_unit="金沙镇")))
    assert record.has_sample()
    record.remove_sample()
    assert not record.has_sample()
    assert record.submissions() == (own,)
    assert values(record) == {("金沙镇", "2024Q1"): 4}


def test_a_number_once_given_never_names_another_file(record: Record) -> None:
    sample = record.accept(b"1", "样例.xlsx", reading_of(one(3)), sample=True)
    record.remove_sample()
    assert record.accept(b"2", "a.xlsx", reading_of(one(4))).id > sample.id


def test_what_changed_names_both_values(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(4, org_unit="金沙镇"), one(7, org_unit="清泉乡")))
    newer = reading_of(one(5), one(4, org_unit="金沙镇"), one(1, org_unit="北山乡"))
    expected = [("河口镇", "2024Q1", 3, 5)]
    did = record.what_changed(record.accept(b"2", "b.xlsx", newer).id)
    assert [(c.org_unit, c.period.code, c.before.value, c.after.value) for c in did] == expected


def test_what_changed_compares_with_what_counted_before(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    wrong = record.accept(b"2", "b.xlsx", reading_of(one(300)))
    record.take_back(wrong.id)
    right = record.accept(b"3", "c.xlsx", reading_of(one(4)))
    assert [(c.before.value, c.after.value) for c in record.what_changed(right.id)] == [(3, 4)]


def test_the_history_of_a_value_has_every_submission_newest_first(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    wrong = record.accept(b"2", "b.xlsx", reading_of(one(300), one(8, org_unit="金沙镇"), one(7, period="2024")))
    record.take_back(wrong.id)
    history = record.history("河口镇", "new_unions", Period.parse("2024Q1"))
    assert [(s.file, s.is_live, o.value) for s, o in history] == [("b.xlsx", False, 300), ("a.xlsx", True, 3)]


def test_every_change_gives_a_version_of_its_own(record: Record) -> None:
    versions = [record.version()]

    def note_version() -> None:
        versions.append(record.version())

    sample = record.accept(b"1", "样例.xlsx", reading_of(one(3)), sample=True)
    note_version()
    record.take_back(sample.id)
    note_version()
    record.remove_sample()
    note_version()
    record.seal(Period.parse("2024Q1"))
    note_version()
    record.unseal(Period.parse("2024Q1"))
    note_version()
    assert len(set(versions)) == len(versions) == 6
    assert record.version() == versions[-1]

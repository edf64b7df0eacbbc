from __future__ import annotations

from datetime import UTC, datetime

from indicators.record import MeaningKind, Record, header_meanings
from indicators.told import Correction, HeaderMeaning
from tests.record.readings import one, reading_of

NOW = datetime(2024, 4, 8, 9, 30, tzinfo=UTC)
TYPED = (
    Correction("表一", "C5", "12000", NOW, "王芳", old="12 ooo"),
    Correction("表一", "D5", "", NOW, old="#REF!"),
)


def test_what_was_typed_is_kept_with_the_submission_and_its_file_stays_as_it_came(record: Record) -> None:
    submission = record.accept(b"bytes", "一季度.xlsx", reading_of(one(12000)), corrections=TYPED)
    other = record.accept(b"others", "二季度.xlsx", reading_of(one(1, period="2024Q2")))
    assert record.corrections(submission.id) == TYPED
    assert record.corrections(other.id) == ()
    assert record.content(submission.id) == b"bytes"


def test_corrections_stay_when_the_submission_is_taken_back_and_go_with_the_sample(record: Record) -> None:
    submission = record.accept(b"bytes", "一季度.xlsx", reading_of(one(12000)), corrections=TYPED, sample=True)
    record.take_back(submission.id)
    assert record.corrections(submission.id) == TYPED
    record.remove_sample()
    assert record.corrections(submission.id) == ()


def test_the_same_file_again_keeps_its_first_corrections(record: Record) -> None:
    first = record.accept(b"bytes", "一季度.xlsx", reading_of(one(12000)), corrections=TYPED)
    assert record.accept(b"bytes", "一季度.xlsx", reading_of(one(5)), corrections=TYPED[1:]) == first
    assert record.corrections(first.id) == TYPED


def test_what_is_remembered_of_headers_is_told_to_the_next_reading_newest_first(record: Record) -> None:
    record.remember(MeaningKind.INDICATOR, "救助（万元）", "assistance_funds", context="万元")
    record.remember(MeaningKind.UNIT, "救助", "万元", context="元")
    record.remember(MeaningKind.ORG_UNIT, "青石", "青石镇")
    record.remember(MeaningKind.IGNORED, "电话", "")
    assert header_meanings(record.remembered()) == (
        HeaderMeaning("电话", ignored=True),
        HeaderMeaning("救助", "元", unit="万元"),
        HeaderMeaning("救助（万元）", "万元", indicator="assistance_funds"),
    )
    record.forget(record.remembered()[0].number)
    assert HeaderMeaning("电话", ignored=True) not in header_meanings(record.remembered())

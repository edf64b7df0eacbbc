from __future__ import annotations

from indicators.record import Record
from tests.record.readings import DIFFERS, one, reading_of


def test_what_taking_back_would_do_is_told_beforehand(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    second = record.accept(b"2", "b.xlsx", reading_of(one(5), one(4, org_unit="金沙镇")))
    effect = record.what_taking_back_changes(second.id)
    assert [(o.org_unit, o.value) for o in effect.lost] == [("金沙镇", 4)]
    assert [(c.org_unit, c.before.value, c.after.value) for c in effect.restored] == [("河口镇", 5, 3)]


def test_what_is_told_is_what_happens(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(7, period="2023Q1")))
    second = record.accept(b"2", "b.xlsx", reading_of(one(5), one(4, org_unit="金沙镇")))
    effect = record.what_taking_back_changes(second.id)
    before = {(o.org_unit, o.period): o.value for o in record.dataset().observations}
    record.take_back(second.id)
    after = {(o.org_unit, o.period): o.value for o in record.dataset().observations}
    told = {(o.org_unit, o.period): None for o in effect.lost} | {
        (c.org_unit, c.period): c.after.value for c in effect.restored
    }
    assert {key: after.get(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)} == told


def test_a_value_that_was_replaced_since_is_not_touched(record: Record) -> None:
    first = record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.accept(b"2", "b.xlsx", reading_of(one(5)))
    effect = record.what_taking_back_changes(first.id)
    assert effect.lost == effect.restored == ()


def test_what_was_taken_back_already_changes_nothing(record: Record) -> None:
    only = record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.take_back(only.id)
    effect = record.what_taking_back_changes(only.id)
    assert effect.lost == effect.restored == ()


def test_explanations_stay_with_a_submission_that_was_taken_back(record: Record) -> None:
    only = record.accept(b"1", "a.xlsx", reading_of(one(3), problems=(DIFFERS,)), explanations={DIFFERS: "补报"})
    record.take_back(only.id)
    assert record.explanations() == {}
    assert record.explanations(only.id) == {DIFFERS: "补报"}

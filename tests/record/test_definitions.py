from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from indicators.model import Better, Indicator, Kind
from indicators.periods import Period
from indicators.record import Record, in_force
from tests.record.readings import NEW_UNIONS, indicators, one, reading_of

RENAMED = replace(NEW_UNIONS, name="新组建工会数", better=Better.NEITHER)
CEILING = replace(RENAMED, better=Better.LOWER)


def names(record: Record) -> dict[str, str]:
    return {i.id: i.name for i in record.dataset().indicators.values()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(definition=indicators)
def test_a_definition_comes_back_as_it_was_and_is_no_guess(record: Record, definition: Indicator) -> None:
    record.define([definition], who="王芳")
    newest = record.definitions()[0]
    assert newest.indicator == replace(definition, inferred=False)
    assert (newest.who, newest.is_live) == ("王芳", True)


def test_the_data_follow_the_definition_in_force(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.define([RENAMED])
    assert names(record) == {"new_unions": "新组建工会数"}
    record.define([CEILING])
    assert record.dataset().indicators["new_unions"].better is Better.LOWER


def test_a_file_that_comes_later_does_not_replace_the_offices_definition(record: Record) -> None:
    record.define([RENAMED])
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    assert names(record) == {"new_unions": "新组建工会数"}


def test_undoing_brings_the_definition_before_back_step_by_step(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.define([RENAMED])
    record.define([CEILING])
    record.undo_definition("new_unions")
    assert record.dataset().indicators["new_unions"] == RENAMED
    record.undo_definition("new_unions")
    assert record.dataset().indicators["new_unions"] == NEW_UNIONS
    assert in_force(record.definitions()) == {}
    assert [d.is_live for d in record.definitions()] == [False, False]


def test_nothing_to_undo_is_said(record: Record) -> None:
    with pytest.raises(KeyError):
        record.undo_definition("new_unions")


def test_values_are_those_of_the_files_whatever_the_definition(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(4, org_unit="金沙镇")))
    before = [(o.org_unit, o.value, o.source) for o in record.dataset().observations]
    record.define([replace(NEW_UNIONS, kind=Kind.STOCK, unit="个")])
    dataset = record.dataset()
    assert [(o.org_unit, o.value, o.source) for o in dataset.observations] == before
    assert dataset.unit_of("new_unions") == "个"


def test_a_sealed_quarter_does_not_forbid_a_definition(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.seal(Period.parse("2024Q1"))
    record.define([RENAMED])
    assert names(record) == {"new_unions": "新组建工会数"}


def test_each_change_gives_a_new_version(record: Record) -> None:
    versions = [record.version()]
    record.define([RENAMED])
    versions.append(record.version())
    record.undo_definition("new_unions")
    versions.append(record.version())
    assert len(set(versions)) == 3

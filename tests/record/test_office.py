"""What the office says of its org units and of scoring: kept, in force, undone; and records made before it could."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from indicators.model import TOTAL
from indicators.org_units import Change, ChangedTwice, InvalidTree, NamesTheWhole, Place
from indicators.periods import Period
from indicators.record import Record, RecordUnavailable
from indicators.record.schema import SCHEMA
from indicators.scoring import Deduction, Method, rule_named
from tests.record.readings import NEW_UNIONS, one, reading_of

Q1 = Period.parse("2024Q1")
METHOD = Method(rule_named("bonus"), (Deduction("河口镇", 2, "迟报", Q1),))


def values(record: Record) -> dict[tuple[str, str], float]:
    return {(o.org_unit, o.period.code): o.value for o in record.dataset().observations}


def test_the_data_carry_tree_groups_and_method(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(4, org_unit="金沙镇")))
    assert (record.dataset().parents, record.dataset().groups, record.dataset().scoring) == ({}, {}, None)
    record.office.place([Place("河口镇", "东片区", "重点单位"), Place("金沙镇", "东片区")], who="王芳")
    record.office.score(METHOD)
    data = record.dataset()
    assert data.parents == {"河口镇": "东片区", "金沙镇": "东片区"}
    assert (data.groups, data.scoring) == ({"河口镇": "重点单位"}, METHOD)
    assert data.org_units == ("河口镇", "金沙镇")


def test_a_merger_is_carried_over_and_undone_as_one(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3), one(4, org_unit="金沙镇")))
    since = Period.parse("2024Q2")
    record.office.change([Change(name, since, {"金河镇": 1}) for name in ("河口镇", "金沙镇")])
    assert values(record) == {("金河镇", "2024Q1"): 7}
    (deed,) = record.office.changes()
    record.office.undo_changes(deed.number)
    assert values(record) == {("河口镇", "2024Q1"): 3, ("金沙镇", "2024Q1"): 4}
    assert [d.is_live for d in record.office.changes()] == [False]
    with pytest.raises(KeyError):
        record.office.undo_changes(deed.number)


def test_an_org_unit_is_not_changed_twice_in_one_quarter(record: Record) -> None:
    since = Period.parse("2024Q2")
    record.office.change([Change("河口镇", since, {"金河镇": 1})])
    with pytest.raises(ChangedTwice, match="河口镇"):
        record.office.change([Change("河口镇", since, {"银河镇": 1})])
    (deed,) = record.office.changes()
    record.office.undo_changes(deed.number)
    record.office.change([Change("河口镇", since, {"银河镇": 1})])
    assert [dict(c.becomes) for c in record.office.structure().changes] == [{"银河镇": 1}]


def test_no_org_unit_bears_the_name_of_the_whole(record: Record) -> None:
    with pytest.raises(NamesTheWhole):
        record.office.place([Place("甲镇", TOTAL)])
    with pytest.raises(NamesTheWhole):
        record.office.change([Change("甲镇", Q1, {"全县": 1})])
    assert not record.office.places() + record.office.changes()


def test_the_newest_word_counts_and_undoing_brings_the_one_before_back(record: Record) -> None:
    record.office.place([Place("甲镇", "东片区")])
    record.office.place([Place("甲镇", "西片区"), Place("乙镇", "西片区")], who="王芳")
    assert dict(record.dataset().parents) == {"甲镇": "西片区", "乙镇": "西片区"}
    newest = record.office.places()[0]
    assert (newest.who, [p.org_unit for p in newest.what if isinstance(p, Place)]) == ("王芳", ["甲镇", "乙镇"])
    record.office.undo_places(newest.number)
    assert dict(record.dataset().parents) == {"甲镇": "东片区"}


def test_scoring_is_switched_off_and_on_again(record: Record) -> None:
    record.office.score(METHOD)
    record.office.score(None)
    assert record.dataset().scoring is None
    record.office.undo_scoring(record.office.methods()[0].number)
    assert record.dataset().scoring == METHOD


def test_what_makes_no_tree_is_not_saved(record: Record) -> None:
    record.office.place([Place("甲镇", "乙镇")])
    version = record.version()
    with pytest.raises(InvalidTree):
        record.office.place([Place("乙镇", "甲镇")])
    assert (record.version(), len(record.office.places())) == (version, 1)


def test_what_would_make_no_tree_is_not_undone(record: Record) -> None:
    record.office.place([Place("甲镇", "乙镇")])
    record.office.place([Place("甲镇", "")])
    record.office.place([Place("乙镇", "甲镇")])
    with pytest.raises(InvalidTree):
        record.office.undo_places(2)
    assert dict(record.dataset().parents) == {"乙镇": "甲镇"}


def test_each_deed_gives_a_new_version(record: Record) -> None:
    versions = [record.version()]
    for deed in (
        lambda: record.office.place([Place("甲镇", "乙片")]),
        lambda: record.office.change([Change("甲镇", Q1, {"丙镇": 1})]),
        lambda: record.office.score(METHOD),
        lambda: record.office.undo_scoring(1),
    ):
        deed()
        versions.append(record.version())
    assert len(set(versions)) == len(versions)


def test_a_sealed_quarter_keeps_its_cells_whatever_an_org_unit_is_called(record: Record) -> None:
    record.accept(b"1", "a.xlsx", reading_of(one(3)))
    record.seal(Q1)
    record.office.change([Change("河口镇", Period.parse("2024Q2"), {"河口街道": 1})])
    assert values(record) == {("河口街道", "2024Q1"): 3}
    assert record.reading(1).observations[0].org_unit == "河口镇"


def test_a_weight_comes_back_as_it_was(record: Record) -> None:
    from dataclasses import replace

    record.define([replace(NEW_UNIONS, weight=12.5)])
    assert record.definitions()[0].indicator.weight == 12.5


def make_old(file: Path) -> None:
    """Take away all that layout 2 has added."""
    with sqlite3.connect(file) as database:
        for table in ("indicator", "definition_override"):
            database.execute(f"ALTER TABLE {table} DROP COLUMN weight")
        for table in ("org_unit_place", "org_unit_change", "scoring_method"):
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE record SET schema = 1")
    database.close()


def test_a_record_of_the_first_layout_is_brought_to_the_present_one(url: str) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    old = Record(url)
    old.accept(b"1", "a.xlsx", reading_of(one(3)))
    old.define([NEW_UNIONS])
    before = old.dataset()
    old.close()
    make_old(file)
    again = Record(url)
    assert again.dataset() == before
    again.office.place([Place("河口镇", "东片区")])
    again.close()
    third = Record(url)
    assert dict(third.dataset().parents) == {"河口镇": "东片区"}
    third.close()


def test_a_record_of_a_later_layout_is_not_opened(url: str) -> None:
    Record(url).close()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        database.execute(f"UPDATE record SET schema = {SCHEMA + 1}")
    database.close()
    with pytest.raises(RecordUnavailable, match=str(SCHEMA + 1)):
        Record(url)

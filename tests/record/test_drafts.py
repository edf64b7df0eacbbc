"""Edits of reports on record."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from indicators.editing import Arrangement, Edit, Trait
from indicators.editing.template import Bound, Dated, Key, Typed, Words
from indicators.periods import Period
from indicators.record import Record, RecordUnavailable, ReportKind
from indicators.record.schema import SCHEMA

KIND = ReportKind("total", "summary", "internal", "usual", "zh")
OTHER = ReportKind("total", "summary", "leadership", "usual", "zh")
HALF, THIRD = Period.parse("2024H1"), Period.parse("2024Q1-Q3")
SECTION = (Trait("新建□", frozenset({("new_unions", "total")})), Trait("其他工作"))


def edit(words: str, period: Period = HALF, thread: str = "t", *, added: bool = False) -> Edit:
    key = Key("new_unions", "total", "value", "y0", label="新建□，其中")
    template = (Dated("span"), Words(words), Bound(key, "84家"), Typed("60家"))
    return Edit("工会组织建设", 0, period, template, "新建□", SECTION, thread, added)


def told(record: Record, kind: ReportKind = KIND) -> list[Edit]:
    return [kept.edit for kept in record.drafts.edits(kind)]


def test_edits_come_back_as_they_were_kept_newest_first(record: Record) -> None:
    record.drafts.keep_edits(KIND, [edit("一"), edit("二", THIRD, added=True)], who="王芳")
    record.drafts.keep_edits(KIND, [replace(edit("三"), template=None)])
    assert told(record) == [replace(edit("三"), template=None), edit("二", THIRD, added=True), edit("一")]
    assert [kept.who for kept in record.drafts.edits(KIND)] == ["", "王芳", "王芳"]
    assert told(record, OTHER) == []


def test_an_edit_of_a_paragraph_not_edited_before_gets_a_name_of_its_own(record: Record) -> None:
    record.drafts.keep_edits(KIND, [edit("一", thread=""), edit("二", thread="")])
    first, second = told(record)
    assert first.name != second.name
    assert all("/" not in one.name for one in (first, second))


def test_all_edits_of_one_saving_are_kept_or_none(record: Record) -> None:
    record.drafts.keep_edits(KIND, [edit("一")])
    broken = replace(edit("三"), heading=None)  # type: ignore[arg-type]
    with pytest.raises(RecordUnavailable):
        record.drafts.keep_edits(KIND, [edit("二"), broken])
    assert told(record) == [edit("一")]
    record.drafts.keep_edits(KIND, [])
    assert told(record) == [edit("一")]


def test_undoing_brings_back_the_edit_before(record: Record) -> None:
    record.drafts.keep_edits(KIND, [edit("一"), edit("二"), edit("三", thread="u")])
    record.drafts.undo_edit(KIND, "t", HALF)
    assert told(record) == [edit("三", thread="u"), edit("一")]
    record.drafts.undo_edit(KIND, "t", HALF)
    with pytest.raises(KeyError):
        record.drafts.undo_edit(KIND, "t", HALF)


def test_what_is_undone_is_what_counts_for_the_period(record: Record) -> None:
    record.drafts.keep_edits(KIND, [edit("后", THIRD), edit("前")])
    record.drafts.undo_edit(KIND, "t", HALF)
    assert told(record) == [edit("后", THIRD)]
    with pytest.raises(KeyError):
        record.drafts.undo_edit(KIND, "t", HALF)
    record.drafts.undo_edit(KIND, "t", THIRD)
    assert told(record) == []


def test_the_newest_arrangement_counts(record: Record) -> None:
    assert record.drafts.arrangement(KIND) == Arrangement()
    record.drafts.keep_arrangement(KIND, Arrangement(("维权",)))
    newest = Arrangement(("帮扶", "维权"), frozenset({"维权"}))
    record.drafts.keep_arrangement(KIND, newest)
    assert record.drafts.arrangement(KIND) == newest
    assert record.drafts.arrangement(OTHER) == Arrangement()


def test_drafts_are_no_data(record: Record) -> None:
    before = record.version()
    record.drafts.keep_edits(KIND, [edit("一")])
    record.drafts.keep_arrangement(KIND, Arrangement(("维权",)))
    assert (record.version(), record.is_empty()) == (before, True)


OLD_TEMPLATE = (
    '[["date", "span"], ["words", "建会"], ["number", {"indicator": "new_unions", "org_unit": "total", "measure": "value", '
    '"when": "y0", "sense": "", "sign": "", "turn": 0}], ["typed", "60家"]]'
)


def test_edits_kept_by_the_second_layout_are_read(url: str) -> None:
    Record(url).close()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        for column in ("thread", "section", "added"):
            database.execute(f"ALTER TABLE edited_paragraph DROP COLUMN {column}")
        database.execute("UPDATE record SET schema = 2")
        database.execute(
            "INSERT INTO edited_paragraph (org_unit, form, audience, length, language, heading, position, period, template, "
            "wording, edited_at, who) VALUES ('total', 'summary', 'internal', 'usual', 'zh', '工会组织建设', 2, '2024H1', ?, "
            "'新建□', '2024-07-01 08:00:00.000000', '王芳')",
            [OLD_TEMPLATE],
        )
    database.close()
    record = Record(url)
    (kept,) = record.drafts.edits(KIND)
    key = Key("new_unions", "total", "value", "y0")
    assert kept.edit == Edit("工会组织建设", 2, HALF, (Dated("span"), Words("建会"), Bound(key), Typed("60家")), "新建□")
    assert kept.edit.name == "工会组织建设/2"
    assert kept.edit.known_by == ((Trait("新建□", frozenset({("new_unions", "total")})),), 0)
    record.drafts.undo_edit(KIND, "工会组织建设/2", HALF)
    assert told(record) == []
    record.close()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        assert database.execute("SELECT schema FROM record").fetchone() == (SCHEMA,)
    database.close()

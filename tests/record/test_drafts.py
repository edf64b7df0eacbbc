"""Edits of reports on record."""

from __future__ import annotations

import pytest

from indicators.editing import Arrangement, Edit
from indicators.editing.template import Bound, Dated, Key, Typed, Words
from indicators.periods import Period
from indicators.record import Record, ReportKind

KIND = ReportKind("total", "summary", "internal", "usual", "zh")
OTHER = ReportKind("total", "summary", "leadership", "usual", "zh")
HALF = Period.parse("2024H1")


def edit(words: str, period: Period = HALF, position: int = 0) -> Edit:
    template = (Dated("span"), Words(words), Bound(Key("new_unions", "total", "value", "y0")), Typed("60家"))
    return Edit("工会组织建设", position, period, template, "新建□")


def told(record: Record, kind: ReportKind = KIND, period: Period = HALF) -> list[Edit]:
    return [kept.edit for kept in record.drafts.edits(kind, period)]


def test_edits_come_back_as_they_were_kept_newest_first(record: Record) -> None:
    record.drafts.keep_edit(KIND, edit("一"), who="王芳")
    record.drafts.keep_edit(KIND, edit("二"))
    assert told(record) == [edit("二"), edit("一")]
    assert [kept.who for kept in record.drafts.edits(KIND, HALF)] == ["", "王芳"]
    assert told(record, OTHER) == []


@pytest.mark.parametrize(("code", "counts"), [("2024Q1", False), ("2023", False), ("2024H1", True), ("2024Q1-Q3", True)])
def test_an_edit_counts_from_its_period_on(record: Record, code: str, counts: bool) -> None:
    record.drafts.keep_edit(KIND, edit("一"))
    assert told(record, period=Period.parse(code)) == [edit("一")] * counts


def test_undoing_brings_back_the_edit_before(record: Record) -> None:
    for one in (edit("一"), edit("二"), edit("三", position=1)):
        record.drafts.keep_edit(KIND, one)
    record.drafts.undo_edit(KIND, "工会组织建设", 0)
    assert told(record) == [edit("三", position=1), edit("一")]
    record.drafts.undo_edit(KIND, "工会组织建设", 0)
    with pytest.raises(KeyError):
        record.drafts.undo_edit(KIND, "工会组织建设", 0)


def test_the_reports_own_words_can_be_had_back_at_once(record: Record) -> None:
    for one in (edit("一"), edit("二"), edit("三", position=1)):
        record.drafts.keep_edit(KIND, one)
    record.drafts.restore(KIND, "工会组织建设", 0)
    assert told(record) == [edit("三", position=1)]


def test_the_newest_arrangement_counts(record: Record) -> None:
    assert record.drafts.arrangement(KIND) == Arrangement()
    record.drafts.keep_arrangement(KIND, Arrangement(("维权",)))
    newest = Arrangement(("帮扶", "维权"), frozenset({"维权"}))
    record.drafts.keep_arrangement(KIND, newest)
    assert record.drafts.arrangement(KIND) == newest
    assert record.drafts.arrangement(OTHER) == Arrangement()


def test_drafts_are_no_data(record: Record) -> None:
    before = record.version()
    record.drafts.keep_edit(KIND, edit("一"))
    record.drafts.keep_arrangement(KIND, Arrangement(("维权",)))
    assert (record.version(), record.is_empty()) == (before, True)

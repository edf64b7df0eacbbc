"""The office's own Word files on record."""

from __future__ import annotations

from indicators.record import Record


def test_one_counts_for_each_form_and_the_newest_replaces_it(empty_record: Record) -> None:
    models = empty_record.models
    assert models.current("summary") is None
    models.keep("summary", "一.docx", b"1", who="张三")
    models.keep("circular", "二.docx", b"2")
    models.keep("summary", "三.docx", b"3")
    found = {form: models.current(form) for form in ("summary", "circular", "brief")}
    assert {form: kept and (kept.name, kept.content) for form, kept in found.items()} == {
        "summary": ("三.docx", b"3"),
        "circular": ("二.docx", b"2"),
        "brief": None,
    }


def test_it_outlives_the_program_and_can_be_removed(empty_record: Record, tmp_path: object) -> None:
    empty_record.models.keep("summary", "一.docx", b"1", who="张三")
    again = Record(f"sqlite:///{tmp_path}/record.sqlite")
    kept = again.models.current("summary")
    assert kept is not None
    assert (kept.name, kept.who, len(kept.sha256)) == ("一.docx", "张三", 64)
    again.models.remove("summary")
    assert empty_record.models.current("summary") is None
    again.close()


def test_keeping_one_changes_no_data(empty_record: Record) -> None:
    before = empty_record.version()
    empty_record.models.keep("summary", "一.docx", b"1")
    assert empty_record.version() == before

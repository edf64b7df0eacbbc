from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Engine
from sqlalchemy.schema import CreateTable

from indicators.model import Observation, Reading
from indicators.org_units import InvalidTree, Place
from indicators.periods import Period
from indicators.record import InvalidAddress, Record, RecordUnavailable, default_url, schema
from tests.record.readings import NEW_UNIONS, one, reading_of

processes = multiprocessing.get_context("spawn")


def many(count: int, *, value: float = 1) -> Reading:
    return reading_of(*(one(value + n, org_unit=f"乡{n // 40}", period=f"{2000 + n % 40}Q1") for n in range(count)))


def accept_some(url: str, worker: int) -> None:
    record = Record(url)
    for n in range(5):
        record.accept(f"{worker}-{n}".encode(), f"{worker}-{n}.xlsx", many(50, value=worker))
        record.accept(b"the same for all", "common.xlsx", many(10))
    record.close()


def die_while_accepting(url: str) -> None:
    @event.listens_for(Engine, "before_cursor_execute")
    def die(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("INSERT INTO org_unit"):
            os.kill(os.getpid(), signal.SIGKILL)

    Record(url).accept(b"2", "b.xlsx", many(2000))


def test_the_place_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INDICATORS_DATABASE", raising=False)
    monkeypatch.delenv("INDICATORS_DATA", raising=False)
    assert default_url() == f"sqlite:///{Path('data', 'record.sqlite')}"
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path / "数据 夹"))
    Record().close()
    assert (tmp_path / "数据 夹" / "record.sqlite").exists()
    monkeypatch.setenv("INDICATORS_DATABASE", "postgresql://server/record")
    assert default_url() == "postgresql://server/record"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("nowhere", "not the address of a database", id="no address at all"),
        pytest.param("postgresql:/officer:secret@server/record", "not the address of a database", id="a slash is missing"),
        pytest.param("postgresql://officer:secret@server:port/record", "not the address of a database", id="a port in letters"),
        pytest.param("postgres://officer:secret@server/record", "not the address of a database", id="an unknown kind"),
        pytest.param("mysql+pymysql://officer:secret@server/record", "driver", id="without its driver"),
    ],
)
def test_what_is_no_address_of_a_database_is_told_without_its_password(address: str, told: str) -> None:
    with pytest.raises(InvalidAddress, match=told) as found:
        Record(address)

    assert "secret" not in str(found.value)
    assert isinstance(found.value, RecordUnavailable)


def test_changes_made_together_are_all_saved(record: Record) -> None:
    before = record.version()
    with record.together():
        record.define([NEW_UNIONS])
        record.office.place([Place("河口镇", "东片区")])
        record.accept(b"1", "a.xlsx", many(3))

    assert record.version() != before
    assert [d.indicator.id for d in record.definitions()] == ["new_unions"]
    assert record.office.places()[0].is_live
    assert len(record.submissions()) == 1


def test_changes_made_together_are_not_saved_where_one_fails(record: Record) -> None:
    def change() -> None:
        with record.together():
            record.define([NEW_UNIONS])
            record.accept(b"1", "a.xlsx", many(3))
            record.office.place([Place("河口镇", "东片区"), Place("东片区", "河口镇")])

    before = record.version()
    with pytest.raises(InvalidTree):
        change()

    assert record.version() == before
    assert (record.definitions(), record.office.places(), record.submissions()) == ((), (), ())
    record.define([NEW_UNIONS])  # the record goes on as before
    assert len(record.definitions()) == 1


def test_what_is_together_within_another_waits_for_it(record: Record) -> None:
    class Broken(Exception):
        """Something fails after the inner changes."""

    def change() -> None:
        with record.together():
            with record.together():
                record.define([NEW_UNIONS])
            record.office.place([Place("河口镇", "东片区")])
            raise Broken

    with pytest.raises(Broken):
        change()

    assert (record.definitions(), record.office.places()) == ((), ())


def test_another_thread_is_no_part_of_what_is_changed_together(record: Record) -> None:
    with ThreadPoolExecutor(1) as other:
        with record.together():
            record.define([NEW_UNIONS])
            waiting = other.submit(record.define, [replace(NEW_UNIONS, name="新建基层工会数")])
        waiting.result()

    assert [d.indicator.name for d in record.definitions()] == ["新建基层工会数", "新建工会数"]


def test_what_is_on_record_outlives_the_program(url: str) -> None:
    first = Record(url)
    submission = first.accept(b"1", "a.xlsx", many(100))
    first.close()
    again = Record(url)
    assert again.submissions() == (submission,)
    assert again.reading(submission.id) == many(100)
    again.close()


def test_a_full_disk_leaves_the_record_as_it_was(url: str, record: Record) -> None:
    record.accept(b"1", "a.xlsx", many(10))
    before = (record.version(), record.submissions(), record.dataset())
    pages = sqlite3.connect(record_file(url)).execute("PRAGMA page_count").fetchone()[0]

    @event.listens_for(Engine, "begin")
    def full(connection: object) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")  # type: ignore[attr-defined]

    try:
        with pytest.raises(RecordUnavailable, match="full"):
            record.accept(b"2", "b.xlsx", many(5000))
    finally:
        event.remove(Engine, "begin", full)
    assert (record.version(), record.submissions(), record.dataset()) == before


def test_a_process_that_dies_while_accepting_leaves_the_record_as_it_was(url: str, record: Record) -> None:
    record.accept(b"1", "a.xlsx", many(10))
    before = (record.version(), record.submissions(), record.dataset())
    process = processes.Process(target=die_while_accepting, args=(url,))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert (record.version(), record.submissions(), record.dataset()) == before
    record.accept(b"2", "b.xlsx", many(20))
    assert len(record.submissions()) == 2


def test_several_processes_may_accept_at_once(url: str) -> None:
    workers = [processes.Process(target=accept_some, args=(url, n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    record = Record(url)
    assert len(record.submissions()) == 3 * 5 + 1
    assert len(record.dataset().observations) == 50
    record.close()


def test_threads_see_whole_submissions_only(record: Record) -> None:
    def accept(number: int) -> None:
        record.accept(str(number).encode(), f"{number}.xlsx", many(200, value=1000 * number))

    def values_agree() -> bool:
        first_values = {o.value - n for n, o in enumerate(record.dataset().observations)}
        return len(first_values) <= 1

    with ThreadPoolExecutor(6) as threads:
        looks = [threads.submit(values_agree) for _ in range(10)]
        list(threads.map(accept, range(10)))
        assert all(look.result() for look in looks)
    assert len(record.submissions()) == 10


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder")
    with pytest.raises(RecordUnavailable):
        Record(f"sqlite:///{tmp_path / 'data' / 'record.sqlite'}")


def test_a_file_that_is_no_database_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_text("总结" * 1000)
    with pytest.raises(RecordUnavailable):
        Record(f"sqlite:///{tmp_path / 'record.sqlite'}")


def test_a_record_of_another_layout_is_not_opened(url: str, record: Record) -> None:
    with sqlite3.connect(record_file(url)) as connection:
        connection.execute("UPDATE record SET schema = 99")
    with pytest.raises(RecordUnavailable, match="99"):
        Record(url)


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql(table: object) -> None:
    assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type]


def record_file(url: str) -> str:
    return url.removeprefix("sqlite:///")


def test_observations_are_hashable_once_read(record: Record) -> None:
    """Trace and cache put them into sets."""
    submission = record.accept(b"1", "a.xlsx", many(3))
    seen: set[Observation] = set(record.reading(submission.id).observations)
    assert {o.period for o in seen} == {Period.quarter(2000 + n, 1) for n in range(3)}

from __future__ import annotations

from collections.abc import Iterator

import county as small_county
import pytest
import streamlit as st

from indicators.periods import Period
from indicators.record import Record
from indicators.ui import cached

H1 = Period.parse("2024H1")


@pytest.fixture(autouse=True)
def records_closed() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def put_on_record(record: Record, quarter: int) -> None:
    reading = small_county.reading(small_county.QUARTERS[quarter])
    record.accept(reading.file.encode(), reading.file, reading)


def test_a_run_shows_one_state_of_the_record_whatever_is_written_meanwhile(empty_record: Record) -> None:
    with cached.held():
        before = cached.recorded()
        put_on_record(empty_record, 0)

        assert cached.recorded() is before

    assert cached.recorded().observations


def test_what_is_held_is_let_go_when_a_run_ends_early(empty_record: Record) -> None:
    def run_that_fails() -> None:
        with cached.held():
            put_on_record(empty_record, 0)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        run_that_fails()

    assert cached.version() == empty_record.version()


@pytest.mark.usefixtures("county_record")
def test_the_data_are_read_once_for_each_state_of_the_record() -> None:
    assert cached.recorded() is cached.recorded()
    assert cached.dataset() is cached.dataset()


def test_another_state_of_the_record_gives_other_values(empty_record: Record) -> None:
    put_on_record(empty_record, 0)
    before = cached.recorded()
    put_on_record(empty_record, 1)

    assert len(cached.recorded().observations) > len(before.observations)

from __future__ import annotations

import logging
from collections.abc import Iterator

import county as small_county
import pytest
import streamlit as st

from indicators.periods import Period
from indicators.record import Record
from indicators.ui import cached, warm_up
from indicators.ui.program_files import compressed
from indicators.views.measures import Measure
from indicators.views.series import first_choice

H1 = Period.parse("2024H1")


@pytest.fixture(autouse=True)
def records_closed() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is worked out from now on."""
    asked = list[str]()
    for name in ("tables_of", "overview_of", "series_of", "paragraphs_about", "score_table"):
        own = getattr(cached, name)
        monkeypatch.setattr(cached, name, lambda *a, own=own, name=name, **k: (asked.append(name), own(*a, **k))[1])
    return asked


@pytest.mark.usefixtures("county_record")
def test_what_the_pages_show_first_is_there_when_it_is_asked_for(worked_out: list[str]) -> None:
    warm_up.look_up_first()
    worked_out.clear()

    cached.overview(H1, "total", "zh")
    cached.paragraphs(H1)
    cached.scores(H1, "zh")
    for measure in Measure:
        cached.series(first_choice(cached.dataset()), measure, H1, "zh")

    assert worked_out == []


def test_nothing_is_worked_out_without_data(empty_record: Record, worked_out: list[str]) -> None:
    warm_up.look_up_first()

    assert worked_out == []
    empty_record.close()


def test_it_is_done_once_for_each_state_of_the_record(empty_record: Record, worked_out: list[str]) -> None:
    reading = small_county.reading(small_county.QUARTERS[0])
    empty_record.accept(b"", reading.file, reading)
    first = warm_up.look_up_if_new("")

    assert "overview_of" in worked_out

    worked_out.clear()

    assert warm_up.look_up_if_new(first) == first
    assert worked_out == []

    reading = small_county.reading(small_county.QUARTERS[1])
    empty_record.accept(b"2", reading.file, reading)

    assert warm_up.look_up_if_new(first) == empty_record.version() != first
    assert "overview_of" in worked_out


def test_a_record_that_does_not_answer_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORS_DATABASE", "sqlite:////proc/nowhere/record.sqlite")

    assert warm_up.look_up_if_new("before") == ""


@pytest.mark.usefixtures("county_record")
def test_what_goes_wrong_is_told_in_the_log_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("no such figure")

    monkeypatch.setattr(warm_up, "look_up_first", fail)
    with caplog.at_level(logging.ERROR):
        state = warm_up.look_up_if_new("")

    assert state == cached.version()
    assert "no such figure" in caplog.text


def test_the_scripts_of_a_first_visit_are_packed() -> None:
    warm_up.pack()
    packed = compressed.cache_info().currsize

    assert packed > 60
    warm_up.pack()
    assert compressed.cache_info().currsize == packed


def test_what_the_pages_need_can_be_imported() -> None:
    warm_up.import_everything()

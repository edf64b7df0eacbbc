from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any

import county as small_county
import pytest
import streamlit as st
from sqlalchemy import make_url

from indicators.narrative import paragraphs_about
from indicators.periods import Period
from indicators.progress import tables_of
from indicators.record import Record, default_url
from indicators.ui import cached, cached_texts, cached_views, warm_up
from indicators.ui.program_files import compressed
from indicators.views.measures import Measure
from indicators.views.overview import overview_of
from indicators.views.scores import score_table
from indicators.views.series import first_choice, series_told

H1 = Period.parse("2024H1")


@pytest.fixture(autouse=True)
def records_closed() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def worked_out() -> Iterator[list[str]]:
    """What is worked out from now on."""
    begun = list[str]()
    watched = {work.__code__ for work in (tables_of, overview_of, series_told, paragraphs_about, score_table)}

    def note(frame: FrameType, event: str, _of: Any) -> None:
        if event == "call" and frame.f_code in watched:
            begun.append(frame.f_code.co_name)

    sys.setprofile(note)
    yield begun
    sys.setprofile(None)


@pytest.mark.usefixtures("county_record")
def test_what_the_pages_show_first_is_there_when_it_is_asked_for(worked_out: list[str]) -> None:
    warm_up.look_up_first()
    worked_out.clear()

    cached_views.overview(H1, "total", "zh")
    cached_texts.paragraphs(H1)
    cached_views.scores(H1, "zh")
    dataset = cached.dataset()
    cached_texts.paragraphs(H1, indicators=first_choice(dataset))
    for measure in Measure:
        cached_views.series(first_choice(dataset), measure, H1, "zh")
    for indicator in dataset.indicators:
        cached_views.series((indicator,), Measure.VALUE, H1, "zh")

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


def test_a_record_that_does_not_answer_is_asked_again_and_told_in_the_log_once(
    empty_record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    right = default_url()
    monkeypatch.setenv("INDICATORS_DATABASE", "sqlite:////proc/nowhere/record.sqlite")
    with caplog.at_level(logging.ERROR):
        state = warm_up.look_up_if_new(warm_up.look_up_if_new("before"))

    assert [record.message for record in caplog.records if "does not answer" in record.message] == [caplog.records[0].message]
    monkeypatch.setenv("INDICATORS_DATABASE", right)
    assert warm_up.look_up_if_new(state) == empty_record.version()


def test_what_goes_wrong_is_told_in_the_log_and_ends_nothing(empty_record: Record, caplog: pytest.LogCaptureFixture) -> None:
    reading = small_county.reading(small_county.QUARTERS[0])
    empty_record.accept(b"", reading.file, reading)
    with closing(sqlite3.connect(str(make_url(default_url()).database))) as database, database:
        database.execute("UPDATE indicator SET kind = 'damaged'")
    with caplog.at_level(logging.ERROR):
        state = warm_up.look_up_if_new("")

    assert state == cached.version()
    assert "damaged" in caplog.text


def test_an_address_that_is_none_ends_nothing(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("INDICATORS_DATABASE", "nowhere")
    with caplog.at_level(logging.ERROR):
        state = warm_up.look_up_if_new("before")

    assert state == warm_up.UNAVAILABLE
    assert "not the address of a database" in caplog.text


def test_the_scripts_of_a_first_visit_are_packed() -> None:
    warm_up.pack()
    packed = compressed.cache_info().currsize

    assert packed > 60
    warm_up.pack()
    assert compressed.cache_info().currsize == packed


def test_a_page_imports_nothing_new_for_its_first_visitor() -> None:
    """In a process of its own, as the server starts."""
    program = """
import ast, pathlib, sys
from indicators.ui import warm_up
warm_up.import_everything()
there = set(sys.modules)
for page in pathlib.Path("pages").glob("*.py"):
    imports = [part for part in ast.parse(page.read_text("utf-8")).body if isinstance(part, ast.Import | ast.ImportFrom)]
    exec(compile(ast.Module(imports, []), str(page), "exec"), {})
print(*sorted(set(sys.modules) - there))
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []

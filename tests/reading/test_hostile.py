"""Every file made to harm ends in a reading or in one plain sentence, within the time, and nothing happens to the server."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hostile_files import HOSTILE

from indicators.model import Severity
from indicators.problems import message_of, severity_of
from indicators.reading import worker
from indicators.reading.worker import SECONDS, read_safely

PATIENCE = 6 * SECONDS
"""An idle machine reads the longest of these files in two seconds; a slow and busy one shall not be taken for a slow reader."""
REFUSED = {code for _, ends in HOSTILE.values() for code in ends.split("|")} - {"", "read"}


@pytest.fixture(scope="module", autouse=True)
def _no_process_left_behind():
    yield
    worker._workers.stop()


@pytest.mark.parametrize(("make", "ends"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_harm_ends_in_a_reading_or_a_sentence(make, ends, monkeypatch):
    monkeypatch.setattr(worker, "SECONDS", PATIENCE)
    data = make()
    start = time.monotonic()
    reading = read_safely(data, "坏.xlsx")
    assert time.monotonic() - start < PATIENCE + 30
    refused = [p for p in reading.problems if p.code in REFUSED]
    assert len(refused) <= 1
    how = refused[0].code if refused else "read"
    assert how in ends.split("|") or (not ends and how != "reading_failed")
    for problem in refused:
        assert severity_of(problem) is Severity.ERROR
        for language in ("zh", "en"):
            assert not {"Traceback", "/tmp", "indicators", "{"} & set(message_of(problem, language).split())


def test_nothing_is_written_outside():
    before = set(Path("/tmp").glob("climbed*")) | set(Path.cwd().glob("**/climbed*"))
    read_safely(HOSTILE["part names that climb"][0](), "坏.xlsx")
    assert set(Path("/tmp").glob("climbed*")) | set(Path.cwd().glob("**/climbed*")) == before == set()

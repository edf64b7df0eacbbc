"""Fixtures for all tests: the small county of ``county.py``, as data and on record."""

from __future__ import annotations

from pathlib import Path

import county as small_county
import pytest
from hypothesis import HealthCheck, settings

from indicators.dataset import Dataset
from indicators.record import Record

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def county() -> Dataset:
    """Six townships, ten quarters up to 2024Q2."""
    return small_county.county()


@pytest.fixture
def empty_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """A new record, which the pages then use."""
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    monkeypatch.setenv("INDICATORS_DATABASE", url)
    return Record(url)


@pytest.fixture(scope="session")
def county_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small county on record, a submission a quarter; made once, to be read only."""
    url = f"sqlite:///{tmp_path_factory.mktemp('county') / 'record.sqlite'}"
    record = Record(url)
    for reading in small_county.readings():
        record.accept(reading.file.encode(), reading.file, reading)
    record.close()
    return url


@pytest.fixture
def county_record(county_url: str, monkeypatch: pytest.MonkeyPatch) -> Record:
    """The small county, which the pages then use."""
    monkeypatch.setenv("INDICATORS_DATABASE", county_url)
    return Record(county_url)

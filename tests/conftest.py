"""Fixtures for all tests: the small county of ``county.py``, as data and on record."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import county as small_county
import pytest
from hypothesis import HealthCheck, settings

from indicators.dataset import Dataset
from indicators.record import Record

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

IN_A_BROWSER = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in a browser first: they take longest, and must not be what is left for one process at the end."""
    items.sort(key=lambda item: IN_A_BROWSER not in item.path.parents)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than there are cores: a test in a browser mostly waits for it."""
    return (yield) + 1


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

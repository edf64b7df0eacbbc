from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.record import Record


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'record.sqlite'}"


@pytest.fixture
def record(url: str) -> Iterator[Record]:
    record = Record(url)
    yield record
    record.close()

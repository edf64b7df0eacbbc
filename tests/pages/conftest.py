"""The pages as a visitor gets them: through the frame, on a record of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import county as small_county
import pytest
from page_visits import PATIENCE, Open
from streamlit.testing.v1 import AppTest

from indicators.record import Record
from tests.pages import upload_pages

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_main_module() -> Iterator[None]:
    """A page runs as ``__main__`` and stays it: processes that later tests start would run the page first."""
    own = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = own


@pytest.fixture
def page(empty_record: Record) -> AppTest:
    """数据上报 over an empty record."""
    return upload_pages.opened()


@pytest.fixture
def own_county(empty_record: Record) -> Record:
    """The small county on a record that may be written to."""
    for reading in small_county.readings():
        empty_record.accept(reading.file.encode(), reading.file, reading)
    return empty_record


@pytest.fixture
def open_page() -> Open:
    """``open_page("overview", period="2024H1")``: the page with that address, on the record the test asks for."""

    def opened(page: str = "", **query: str) -> AppTest:
        frame = AppTest.from_file(str(ROOT / "indicators/ui/main.py"), default_timeout=PATIENCE)
        frame.context = {"locale": "zh-CN", "theme": "light"}
        for name, value in query.items():
            frame.query_params[name] = value
        if page:
            frame.switch_page(f"../../pages/{page}.py")
        frame.run()
        assert [e.message for e in frame.exception] == []
        assert [e.value for e in frame.error] == []
        return frame

    return opened

"""The pages as a visitor gets them: through the frame, on a record of their own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_visits import PATIENCE, Open
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_main_module() -> Iterator[None]:
    """A page runs as ``__main__`` and stays it: processes that later tests start would run the page first."""
    own = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = own


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

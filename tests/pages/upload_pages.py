"""What a visitor does in 数据上报, in a visitor's words."""

from __future__ import annotations

from pathlib import Path

from page_visits import PATIENCE
from streamlit.testing.v1 import AppTest

import indicators
from indicators.model import Reading
from indicators.ui.components.upload_files import WAITING

MAIN = Path(indicators.__file__).parent / "ui" / "main.py"
PAGE = "../../pages/upload.py"


def opened(**query: str) -> AppTest:
    """The page by way of the menu, on the record the test asks for."""
    page = AppTest.from_file(MAIN, default_timeout=PATIENCE)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def upload(page: AppTest, *files: tuple[str, bytes]) -> None:
    """Drop files by name, which are read at once."""
    for name, data in files:
        page.file_uploader[0].upload(name, data, "application/octet-stream")
    page.run()
    assert not page.exception


def waiting(page: AppTest) -> list[Reading]:
    """What was read and is not on record yet, the newest last."""
    return [one.reading for one in page.session_state[WAITING]]


def text_of(page: AppTest) -> str:
    """All that can be read on the page."""
    blocks = [e.proto.body for e in page.get("html")]
    blocks += [e.value for e in (*page.error, *page.success, *page.info, *page.caption)]
    return "\n".join(blocks)

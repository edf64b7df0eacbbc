"""What is asked of the parts of 指标体系 on org units and on scoring."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from page_visits import html_of
from sqlalchemy import make_url
from streamlit.testing.v1 import AppTest

from indicators.record import Record, default_url
from tests.county import readings

NEWEST = {"period": "2024H1"}


def a_year_on(record: Record) -> Record:
    """The last four quarters of the small county, put on a record that a test may change."""
    for reading in readings()[-4:]:
        record.accept(reading.file.encode(), reading.file, reading)
    return record


def key_of(page: AppTest, beginning: str, end: str) -> str:
    """The key of a field of the forms; saving begins them anew under another one."""
    keys = [e.key for kind in ("selectbox", "multiselect", "number_input", "toggle", "button_group") for e in page.get(kind)]
    return next(key for key in keys if key and key.startswith(beginning) and key.endswith(end))


def press(page: AppTest, key: str) -> None:
    page.button(key).click().run()
    assert not page.exception


def told(page: AppTest) -> str:
    parts = [html_of(page), *(e.value for e in (*page.success, *page.error))]
    return "\n".join(parts).replace("\\", "")


def refuse(table: str) -> None:
    """Let the database take nothing more into this table."""
    with closing(sqlite3.connect(str(make_url(default_url()).database))) as database:
        database.execute(f"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT raise(ABORT, 'full'); END")

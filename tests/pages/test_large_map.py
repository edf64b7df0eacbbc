"""A map of very many org units is looked at some at a time."""

from __future__ import annotations

import re

from page_visits import Open, html_of
from streamlit.testing.v1 import AppTest

from indicators.model import CellRef, Indicator, Kind, Observation, Reading, Target
from indicators.periods import Period
from indicators.record import Record
from indicators.ui.components.heat_map import ROWS

QUARTER = Period.parse("2024Q1")


def put_on_record(record: Record, count: int) -> None:
    units, cell = tuple(f"第{n}镇" for n in range(1, count + 1)), CellRef("大表.xlsx", "表", "B2")
    indicator = Indicator("new_unions", "新建工会数", "家", Kind.FLOW)
    observed = tuple(Observation(u, QUARTER, indicator.id, 3.0, "家", cell) for u in units)
    asked = tuple(Target(u, indicator.id, 2024, 10.0, cell) for u in units)
    record.accept(b"", cell.file, Reading(cell.file, observed, asked, indicators=(indicator,), org_units=units))


def on_the_map(page: AppTest) -> list[str]:
    table = html_of(page).split("<table class='heat' ")[1].split("</table>")[0]
    return re.findall(r"<th scope='row'[^>]*><a [^>]*>([^<]+)</a>", table)


def test_as_many_as_can_be_looked_over_stand_on_one_map(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, ROWS)
    page = open_page("overview")

    assert len(on_the_map(page)) == ROWS
    assert not page.get("pagination")


def test_more_come_some_at_a_time(open_page: Open, empty_record: Record) -> None:
    put_on_record(empty_record, ROWS + 3)
    page = open_page("overview")

    assert on_the_map(page) == [f"第{n}镇" for n in range(1, ROWS + 1)]
    assert page.get("pagination")

    page.session_state["heat_of_第1镇"] = 2
    page.run()

    assert on_the_map(page) == [f"第{n}镇" for n in range(ROWS + 1, ROWS + 4)]

from __future__ import annotations

from typing import Any

import county as small_county
import pytest
from page_visits import Open, figures_of, html_of
from streamlit.testing.v1 import AppTest

from indicators.model import CellRef, Indicator, Kind, Note, Observation, Reading
from indicators.periods import Period
from indicators.record import Record
from indicators.ui import menu
from indicators.ui.components.controls import LANGUAGE, ORG_UNIT, PERIOD

MONITORING = ["overview", "trends", "township"]


@pytest.mark.usefixtures("empty_record")
@pytest.mark.parametrize("path", MONITORING)
def test_an_empty_page_says_what_to_do_next(open_page: Open, path: str) -> None:
    page = open_page(path)

    assert "还没有数据" in page.markdown[0].value
    assert figures_of(page) == []


@pytest.mark.usefixtures("empty_record")
def test_the_way_in_shows_the_upload_page_before_there_are_data(open_page: Open) -> None:
    assert "数据上报</h1>" in html_of(open_page())


@pytest.mark.usefixtures("county_record")
def test_the_way_in_shows_the_overview_once_there_are(open_page: Open) -> None:
    assert "总览</h1>" in html_of(open_page())


def test_every_page_in_the_menu_exists_and_has_its_address() -> None:
    assert set(MONITORING) | {"upload", "summary"} <= {path for path in menu.PATHS if (menu.PAGES / f"{path}.py").is_file()}


@pytest.mark.usefixtures("county_record")
def test_a_link_opens_the_same_view(open_page: Open) -> None:
    page = open_page("overview", period="2023Q3", org_unit="松林镇", lang="en")

    assert page.selectbox(PERIOD).value == Period.parse("2023Q3")
    assert page.selectbox(ORG_UNIT).value == "松林镇"
    assert "Overview</h1>" in html_of(page)


@pytest.mark.usefixtures("county_record")
def test_the_choice_is_kept_from_page_to_page(open_page: Open) -> None:
    page = open_page("overview")
    page.selectbox(PERIOD).select("2023年").run()
    page.query_params.clear()
    page.switch_page("../../pages/township.py").run()

    assert page.selectbox(PERIOD).value == Period.parse("2023")
    assert page.query_params["period"] == "2023"


@pytest.mark.usefixtures("county_record")
def test_a_step_back_in_the_browser_moves_the_controls(open_page: Open) -> None:
    page = open_page("overview")
    before = dict(page.query_params)
    page.selectbox(PERIOD).select("2023年").run()
    page.query_params.update(before)
    page.run()

    assert page.selectbox(PERIOD).value == Period.parse("2024H1")


@pytest.mark.usefixtures("county_record")
@pytest.mark.parametrize(
    "query", [{"period": "never"}, {"org_unit": "无此镇"}, {"indicator": "none"}, {"measure": "x"}, {"lang": "xx"}]
)
@pytest.mark.parametrize("path", MONITORING)
def test_a_broken_link_shows_the_page_all_the_same(open_page: Open, path: str, query: dict[str, str]) -> None:
    assert "2024年" in html_of(open_page(path, **query))


@pytest.mark.usefixtures("county_record")
def test_the_language_follows_the_browser_and_can_be_switched(open_page: Open) -> None:
    page = open_page("overview")
    assert "总览</h1>" in html_of(page)
    page.segmented_control(LANGUAGE).select("English").run()

    assert "Overview</h1>" in html_of(page)
    assert page.query_params["lang"] == "en"


def test_new_data_are_shown_at_the_next_rerun(open_page: Open, empty_record: Record) -> None:
    page = open_page("overview")
    reading = small_county.reading(small_county.QUARTERS[0])
    empty_record.accept(b"new", reading.file, reading)
    page.run()

    assert "截至2022年3月底" in html_of(page)


HOSTILE = "<img src=x onerror=alert(1)>![x](http://a.b)$x$"


def shown_in(figure: dict[str, Any]) -> list[str]:
    """The texts that a figure shows: labels, names on axes, hover texts (the last of several)."""
    layout = figure["layout"]
    hover = [text[-1] if isinstance(text, list) else text for trace in figure["data"] for text in trace.get("customdata", [])]
    ticks = [text for axis in ("xaxis", "yaxis") for text in layout[axis].get("ticktext", [])]
    return [*hover, *ticks, *(a["text"] for a in layout.get("annotations", []))]


def hostile_reading() -> Reading:
    """A file in which every text is an attack on the page."""
    period, cell = Period.parse("2024Q1"), CellRef(HOSTILE, HOSTILE, "B2")
    indicator = Indicator(HOSTILE, HOSTILE, HOSTILE, Kind.FLOW, section=HOSTILE, inferred=True)
    observations = tuple(Observation(unit, period, HOSTILE, 5.0, HOSTILE, cell, target=10.0) for unit in (HOSTILE, "乙镇"))
    notes = (Note(HOSTILE, HOSTILE, HOSTILE, cell, period),)
    return Reading(HOSTILE, observations, notes=notes, indicators=(indicator,), org_units=(HOSTILE, "乙镇"), county=HOSTILE)


@pytest.mark.parametrize("path", MONITORING)
def test_texts_from_a_file_are_never_obeyed(open_page: Open, empty_record: Record, path: str) -> None:
    empty_record.accept(b"hostile", "hostile.xlsx", hostile_reading())
    page: AppTest = open_page(path)

    assert "<img src=x" not in html_of(page)
    assert "&lt;img src=x" in html_of(page)
    for figure in figures_of(page):
        assert not [text for text in shown_in(figure) if "<img" in text or "$" in text]
    assert all("![x]" not in element.value for element in [*page.title, *page.markdown])

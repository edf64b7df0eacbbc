"""What a visitor sees while a page opens: the title early, and nothing that moves once it has been seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

MOST_SHIFT = 0.1
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) shift += e.value; })
  .observe({type: "layout-shift", buffered: true});
const look = () => {
  const title = document.querySelector("h1");
  if (!title?.checkVisibility({visibilityProperty: true})) return requestAnimationFrame(look);
  window.figuresBeforeTitle = document.querySelectorAll(".js-plotly-plot .main-svg").length;
};
requestAnimationFrame(look);
"""
WITH_FIGURES = ("/overview", "/trends", "/township")
PATHS = (*WITH_FIGURES, "/upload", "/record", "/catalogue", "/summary")


@pytest.fixture
def watched(reader: Visitor) -> Visitor:
    """A reader whose browser notes what moves."""
    reader.page.add_init_script(WATCH)
    return reader


def test_nothing_moves_after_it_has_been_seen(watched: Visitor) -> None:
    for path in PATHS:
        watched.open(path)
        watched.page.wait_for_timeout(500)

        assert watched.page.evaluate("shift") <= MOST_SHIFT, path


def test_on_a_phone_neither(watched: Visitor) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    for path in WITH_FIGURES:
        watched.open(path)
        watched.page.wait_for_timeout(500)

        assert watched.page.evaluate("shift") <= MOST_SHIFT, path


def test_the_title_does_not_wait_for_the_figures(watched: Visitor) -> None:
    for path in WITH_FIGURES:
        watched.open(path)
        watched.page.wait_for_selector(".js-plotly-plot .main-svg")

        assert watched.page.evaluate("figuresBeforeTitle") == 0, path


def test_a_table_is_sent_when_it_is_unfolded(watched: Visitor) -> None:
    watched.open("/trends")

    expect(watched.page.get_by_test_id("stDataFrame")).to_have_count(0)

    watched.page.get_by_text("查看数据").click()
    watched.page.get_by_test_id("stDataFrame").wait_for()
